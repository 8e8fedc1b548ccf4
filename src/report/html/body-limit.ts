import type { Report } from '../model.ts';

const largest = 16_384;
const smallest = 256;

/** How many characters of a body the page shows, by number of the exchange. */
export type BodyLimits = (exchange: number) => number;

/**
 * Shares out the room for bodies: what findings rest on comes first, the rest divides what is left. Characters of the page
 * are more, because bodies are laid out and escaped.
 */
export function shareOut(report: Report, budget = 1_200_000): BodyLimits {
  const leading = new Set(report.fixFirst.flatMap(({ checks }) => checks.slice(0, 1)));
  const decisive = new Set(report.checks.filter(({ id }) => leading.has(id)).flatMap(({ exchanges }) => exchanges));
  const sizes = report.exchanges.map(({ request, answer }) => [request.body?.length ?? 0, answer?.body.length ?? 0]);
  const first = sizes.filter((_, number) => decisive.has(number)).flat();
  const firstLimit = fairLimit(first, budget / 2);
  const rest = sizes.filter((_, number) => !decisive.has(number)).flat();
  const restLimit = fairLimit(rest, budget - used(first, firstLimit));
  return (number) => (decisive.has(number) ? firstLimit : restLimit);
}

function fairLimit(sizes: readonly number[], budget: number): number {
  let limit = largest;
  while (limit > smallest && used(sizes, limit) > budget) {
    limit /= 2;
  }
  return limit;
}

function used(sizes: readonly number[], limit: number): number {
  return sizes.reduce((total, size) => total + Math.min(size, limit), 0);
}

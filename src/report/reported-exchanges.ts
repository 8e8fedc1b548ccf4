import type { Exchange } from '../http/exchange.ts';
import { bodyLimit, type ReportedExchange } from './model.ts';
import type { CheckOutcome } from './outcome.ts';

interface NumberedExchanges {
  readonly exchanges: readonly ReportedExchange[];
  /** Indexes into `exchanges` by id of the check, in the order of the check. */
  readonly numbers: ReadonlyMap<string, readonly number[]>;
}

/** Keeps each exchange once, however many checks look at it, numbered by first use. */
export function numberExchanges(outcomes: readonly CheckOutcome[]): NumberedExchanges {
  const exchanges: ReportedExchange[] = [];
  const known = new Map<string, number>();
  const numberOf = (exchange: Exchange): number => {
    const key = JSON.stringify(exchange);
    const number = known.get(key) ?? exchanges.push(shortened(exchange)) - 1;
    known.set(key, number);
    return number;
  };
  const numbers = new Map(outcomes.map(({ id, exchanges: own }) => [id, own.map(numberOf)]));
  return { exchanges, numbers };
}

function shortened(exchange: Exchange): ReportedExchange {
  const { request, answer } = exchange;
  const truncated: ('request' | 'answer')[] = [];
  if (request.body !== undefined && request.body.length > bodyLimit) {
    truncated.push('request');
  }
  if (answer !== undefined && answer.body.length > bodyLimit) {
    truncated.push('answer');
  }
  if (truncated.length === 0) {
    return exchange;
  }
  return {
    ...exchange,
    request: { ...request, ...(request.body !== undefined && { body: cut(request.body) }) },
    ...(answer !== undefined && { answer: { ...answer, body: cut(answer.body) } }),
    truncated,
  };
}

function cut(body: string): string {
  const kept = body.slice(0, bodyLimit);
  return kept.isWellFormed() || !body.isWellFormed() ? kept : kept.slice(0, -1);
}

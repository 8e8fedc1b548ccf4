import type { Origin } from './caused-by.ts';
import { type Explanation, explanationsOf, type Traffic } from './explanations.ts';
import { type Cause, type CheckVerdict, isProblem, levels } from './model.ts';
import { continues, depthOf, type RequestShape } from './request-shape.ts';

interface Surroundings extends Traffic {
  readonly origins: ReadonlyMap<string, Origin>;
  readonly idps: readonly string[];
  /** Ids of checks whose findings may be behind all others. */
  readonly castingDoubt: ReadonlySet<string>;
}

/**
 * Gathers everything that is not well into causes: checks that show the same finding are one, and checks that could not be
 * judged count for what kept them from it. Ordered by the identity providers that are held up, then by level, by how closely
 * the finding is looked at, by how little has to work before it and by how much hangs on it; what the user already knows
 * comes last.
 *
 * One finding of the RFCs explains each flow that is stuck, and is nearer to the remedy, so it comes before the flow. What
 * casts doubt on all other findings comes before everything.
 */
export function fixFirst(checks: readonly CheckVerdict[], surroundings: Surroundings): readonly Cause[] {
  const { origins, idps, requests, castingDoubt } = surroundings;
  const consequencesOf = Map.groupBy(
    checks.filter(({ causedBy }) => causedBy !== undefined),
    ({ causedBy }) => causedBy,
  );
  const leading = checks.filter(
    ({ id, verdict, causedBy }) => causedBy === undefined && (isProblem(verdict) || consequencesOf.has(id)),
  );
  const deciding = leading.flatMap(({ id, idp }) => (idp === undefined ? (requests.get(id)?.slice(-1) ?? []) : []));
  const findings = Map.groupBy(leading, (check) => finding(check, origins.get(check.id)));
  const weighed = [...findings.values()]
    .map((alike) => ({ alike, consequences: alike.flatMap(({ id }) => consequencesOf.get(id) ?? []) }))
    .map(({ alike, consequences }) => ({
      alike,
      consequences,
      held: heldUp([...alike, ...consequences], idps),
      castsDoubt: alike.some(({ id }) => castingDoubt.has(id)),
      depth: Math.min(...alike.map(({ id }) => depthOfCheck(requests.get(id)))),
      continued: Math.max(...alike.map(({ id }) => continuing(requests.get(id)?.at(-1), deciding))),
    }));
  const byThemselves = inOrder(weighed.map((cause) => ({ cause, idps: [], isAlike: false })));
  const explanations = explanationsOf(leading.filter(isStuckOf(idps)), byThemselves, surroundings);
  const concerning = weighed.map((cause) => {
    const { idps: explained = [], isAlike = false } = explanations.get(cause) ?? {};
    return { cause, idps: [...new Set([...cause.held, ...explained])], isAlike };
  });
  return inOrder(concerning).map(({ alike, consequences, held }) => ({
    checks: alike.map(({ id }) => id),
    consequences: consequences.map(({ id }) => id),
    idps: held,
  }));
}

/** Equal for checks that show the same finding. */
function finding({ verdict, requirements, fix, message, level }: CheckVerdict, origin: Origin | undefined): string {
  const refuted = verdict !== 'inconclusive' && verdict !== 'error';
  const sameness = refuted
    ? [requirements.toSorted(), fix]
    : [origin !== undefined && 'foundation' in origin ? origin.foundation : message];
  return JSON.stringify([verdict, level, ...sameness]);
}

function heldUp(checks: readonly CheckVerdict[], idps: readonly string[]): readonly string[] {
  const stuck = checks.filter(({ level }) => level === 'MUST');
  return idps.filter((idp) => stuck.some((check) => check.idp === idp));
}

function isStuckOf(idps: readonly string[]): (check: CheckVerdict) => boolean {
  return ({ kind, level, verdict, idp = '' }) =>
    kind === 'scenario' && level === 'MUST' && isProblem(verdict) && idps.includes(idp);
}

function depthOfCheck(requests: readonly RequestShape[] = []): number {
  return requests.length === 0 ? Number.MAX_SAFE_INTEGER : Math.max(...requests.map(depthOf));
}

/** How many requests go on where this one ends. */
function continuing(request: RequestShape | undefined, others: readonly RequestShape[]): number {
  return request === undefined ? 0 : others.filter((other) => continues(other, request)).length;
}

interface Weighed {
  readonly alike: readonly CheckVerdict[];
  readonly consequences: readonly CheckVerdict[];
  readonly held: readonly string[];
  readonly castsDoubt: boolean;
  readonly depth: number;
  readonly continued: number;
}

interface Concerning extends Explanation {
  readonly cause: Weighed;
}

function inOrder(causes: readonly Concerning[]): readonly Weighed[] {
  return causes
    .map((one) => ({ ...one, place: rank(one) }))
    .toSorted((one, other) => compared(one.place, other.place))
    .map(({ cause }) => cause);
}

/** What looks at one fact before what meets many on its way. */
const closeness = ['scripted', 'passive', 'property', 'scenario'] as const;

const justBeforeFlows = closeness.indexOf('scenario') - 0.5;

/** A rule of messages that is broken more often than kept is likely to be what all others meet. */
function distanceOf({ kind, sightings }: CheckVerdict): number {
  const isUsual = kind === 'passive' && sightings !== undefined && 2 * sightings.violated >= sightings.seen;
  return isUsual ? -1 : closeness.indexOf(kind);
}

// Smaller is more urgent. What the target does wrong comes before what could not be seen, and that before our own defects.
function rank({ cause, idps, isAlike }: Concerning): readonly number[] {
  const { alike, consequences, castsDoubt, depth, continued } = cause;
  const [first] = alike;
  const level = first === undefined ? 0 : levels.indexOf(first.level);
  const isWish = isAlike && level > 0;
  return [
    alike.every(({ expected }) => expected !== undefined) ? 1 : 0,
    castsDoubt ? 0 : 1,
    idps.length > 0 ? 0 : 1,
    isWish ? 0 : level,
    first?.verdict === 'error' ? 2 : first?.verdict === 'inconclusive' ? 1 : 0,
    isWish ? justBeforeFlows : Math.min(...alike.map(distanceOf)),
    depth,
    -idps.length,
    -consequences.length,
    -continued,
    Math.min(...alike.map(({ exchanges }) => exchanges.length)),
  ];
}

function compared(one: readonly number[], other: readonly number[]): number {
  const difference = one.map((value, index) => value - (other[index] ?? 0)).find((value) => value !== 0);
  return difference ?? 0;
}

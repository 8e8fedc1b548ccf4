import type { Origin } from './caused-by.ts';
import { type Cause, type CheckVerdict, isProblem, levels } from './model.ts';
import { continues, depthOf, kindOf, type RequestShape } from './request-shape.ts';

interface Surroundings {
  readonly origins: ReadonlyMap<string, Origin>;
  readonly idps: readonly string[];
  /** Requests whose answers a check judges, by its id; the deciding one last. */
  readonly requests: ReadonlyMap<string, readonly RequestShape[]>;
  /** What checks ended with, by their ids, where that was refused: status and kind of request. */
  readonly refusals: ReadonlyMap<string, string>;
  /** Ids of checks whose findings may be behind all others. */
  readonly castingDoubt: ReadonlySet<string>;
}

/**
 * Gathers everything that is not well into causes: checks that show the same finding are one, and checks that could not be
 * judged count for what kept them from it. Ordered by the identity providers that are held up, then by level, by how closely
 * the finding is looked at, by how little has to work before it and by how much hangs on it; what the user already knows
 * comes last.
 *
 * What an RFC demands of a request is likely to be what holds up an identity provider that sends such requests, and is
 * nearer to the remedy, so it comes before the stuck flow; so does a wish that was refused just as the flow was.
 * What casts doubt on all other findings comes before them.
 */
export function fixFirst(
  checks: readonly CheckVerdict[],
  { origins, idps, requests, refusals, castingDoubt }: Surroundings,
): readonly Cause[] {
  const consequencesOf = Map.groupBy(
    checks.filter(({ causedBy }) => causedBy !== undefined),
    ({ causedBy }) => causedBy,
  );
  const leading = checks.filter(
    ({ id, verdict, causedBy }) => causedBy === undefined && (isProblem(verdict) || consequencesOf.has(id)),
  );
  const kindsOf = ({ id }: CheckVerdict): ReadonlySet<string> => new Set(requests.get(id)?.map(kindOf));
  const stuck = checks
    .filter(
      ({ kind, level, verdict, idp = '' }) =>
        kind === 'scenario' && level === 'MUST' && isProblem(verdict) && idps.includes(idp),
    )
    .map((check) => ({ idp: check.idp!, kinds: kindsOf(check), refusal: refusals.get(check.id) }));
  const stopping = new Set(stuck.map(({ refusal }) => refusal).filter((refusal) => refusal !== undefined));
  const deciding = leading.flatMap(({ id, idp }) => (idp === undefined ? (requests.get(id)?.slice(-1) ?? []) : []));
  const findings = Map.groupBy(leading, (check) => finding(check, origins.get(check.id)));
  return [...findings.values()]
    .map((alike) => ({ alike, consequences: alike.flatMap(({ id }) => consequencesOf.get(id) ?? []) }))
    .map(({ alike, consequences }) => ({ alike, consequences, held: heldUp([...alike, ...consequences], idps) }))
    .map((cause) => ({
      ...cause,
      concerned: new Set([
        ...cause.held,
        ...cause.alike.filter(({ idp }) => idp === undefined).flatMap((check) => sendersOf(kindsOf(check), stuck)),
      ]),
      castsDoubt: cause.alike.some(({ id }) => castingDoubt.has(id)),
      isStopping: cause.alike.some(({ id, idp }) => idp === undefined && stopping.has(refusals.get(id) ?? '')),
      depth: Math.min(...cause.alike.map(({ id }) => depthOfCheck(requests.get(id)))),
      continued: Math.max(...cause.alike.map(({ id }) => continuing(requests.get(id)?.at(-1), deciding))),
    }))
    .toSorted((one, other) => inOrder(rank(one), rank(other)))
    .map(({ alike, consequences, held }) => ({
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

interface StuckFlow {
  readonly idp: string;
  readonly kinds: ReadonlySet<string>;
}

/** The identity providers whose stuck flows send requests of one of these kinds. */
function sendersOf(kinds: ReadonlySet<string>, stuck: readonly StuckFlow[]): readonly string[] {
  return stuck.filter((flow) => !flow.kinds.isDisjointFrom(kinds)).map(({ idp }) => idp);
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
  readonly concerned: ReadonlySet<string>;
  readonly castsDoubt: boolean;
  readonly isStopping: boolean;
  readonly depth: number;
  readonly continued: number;
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
function rank({
  alike,
  consequences,
  concerned,
  castsDoubt,
  isStopping,
  depth,
  continued,
}: Weighed): readonly number[] {
  const [first] = alike;
  const level = first === undefined ? 0 : levels.indexOf(first.level);
  const isWish = isStopping && level > 0;
  return [
    alike.every(({ expected }) => expected !== undefined) ? 1 : 0,
    castsDoubt ? 0 : 1,
    concerned.size > 0 ? 0 : 1,
    isWish ? 0 : level,
    first?.verdict === 'error' ? 2 : first?.verdict === 'inconclusive' ? 1 : 0,
    isWish ? justBeforeFlows : Math.min(...alike.map(distanceOf)),
    depth,
    -concerned.size,
    -consequences.length,
    -continued,
    Math.min(...alike.map(({ exchanges }) => exchanges.length)),
  ];
}

function inOrder(one: readonly number[], other: readonly number[]): number {
  const difference = one.map((value, index) => value - (other[index] ?? 0)).find((value) => value !== 0);
  return difference ?? 0;
}

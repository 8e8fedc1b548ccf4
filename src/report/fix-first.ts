import type { Origin } from './caused-by.ts';
import { type Cause, type CheckVerdict, isProblem, levels } from './model.ts';

interface Surroundings {
  readonly origins: ReadonlyMap<string, Origin>;
  readonly idps: readonly string[];
  /** What the requests of a check do that it judges, by its id. */
  readonly requestKinds: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Gathers everything that is not well into causes: checks that show the same finding are one, and checks that could not be
 * judged count for what kept them from it. Ordered by the identity providers that are held up, then by level, then by
 * how closely the finding is looked at and by how much hangs on it; what the user already knows comes last.
 *
 * What an RFC demands of a request is likely to be what holds up an identity provider that sends such requests, and is
 * nearer to the remedy, so it comes before the stuck flow.
 */
export function fixFirst(
  checks: readonly CheckVerdict[],
  { origins, idps, requestKinds }: Surroundings,
): readonly Cause[] {
  const consequencesOf = Map.groupBy(
    checks.filter(({ causedBy }) => causedBy !== undefined),
    ({ causedBy }) => causedBy,
  );
  const leading = checks.filter(
    ({ id, verdict, causedBy }) => causedBy === undefined && (isProblem(verdict) || consequencesOf.has(id)),
  );
  const stuck = leading.filter(
    ({ kind, level, idp = '' }) => kind === 'scenario' && level === 'MUST' && idps.includes(idp),
  );
  const findings = Map.groupBy(leading, (check) => finding(check, origins.get(check.id)));
  return [...findings.values()]
    .map((alike) => ({ alike, consequences: alike.flatMap(({ id }) => consequencesOf.get(id) ?? []) }))
    .map(({ alike, consequences }) => ({ alike, consequences, held: heldUp([...alike, ...consequences], idps) }))
    .map((cause) => ({
      ...cause,
      concerned: new Set([...cause.held, ...concernedBy(cause.alike, stuck, requestKinds)]),
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
  const stuck = checks.filter(({ level, verdict }) => level === 'MUST' && verdict !== 'not-run');
  return idps.filter((idp) => stuck.some((check) => check.idp === idp));
}

/** The identity providers that are stuck and send requests of the kind that the finding is about. */
function concernedBy(
  alike: readonly CheckVerdict[],
  stuck: readonly CheckVerdict[],
  requestKinds: Surroundings['requestKinds'],
): readonly string[] {
  const about = alike.filter(({ idp }) => idp === undefined).flatMap(({ id }) => [...(requestKinds.get(id) ?? [])]);
  return stuck.filter(({ id }) => about.some((kind) => requestKinds.get(id)?.has(kind))).map(({ idp }) => idp!);
}

interface Weighed {
  readonly alike: readonly CheckVerdict[];
  readonly consequences: readonly CheckVerdict[];
  readonly concerned: ReadonlySet<string>;
}

/** What looks at one fact before what meets many on its way. */
const closeness = ['scripted', 'passive', 'property', 'scenario'] as const;

// Smaller is more urgent. What the target does wrong comes before what could not be seen, and that before our own defects.
function rank({ alike, consequences, concerned }: Weighed): readonly number[] {
  const [first] = alike;
  return [
    alike.every(({ expected }) => expected !== undefined) ? 1 : 0,
    -concerned.size,
    first === undefined ? 0 : levels.indexOf(first.level),
    first?.verdict === 'error' ? 2 : first?.verdict === 'inconclusive' ? 1 : 0,
    Math.min(...alike.map(({ kind }) => closeness.indexOf(kind))),
    -consequences.length,
    Math.min(...alike.map(({ exchanges }) => exchanges.length)),
  ];
}

function inOrder(one: readonly number[], other: readonly number[]): number {
  const difference = one.map((value, index) => value - (other[index] ?? 0)).find((value) => value !== 0);
  return difference ?? 0;
}

import { excuseFor } from '../profiles/excuse.ts';
import type { Profile } from '../profiles/profile.ts';
import type { Level } from '../requirements/requirement.ts';
import type { Origin } from './caused-by.ts';
import { curlOf } from './curl.ts';
import { bodyLimit, type CheckVerdict, type Verdict } from './model.ts';
import type { CheckOutcome, Happening } from './outcome.ts';
import { type Catalogue, idpOf } from './requirement-set.ts';
import { scriptOf } from './script.ts';
import { verdictOf } from './verdict.ts';

interface Surroundings {
  readonly catalogue: Catalogue;
  readonly origins: ReadonlyMap<string, Origin>;
  readonly numbers: ReadonlyMap<string, readonly number[]>;
  /** Reasons by id of the check. */
  readonly knownFailures: Readonly<Record<string, string>>;
  readonly profile: Profile | undefined;
}

/** Gives a check its verdict and what a reader needs to argue about it. */
export function judge(outcome: CheckOutcome, surroundings: Surroundings): CheckVerdict {
  const { catalogue, origins, numbers, knownFailures, profile } = surroundings;
  const { level, happening } = weigh(outcome, catalogue);
  const origin = origins.get(outcome.id);
  const idp = outcome.idp ?? outcome.requirements.map(idpOf).find((name) => name !== undefined);
  // What an identity provider cannot do stays true, whoever documents it.
  const isExcusable = (idp === undefined || idp === 'profile') && isUnfulfilled(happening);
  const documented = profile && isExcusable ? excuseFor(profile, outcome) : undefined;
  const verdict = documented === undefined ? verdictOf(happening.kind, level) : 'info';
  const known = Object.hasOwn(knownFailures, outcome.id) ? knownFailures[outcome.id] : undefined;
  const expected = documented ?? (isExpectable(verdict) ? known : undefined);
  return {
    id: outcome.id,
    title: outcome.title,
    area: outcome.area,
    kind: outcome.kind,
    requirements: outcome.requirements,
    level,
    ...(idp !== undefined && { idp }),
    verdict,
    ...(expected !== undefined && { expected }),
    ...told(happening),
    ...(happening.kind === 'refuted' && outcome.fix !== '' && { fix: outcome.fix }),
    exchanges: numbers.get(outcome.id) ?? [],
    ...(verdict !== 'pass' && repetition(outcome)),
    ...repetitions(outcome),
    ...(outcome.seed !== undefined && { seed: outcome.seed }),
    ...(outcome.path !== undefined && { path: outcome.path }),
    ...(outcome.counterexample !== undefined && { counterexample: outcome.counterexample }),
    ...(outcome.sightings !== undefined && { sightings: outcome.sightings }),
    ...(origin !== undefined && 'check' in origin && { causedBy: origin.check }),
    durationMs: outcome.durationMs,
    source: outcome.source,
  };
}

function isUnfulfilled({ kind }: Happening): boolean {
  return kind === 'refuted' || kind === 'inconclusive';
}

/** A known failure is about what the target does wrong, not about checks that did not get that far. */
export function isExpectable(verdict: Verdict): boolean {
  return verdict === 'fail' || verdict === 'warn' || verdict === 'info';
}

function weigh(outcome: CheckOutcome, catalogue: Catalogue): { level: Level; happening: Happening } {
  const unknown = outcome.requirements.filter((id) => !Object.hasOwn(catalogue, id));
  const [first] = outcome.requirements;
  const requirement = first === undefined || unknown.length > 0 ? undefined : catalogue[first];
  if (requirement === undefined) {
    const named =
      unknown.length > 0 ? `names ${unknown.join(', ')}, which the catalogue lacks` : 'names no requirement';
    return { level: 'MUST', happening: { kind: 'error', message: `The check ${named}.` } };
  }
  return { level: outcome.level ?? requirement.level, happening: outcome.happening };
}

function told(happening: Happening): Pick<CheckVerdict, 'message' | 'expectedValue' | 'actual'> {
  switch (happening.kind) {
    case 'held':
      return { message: '' };
    case 'refuted': {
      const { kind: _, ...findings } = happening;
      return findings;
    }
    case 'not-advertised':
    case 'not-run':
      return { message: happening.reason };
    default:
      return { message: happening.message };
  }
}

/** What led to a counterexample; the steps of other checks stand in their bodies. */
function repetitions({ kind, happening, exchanges }: CheckOutcome): Pick<CheckVerdict, 'script'> {
  const script = kind === 'property' && happening.kind === 'refuted' ? scriptOf(exchanges) : [];
  return script.length === 0 ? {} : { script };
}

function repetition({ exchanges }: CheckOutcome): Pick<CheckVerdict, 'curl'> {
  const last = exchanges.at(-1);
  const curl = last === undefined || (last.request.body?.length ?? 0) > bodyLimit ? undefined : curlOf(last);
  return curl === undefined ? {} : { curl };
}

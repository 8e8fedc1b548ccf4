import type { Exchange } from '../http/exchange.ts';
import type { Profile } from '../profiles/profile.ts';
import { compareCapabilities } from './capabilities.ts';
import { immediacy, originsOf } from './caused-by.ts';
import { inReadingOrder } from './check-order.ts';
import { isExpectable, judge } from './check-verdicts.ts';
import { conclude } from './conclusion.ts';
import { countVerdicts } from './counts.ts';
import { fixFirst } from './fix-first.ts';
import { footerOf } from './footer.ts';
import {
  type Advertised,
  type CheckVerdict,
  type KnownFailure,
  type Leftover,
  type Report,
  type RunFacts,
  schemaVersion,
  type TargetFacts,
} from './model.ts';
import { namesOfNothing } from './names-of-nothing.ts';
import type { CheckOutcome } from './outcome.ts';
import { judgeReadiness } from './readiness.ts';
import { numberExchanges } from './reported-exchanges.ts';
import { endingOf, shapeOf } from './request-shape.ts';
import type { Catalogue } from './requirement-set.ts';
import { judgeRequirements } from './requirement-verdicts.ts';

/**
 * Everything a report is made of. It must be redacted already: a curl line quotes and a long body is cut, and either may
 * hide a secret from a later search.
 */
export interface ReportInput {
  readonly toolVersion: string;
  readonly run: RunFacts;
  readonly target: TargetFacts;
  /** In any order; one for each check of the suites, also those that were not selected. */
  readonly outcomes: readonly CheckOutcome[];
  /** What the target advertises, by capability name. */
  readonly advertised: Readonly<Record<string, Advertised>>;
  readonly leftovers: readonly Leftover[];
  readonly notices: readonly string[];
  /** Reasons by id of the check. */
  readonly knownFailures: Readonly<Record<string, string>>;
  readonly catalogue: Catalogue;
  /** What the target declares about itself; its documented deviations are no failures. */
  readonly profile?: Profile;
  /** Why usual identity providers were not played, by name. */
  readonly lacks?: Readonly<Record<string, string>>;
  /** What people call identity providers, by name, where it is not the name of their set of requirements. */
  readonly idpNames?: Readonly<Record<string, string>>;
}

/** Judges a run. The same outcomes make the same report, whatever order they came in. */
export function buildReport(input: ReportInput): Report {
  const { run, catalogue, knownFailures, profile } = input;
  const outcomes = inReadingOrder(input.outcomes, catalogue);
  const origins = originsOf(outcomes);
  const { exchanges, numbers } = numberExchanges(outcomes);
  const checks = outcomes.map((outcome) => judge(outcome, { catalogue, origins, numbers, knownFailures, profile }));
  const readiness = judgeReadiness(checks, run, input.idpNames, input.lacks);
  return {
    schemaVersion,
    tool: { name: 'scimulate', version: input.toolVersion },
    run,
    target: input.target,
    conclusion: conclude(checks, run),
    readiness,
    counts: countVerdicts(checks),
    fixFirst: fixFirst(checks, {
      origins,
      idps: Object.keys(readiness),
      requests: eachExchange(outcomes, ({ request }) => shapeOf(request, input.target.url)),
      endings: eachExchange(outcomes, (exchange) => endingOf(exchange, input.target.url)),
      castingDoubt: castingDoubtIn(outcomes),
    }),
    capabilities: compareCapabilities(input.advertised, outcomes),
    requirements: judgeRequirements(catalogue, checks),
    checks,
    exchanges,
    knownFailures: Object.entries(knownFailures).map(([id, reason]) => compareKnown(id, reason, checks)),
    leftovers: input.leftovers,
    notices: [...input.notices, ...namesOfNothing(outcomes, { knownFailures: Object.keys(knownFailures), profile })],
    footer: footerOf(checks),
  };
}

/** Of the exchanges that a check judges, by its id; the deciding one is the last. */
function eachExchange<Seen>(
  outcomes: readonly CheckOutcome[],
  look: (exchange: Exchange) => Seen,
): ReadonlyMap<string, readonly Seen[]> {
  return new Map(
    outcomes.map(({ id, kind, exchanges }) => {
      const judged = kind === 'scenario' ? ['idp', 'setup'] : ['check', 'idp'];
      const own = exchanges.filter(({ sender }, index) => judged.includes(sender) || index === exchanges.length - 1);
      return [id, own.map(look)];
    }),
  );
}

function castingDoubtIn(outcomes: readonly CheckOutcome[]): ReadonlySet<string> {
  const isRefuted = ({ happening, establishes = [] }: CheckOutcome): boolean =>
    happening.kind === 'refuted' && establishes.includes(immediacy);
  return new Set(outcomes.filter(isRefuted).map(({ id }) => id));
}

function compareKnown(id: string, reason: string, checks: readonly CheckVerdict[]): KnownFailure {
  const verdict = checks.find((check) => check.id === id)?.verdict;
  if (verdict === 'pass') {
    return { check: id, reason, state: 'passing' };
  }
  return { check: id, reason, state: verdict !== undefined && isExpectable(verdict) ? 'failing' : 'not-judged' };
}

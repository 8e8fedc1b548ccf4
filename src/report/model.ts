import type { Exchange } from '../http/exchange.ts';
import type { Level } from '../requirements/requirement.ts';
import type { Json } from '../scim/json.ts';

export const schemaVersion = 1;

export const verdicts = ['pass', 'fail', 'warn', 'info', 'not-applicable', 'inconclusive', 'error', 'not-run'] as const;
export type Verdict = (typeof verdicts)[number];

export const levels = ['MUST', 'SHOULD', 'MAY'] as const satisfies readonly Level[];

export const checkKinds = ['scripted', 'property', 'scenario', 'passive'] as const;
export type CheckKind = (typeof checkKinds)[number];

/** Verdicts that ask somebody to act. */
export const problems = ['fail', 'warn', 'inconclusive', 'error'] as const satisfies readonly Verdict[];

export function isProblem(verdict: Verdict): boolean {
  return (problems as readonly Verdict[]).includes(verdict);
}

export type Counts = Readonly<Record<Verdict, number>>;

/**
 * The conformance report: what `report.json` holds and every other format is rendered from.
 *
 * Times, ids that the target gave and other values of one run are in `run`, `exchanges`, `leftovers`, the `durationMs` of
 * checks, and wherever a check quotes an answer; the rest is the same for two runs with the same outcomes.
 */
export interface Report {
  readonly schemaVersion: typeof schemaVersion;
  readonly tool: { readonly name: 'scimulate'; readonly version: string };
  readonly run: RunFacts;
  readonly target: TargetFacts;
  readonly conclusion: Conclusion;
  /** Per identity provider: whether its flows work, whatever the RFC verdict. */
  readonly readiness: Readonly<Record<string, Readiness>>;
  /** Checks of every set, so more than `conclusion.counts` where identity providers have checks of their own. */
  readonly counts: Counts;
  /** Causes of everything that is not well, the most urgent first. */
  readonly fixFirst: readonly Cause[];
  readonly capabilities: readonly CapabilityFacts[];
  readonly requirements: readonly RequirementVerdict[];
  readonly checks: readonly CheckVerdict[];
  readonly exchanges: readonly ReportedExchange[];
  /** What the user said would not hold. */
  readonly knownFailures: readonly KnownFailure[];
  /** Resources the run created and could not remove. */
  readonly leftovers: readonly Leftover[];
  /** Findings about the run itself, not about the target. */
  readonly notices: readonly string[];
  readonly footer: Footer;
}

export interface RunFacts {
  readonly name?: string;
  /** Marks everything the run created in the target. */
  readonly prefix: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly durationMs: number;
  /** False when the run ended before every selected check had its verdict. */
  readonly complete: boolean;
  readonly seed: number;
  readonly runsPerProperty: number;
  readonly workers: number;
  /** Requests per second at most; null when unlimited. */
  readonly rate: number | null;
  readonly timeoutMs: number;
  /** What `--only` and `--level` asked for; empty when everything was selected. */
  readonly selection: readonly string[];
  readonly idps: readonly string[];
  readonly profile: string;
  /** Command line that repeats the run; secrets are named, never shown. */
  readonly command: string;
  readonly node: string;
  readonly platform: string;
  /** What the redaction replaced, in words. */
  readonly redacted: readonly string[];
}

export interface TargetFacts {
  readonly url: string;
  readonly name: string;
  /** Kind of credential, never the credential. */
  readonly authentication: 'bearer' | 'none';
  readonly resourceTypes: readonly string[];
  readonly schemas: readonly string[];
}

/** Judged by the checks of RFC requirements alone. */
export interface Conclusion {
  readonly verdict: 'conformant' | 'not-conformant' | 'incomplete';
  /** One sentence. */
  readonly reason: string;
  /** Checks by verdict, in total and for each level. */
  readonly counts: Counts & Readonly<Record<Level, Counts>>;
}

/** Judged by the checks of the identity provider's own requirements alone. */
export interface Readiness {
  /** As people write it, for example "Microsoft Entra ID". */
  readonly name: string;
  readonly verdict: 'ready' | 'not-ready' | 'incomplete';
  /** One sentence in the identity provider's words. */
  readonly reason: string;
  /** Ids of the checks that stand in the way. */
  readonly blockers: readonly string[];
  readonly counts: Counts;
}

/** One finding, however many checks show it. */
export interface Cause {
  /** Ids of the checks that show it; the first one speaks for all. */
  readonly checks: readonly string[];
  /** Ids of the checks that could not be judged because of it. */
  readonly consequences: readonly string[];
  /** Keys of `readiness` it stands in the way of. */
  readonly idps: readonly string[];
}

export type Advertised = 'yes' | 'no' | 'unknown';

/** What the target says about itself and what the run saw. */
export interface CapabilityFacts {
  readonly name: string;
  readonly advertised: Advertised;
  readonly observed?: string;
  readonly contradiction?: boolean;
}

export interface RequirementVerdict {
  readonly id: string;
  readonly level: Level;
  /** Key of `readiness` when it belongs to an identity provider's own set; absent for an RFC's. */
  readonly idp?: string;
  /** For example "RFC 7644"; an identity provider's own set carries its name. */
  readonly source: string;
  readonly section: string;
  readonly text: string;
  readonly link?: string;
  /** What must hold for it to apply. */
  readonly when?: string;
  /** The RFC prints no key word; the level follows from a definition, table, example or plain prose. */
  readonly implied?: true;
  /** Number of a verified erratum that changes the text. */
  readonly erratum?: number;
  /** Ids of the ambiguities the passage is part of. */
  readonly ambiguities?: readonly string[];
  /** The worst of its checks. */
  readonly verdict: Verdict;
  readonly checks: readonly string[];
  /** Why it has no verdict that judges. */
  readonly reason?: string;
}

export interface CheckVerdict {
  readonly id: string;
  readonly title: string;
  readonly area: string;
  readonly kind: CheckKind;
  readonly requirements: readonly string[];
  readonly level: Level;
  /** Key of `readiness` when the requirements are an identity provider's own; absent for an RFC's. */
  readonly idp?: string;
  readonly verdict: Verdict;
  /** Present when the user expected this verdict; the reason given. */
  readonly expected?: string;
  /** Plain sentence: what was seen, or why the check has no verdict. Empty for a pass. */
  readonly message: string;
  readonly expectedValue?: string;
  readonly actual?: string;
  readonly fix?: string;
  /** Indexes into `exchanges`; the deciding one last. */
  readonly exchanges: readonly number[];
  /** Repeats the deciding request; the token is a shell variable. */
  readonly curl?: string;
  /** Repeats all requests of a counterexample, in order; ids are shell variables that take the place of those answered. */
  readonly script?: readonly string[];
  readonly seed?: number;
  readonly path?: string;
  readonly counterexample?: Json;
  /** Of a passive check: how many exchanges it looked at. */
  readonly sightings?: Sightings;
  /** Id of the check whose failure explains this verdict. */
  readonly causedBy?: string;
  readonly durationMs: number;
  /** `file:line` in the project. */
  readonly source?: string;
}

/** How many exchanges of the run said something about a passive check, and how many of them something against it. */
export interface Sightings {
  readonly seen: number;
  readonly violated: number;
}

/** Characters of a body that a report keeps. */
export const bodyLimit = 65_536;

/** An exchange with secrets replaced; `truncated` names the bodies that were cut at `bodyLimit`. */
export interface ReportedExchange extends Exchange {
  readonly truncated?: readonly ('request' | 'answer')[];
}

export interface KnownFailure {
  /** Id of the check. */
  readonly check: string;
  readonly reason: string;
  /** `passing` means the entry is out of date. */
  readonly state: 'failing' | 'passing' | 'not-judged';
}

export interface Leftover {
  readonly resourceType: string;
  readonly url: string;
  readonly reason: string;
}

/** Lets a reader detect a truncated report: the count and a digest of all check ids and verdicts. */
export interface Footer {
  readonly checks: number;
  /** SHA-256 in hexadecimal over "id verdict" lines. */
  readonly digest: string;
}

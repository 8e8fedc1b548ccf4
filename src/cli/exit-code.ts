import type { Report } from '../report/model.ts';

/** Exit codes of the command line, part of its contract. */
export const exitCode = {
  conformant: 0,
  notConformant: 1,
  usage: 2,
  notJudged: 3,
  harnessDefect: 4,
  interrupted: 130,
} as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** A run whose failures are all known is accepted, unless one of them has begun to pass. */
export function exitCodeOf({ checks, conclusion, counts, knownFailures, run }: Report): ExitCode {
  if (!run.complete) return exitCode.notJudged;
  const hasOutdated = knownFailures.some(({ state }) => state === 'passing');
  if (conclusion.verdict === 'conformant') return hasOutdated ? exitCode.notConformant : exitCode.conformant;
  if (conclusion.verdict === 'incomplete') return counts.error > 0 ? exitCode.harnessDefect : exitCode.notJudged;
  const isKnown = checks.every(
    ({ verdict, idp, expected }) => verdict !== 'fail' || idp !== undefined || expected !== undefined,
  );
  return isKnown && !hasOutdated ? exitCode.conformant : exitCode.notConformant;
}

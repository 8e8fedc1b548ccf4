import type { CheckVerdict, Report } from '../report/model.ts';

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

/** Whether the check was to find out about an RFC. */
function isOfRfc({ idp, level, verdict }: CheckVerdict): boolean {
  return idp === undefined && level === 'MUST' && verdict !== 'not-run' && verdict !== 'not-applicable';
}

/** A run that was all about identity providers, whose requests go past us, is judged by what became of them. */
function readinessCode(readiness: Report['readiness']): ExitCode {
  const verdicts = Object.values(readiness).map(({ verdict }) => verdict);
  if (verdicts.includes('not-ready')) return exitCode.notConformant;
  const isAllReady = verdicts.length > 0 && verdicts.every((verdict) => verdict === 'ready');
  return isAllReady ? exitCode.conformant : exitCode.notJudged;
}

/** A run whose failures are all known is accepted, unless one of them has begun to pass. */
export function exitCodeOf({ checks, conclusion, counts, knownFailures, readiness, run }: Report): ExitCode {
  if (!run.complete) return exitCode.notJudged;
  const hasOutdated = knownFailures.some(({ state }) => state === 'passing');
  if (conclusion.verdict === 'incomplete') {
    if (counts.error > 0) return exitCode.harnessDefect;
    return checks.some(isOfRfc) ? exitCode.notJudged : readinessCode(readiness);
  }
  const isKnown = checks.every(
    ({ verdict, idp, expected }) => verdict !== 'fail' || idp !== undefined || expected !== undefined,
  );
  return isKnown && !hasOutdated ? exitCode.conformant : exitCode.notConformant;
}

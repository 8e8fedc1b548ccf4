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

export function exitCodeOf({ conclusion, counts, run }: Report): ExitCode {
  if (!run.complete) return exitCode.interrupted;
  if (conclusion.verdict === 'conformant') return exitCode.conformant;
  if (conclusion.verdict === 'not-conformant') return exitCode.notConformant;
  return counts.error > 0 ? exitCode.harnessDefect : exitCode.notJudged;
}

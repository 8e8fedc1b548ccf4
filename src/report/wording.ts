import type { Conclusion, Readiness, Verdict } from './model.ts';

/** "1 check", "2 checks". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Verdicts as a reader says them of one check. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  pass: 'passed',
  fail: 'failed',
  warn: 'warning',
  info: 'note',
  'not-applicable': 'not applicable',
  inconclusive: 'inconclusive',
  error: 'harness error',
  'not-run': 'not run',
};

/** "2 failed", "1 warning", "3 warnings". */
export function countOf(number: number, verdict: Verdict): string {
  const word = verdictWords[verdict];
  return number !== 1 && nouns.has(verdict) ? `${number} ${word}s` : `${number} ${word}`;
}

const nouns: ReadonlySet<Verdict> = new Set(['warn', 'info', 'error']);

export const conclusionWords: Readonly<Record<Conclusion['verdict'], string>> = {
  conformant: 'Conformant',
  'not-conformant': 'Not conformant',
  incomplete: 'Incomplete',
};

export const readinessWords: Readonly<Record<Readiness['verdict'], string>> = {
  ready: 'ready',
  'not-ready': 'not ready',
  incomplete: 'incomplete',
};

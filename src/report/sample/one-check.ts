import type { ReportInput } from '../build-report.ts';
import type { CheckVerdict } from '../model.ts';
import type { CheckOutcome } from '../outcome.ts';
import { conformantInput } from './sample.ts';

/** A check that held; the requirement is a MUST of the sample catalogue. */
export function outcomeOf(id: string, more: Partial<CheckOutcome> = {}): CheckOutcome {
  return {
    id,
    title: `the service provider keeps ${id}`,
    area: 'create',
    kind: 'scripted',
    requirements: ['7644-3.3-08'],
    happening: { kind: 'held' },
    fix: `Mend ${id}.`,
    exchanges: [],
    observed: {},
    durationMs: 1,
    source: 'suites/create.spec.ts:1',
    ...more,
  };
}

/** A judged check; a passed MUST of an RFC unless told otherwise. */
export function verdictOn(id: string, more: Partial<CheckVerdict> = {}): CheckVerdict {
  return {
    id,
    title: `the service provider keeps ${id}`,
    area: 'create',
    kind: 'scripted',
    requirements: [`7644-3.3-${id}`],
    level: 'MUST',
    verdict: 'pass',
    message: '',
    exchanges: [],
    durationMs: 1,
    ...more,
  };
}

export function inputOf(outcomes: readonly CheckOutcome[], more: Partial<ReportInput> = {}): ReportInput {
  return { ...conformantInput, outcomes, ...more };
}

export const refuted = { kind: 'refuted', message: 'It does not.' } as const;

/** Nothing to judge because a foundation was missing. */
export function without(dueTo: string) {
  return { kind: 'inconclusive', message: `No ${dueTo}.`, dueTo } as const;
}

import { stripVTControlCharacters } from 'node:util';
import type { TestResult } from '@playwright/test/reporter';
import type { CheckOutcome, Happening } from './outcome.ts';

/** What a check attaches to its test for the reporter; redacted. */
export type AttachedOutcome = Pick<
  CheckOutcome,
  'happening' | 'exchanges' | 'observed' | 'seed' | 'path' | 'counterexample' | 'sightings'
>;

export const attachmentName = 'scimulate-outcome';

/** What happened, also for a test that ended without attaching anything: skipped, or broken before or after its check. */
export function outcomeOf(result: TestResult): AttachedOutcome {
  const attachment = result.attachments.find(({ name }) => name === attachmentName);
  if (attachment?.body) return JSON.parse(attachment.body.toString()) as AttachedOutcome;
  return { happening: happeningWithout(result), exchanges: [], observed: {} };
}

function happeningWithout({ status, annotations, errors }: TestResult): Happening {
  if (status === 'skipped') {
    const reason = annotations.find(({ type }) => type === 'skip')?.description;
    return reason === undefined
      ? { kind: 'not-run', reason: 'The run was interrupted.' }
      : { kind: 'not-advertised', reason };
  }
  if (status === 'interrupted') return { kind: 'not-run', reason: 'The run was interrupted.' };
  // A check that came to its end attaches an outcome: what broke is what was thrown last, behind its own findings.
  const last = errors.at(-1);
  const message = stripVTControlCharacters(last?.message ?? last?.value ?? `The check ended as ${status}.`);
  return { kind: 'error', message };
}

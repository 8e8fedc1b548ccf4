import { stripVTControlCharacters } from 'node:util';
import type { Happening } from '../report/outcome.ts';
import { foundations } from './foundation.ts';

/** What the test runner knows when a check has ended. */
export interface Ending {
  readonly status: 'passed' | 'failed' | 'timedOut' | 'skipped' | 'interrupted' | undefined;
  readonly errors: readonly { readonly message?: string; readonly value?: string }[];
  /** The reason of a skip. */
  readonly skipReason?: string;
  readonly timeoutMs: number;
}

/** Tells a refuted expectation from a missing foundation, and both from a defect in the harness. */
export function happeningOf({ status, errors, skipReason, timeoutMs }: Ending): Happening {
  if (status === 'passed') return { kind: 'held' };
  if (status === 'skipped')
    return { kind: 'not-advertised', reason: skipReason ?? 'The capability is not advertised.' };
  if (status === 'interrupted') return { kind: 'not-run', reason: 'The run was interrupted.' };
  const message = stripVTControlCharacters(errors[0]?.message ?? errors[0]?.value ?? '').trim();
  if (message.startsWith('Inconclusive: ')) return inconclusive(message.slice('Inconclusive: '.length));
  if (status === 'timedOut') return { kind: 'inconclusive', message: `No verdict within ${timeoutMs / 1000} s.` };
  return message.includes('expect(') ? refuted(message) : { kind: 'error', message: message || 'Unknown error.' };
}

function inconclusive(message: string): Happening {
  const dueTo = foundations.find((foundation) => message.startsWith(`"${foundation}" failed`));
  return { kind: 'inconclusive', message, ...(dueTo !== undefined && { dueTo }) };
}

/** Reads the runner's message: an own sentence first if there is one, then "Expected:" and "Received:". */
function refuted(message: string): Happening {
  const text = message.replace(/^Error: /, '');
  const call = text.indexOf('expect(');
  const sentence = text.slice(0, call).trim();
  const comparison = text.slice(call).split('\n').slice(1).join('\n').trim();
  const expectedValue = /^Expected[^:\n]*: ([\s\S]*?)(?=\n(?:Received|$))/m.exec(comparison)?.[1]?.trim();
  const actual = /^Received[^:\n]*: ([\s\S]*)/m.exec(comparison)?.[1]?.trim();
  if (expectedValue !== undefined && actual !== undefined) {
    return { kind: 'refuted', message: sentence || `Received ${firstLine(actual)}`, expectedValue, actual };
  }
  return { kind: 'refuted', message: [sentence, comparison].filter(Boolean).join('\n') };
}

function firstLine(text: string): string {
  const [line = '', ...more] = text.split('\n');
  return more.length > 0 || line.length > 200 ? `${line.slice(0, 200)}…` : line;
}

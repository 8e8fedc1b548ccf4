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

/** Reads the runner's message: an own subject first if there is one, then "Expected:" and "Received:", or a difference. */
function refuted(message: string): Happening {
  const text = message.replace(/^Error: /, '');
  const call = text.indexOf('expect(');
  const subject = text.slice(0, call).trim() || 'The answer';
  const comparison = text.slice(call).split('\n').slice(1).join('\n').trim();
  const { expected, received } = comparedValues(comparison) ?? comparedSides(comparison);
  if (expected === undefined || received === undefined)
    return { kind: 'refuted', message: `${subject}: ${comparison}` };
  const actual = asJson(received);
  const seen = actual.includes('\n') ? 'not as expected' : shortened(actual);
  return { kind: 'refuted', message: `${subject}: ${seen}`, expectedValue: asJson(expected), actual };
}

/** The runner names the kind of a list or object before its bracket. */
function asJson(text: string): string {
  return text.replaceAll(/\b(?:Array|Object|ObjectContaining|ArrayContaining) (?=[[{])/g, '');
}

interface Compared {
  readonly expected?: string | undefined;
  readonly received?: string | undefined;
}

function comparedValues(comparison: string): Compared | undefined {
  const expected = /^Expected[^:\n]*: ([\s\S]*?)(?=\n(?:Received|$))/m.exec(comparison)?.[1]?.trim();
  const received = /^Received[^:\n]*: ([\s\S]*)/m.exec(comparison)?.[1]?.trim();
  if (expected === undefined || received === undefined) return undefined;
  return { expected, received: received === 'undefined' ? 'absent' : received };
}

/** A difference shows lines of both sides, marked "-" for expected and "+" for received. */
function comparedSides(comparison: string): Compared {
  if (!comparison.startsWith('- Expected')) return {};
  const lines = comparison.split('\n').slice(3);
  const side = (mark: '-' | '+') =>
    lines
      .filter((line) => !line.startsWith(mark === '-' ? '+' : '-'))
      .map((line) => (line.startsWith('@@') ? '…' : line.slice(2)))
      .join('\n');
  return { expected: side('-'), received: side('+') };
}

function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

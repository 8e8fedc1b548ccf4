import { stripVTControlCharacters } from 'node:util';
import type { Happening } from '../report/outcome.ts';

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
  if (message.startsWith('WouldWrite: ')) return { kind: 'not-run', reason: 'It writes, and the run only reads.' };
  if (message.startsWith('Inconclusive: ')) return inconclusive(message.slice('Inconclusive: '.length));
  if (status === 'timedOut') return { kind: 'inconclusive', message: `No verdict within ${timeoutMs / 1000} s.` };
  return message.includes('expect(') ? refuted(message) : { kind: 'error', message: message || 'Unknown error.' };
}

function inconclusive(message: string): Happening {
  const dueTo = /^"([^"]+)" failed: /.exec(message)?.[1];
  return { kind: 'inconclusive', message, ...(dueTo !== undefined && { dueTo }) };
}

/** Reads the runner's message: an own subject first if there is one, then the call, then what was compared. */
function refuted(message: string): Happening {
  const text = message.replace(/^\w*Error: /, '');
  const call = text.indexOf('expect(');
  const subject = text.slice(0, call).trim() || 'The answer';
  const [statement = '', ...lines] = text.slice(call).split('\n');
  const comparison = lines.join('\n').trim();
  const compared = comparedSides(comparison) ?? comparedValues(comparison, statement);
  if (!compared) return { kind: 'refuted', message: `${subject}: ${comparison}` };
  const [expectedValue, actual] = [asJson(compared.expected), asJson(compared.received)];
  const seen = actual.includes('\n') ? 'not as expected' : shortened(actual);
  // A subject that is a whole sentence says already what was seen.
  const story = subject.endsWith('.') ? shortened(subject) : `${subject}: ${seen}`;
  return { kind: 'refuted', message: story, expectedValue, actual };
}

/** The runner names the kind of a list or object before its bracket. */
function asJson(text: string): string {
  return text.replaceAll(/\b(?:Array|Object|ObjectContaining|ArrayContaining) (?=[[{])/g, '');
}

interface Compared {
  readonly expected: string;
  readonly received: string;
}

function comparedValues(comparison: string, statement: string): Compared | undefined {
  const [, length = '', value] = /^Expected(?: (length))?[^:\n]*: ([\s\S]*?)(?=\nReceived|$)/.exec(comparison) ?? [];
  const received = /^Received[^:\n]*: ([\s\S]*)/m.exec(comparison)?.[1]?.trim();
  const expected = value === undefined ? undefined : `${length} ${value.trim()}`.trim();
  const wanted = expected ?? neededBy(comparison) ?? askedBy(statement);
  // Of a refuted "not" the runner shows the value once.
  const seen = valueIn(comparison) ?? received ?? /^not ([\s\S]*)/.exec(wanted ?? '')?.[1];
  if (wanted === undefined || seen === undefined) return undefined;
  return { expected: wanted, received: seen === 'undefined' ? 'absent' : seen };
}

/** A value of the wrong type cannot even be compared: "Matcher error: received value must be a string". */
function neededBy(comparison: string): string | undefined {
  return /^Matcher error: received value must (?:be |have )?(.*)/.exec(comparison)?.[1];
}

function valueIn(comparison: string): string | undefined {
  return /^Received (?:has value|array|string): +(.*)/m.exec(comparison)?.[1];
}

/** `toBeNull()` and its like say all in their name. */
function askedBy(statement: string): string | undefined {
  const [, not, word] = /(\.not)?\.toBe(NaN|Null|Undefined|Defined)\(\)/.exec(statement) ?? [];
  if (word === undefined) return undefined;
  return `${not ? 'not ' : ''}${word === 'NaN' ? word : word.toLowerCase()}`;
}

/** A difference shows lines of both sides, marked "-" for expected and "+" for received. */
function comparedSides(comparison: string): Compared | undefined {
  if (!/^- Expected +- +\d/.test(comparison)) return undefined;
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

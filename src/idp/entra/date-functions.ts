import { type MappingFunction, number, text } from './functions.ts';

/** The mapping functions on dates (EN-81). A date is text in the form `M/d/yyyy h:mm:ss tt`, in UTC. */
export const dateFunctions: Readonly<Record<string, MappingFunction>> = {
  CDate: ([source]) => printDate(readDate(text(source))),
  DateAdd: ([interval, value, date]) => printDate(later(readDate(text(date)), text(interval), number(value))),
  DateDiff: ([interval, from, to]) => String(between(readDate(text(from)), readDate(text(to)), text(interval))),
  DateFromNum: ([ticks]) => printDate(new Date(number(ticks) / ticksPerMs - epochMs)),
  FormatDateTime: ([source, _styles, input, output]) => format(parseByFormat(text(source), text(input)), text(output)),
  Now: (_terms, { now }) => printDate(now),
  NumFromDate: ([source]) => String((readDate(text(source)).getTime() + epochMs) * ticksPerMs),
};

/** Active Directory counts in steps of 100 nanoseconds since 1601. */
const ticksPerMs = 10_000;
const epochMs = 11_644_473_600_000;

const dayMs = 24 * 60 * 60_000;
const unitMs: Readonly<Record<string, number>> = {
  ww: 7 * dayMs,
  d: dayMs,
  h: 60 * 60_000,
  n: 60_000,
  s: 1000,
};

function printDate(date: Date): string {
  return format(date, 'M/d/yyyy h:mm:ss tt');
}

/** Reads the printed form, or ISO 8601 with a date alone, an offset after it, or a space before the time. */
function readDate(source: string): Date {
  const american = /^(\d+)\/(\d+)\/(\d+) (\d+):(\d+):(\d+) (AM|PM)$/.exec(source);
  if (american) return parseByFormat(source, 'M/d/yyyy h:mm:ss tt');
  const [, day = '', time = '00:00:00', offset = 'Z'] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?(?:\.\d+)?))?\s*(Z|[+-]\d\d:\d\d)?$/.exec(source) ?? [];
  return new Date(`${day}T${time}${offset}`);
}

function later(date: Date, interval: string, value: number): Date {
  const ms = unitMs[interval];
  if (ms !== undefined) return new Date(date.getTime() + value * ms);
  const moved = new Date(date);
  if (interval === 'yyyy') moved.setUTCFullYear(moved.getUTCFullYear() + value);
  else moved.setUTCMonth(moved.getUTCMonth() + value);
  return moved;
}

/** Counts the boundaries between two dates: midnights for days, Sundays for weeks. */
function between(from: Date, to: Date, interval: string): number {
  const unit = unitMs[interval];
  if (unit !== undefined) return boundaries(to, interval, unit) - boundaries(from, interval, unit);
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  return interval === 'yyyy' ? years : years * 12 + to.getUTCMonth() - from.getUTCMonth();
}

function boundaries(date: Date, interval: string, unit: number): number {
  // 1 January 1970 was a Thursday, four days after a Sunday.
  return Math.floor((date.getTime() + (interval === 'ww' ? 4 * dayMs : 0)) / unit);
}

type Parts = Readonly<Record<string, string>>;

/** The custom format letters of .NET that dates of mappings use. */
const letters = /yyyy|MMMM|MMM|MM|M|dd|d|HH|H|hh|h|mm|m|ss|s|f+|tt|zzz/g;

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function format(date: Date, pattern: string): string {
  const hours = date.getUTCHours();
  const parts: Parts = {
    yyyy: String(date.getUTCFullYear()).padStart(4, '0'),
    MM: two(date.getUTCMonth() + 1),
    M: String(date.getUTCMonth() + 1),
    dd: two(date.getUTCDate()),
    d: String(date.getUTCDate()),
    HH: two(hours),
    H: String(hours),
    hh: two(hours % 12 || 12),
    h: String(hours % 12 || 12),
    mm: two(date.getUTCMinutes()),
    m: String(date.getUTCMinutes()),
    ss: two(date.getUTCSeconds()),
    s: String(date.getUTCSeconds()),
    tt: hours < 12 ? 'AM' : 'PM',
    zzz: '+00:00',
  };
  const fraction = String(date.getUTCMilliseconds()).padStart(3, '0');
  return pattern.replaceAll(
    letters,
    (letter) => parts[letter] ?? fraction.padEnd(letter.length, '0').slice(0, letter.length),
  );
}

function parseByFormat(source: string, pattern: string): Date {
  const names: string[] = [];
  const escaped = pattern.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const expression = escaped.replaceAll(letters, (letter) => {
    names.push(letter);
    if (letter === 'tt') return '(AM|PM)';
    return letter === 'zzz' ? '([+-]\\d\\d:\\d\\d)' : letter.length > 1 ? `(\\d{${letter.length}})` : '(\\d{1,2})';
  });
  const [, ...found] = new RegExp(`^${expression}$`).exec(source.trim()) ?? [];
  const parts: Parts = Object.fromEntries(names.map((name, index) => [name, found[index] ?? '']));
  const part = (...keys: string[]) => keys.map((key) => parts[key]).find((value) => value !== undefined);
  const half = Number(part('hh', 'h') ?? 0) % 12;
  const hours = Number(part('HH', 'H') ?? (part('tt') === 'PM' ? half + 12 : half));
  const day = [
    part('yyyy') ?? '0001',
    (part('MM', 'M') ?? '1').padStart(2, '0'),
    (part('dd', 'd') ?? '1').padStart(2, '0'),
  ].join('-');
  const time = [String(hours), part('mm', 'm') ?? '0', part('ss', 's') ?? '0']
    .map((value) => value.padStart(2, '0'))
    .join(':');
  return new Date(`${day}T${time}${part('zzz') ?? 'Z'}`);
}

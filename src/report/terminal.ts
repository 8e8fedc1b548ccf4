import { styleText } from 'node:util';
import { topArea } from './area.ts';
import { type Cause, type CheckVerdict, type Report, type Verdict, verdicts } from './model.ts';
import { visible, visibleLine } from './visible.ts';
import { conclusionWords, count, countOf, readinessWords, verdictWords } from './wording.ts';

export interface TerminalOptions {
  /** Whether escape sequences may be written; the environment and the stream decide. */
  readonly colour: boolean;
  /** Where the page is, as the reader would type it. */
  readonly page?: string;
}

const columns = 100;
const findingsShown = 20;

type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'magenta';
type Paint = (style: Style, text: string) => string;

const styles: Readonly<Record<Verdict, Style>> = {
  pass: 'green',
  fail: 'red',
  warn: 'yellow',
  info: 'dim',
  'not-applicable': 'dim',
  inconclusive: 'magenta',
  error: 'magenta',
  'not-run': 'dim',
};

/** What `run` prints at its end: areas, findings, and the verdict as the last words. At most 100 columns. */
export function renderTerminal(report: Report, { colour, page }: TerminalOptions): string {
  const paint: Paint = (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
  const checks = new Map(report.checks.map((check) => [check.id, check]));
  const shown = report.fixFirst.slice(0, findingsShown);
  const unshown = report.fixFirst.length - shown.length;
  const paragraphs = [
    heading(report, paint),
    areas(report.checks, paint),
    ...shown.map((cause, index) => finding(cause, index + 1, checks, report, paint)),
    ...(unshown > 0 ? [wrap(`and ${count(unshown, 'more finding')}`)] : []),
    closing(report, paint),
    ...(page === undefined ? [] : [visibleLine(page)]),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

function heading({ target, run }: Report, paint: Paint): string {
  const profile = `profile ${[run.profile, ...run.idps].join(' + ')}`;
  const name = visibleLine(target.name);
  const text = wrap([name, target.url, profile, `seed ${run.seed}`].join(' · '));
  return text.startsWith(name) ? paint('bold', name) + text.slice(name.length) : text;
}

function areas(checks: readonly CheckVerdict[], paint: Paint): string {
  const groups = [...Map.groupBy(checks, ({ area }) => visibleLine(topArea(area)))];
  const width = Math.min(24, Math.max(0, ...groups.map(([area]) => area.length)));
  const indent = `\n${' '.repeat(width + 3)}`;
  return groups
    .map(([area, own]) => ` ${fit(area, width).padEnd(width)}  ${tally(own, columns - width - 3, paint).join(indent)}`)
    .join('\n');
}

/** How many checks had which verdict, in lines of a width. */
function tally(checks: readonly CheckVerdict[], width: number, paint: Paint): readonly string[] {
  const lines: { text: string; painted: string }[] = [];
  for (const verdict of verdicts) {
    const number = checks.filter((check) => check.verdict === verdict).length;
    if (number === 0) continue;
    const text = countOf(number, verdict);
    const line = lines.at(-1);
    const painted = paint(styles[verdict], text);
    if (line === undefined || `${line.text}   ${text}`.length > width) lines.push({ text, painted });
    else {
      line.text += `   ${text}`;
      line.painted += `   ${painted}`;
    }
  }
  return lines.map(({ painted }) => painted);
}

function finding(
  cause: Cause,
  number: number,
  checks: ReadonlyMap<string, CheckVerdict>,
  { readiness }: Report,
  paint: Paint,
): string {
  const [first, ...alike] = cause.checks.flatMap((id) => checks.get(id) ?? []);
  if (first === undefined) {
    return '';
  }
  const names = cause.idps.map((idp) => readiness[idp]?.name ?? idp);
  const parts: readonly (readonly [string, string | undefined])[] = [
    ['seen', first.message],
    ['expected', first.expectedValue],
    ['received', first.actual],
    ['fix', first.fix],
    ['known', first.expected],
    ['also', alike.length === 0 ? undefined : alike.map(({ title }) => title).join('; ')],
    ['blocks', names.length === 0 ? undefined : names.join(', ')],
    [
      'hides',
      cause.consequences.length === 0
        ? undefined
        : `${count(cause.consequences.length, 'check')} that could not be judged because of it`,
    ],
    ['check', first.id],
  ];
  const title = `${first.level} ${verdictWords[first.verdict]}: ${first.title}`;
  return [
    wrap(`${number}. ${first.requirements.join(', ')}  ${title}`, 3)
      .split('\n')
      .map((line) => paint(styles[first.verdict], line))
      .join('\n'),
    ...parts.flatMap(([label, text]) => (text === undefined ? [] : labelled(label, text, paint))),
    ...(first.script ?? []).map((step, index) => numbered(step, index, paint)),
  ].join('\n');
}

/** A request of a counterexample, and how it was answered. */
function numbered(step: string, index: number, paint: Paint): string {
  // A body may have line feeds; what is said of the answer has none.
  const end = step.lastIndexOf('\n');
  const [command, answer] = [step.slice(0, end), step.slice(end + 1)];
  const indent = ' '.repeat(labelWidth);
  const label = paint('dim', (index === 0 ? 'repeat' : '').padEnd(labelWidth - 3));
  const request = wrap(`${index + 1}. ${command}`, labelWidth, columns - labelWidth);
  return `   ${label}${request}\n${indent}${paint('dim', fit(answer, columns - labelWidth))}`;
}

const labelWidth = 13;
const linesShown = 8;

function labelled(label: string, text: string, paint: Paint): string {
  const [first = '', ...rest] = text.includes('\n')
    ? block(text)
    : wrap(text, 0, columns - labelWidth, columns - labelWidth).split('\n');
  return [
    `   ${paint('dim', label.padEnd(labelWidth - 3))}${first}`,
    ...rest.map((line) => ' '.repeat(labelWidth) + line),
  ].join('\n');
}

/** The first lines of a text as they are, each cut where it does not fit. */
function block(text: string): readonly string[] {
  const lines = visible(text)
    .replaceAll('\t', '  ')
    .split('\n')
    .map((line) => fit(line, columns - labelWidth));
  const unshown = lines.length - linesShown;
  return unshown <= 1 ? lines : [...lines.slice(0, linesShown), `… ${unshown} more lines`];
}

function closing({ conclusion, readiness, counts, leftovers, notices, knownFailures }: Report, paint: Paint): string {
  const style = { conformant: 'green', 'not-conformant': 'red', incomplete: 'magenta' } as const;
  const left =
    leftovers.length === 0
      ? 'Nothing was'
      : `${count(leftovers.length, 'resource')} ${leftovers.length === 1 ? 'was' : 'were'}`;
  const outdated = knownFailures.filter(({ state }) => state === 'passing');
  const verdict = `${conclusionWords[conclusion.verdict]}: ${conclusion.reason}`;
  const rest = `${count(counts.warn, 'warning')}, ${counts['not-applicable']} not applicable, ${counts.inconclusive} inconclusive, ${count(counts.error, 'harness error')}. ${left} left in the target.`;
  return [
    ...notices.map((notice) => wrap(`Note: ${notice}`, 2)),
    ...outdated.map(({ check }) => wrap(`Known failure that passes now: ${check}. Remove it from the list.`, 2)),
    ...Object.values(readiness).map(({ name, verdict: word, reason }) =>
      wrap(`${name}: ${readinessWords[word]}. ${reason}`, 2),
    ),
    wrap(verdict, 2)
      .split('\n')
      .map((line) => paint(style[conclusion.verdict], paint('bold', line)))
      .join('\n'),
    wrap(rest),
  ].join('\n');
}

/** Breaks a text between words, and words that are longer than a line anywhere. */
function wrap(text: string, indent = 0, first = columns, others = columns - indent): string {
  const lines: string[] = [];
  let line = '';
  const room = () => (lines.length === 0 ? first : others);
  for (const word of visibleLine(text).split(' ')) {
    let rest = word;
    if (line !== '' && line.length + 1 + rest.length > room()) {
      lines.push(line);
      line = '';
    }
    while (rest.length > room()) {
      lines.push(rest.slice(0, room()));
      rest = rest.slice(lines.at(-1)?.length);
    }
    line = line === '' ? rest : `${line} ${rest}`;
  }
  return [...lines, line].join(`\n${' '.repeat(indent)}`);
}

function fit(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}

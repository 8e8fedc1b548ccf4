import { topArea } from './area.ts';
import { type Cause, type CheckVerdict, type Report, verdicts } from './model.ts';
import { visible, visibleLine } from './visible.ts';
import { conclusionWords, count, readinessWords, verdictWords } from './wording.ts';

/** GitHub shows nothing of a step summary above 1 MiB. */
export const markdownLimitBytes = 900 * 1024;

/** A summary for people, failures first; it ends with a sentence where it reaches the limit. */
export function renderMarkdown(report: Report): string {
  const checks = new Map(report.checks.map((check) => [check.id, check]));
  const blocks = [
    summary(report),
    ...(report.fixFirst.length === 0 ? [] : ['## Fix first']),
    ...report.fixFirst.map((cause, index) => finding(cause, index + 1, checks, report)),
    areas(report),
    aboutRun(report),
  ];
  return limited(blocks);
}

function limited(blocks: readonly string[]): string {
  const notice = `> The summary is cut here, at ${markdownLimitBytes / 1024} KiB. The whole report is in report.html and report.json.\n`;
  const encoder = new TextEncoder();
  const kept: string[] = [];
  let left = markdownLimitBytes - encoder.encode(notice).length;
  for (const block of blocks) {
    const text = `${block}\n\n`;
    left -= encoder.encode(text).length;
    if (left < 0) {
      return [...kept, notice].join('');
    }
    kept.push(text);
  }
  return kept.join('').trimEnd().concat('\n');
}

function summary({ conclusion, readiness, target, run, tool }: Report): string {
  return [
    `# ${conclusionWords[conclusion.verdict]}`,
    '',
    `${inline(target.name)} at ${code(target.url)}: ${inline(conclusion.reason)}`,
    '',
    ...Object.values(readiness).map(
      ({ name, verdict, reason }) => `- **${inline(name)}: ${readinessWords[verdict]}.** ${inline(reason)}`,
    ),
    '',
    `<sub>${inline(run.startedAt)} · scimulate ${inline(tool.version)} · profile ${inline(run.profile)} · seed ${run.seed}</sub>`,
  ].join('\n');
}

function finding(
  cause: Cause,
  number: number,
  checks: ReadonlyMap<string, CheckVerdict>,
  { requirements, readiness }: Report,
): string {
  const [first, ...alike] = cause.checks.flatMap((id) => checks.get(id) ?? []);
  if (first === undefined) {
    return '';
  }
  const statements = requirements.filter(({ id }) => first.requirements.includes(id));
  const names = cause.idps.map((idp) => readiness[idp]?.name ?? idp).join(' and ');
  const consequences = count(cause.consequences.length, 'check');
  const lines = [
    `### ${number}. ${inline(first.title)}`,
    '',
    `**${verdictWords[first.verdict]}**, ${first.level}${names === '' ? '' : `, stands in the way of ${inline(names)}`}. ${inline(first.message)}`,
    '',
    ...(first.expected === undefined ? [] : [`- known failure: ${inline(first.expected)}`]),
    ...(first.expectedValue === undefined ? [] : [`- expected: ${code(first.expectedValue)}`]),
    ...(first.actual === undefined ? [] : [`- received: ${code(first.actual)}`]),
    ...(first.fix === undefined ? [] : [`- fix: ${inline(first.fix)}`]),
    ...statements.map(
      ({ id, text, link }) => `- ${link === undefined ? code(id) : `[${id}](${link})`}: ${inline(text)}`,
    ),
    ...alike.map(({ title }) => `- the same: ${inline(title)}`),
    ...(cause.consequences.length === 0 ? [] : [`- ${consequences} could not be judged because of it`]),
    ...(first.curl === undefined ? [] : ['', fenced(repetition(first.curl, first.script), 'sh')]),
  ];
  return lines.join('\n');
}

/** The deciding request, or all that led to it, numbered. */
function repetition(curl: string, script: readonly string[] | undefined): string {
  return script?.map((step, index) => `# ${index + 1}.\n${step}`).join('\n') ?? curl;
}

function areas({ checks }: Report): string {
  const shown = verdicts.filter((verdict) => checks.some((check) => check.verdict === verdict));
  const cellsOf = (own: readonly CheckVerdict[]) =>
    shown.map((verdict) => String(own.filter((check) => check.verdict === verdict).length || ''));
  return [
    '## Areas',
    '',
    row(
      'area',
      shown.map((verdict) => verdictWords[verdict]),
    ),
    row(
      '---',
      shown.map(() => '---:'),
    ),
    ...[...Map.groupBy(checks, ({ area }) => topArea(area))].map(([area, own]) => row(inline(area), cellsOf(own))),
  ].join('\n');
}

function row(name: string, cells: readonly string[]): string {
  return `| ${[name, ...cells].join(' | ')} |`;
}

function aboutRun({ run, leftovers, notices, knownFailures }: Report): string {
  const outdated = knownFailures.filter(({ state }) => state === 'passing');
  return [
    '## About this run',
    '',
    ...(leftovers.length === 0 ? ['- Nothing was left in the target.'] : []),
    ...leftovers.map(
      ({ resourceType, url, reason }) => `- Left behind: ${inline(resourceType)} ${code(url)}. ${inline(reason)}`,
    ),
    ...outdated.map(({ check }) => `- Known failure that passes now: ${code(check)}. Remove it from the list.`),
    ...notices.map((notice) => `- ${inline(notice)}`),
    '',
    fenced(run.command, 'sh'),
  ].join('\n');
}

/** Text that stays text. */
function inline(text: string): string {
  return visibleLine(text).replace(/[\\`*_{}[\]<>#|~$&!]/g, (sign) => entities[sign] ?? `\\${sign}`);
}

const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

function code(text: string): string {
  const line = visibleLine(text);
  const fence = '`'.repeat(longestRun(line) + 1);
  const space = line === '' || line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

function fenced(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${visible(text)}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

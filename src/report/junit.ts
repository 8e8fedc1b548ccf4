import type { CheckVerdict, Report, RequirementVerdict } from './model.ts';
import { visible } from './visible.ts';
import { verdictWords } from './wording.ts';

/**
 * JUnit XML, one suite for each area. A `fail` is a failure; `error` and `inconclusive` are errors; `not-applicable` and
 * `not-run` are skipped with the reason; `warn` and `info` pass with their finding as output.
 */
export function renderJunit({ checks, run, requirements }: Report): string {
  const rows = new Map(requirements.map((requirement) => [requirement.id, requirement]));
  const areas = [...Map.groupBy(checks, ({ area }) => area)];
  const suites = areas.map(([area, own]) =>
    element(
      'testsuite',
      { name: area, ...totals(own), time: seconds(own), timestamp: run.startedAt },
      own.map((check) => testCase(check, rows)),
    ),
  );
  const root = element('testsuites', { name: 'scimulate', ...totals(checks), time: seconds(checks) }, suites);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}`;
}

type Outcome = 'failure' | 'error' | 'skipped' | 'passed';

function outcomeOf({ verdict }: CheckVerdict): Outcome {
  switch (verdict) {
    case 'fail':
      return 'failure';
    case 'error':
    case 'inconclusive':
      return 'error';
    case 'not-applicable':
    case 'not-run':
      return 'skipped';
    default:
      return 'passed';
  }
}

function totals(checks: readonly CheckVerdict[]): Record<string, number> {
  const number = (outcome: Outcome) => checks.filter((check) => outcomeOf(check) === outcome).length;
  return { tests: checks.length, failures: number('failure'), errors: number('error'), skipped: number('skipped') };
}

function seconds(checks: readonly CheckVerdict[]): string {
  return (checks.reduce((total, { durationMs }) => total + durationMs, 0) / 1000).toFixed(3);
}

function testCase(check: CheckVerdict, rows: ReadonlyMap<string, RequirementVerdict>): string {
  const file = check.source?.replace(/:\d+$/, '');
  return element(
    'testcase',
    { name: check.title, classname: check.area, time: seconds([check]), ...(file !== undefined && { file }) },
    [element('properties', {}, propertiesOf(check)), ...verdictOf(check, rows)],
  );
}

function propertiesOf(check: CheckVerdict): readonly string[] {
  const properties: readonly (readonly [string, string])[] = [
    ['check', check.id],
    ['verdict', check.verdict],
    ['level', check.level],
    ...check.requirements.map((id) => ['requirement', id] as const),
    ...(check.expected === undefined ? [] : [['known failure', check.expected] as const]),
  ];
  return properties.map(([name, value]) => element('property', { name, value }));
}

function verdictOf(check: CheckVerdict, rows: ReadonlyMap<string, RequirementVerdict>): readonly string[] {
  const { message, verdict, level } = check;
  const outcome = outcomeOf(check);
  switch (outcome) {
    case 'failure':
    case 'error':
      return [element(outcome, { message, type: outcome === 'failure' ? level : verdict }, [text(story(check, rows))])];
    case 'skipped':
      return [element('skipped', { message: `${verdictWords[verdict]}: ${message}` })];
    case 'passed':
      return verdict === 'pass' ? [] : [element('system-out', {}, [text(story(check, rows))])];
    default:
      return [];
  }
}

function story(check: CheckVerdict, rows: ReadonlyMap<string, RequirementVerdict>): string {
  const lines: readonly (readonly [string, string | undefined])[] = [
    [verdictWords[check.verdict], check.message],
    ['expected', check.expectedValue],
    ['received', check.actual],
    ['fix', check.fix],
    ['because of', check.causedBy],
    ...check.requirements.map((id) => [id, rows.get(id)?.text] as const),
    ['repeat', check.curl],
  ];
  return lines.flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${value}`)).join('\n');
}

function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly string[] = [],
): string {
  const start = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(String(value))}"`);
  return children.length === 0
    ? `<${name}${start.join('')}/>\n`
    : `<${name}${start.join('')}>${children.join('')}</${name}>\n`;
}

function text(content: string): string {
  return escape(content).replaceAll('&#10;', '\n');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};

function escape(content: string): string {
  return visible(content).replace(/[&<>"\n\t]/g, (character) => entities[character] ?? character);
}

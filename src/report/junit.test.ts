import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { buildReport } from './build-report.ts';
import { renderJunit } from './junit.ts';
import type { Verdict } from './model.ts';
import { anyInput } from './sample/any-outcome.ts';
import { findingsReport } from './sample/sample.ts';
import { visible } from './visible.ts';

interface TestCase {
  readonly name: string;
  readonly properties: { readonly property: readonly { readonly name: string; readonly value: string }[] };
  readonly failure?: object;
  readonly error?: object;
  readonly skipped?: { readonly message: string };
  readonly 'system-out'?: string;
}

interface Suite {
  readonly name: string;
  readonly tests: string;
  readonly testcase: readonly TestCase[];
}

interface Suites {
  readonly tests: string;
  readonly failures: string;
  readonly errors: string;
  readonly skipped: string;
  readonly testsuite?: readonly Suite[];
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  isArray: (name) => ['testsuite', 'testcase', 'property'].includes(name),
  parseAttributeValue: false,
  trimValues: false,
  processEntities: true,
  htmlEntities: true,
});

function read(xml: string): Suites {
  return (parser.parse(xml, true) as { testsuites: Suites }).testsuites;
}

describe('JUnit XML', () => {
  const suites = read(renderJunit(findingsReport));
  const cases = (suites.testsuite ?? []).flatMap(({ testcase }) => testcase);
  const byId = new Map(cases.map((each) => [propertyOf(each, 'check'), each]));

  test.each<[verdict: Verdict, member: keyof TestCase | undefined]>([
    ['pass', undefined],
    ['fail', 'failure'],
    ['error', 'error'],
    ['inconclusive', 'error'],
    ['not-applicable', 'skipped'],
    ['warn', 'system-out'],
    ['info', 'system-out'],
  ])('shows %s as %s', (verdict, member) => {
    const shown = findingsReport.checks.filter((check) => check.verdict === verdict).map(({ id }) => byId.get(id));

    expect(shown).not.toHaveLength(0);
    for (const each of shown) {
      const members = Object.keys(each ?? {}).filter((key) =>
        ['failure', 'error', 'skipped', 'system-out'].includes(key),
      );
      expect(members).toEqual(member === undefined ? [] : [member]);
    }
  });

  test('counts what the report counts', () => {
    const { counts } = findingsReport;

    expect(Number(suites.failures)).toBe(counts.fail);
    expect(Number(suites.errors)).toBe(counts.error + counts.inconclusive);
    expect(Number(suites.skipped)).toBe(counts['not-applicable'] + counts['not-run']);
  });

  test('names the requirement of a check', () => {
    expect(propertyOf(byId.get('create-group'), 'requirement')).toBe('7644-3.3-08');
  });

  test('gives the reason of a skip', () => {
    expect(byId.get('sort-by')?.skipped?.message).toBe(
      'not applicable: sort is not advertised in ServiceProviderConfig.',
    );
  });

  test('is well-formed and complete whatever the target sent', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const report = buildReport(input);
        const { testsuite = [], tests } = read(renderJunit(report));
        const names = testsuite.flatMap(({ testcase }) => testcase).map(({ name }) => name);

        expect(Number(tests)).toBe(report.checks.length);
        expect(names).toHaveLength(report.checks.length);
        expect(names.toSorted()).toEqual(report.checks.map(({ title }) => visible(title)).toSorted());
      }),
    );
  });
});

function propertyOf(testCase: TestCase | undefined, name: string): string | undefined {
  return testCase?.properties.property.find((property) => property.name === name)?.value;
}

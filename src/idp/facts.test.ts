import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { entraRequirements } from '../requirements/entra.ts';
import { oktaRequirements } from '../requirements/okta.ts';
import { otherRequirements } from '../requirements/other-identity-providers.ts';
import type { Requirement } from '../requirements/requirement.ts';

interface Fact {
  readonly id: string;
  readonly grade: string;
  readonly says: string;
  readonly golden?: readonly string[];
  /** Parts of the titles of tests. */
  readonly tests?: readonly string[];
  /** What of the fact is not simulated, and why. */
  readonly notSimulated?: string;
}

const project = fileURLToPath(new URL('../..', import.meta.url));
const facts = JSON.parse(readFileSync(`${project}/fixtures/idp/facts.json`, 'utf8')) as readonly Fact[];
const tests = globSync('src/idp/**/*.test.ts', { cwd: project })
  .filter((file) => !file.endsWith('facts.test.ts'))
  .map((file) => ({ file, text: readFileSync(`${project}/${file}`, 'utf8') }));

function testWith(text: string): string | undefined {
  const escaped = text.replaceAll("'", "\\'");
  return tests.find((candidate) => candidate.text.includes(text) || candidate.text.includes(escaped))?.file;
}

describe('facts', () => {
  test.each(facts)(
    '$id is simulated, or it is said why not',
    ({ golden = [], tests: titles = [], notSimulated = '' }) => {
      expect([...golden, ...titles, notSimulated].filter((entry) => entry !== '')).not.toEqual([]);
      expect(golden.filter((file) => !existsSync(`${project}/fixtures/idp/${file}`))).toEqual([]);
      expect([...golden.map((file) => `'${file}'`), ...titles].filter((text) => testWith(text) === undefined)).toEqual(
        [],
      );
    },
  );

  test('every file of requests belongs to a fact', () => {
    const named = new Set(facts.flatMap(({ golden = [] }) => golden));
    const files = globSync('*/*.http', { cwd: `${project}/fixtures/idp` });

    expect(files.filter((file) => !named.has(file))).toEqual([]);
  });

  test('the table of facts is what the facts say', async () => {
    await expect(table()).toMatchFileSnapshot(`${project}/docs/idp-facts.md`);
  });
});

describe('requirements of identity providers', () => {
  const rows: readonly (readonly [string, Requirement])[] = Object.entries({
    ...oktaRequirements,
    ...entraRequirements,
    ...otherRequirements,
  });

  test.each(rows)('%s rests on a fact that carries its level', (_, { fact, grade, level, says }) => {
    expect(facts.map(({ id }) => id)).toContain(fact);
    expect(level === 'MUST' ? ['D', 'C'] : level === 'SHOULD' ? ['D', 'C', 'R'] : ['I']).toContain(grade);
    expect(says).toMatch(/^[A-Z"].*\.$/);
    expect(says).not.toMatch(/\b(must|should|shall|may)\b/i);
  });
});

const sources: readonly (readonly [prefix: string, title: string])[] = [
  ['OK', 'Okta'],
  ['EN', 'Entra ID'],
  ['OT', 'Others'],
];

function table(): string {
  const unproven = facts.filter((fact) => proofsOf(fact).length === 0);
  const partly = facts.filter((fact) => fact.notSimulated && proofsOf(fact).length > 0);
  return [
    '# What is known about identity providers, and what proves it',
    '',
    'Each fact has a number, and a grade: D documented by the vendor, C captured from real traffic, R reported by somebody else, I',
    'inferred, conflict where sources contradict each other and the choice is a knob. Its proof is a file of requests in `fixtures/idp` that the simulator has to send byte by byte, or a test. This page is',
    'generated from `fixtures/idp/facts.json`; a test keeps it so.',
    '',
    `${facts.length} facts: ${facts.length - unproven.length} simulated, ${partly.length} of them in part, ${unproven.length} not at all.`,
    ...sources.flatMap(([prefix, title]) => ['', `## ${title}`, '', ...rowsOf(prefix)]),
    '',
    '## Not simulated, and why',
    '',
    ...facts.flatMap(({ id, notSimulated, ...proof }) =>
      notSimulated ? [`- ${id}${proofsOf(proof).length > 0 ? ' in part' : ''}: ${notSimulated}`] : [],
    ),
    '',
  ].join('\n');
}

function rowsOf(prefix: string): readonly string[] {
  const own = facts.filter(({ id }) => id.startsWith(`${prefix}-`));
  return [
    '| fact | grade | what it says | proof |',
    '|---|---|---|---|',
    ...own.map((fact) => `| ${fact.id} | ${fact.grade} | ${fact.says} | ${proofsOf(fact).join('<br>')} |`),
  ];
}

function proofsOf({ golden = [], tests: titles = [] }: Pick<Fact, 'golden' | 'tests'>): readonly string[] {
  return [
    ...golden.map((file) => `[${file}](../fixtures/idp/${file})`),
    ...titles.map((title) => `${testWith(title)?.replace('src/idp/', '')}: ${title}`),
  ];
}

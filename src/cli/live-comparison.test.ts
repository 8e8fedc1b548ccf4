import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { type ScenarioName, scenarios } from '../idp/scenarios/scenarios.ts';
import { type Arrange, type Played, playAll } from './testing/live-comparison.ts';
import { livePairs } from './testing/live-pairs.ts';

const page = new URL('../../docs/live-comparison.md', import.meta.url);
const names = Object.keys(scenarios) as ScenarioName[];
const defects = [
  'members-remove-filter-ignored',
  'members-remove-value-array-wipes',
  'error-conflict-as-400-or-500',
  'patch-add-replaces-array',
  'patch-string-boolean-rejected',
  'put-null-does-not-clear',
  'ext-replace-keeps-old-value',
];
const providers = { sound: [], defective: defects } as const;
const direct: Arrange = () => Promise.resolve({ close: () => Promise.resolve() });

type Results = ReadonlyMap<ScenarioName, Played>;
interface Compared {
  readonly simulated: Results;
  readonly live: Results;
}

const sections: string[] = [];

describe.each(livePairs)('$title', ({ title, idp, live, choices }) => {
  const compared = new Map<string, Compared>();

  test.each(Object.entries(providers))(
    'finds what the simulator finds at the %s provider',
    async (name, ids) => {
      const played = await playAll(names, idp, ids, live);
      // What cannot be driven from outside needs no counterpart.
      const wanted = names.filter((one) => played.get(one)?.notPlayed === undefined);
      const simulated = asFarAs(played, await playAll(wanted, idp, ids, direct, choices));
      compared.set(name, { simulated, live: played });

      const findings = (results: Results) => wanted.map((one) => [one, results.get(one)!.findings]);
      expect(findings(played)).toEqual(findings(simulated));
      const found = wanted.flatMap((one) => simulated.get(one)!.findings);
      if (ids.length > 0) expect(found.length).toBeGreaterThan(10);
    },
    240_000,
  );

  afterAll(() =>
    sections.push(
      section(
        title,
        [idp, ...Object.entries(choices ?? {}).map(([name, value]) => `--knob ${name}=${JSON.stringify(value)}`)].join(
          ' ',
        ),
        compared,
      ),
    ),
  );
});

// Renewed with UPDATE_GOLDEN=1.
test('the committed comparison is this one', () => {
  const text = `${head}\n${sections.join('\n')}`;
  if (process.env['UPDATE_GOLDEN']) writeFileSync(page, text);
  expect(text).toBe(readFileSync(page, 'utf8'));
});

const head = `# Live connectors and simulators, compared

Every scenario is played twice against the reference provider: by a simulated identity provider, and by a live connector. The
connector uses the unmodified SDK of the vendor and talks over HTTP to an emulated tenant, which has the same simulator as its
engine. What the target should look like is computed by the same rules on both sides, but from what the tenant tells on one and
from what the engine remembers on the other. So whatever a connector loses, doubles or misreads on the way shows as a difference.

"sound" is the reference provider as it is, "defective" the same with these defects:
${defects.map((id) => `\`${id}\``).join(', ')}.
The cells count findings, with the simulator first. The tests renew this page with \`UPDATE_GOLDEN=1\`, and fail when anything differs.
`;

/** Okta's log cuts off what a service provider said; what the simulator says is compared as far as the log goes. */
function asFarAs(live: Results, simulated: Results): Results {
  const cut = (words: string, told = '') => (told.length > 100 && words.startsWith(told) ? told : words);
  const entries = [...simulated].map(([name, { findings, ...played }]) => {
    const theirs = live.get(name)!.findings;
    return [name, { ...played, findings: findings.map((words, index) => cut(words, theirs[index])) }] as const;
  });
  return new Map(entries);
}

function section(title: string, simulator: string, compared: ReadonlyMap<string, Compared>): string {
  const rows = names.map((name) => [
    name,
    ...Object.keys(providers).map((provider) => cellOf(compared.get(provider), name)),
  ]);
  const played = names.filter((name) => compared.get('sound')?.live.get(name)?.notPlayed === undefined).length;
  return [
    `## ${title}`,
    '',
    `Compared with \`scimulate simulate ${simulator}\`: ${played} of ${names.length} scenarios.`,
    '',
    ...table(['scenario', ...Object.keys(providers)], rows),
    '',
  ].join('\n');
}

/** As the formatter writes it. */
function table(titles: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = titles.map((title, index) => Math.max(title.length, ...rows.map((row) => row[index]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, index) => cell.padEnd(widths[index]!)).join(' | ')} |`;
  return [line(titles), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}

function cellOf(compared: Compared | undefined, name: ScenarioName): string {
  const live = compared?.live.get(name);
  if (live?.notPlayed !== undefined) return `not played: ${live.notPlayed}`;
  const simulated = compared?.simulated.get(name);
  const [one, other] = [simulated?.findings ?? [], live?.findings ?? []];
  const isSame = JSON.stringify(one) === JSON.stringify(other);
  return isSame ? `${one.length} = ${other.length}` : `${one.length} ≠ ${other.length}`;
}

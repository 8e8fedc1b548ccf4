import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import given from '../../fixtures/vendor-checks.json' with { type: 'json' };
import type { Profile, ResourceTypeStatement } from '../profiles/profile.ts';
import { readProfile } from '../profiles/read-profile.ts';
import type { Report } from '../report/model.ts';
import { emptyFolder, scimulate, serving } from './testing/command.ts';

/** What is to be checked of the products this project was born from, and emulations that do it wrong. */
interface VendorChecks {
  /** A mode of the emulation in which all that is right can be seen. */
  readonly mode?: string;
  readonly items: readonly {
    readonly says: string;
    /** Ids of checks. */
    readonly checks: readonly string[];
    /** File and title of the test that shows what no check of a run can show. */
    readonly shownBy?: readonly string[];
  }[];
  /** Checks that the emulation fails because the product does, as it documents. */
  readonly deviating?: readonly string[];
  readonly broken: readonly Broken[];
}

/** How an emulation differs from what the profile says, and which checks notice. */
interface Broken {
  readonly how: string;
  readonly refutes: readonly string[];
  readonly defects?: readonly string[];
  readonly emulate?: object;
  readonly mode?: string;
  readonly groups?: number;
  readonly withoutDeviations?: readonly string[];
  readonly withoutMethods?: readonly string[];
  readonly withoutRules?: boolean;
  readonly withoutFilters?: boolean;
  readonly withoutLimits?: boolean;
  readonly withoutToken?: boolean;
  /** Whether everything is there that the profile says is not. */
  readonly whole?: boolean;
}

const vendors = given as Readonly<Record<string, VendorChecks>>;
const folder = emptyFolder();
afterAll(() => folder.remove());
const token = 'token-of-the-emulation';
const sound: Broken = { how: 'nothing', refutes: [] };

function brokenProfile(name: string, broken: Broken): Profile {
  const profile = readProfile(name)!;
  const { emulate, withoutDeviations = [], withoutFilters, withoutLimits, whole, ...rest } = broken;
  const { filters, ...others } = profile;
  const kept = profile.deviations.filter(({ id }) => !withoutDeviations.includes(id));
  const added = { id: 'broken', says: 'It is broken on purpose.', grade: 'ND', emulate } as const;
  return {
    ...others,
    ...(filters && !withoutFilters && { filters }),
    ...(whole && { capabilities: {} }),
    limits: withoutLimits ? [] : profile.limits,
    resourceTypes: profile.resourceTypes.map((type) => brokenType(type, { ...rest, ...(whole && { whole }) })),
    deviations: emulate ? [...kept, added as unknown as Profile['deviations'][number]] : kept,
  };
}

function brokenType(type: ResourceTypeStatement, broken: Broken): ResourceTypeStatement {
  const { withoutRules, withoutMethods, whole } = broken;
  const { attributes = [], methods, ...rest } = type;
  const refused = { names: withoutMethods, supported: false, grade: 'ND' };
  return {
    ...rest,
    ...(whole ? { supported: true } : methods && { methods }),
    ...(withoutMethods && { methods: [refused] as unknown as NonNullable<ResourceTypeStatement['methods']> }),
    attributes: withoutRules ? attributes.filter(({ need }) => need === 'gated') : attributes,
  };
}

/** Plays checks of a profile against an emulation; verdicts by id of the check. */
async function judged(name: string, ids: readonly string[], broken: Broken, mode = broken.mode) {
  const file = join(folder.path, `${name}.json`);
  writeFileSync(file, JSON.stringify(brokenProfile(name, broken)));
  const words = [
    ...(mode === undefined ? [] : ['--mode', mode]),
    ...(broken.groups === undefined ? [] : ['--groups', String(broken.groups)]),
    ...(broken.defects ?? []).flatMap((id) => ['--defect', id]),
  ];
  const emulation = await serving(
    ['serve', '--port', '0', '--profile', file, '--control', '--rate', '100000', ...words],
    { env: broken.withoutToken ? {} : { SCIM_TOKEN: token } },
  );
  try {
    const only = ids.flatMap((id) => ['--only', id]);
    const run = ['run', emulation.url, '--profile', name, '--rate', '100000', '--seed', '1', '--json', ...only];
    const { stdout, stderr } = await scimulate(run, { cwd: folder.path, env: { SCIM_TOKEN: token } });
    expect(stdout, stderr).not.toBe('');
    const { checks } = JSON.parse(stdout) as Report;
    return new Map(checks.map(({ id, verdict, expected }) => [id, expected === undefined ? verdict : 'expected']));
  } finally {
    await emulation.stop();
  }
}

// Renewed with UPDATE_GOLDEN=1.
test('the committed list is this one', () => {
  const page = new URL('../../docs/vendor-checks.md', import.meta.url);
  const text = `${head}\n${Object.entries(vendors).map(section).join('\n')}`;
  if (process.env['UPDATE_GOLDEN']) writeFileSync(page, text);
  expect(text).toBe(readFileSync(page, 'utf8'));
});

describe.each(Object.entries(vendors))('%s', (name, { items, broken, deviating = [], mode }) => {
  const ids = items.flatMap(({ checks }) => checks);

  test('every check is seen to notice something', () => {
    const noticed = new Set([...broken.flatMap(({ refutes }) => refutes), ...deviating]);
    expect(ids.filter((id) => !noticed.has(id))).toEqual([]);
    expect([...noticed].filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('the emulation passes, but for what the product documents', async () => {
    const verdicts = await judged(name, ids, sound, mode);

    for (const id of ids)
      expect([id, verdicts.get(id)]).toEqual([
        id,
        deviating.includes(id) ? expect.stringMatching('expected|info') : 'pass',
      ]);
  }, 120_000);

  test.each(broken)(
    'is noticed: $how',
    async (one) => {
      const verdicts = await judged(name, one.refutes, one);

      const unnoticed = one.refutes.filter((id) => !['fail', 'warn', 'info'].includes(verdicts.get(id) ?? 'absent'));
      expect(unnoticed.map((id) => `${id}: ${verdicts.get(id)}`)).toEqual([]);
    },
    120_000,
  );

  test('what is shown by a test is', () => {
    for (const { shownBy: [file = '', title = ''] = [], checks } of items.filter(({ shownBy }) => shownBy)) {
      expect(checks).toEqual([]);
      expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')).toContain(`'${title}'`);
    }
  });
});

const head = `# What is checked of each product

What there is to check of the products this project was born from, and which checks do it with \`run --profile NAME\`. Behind each
check stands with what mistake of an emulation it was seen to fail; the tests repeat that for all of them, and that the emulation
without the mistake passes. Checks of \`fixtures/vendor-checks.json\`; the tests renew this page with \`UPDATE_GOLDEN=1\`.
`;

function section([name, { items, broken, deviating = [] }]: readonly [name: string, checks: VendorChecks]): string {
  const failsWith = (id: string) =>
    deviating.includes(id)
      ? 'the emulation as it is, as documented'
      : broken.find(({ refutes }) => refutes.includes(id))!.how;
  const lines = items.map(({ says, checks, shownBy = [] }) => {
    const shown = shownBy.length > 0 ? [`  - shown by the test “${shownBy[1]}” of \`${shownBy[0]}\``] : [];
    return [`- ${says}`, ...checks.map((id) => `  - \`${id}\`: ${failsWith(id)}`), ...shown].join('\n');
  });
  return `## ${readProfile(name)!.title}\n\n${lines.join('\n')}\n`;
}

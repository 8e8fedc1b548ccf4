import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startScimmyTarget } from '../../scripts/scimmy-target.ts';
import { profileNames, readProfile } from '../profiles/read-profile.ts';
import { startProvider } from '../provider/start-provider.ts';
import type { Report } from '../report/model.ts';
import { namesOfNothing } from '../report/names-of-nothing.ts';
import { readReport } from '../report/read-report.ts';
import { profileRequirements } from '../requirements/profile.ts';
import { type Ended, emptyFolder, scimulate } from './testing/command.ts';

const root = join(import.meta.dirname, '../..');
const folder = emptyFolder();
afterAll(() => folder.remove());

function reportIn(out: string): Report {
  const read = readReport(readFileSync(join(out, 'latest/report.json'), 'utf8'));
  if ('problem' in read) throw new Error(read.problem);
  return read.report;
}

describe('a run without address', () => {
  const out = join(folder.path, 'embedded');
  let ended: Ended;
  beforeAll(async () => {
    ended = await scimulate(['run', '--out', out, '--seed', '4711'], { cwd: folder.path });
  }, 120_000);

  test('finds the reference provider conformant', () => {
    expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining('Conformant: All ') });
  });

  test('finds it ready for Okta and Entra', () => {
    expect(reportIn(out).readiness).toMatchObject({ okta: { verdict: 'ready' }, entra: { verdict: 'ready' } });
  });

  test('passes every check that applies to it', () => {
    const { checks } = reportIn(out);

    const others = checks.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable');
    expect(others.map(({ id, verdict }) => `${verdict} ${id}`)).toEqual([]);
    expect(checks.length).toBeGreaterThan(300);
  });

  test('leaves nothing in the target and no files but the report', () => {
    expect(reportIn(out).leftovers).toEqual([]);
    const run = readlinkSync(join(out, 'latest'));
    expect(readdirSync(join(out, run)).toSorted()).toEqual([
      'junit.xml',
      'report.html',
      'report.json',
      'report.md',
      'traffic.har',
    ]);
  });

  test('accounts for every requirement', () => {
    const { requirements } = reportIn(out);

    expect(requirements.length).toBeGreaterThan(900);
    for (const { id, verdict, reason } of requirements) if (verdict === 'not-run') expect(reason, id).toBeTruthy();
  });

  test('keeps the ids of its checks', () => {
    const golden = readFileSync(join(root, 'fixtures/golden/check-ids.txt'), 'utf8').trimEnd().split('\n');

    // An id is part of the report's contract: known failures and links name it. Renew the list when that is meant.
    expect(
      reportIn(out)
        .checks.map(({ id }) => id)
        .toSorted(),
    ).toEqual(golden);
  });

  test.each(profileNames())('has every check that the profile %s excuses', (name) => {
    const ofProfiles = { id: 'access', area: 'profiles', requirements: Object.keys(profileRequirements) };
    const checks = [...reportIn(out).checks, ofProfiles];

    expect(namesOfNothing(checks, { knownFailures: [], profile: readProfile(name) })).toEqual([]);
  });

  test('uses seeds that --seed repeats', () => {
    const properties = reportIn(out).checks.filter(({ kind, verdict }) => kind === 'property' && verdict === 'pass');

    expect(properties.length).toBeGreaterThanOrEqual(6);
    for (const { seed } of properties) expect(seed).toEqual(expect.any(Number));
    expect(reportIn(out).run.command).toBe('scimulate run --seed 4711');
  });
});

describe('a run against SCIMMY, which this project did not write', () => {
  const out = join(folder.path, 'scimmy');
  const token = 'a-token-for-scimmy';
  let ended: Ended;
  beforeAll(async () => {
    const scimmy = await startScimmyTarget(token);
    ended = await scimulate(['run', scimmy.url, '--out', out, '--seed', '4711'], {
      cwd: folder.path,
      env: { SCIM_TOKEN: token },
    });
    scimmy.close();
  }, 120_000);

  test('ends with 1 and a report', () => {
    expect(ended.code).toBe(1);
    expect(existsSync(join(out, 'latest/report.html'))).toBe(true);
  });

  test('finds what was read against the RFCs and found right', () => {
    const golden = readFileSync(join(root, 'fixtures/golden/scimmy-findings.txt'), 'utf8').trimEnd().split('\n');
    // What properties find with luck, depending on the names they are given.
    const lucky = new Set(golden.filter((line) => line.startsWith('? ')).map((line) => line.slice(2)));
    const findings = reportIn(out).checks.filter(({ verdict }) => !['pass', 'not-applicable'].includes(verdict));

    const lines = findings.map(({ id, verdict, requirements }) => `${verdict} ${requirements.join(' ')} ${id}`);
    expect(lines.filter((line) => !lucky.has(line)).toSorted()).toEqual(
      golden.filter((line) => !line.startsWith('? ')),
    );
  });

  test('says what is expected, received and to be done', () => {
    for (const { id, verdict, expectedValue, actual, fix, curl } of reportIn(out).checks) {
      if (verdict !== 'fail') continue;
      expect({ expectedValue, actual, fix, curl }, id).toEqual({
        expectedValue: expect.stringMatching(/./),
        actual: expect.stringMatching(/./),
        fix: expect.stringMatching(/\.$/),
        curl: expect.stringMatching(/^curl /),
      });
    }
  });

  test('shows the token in no file and on no stream', () => {
    const run = join(out, readlinkSync(join(out, 'latest')));
    const texts = [
      ended.stdout,
      ended.stderr,
      ...readdirSync(run).map((name) => readFileSync(join(run, name), 'utf8')),
    ];

    for (const text of texts) {
      expect(text).not.toContain(token);
      expect(text).not.toContain(Buffer.from(token).toString('base64'));
    }
  });
});

test('a run that only reads leaves out what writes', async () => {
  const out = join(folder.path, 'read-only');
  const { code } = await scimulate(['run', '--read-only', '--out', out], { cwd: folder.path });

  const { checks, exchanges, conclusion, run } = reportIn(out);
  expect(code).toBe(0);
  expect(conclusion.reason).toContain('only a selection was run: --read-only');
  expect(run.command).toContain('--read-only');
  expect(new Set(exchanges.map(({ request }) => request.method))).toEqual(new Set(['GET', 'POST']));
  for (const { request } of exchanges) if (request.method === 'POST') expect(request.url).toMatch(/\/\.search$/);
  expect(checks.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThan(80);
  expect(checks.find(({ id }) => id === 'create.a-created-user-has-an-id')).toMatchObject({
    verdict: 'not-run',
    message: 'It writes, and the run only reads.',
  });
}, 60_000);

test('changes that are seen late fail nothing else when they are given the time', async () => {
  const provider = await startProvider({ defects: ['conc-stale-read-after-write'] });
  const late = 'simultaneous.a-retrieval-right-after-a-replacement-shows-it';
  const other = 'replace.a-replaced-user-has-the-values-that-were-sent';
  const verdicts = async (...flags: readonly string[]) => {
    const out = ['--json', '--out', join(folder.path, 'lag')];
    const { stdout } = await scimulate(['run', provider.url, '--only', late, '--only', other, ...flags, ...out], {
      cwd: folder.path,
    });
    const { checks, fixFirst } = JSON.parse(stdout) as Report;
    const verdictOf = (id: string) => checks.find((check) => check.id === id)?.verdict;
    return { late: verdictOf(late), other: verdictOf(other), first: fixFirst[0]?.checks };
  };

  expect(await verdicts()).toEqual({ late: 'warn', other: 'fail', first: [late] });
  expect(await verdicts('--lag', '400')).toEqual({ late: 'warn', other: 'pass', first: [late] });
  await provider.close();
}, 60_000);

test('a run without address judges what behaves as its profile says', async () => {
  const selection = ['--profile', 'nice-wfm', '--only', 'endpoints.patch-is-supported'];
  const { stdout } = await scimulate(['run', ...selection, '--json', '--out', join(folder.path, 'profile')], {
    cwd: folder.path,
  });

  const { checks } = JSON.parse(stdout) as Report;
  expect(checks.find(({ id }) => id === 'endpoints.patch-is-supported')).toMatchObject({
    verdict: 'info',
    expected: expect.stringContaining('PATCH'),
    message: 'patch.supported: false',
  });
}, 60_000);

test('a selection runs what it names and says so', async () => {
  const { code, stdout } = await scimulate(
    ['run', '--only', '7644-3.3-10', '--json', '--out', join(folder.path, 'only')],
    {
      cwd: folder.path,
    },
  );

  const { checks, conclusion } = JSON.parse(stdout) as Report;
  const ran = checks.filter(({ verdict }) => verdict !== 'not-run');
  expect(ran.length).toBeGreaterThanOrEqual(3);
  for (const { requirements } of ran) expect(requirements).toContain('7644-3.3-10');
  expect(conclusion.reason).toContain('only a selection was run: 7644-3.3-10');
  expect(code).toBe(0);
}, 60_000);

import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolveSettings, type Settings } from '../config/settings.ts';
import { targetFrom } from '../target/target.ts';
import { describeRun } from './describe-run.ts';

const baseUrl = 'https://example.com:8443/scim/v2';

function described(given: Partial<Settings>, url = baseUrl) {
  const settings: Settings = { ...resolveSettings({}, {}, {}, () => 4711), ...given };
  const target = targetFrom(url, { exchanges: [] }, given.token !== undefined);
  return describeRun(settings, { folder: '/x', prefix: 'scimulate-1-', startedAt: '2026-06-15T12:00:00.000Z', target });
}

/** The words that a shell makes of a command line. */
function wordsOf(command: string): readonly string[] {
  const print = 'printf "%s\\0" "$@"';
  return execFileSync('sh', ['-c', `set -- ${command}; ${print}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);
}

describe('the command that repeats a run', () => {
  test.each<[Partial<Settings>, string]>([
    [{}, 'scimulate run --seed 4711'],
    [{ url: `${baseUrl}/` }, `scimulate run ${baseUrl} --seed 4711`],
    [{ url: baseUrl, consent: true, seed: 0 }, `scimulate run ${baseUrl} --yes --seed 0`],
    [{ readOnly: true }, 'scimulate run --read-only --seed 4711'],
    [{ idps: ['entra'], level: 'must', runs: 50 }, 'scimulate run --idp entra --level must --seed 4711 --runs 50'],
    [{ lagMs: 400 }, 'scimulate run --lag 400 --seed 4711'],
    [{ lagMs: 0 }, 'scimulate run --seed 4711'],
    [{ profile: 'veza' }, 'scimulate run --profile veza --seed 4711'],
    [{ only: ['7644-3.3', 'sorted pages'] }, "scimulate run --only 7644-3.3 --only 'sorted pages' --seed 4711"],
    [{ only: ["it's"] }, String.raw`scimulate run --only 'it'\''s' --seed 4711`],
  ])('of %j is %s', (given, command) => {
    expect(described(given).run.command).toBe(command);
  });

  test('is read by a shell as it is meant', () => {
    const awkward = fc.string({
      unit: fc.constantFrom(...`ab '"\\$\`!*?~#;&|<>(){}[]=%^é😀\t\n`),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.array(awkward, { minLength: 1, maxLength: 3 }), (only) => {
        expect(wordsOf(described({ only }).run.command)).toEqual([
          'scimulate',
          'run',
          ...only.flatMap((selector) => ['--only', selector]),
          '--seed',
          '4711',
        ]);
      }),
      { numRuns: 40 },
    );
  });

  test('keeps an odd address in one word', () => {
    const url = "https://example.com/it's;rm&x/$HOME(1)";

    expect(wordsOf(described({ url }, url).run.command)).toEqual(['scimulate', 'run', url, '--seed', '4711']);
  });

  test('never has the token in it', () => {
    expect(JSON.stringify(described({ url: baseUrl, token: 's3cret', consent: true }))).not.toContain('s3cret');
  });
});

describe('a description', () => {
  test('says how the target was reached and what it is', () => {
    expect(described({ token: 's3cret' }).target).toEqual({
      url: baseUrl,
      name: 'example.com:8443',
      authentication: 'bearer',
      resourceTypes: ['User', 'Group'],
      schemas: expect.arrayContaining(['urn:ietf:params:scim:schemas:core:2.0:User']),
    });
    expect(described({}).target.authentication).toBe('none');
  });

  test('says what was selected', () => {
    expect(described({}).run.selection).toEqual([]);
    expect(described({ only: ['a b', 'c'], level: 'should' }).run.selection).toEqual(['a b', 'c', '--level should']);
    expect(described({ readOnly: true }).run.selection).toEqual(['--read-only']);
  });

  test('says how it was run', () => {
    expect(described({ name: 'nightly', rate: 5, workers: 3, timeoutMs: 1000 }).run).toMatchObject({
      name: 'nightly',
      rate: 5,
      workers: 3,
      timeoutMs: 1000,
      seed: 4711,
      runsPerProperty: 10,
      startedAt: '2026-06-15T12:00:00.000Z',
    });
    expect(described({ lagMs: 400 }).notices).toEqual(['Changes were given 400 ms to be seen (--lag).']);
    expect(described({}).notices).toEqual([]);
    expect(described({}).run).toMatchObject({ rate: 10 });
    expect(described({}).run).not.toHaveProperty('name');
  });
});

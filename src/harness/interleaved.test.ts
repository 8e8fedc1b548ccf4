import { afterEach, describe, expect, test } from 'vitest';
import type { Concern } from '../oracle/directory.ts';
import { startProvider } from '../provider/start-provider.ts';
import { castFor } from './cast.ts';
import { propertyRunner } from './for-all.ts';
import { interleaved } from './interleaved.ts';
import { type Bench, benchAt } from './testing/bench.ts';

const tokens = [
  { token: 'secret', tenant: 'one' },
  { token: 'other', tenant: 'two' },
];

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

interface Staging {
  readonly defects?: readonly string[];
  readonly runs?: number;
  readonly without?: 'hasFilter' | 'hasGroups' | 'hasPatch' | 'hasVersions';
}

/** Tries a concern on the reference provider, and returns what it was refuted with and by which steps. */
async function tried(concern: Concern, { defects = [], runs = 10, without }: Staging = {}) {
  const provider = await startProvider({ tenants: ['one', 'two'], tokens, defects: [...defects] });
  const benches = await Promise.all(tokens.map(async ({ token }) => benchAt(provider.url, token)));
  closing.push(() => provider.close(), ...benches.map((bench) => bench.close));
  const [{ target, given, scim, evidence }, { scim: stranger }] = benches as [Bench, Bench];
  const cast = castFor(target, given, [scim, scim]);
  const whole = { ...cast, ...(without && { [without]: false }), ...(concern === 'tenant' && { stranger }) };
  const sent = new Set<string>();
  const forAll = propertyRunner(evidence, 1, runs);
  const [values, play, options] = interleaved(whole, concern);
  let message = '';
  try {
    await forAll(
      values,
      async (script) => {
        await play(script);
        for (const { request } of evidence.exchanges) sent.add(`${request.method} ${request.url}`);
      },
      options,
    );
  } catch (error) {
    message = (error as Error).message;
  }
  return { message, sent: [...sent], steps: (evidence.property?.counterexample ?? []) as readonly string[] };
}

describe('any order of requests', () => {
  test.each<Concern>(['state', 'gone', 'unique', 'version', 'tenant'])(
    'comes to the same on the reference provider, as far as "%s" goes',
    async (concern) => {
      expect(await tried(concern)).toMatchObject({ message: '', steps: [] });
    },
  );

  test.each<[Concern, defect: string, steps: number]>([
    ['state', 'members-add-drops-others', 6],
    ['state', 'patch-answer-is-stale', 3],
    ['state', 'group-put-drops-pending-members', 7],
    ['gone', 'list-shows-deleted', 3],
    ['gone', 'put-creates-resource', 4],
    ['unique', 'create-duplicate-upserts', 5],
    ['unique', 'put-duplicate-username-accepted', 6],
    ['version', 'etag-if-match-ignored', 7],
    ['version', 'delete-if-match-ignored', 7],
    ['tenant', 'sec-cross-tenant-access', 3],
  ])('shows, as far as "%s" goes, that %s, in at most %i steps', { timeout: 30_000 }, async (concern, defect, most) => {
    const { message, steps } = await tried(concern, { defects: [defect], runs: 30 });

    expect(message).toContain('expect(');
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.length).toBeLessThanOrEqual(most);
  });

  test.each<[Concern, defect: string]>([
    ['gone', 'create-duplicate-upserts'],
    ['unique', 'group-removal-deletes-user'],
    ['version', 'members-replace-keeps-stale'],
    ['tenant', 'put-creates-resource'],
    // Only recommended: RFC 7644 sections 3.5.2.1 and 3.6, RFC 7643 section 7.
    ['state', 'conc-duplicate-members'],
    ['state', 'delete-blocks-recreate'],
    ['tenant', 'sec-uniqueness-across-tenants'],
    // Other checks judge what is not offered at all.
    ['gone', 'put-method-missing'],
    ['gone', 'spc-claims-patch-broken'],
  ])('accuses nobody, as far as "%s" goes, of %s', async (concern, defect) => {
    expect(await tried(concern, { defects: [defect] })).toMatchObject({ message: '', steps: [] });
  });
});

describe('what the target does not offer', () => {
  test.each([
    ['hasPatch', /^PATCH/],
    ['hasGroups', /\/Groups/],
    ['hasFilter', /filter=/],
  ] as const)('is not asked for: %s', async (without, request) => {
    const [some, none] = [await tried('state', { runs: 5 }), await tried('state', { runs: 5, without })];

    expect(some.sent.some((line) => request.test(line))).toBe(true);
    expect(none.sent.filter((line) => request.test(line))).toEqual([]);
    expect(none.message).toBe('');
  });
});

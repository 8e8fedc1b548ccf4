import { describe, expect, test } from 'vitest';
import type { Person } from '../identity-provider.ts';
import { alice, bob, entraStage } from '../testing/stage.ts';
import type { EntraOptions } from './entra.ts';

const dayMs = 86_400_000;

/** Somebody with an account; the traffic so far is forgotten. */
async function withAlice(options: Partial<EntraOptions> = {}) {
  const { entra, target } = entraStage(options);
  await entra.assign(alice);
  await entra.settle();
  target.traffic();
  return { entra, target };
}

function operationsOf(body: { readonly [name: string]: unknown } | undefined) {
  return body?.['Operations'] as readonly { readonly path?: string }[];
}

type Stage = Awaited<ReturnType<typeof withAlice>>;

function isNoSalesperson({ department }: Person): boolean {
  return department !== 'Sales';
}

describe('leaving', () => {
  test.each([
    ['unassigned', async ({ entra }: Stage) => entra.unassign('alice')],
    ['out of scope', async ({ entra }: Stage) => entra.updateProfile('alice', { department: 'Sales' })],
    ['blocked from signing in', async ({ entra }: Stage) => entra.suspend('alice')],
    ['moved to the recycle bin', async ({ entra }: Stage) => entra.deactivate('alice')],
  ] as const)('who is %s is disabled', async (_, act) => {
    const stage = await withAlice({ scope: isNoSalesperson });
    await act(stage);

    expect(await stage.entra.settle()).toEqual([]);
    expect(stage.target.Users.get('u1')).toMatchObject({ active: false });
    expect(stage.entra.expectation()).toMatchObject([{ presence: 'present', values: { active: false } }]);
  });

  test('who comes back is matched and enabled', async () => {
    const { entra, target } = await withAlice();
    await entra.unassign('alice');
    await entra.settle();
    target.traffic();
    await entra.assign(alice);

    expect(await entra.settle()).toEqual([]);
    expect(target.traffic()).toEqual(['GET /Users?filter=userName+eq+%22alice%40example.com%22', 'PATCH /Users/u1']);
    expect(target.Users.get('u1')).toMatchObject({ active: true });
  });

  test.each([
    ['with-disable', [['userName', 'active', 'emails[type eq "work"].value']]],
    ['before-disable', [['userName', 'emails[type eq "work"].value'], ['active']]],
    ['off', [['active']]],
  ] as const)('the recycle bin marks names with the id of the object: %s', async (tombstone, paths) => {
    const { entra, target } = await withAlice({ knobs: { tombstone } });
    await entra.deactivate('alice');
    await entra.settle();

    const bodies = target.bodies();
    expect(bodies.map((body) => operationsOf(body).map(({ path }) => path))).toEqual(paths);
    expect(target.Users.get('u1')?.['userName']).toMatch(
      tombstone === 'off' ? /^alice@/ : /^[\da-f]{32}alice@example\.com$/,
    );
    await entra.restore('alice');
    expect(await entra.settle()).toEqual([]);
    expect(target.Users.get('u1')).toMatchObject({ userName: 'alice@example.com', active: true });
  });

  test('the recycle bin is emptied after 30 days, and at once when somebody is deleted for good', async () => {
    const { entra, target } = await withAlice();
    await entra.deactivate('alice');
    await entra.settle();
    entra.advance(29 * dayMs);
    await entra.settle();
    target.traffic();
    entra.advance(dayMs);
    expect(await entra.settle()).toEqual([]);
    expect(target.traffic()).toEqual(['DELETE /Users/u1']);
    expect(entra.expectation()).toMatchObject([{ presence: 'absent' }]);
  });

  test('who was unassigned before is no longer managed and not deleted', async () => {
    const { entra, target } = await withAlice();
    await entra.unassign('alice');
    await entra.settle();
    target.traffic();
    await entra.remove('alice');

    expect(await entra.settle()).toEqual([]);
    expect(target.traffic()).toEqual([]);
    expect(entra.expectation()).toMatchObject([{ presence: 'present', values: { active: false } }]);
  });

  test('deletions out of scope can be skipped, and target actions switched off', async () => {
    const skipping = await withAlice({ knobs: { skipOutOfScopeDeletions: true } });
    await skipping.entra.unassign('alice');
    await skipping.entra.settle();
    expect(skipping.target.traffic()).toEqual([]);
    expect(skipping.entra.expectation()).toMatchObject([{ values: { active: true } }]);

    const { entra, target } = entraStage({ knobs: { actions: ['update'] } });
    target.Users.set('u7', { id: 'u7', userName: 'bob@example.com' });
    await entra.assign(alice);
    await entra.assign(bob);
    await entra.settle();
    await entra.remove('bob');
    await entra.settle();
    expect([...target.Users.keys()]).toEqual(['u7']);
  });
});

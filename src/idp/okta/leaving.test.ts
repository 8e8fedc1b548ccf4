import { describe, expect, test } from 'vitest';
import { json } from '../testing/small-target.ts';
import { alice, oktaStage } from '../testing/stage.ts';
import type { OktaOptions } from './okta.ts';

/** Somebody with an account; the traffic so far is forgotten. */
async function withAlice(options: Partial<OktaOptions> = {}) {
  const { okta, target } = oktaStage(options);
  await okta.assign(alice);
  await okta.settle();
  target.traffic();
  return { okta, target, id: 'u1' };
}

describe('leaving', () => {
  test('suspending sends nothing', async () => {
    const { okta, target } = await withAlice();
    await okta.suspend('alice');
    await okta.settle();

    expect(target.traffic()).toEqual([]);
    expect(okta.expectation()).toMatchObject([{ values: { active: true } }]);
  });

  test.each(['unassign', 'deactivate', 'remove'] as const)(
    'to %s somebody deactivates the account and never deletes it',
    async (leave) => {
      const { okta, target, id } = await withAlice();
      await okta[leave]('alice');

      expect(await okta.settle()).toEqual([]);
      expect(target.traffic()).toEqual(['PATCH /Users/u1']);
      expect(okta.expectation()).toMatchObject([
        { id, presence: 'present', values: { active: false, userName: alice.userName } },
      ]);
    },
  );

  test('who comes back is looked up, gets the same account, the profile, and is activated', async () => {
    const { okta, target, id } = await withAlice();
    await okta.unassign('alice');
    await okta.settle();
    target.traffic();
    await okta.assign(alice);

    expect(await okta.settle()).toEqual([]);
    expect(target.traffic()).toEqual([
      'GET /Users?filter=userName+eq+%22alice%40example.com%22&startIndex=1&count=100',
      'GET /Users/u1',
      'PUT /Users/u1',
      'PATCH /Users/u1',
    ]);
    expect(target.Users.get(id)).toMatchObject({ active: true });
  });

  test('an inactive account that the lookup hides ends in a conflict', async () => {
    const { okta, target } = await withAlice();
    await okta.unassign('alice');
    await okta.settle();
    const nobody = json(200, { totalResults: 0, Resources: [] });
    target.interfere = ({ url }) => (url.includes('filter') ? nobody : null);
    await okta.assign(alice);

    expect(await okta.settle()).toMatchObject([{ step: 'create user', status: 409 }]);
  });

  test('who comes back can be created without a lookup, as one report has it', async () => {
    const { okta, target } = await withAlice({ knobs: { onReturn: 'create' } });
    await okta.unassign('alice');
    await okta.settle();
    target.traffic();
    await okta.assign(alice);

    expect(await okta.settle()).toMatchObject([{ step: 'create user', status: 409 }]);
    expect(target.traffic()).toEqual(['POST /Users']);
  });

  test('granular deprovisioning deletes after its delay', async () => {
    const { okta, target } = await withAlice({ knobs: { deleteAfterMs: 86_400_000 } });
    await okta.unassign('alice');
    await okta.settle();
    expect(target.traffic()).toEqual(['PATCH /Users/u1']);

    okta.advance(86_400_000);
    expect(await okta.settle()).toEqual([]);
    expect(target.traffic()).toEqual(['DELETE /Users/u1']);
    expect(okta.expectation()).toMatchObject([{ presence: 'absent' }]);
  });
});

import {
  expect,
  isReplaceable,
  type JsonObject,
  oneOf,
  type ScimClient,
  settled,
  shuffled,
  test,
  together,
  verifies,
} from '../../src/harness/index.ts';

interface Way {
  readonly how: string;
  readonly set: (scim: ScimClient, user: JsonObject, active: boolean) => ReturnType<ScimClient['send']>;
}

const ways: readonly Way[] = [
  {
    how: 'PATCH of active',
    set: async (scim, { id }, value) => scim.modify('User', String(id), { op: 'replace', path: 'active', value }),
  },
  {
    how: 'PATCH without path',
    set: async (scim, { id }, active) => scim.modify('User', String(id), { op: 'replace', value: { active } }),
  },
  {
    how: 'PUT of what is stored',
    set: async (scim, user, active) => scim.replace('User', String(user['id']), { ...user, active }),
  },
];

test(
  'whoever is deactivated and reactivated is as before',
  verifies(['7644-3.2-07', '7644-3.5.2.3-02'], {
    fix: 'Change active alone, in both directions and in each of the ways.',
    kind: 'property',
    needs: 'patch',
  }),
  async ({ scim, given, filled, appliesIf, forAll }) => {
    appliesIf('active' in given.supported('User', { active: true }), 'Clients cannot write active.');
    const places = (await filled('User')).places.filter((one) => isReplaceable(one) && one.path !== 'active');

    await forAll(
      shuffled(places).chain((chosen) => oneOf(ways).chain((off) => oneOf(ways).map((on) => ({ chosen, off, on })))),
      async ({ chosen, off, on }) => {
        const { id } = await given.existingUser(together(chosen.map((one) => one.put(given.values(one).first))));
        const before = await given.stored('User', id);

        expect(await off.set(scim, before, false)).toSucceed();
        const inactive = await scim.retrieve('User', id);
        expect(await on.set(scim, inactive.resource, true)).toSucceed();
        const again = await scim.retrieve('User', id);

        expect(settled({ ...inactive.resource, meta: null }), 'the inactive User').toEqual(
          settled({ ...before, active: false, meta: null }),
        );
        expect(settled({ ...again.resource, meta: null }), 'the reactivated User').toEqual(
          settled({ ...before, active: true, meta: null }),
        );
      },
      {
        show: ({ chosen, off, on }) => ({
          deactivated: off.how,
          reactivated: on.how,
          attributes: chosen.map(({ path }) => path),
        }),
      },
    );
  },
);

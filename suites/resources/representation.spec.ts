import { expect, isJsonObject, type Json, test, verifies } from '../../src/harness/index.ts';
import { schemaUrn } from '../../src/scim/urn.ts';

test(
  'the order of members makes no difference',
  verifies(['7643-2.3.8-02', '7643-2.4-03'], {
    fix: 'Read members by name: schemas may come last, and type before value.',
  }),
  async ({ scim, given }) => {
    const user = given.user();

    const created = await scim.create('User', turned(user));

    expect(created).toSucceed();
    expect(await given.stored('User', created.id ?? ''), 'stored User').toMatchObject(given.comparable(user));
  },
);

test(
  'the order of schemas makes no difference',
  verifies('7643-3-08', {
    fix: 'Look in schemas for the schema of the resource type, wherever it stands.',
    needs: 'EnterpriseUser',
  }),
  async ({ scim, given }) => {
    const user = given.user({ [schemaUrn.EnterpriseUser]: { department: 'Research' } });

    const created = await scim.create('User', { ...user, schemas: [schemaUrn.EnterpriseUser, schemaUrn.User] });

    expect(created).toSucceed();
    expect(await given.stored('User', created.id ?? ''), 'stored User').toMatchObject(given.comparable(user));
  },
);

test(
  'a User with the least data shows schemas, id, userName and meta',
  verifies('7643-8.1-01', { fix: 'Return schemas, id, userName and meta with every User.' }),
  async ({ scim, given }) => {
    const created = await scim.create('User', given.minimalUser());

    const stored = await scim.retrieve('User', created.id ?? '');
    for (const name of ['schemas', 'id', 'userName', 'meta']) expect(stored.at(name), name).toBePresent();
  },
);

test(
  'the texts of the enterprise extension are stored',
  verifies('7643-4.3-02', {
    fix: 'Store employeeNumber, costCenter, organization, division and department as single texts.',
    needs: 'EnterpriseUser',
  }),
  async ({ scim, given, attributesOf, appliesIf }) => {
    const names = ['employeeNumber', 'costCenter', 'organization', 'division', 'department'];
    const known = new Set(attributesOf('User').map(({ path }) => path));
    const texts = names.filter((name) => known.has(`${schemaUrn.EnterpriseUser}:${name}`));
    appliesIf(texts.length > 0, 'The enterprise extension of the target has none of them.');
    const extension = Object.fromEntries(texts.map((name) => [name, `${given.name()} ${name}`]));

    const created = await scim.create('User', given.user({ [schemaUrn.EnterpriseUser]: extension }));

    expect(created).toSucceed();
    const stored = await scim.retrieve('User', created.id ?? '');
    expect(stored.at(schemaUrn.EnterpriseUser), 'the extension').toMatchObject(extension);
  },
);

/** The same value with the members of each object the other way round. */
function turned(value: Json): Json {
  if (Array.isArray(value)) return value.map((element: Json) => turned(element));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, member]) => [name, turned(member ?? null)]),
  );
}

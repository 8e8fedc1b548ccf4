import { expect, type JsonObject, test, verifies } from '../../src/harness/index.ts';
import { schemaUrn } from '../../src/scim/urn.ts';

test(
  'add sets an attribute that had no value',
  verifies(['7644-3.5.2.1-08', '7644-3.5.2.1-04'], {
    fix: 'Store the value of an add when the attribute is empty.',
    needs: 'patch',
    establishes: 'modify User',
  }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    expect(await scim.modify('User', id, { op: 'add', path: 'nickName', value: 'Countess' })).toSucceed();

    expect((await given.stored('User', id))['nickName'], 'stored nickName').toBe('Countess');
  },
);

test(
  'add to a single-valued attribute replaces its value',
  verifies('7644-3.5.2.1-07', { fix: 'Let add overwrite a single value.', needs: 'patch' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser({ nickName: 'Countess' });

    expect(await scim.modify('User', id, { op: 'add', path: 'nickName', value: 'Ada' })).toSucceed();

    expect((await given.stored('User', id))['nickName'], 'stored nickName').toBe('Ada');
  },
);

test(
  'add to a multi-valued attribute appends',
  verifies('7644-3.5.2.1-06', { fix: 'Append the new values and keep the old ones.', needs: 'patch' }),
  async ({ scim, given }) => {
    const { work, home } = given.addresses();
    const { id } = await given.existingUser({ emails: [work] });

    expect(await scim.modify('User', id, { op: 'add', path: 'emails', value: [home] })).toSucceed();

    const { emails } = await given.stored('User', id);
    expect(emails, 'stored emails').toEqual(containing(work, home));
    expect(emails, 'stored emails').toHaveLength(2);
  },
);

test(
  'add without path takes a set of attributes',
  verifies('7644-3.5.2.1-03', { fix: 'Apply each member of the value of an add without path.', needs: 'patch' }),
  async ({ scim, given }) => {
    const { work, home } = given.addresses();
    const { id } = await given.existingUser({ emails: [work] });

    expect(await scim.modify('User', id, { op: 'add', value: { nickName: 'Countess', emails: [home] } })).toSucceed();

    const stored = await given.stored('User', id);
    expect(stored['nickName'], 'stored nickName').toBe('Countess');
    expect(stored['emails'], 'stored emails').toEqual(containing(work, home));
  },
);

test(
  'add of a value that is there changes nothing',
  verifies('7644-3.5.2.1-10', { fix: 'Succeed without a change, and without a second copy.', needs: 'patch' }),
  async ({ scim, given }) => {
    const { work, home } = given.addresses();
    const { id } = await given.existingUser({ emails: [work, home] });
    const before = await given.stored('User', id);

    expect(await scim.modify('User', id, { op: 'add', path: 'emails', value: before['emails'] ?? [] })).toSucceed();

    expect((await given.stored('User', id))['emails'], 'stored emails').toHaveLength(2);
  },
);

test(
  'add replaces a part of a value that is there',
  verifies('7644-3.5.2.1-09', {
    fix: 'Let add overwrite the sub-attribute in the values that the filter matches.',
    needs: 'patch',
  }),
  async ({ scim, given }) => {
    const { work, home } = given.addresses();
    const { id } = await given.existingUser({ emails: [work, home] });
    const path = 'emails[type eq "work"].value';

    expect(await scim.modify('User', id, { op: 'add', path, value: given.email('ada.new') })).toSucceed();

    const { emails } = await given.stored('User', id);
    expect(emails, 'stored emails').toEqual(containing({ ...work, value: given.email('ada.new') }, home));
    expect(emails, 'stored emails').toHaveLength(2);
  },
);

test(
  'add of what is there leaves meta.lastModified',
  verifies('7644-3.5.2.1-11', {
    fix: 'Do not touch the resource when an add changes nothing.',
    needs: 'patch',
  }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser({ nickName: 'Countess' });
    const before = await scim.retrieve('User', id);

    await scim.modify('User', id, { op: 'add', path: 'nickName', value: 'Countess' });

    const after = await scim.retrieve('User', id);
    expect(after.at('meta', 'lastModified'), 'meta.lastModified').toBe(before.at('meta', 'lastModified'));
  },
);

test(
  'a new primary address takes the mark from the old one',
  verifies('7644-3.5.2-20', {
    fix: 'Set primary to false on the other values when a PATCH makes one primary.',
    needs: 'patch',
  }),
  async ({ scim, given }) => {
    const { work, home } = given.addresses();
    const { id } = await given.existingUser({ emails: [work] });

    await scim.modify('User', id, { op: 'add', path: 'emails', value: [{ ...home, primary: true }] });

    const { emails } = await given.stored('User', id);
    const primary = [emails ?? []].flat().filter((email) => JSON.stringify(email).includes('"primary":true'));
    expect(primary, 'addresses marked primary').toEqual([expect.objectContaining({ value: home.value })]);
  },
);

test(
  'add to a complex attribute keeps its other parts',
  verifies('7644-3.5.2.1-07', {
    fix: 'Merge the sub-attributes of an add into the complex attribute.',
    needs: 'patch',
  }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser({ name: { givenName: 'Ada', familyName: 'Lovelace' } });

    expect(await scim.modify('User', id, { op: 'add', path: 'name', value: { middleName: 'Byron' } })).toSucceed();

    expect((await given.stored('User', id))['name'], 'stored name').toMatchObject({
      givenName: 'Ada',
      middleName: 'Byron',
      familyName: 'Lovelace',
    });
  },
);

test(
  'add reaches an extension attribute by its full path',
  verifies('7644-3.10-05', {
    fix: `Understand ${schemaUrn.EnterpriseUser}:department as a path; the URN ends at its last colon.`,
    needs: ['patch', 'EnterpriseUser'],
  }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();
    const path = `${schemaUrn.EnterpriseUser}:department`;

    expect(await scim.modify('User', id, { op: 'add', path, value: 'Research' })).toSucceed();

    const stored = await given.stored('User', id);
    expect(stored[schemaUrn.EnterpriseUser], 'the extension').toMatchObject({ department: 'Research' });
    expect(stored['schemas'], 'schemas').toContain(schemaUrn.EnterpriseUser);
  },
);

test(
  'add sets externalId on an existing User',
  verifies('7643-3.1-16', {
    fix: 'Let PATCH write externalId: clients link existing accounts with it.',
    needs: 'patch',
  }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();
    const externalId = given.name();

    expect(await scim.modify('User', id, { op: 'add', path: 'externalId', value: externalId })).toSucceed();

    expect((await given.stored('User', id))['externalId'], 'stored externalId').toBe(externalId);
  },
);

function containing(...values: readonly JsonObject[]) {
  return expect.arrayContaining(values.map(({ value, type }) => expect.objectContaining({ value, type })));
}

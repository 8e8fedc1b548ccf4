import { expect, memberOf, test, verifies } from '../../src/harness/index.ts';
import { schemaUrn } from '../../src/scim/urn.ts';

test(
  'hyphens and underscores are part of attribute names',
  verifies('7643-2.1-03', { fix: 'Compare attribute names without regard to case, and in nothing else.' }),
  async ({ scim, given, appliesIf }) => {
    const created = await scim.create('User', given.user({ 'nick-name': 'Countess', preferred_language: 'fr' }));
    appliesIf(created.status < 300, `Unknown attributes are refused with ${created.status}.`);

    const stored = await given.stored('User', created.id!);

    expect(
      [memberOf(stored, 'nickName'), memberOf(stored, 'preferredLanguage')],
      'what was taken for other names',
    ).toEqual([undefined, undefined]);
  },
);

test(
  'an attribute outside the schemas is no reason to refuse a create',
  verifies('7644-3.3-11', {
    fix: 'Ignore attributes that no schema defines; mappings often have extras.',
    level: 'MAY',
  }),
  async ({ scim, given }) => {
    expect(await scim.create('User', given.user({ scimulateExtra: 'x' }))).toHaveStatus(201, 200);
  },
);

test(
  'schemas names an extension that a PATCH has added',
  verifies('7643-3-03', {
    fix: 'Add the URN of an extension to schemas as soon as the resource has one of its attributes.',
    needs: ['EnterpriseUser', 'patch'],
  }),
  async ({ given }) => {
    const { id } = await given.existingUser();

    await given.modified('User', id, { op: 'add', path: `${schemaUrn.EnterpriseUser}:department`, value: 'Engines' });

    expect((await given.stored('User', id))['schemas'], 'schemas').toContain(schemaUrn.EnterpriseUser);
  },
);

test(
  'replace changes a part of the manager',
  verifies('7644-3.5.2.3-02', {
    fix: 'Let replace reach sub-attributes of complex attributes of an extension.',
    needs: ['EnterpriseUser', 'patch'],
  }),
  async ({ given }) => {
    const [old, next] = await given.existingUsers(2);
    const { id } = await given.existingUser({ [schemaUrn.EnterpriseUser]: { manager: { value: old!.id } } });

    await given.modified('User', id, {
      op: 'replace',
      path: `${schemaUrn.EnterpriseUser}:manager`,
      value: { value: next!.id },
    });

    const stored = await given.stored('User', id);
    expect(stored[schemaUrn.EnterpriseUser], 'the extension').toMatchObject({ manager: { value: next!.id } });
  },
);

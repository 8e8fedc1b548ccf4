import { describe, expect, test } from 'vitest';
import { schemaUrn } from '../../scim/urn.ts';
import { error, json } from '../testing/small-target.ts';
import { alice, bob, entraStage } from '../testing/stage.ts';
import type { EntraOptions } from './entra.ts';
import { defaultUserMapping, rolesMapping } from './mapping.ts';

const managerPath = `${schemaUrn.EnterpriseUser}:manager`;

/** Somebody with an account; the traffic so far is forgotten. */
async function withAlice(options: Partial<EntraOptions> = {}, person = alice) {
  const { entra, target, waits } = entraStage(options);
  await entra.assign(person);
  await entra.settle();
  target.traffic();
  return { entra, target, waits };
}

function operationsOf(body: { readonly [name: string]: unknown } | undefined) {
  return body?.['Operations'] as readonly { readonly op: string; readonly path?: string; readonly value?: unknown }[];
}

describe('joining', () => {
  test('users are matched and created first, managers follow', async () => {
    const { entra, target } = entraStage();
    await entra.assign({ ...alice, manager: 'bob' });
    await entra.assign(bob);

    expect(await entra.settle()).toEqual([]);
    expect(target.traffic()).toEqual([
      'GET /Users?filter=userName+eq+%22alice%40example.com%22',
      'POST /Users',
      'GET /Users?filter=userName+eq+%22bob%40example.com%22',
      'POST /Users',
      'GET /Users?filter=id+eq+%22u1%22+and+manager+eq+%22u2%22&attributes=id',
      'PATCH /Users/u1',
    ]);
    expect(entra.expectation()).toMatchObject([{ references: { [`${managerPath}.value`]: 'bob' } }, {}]);
  });

  test('an account that is there is patched where it differs, and not at all where it does not', async () => {
    const { entra, target } = entraStage();
    const account = {
      id: 'u7',
      userName: 'alice@example.com',
      active: true,
      externalId: 'alice',
      title: 'Local title',
    };
    target.Users.set('u7', { ...account, displayName: 'Alice Arnold', name: { givenName: 'Al' } });
    await entra.assign(alice);
    await entra.settle();

    const [body] = target.bodies();
    expect(operationsOf(body)).toEqual([
      { op: 'Add', path: 'emails[type eq "work"].value', value: 'alice@example.com' },
      { op: 'Replace', path: 'name.givenName', value: 'Alice' },
      { op: 'Add', path: 'name.familyName', value: 'Arnold' },
      { op: 'Add', path: 'name.formatted', value: 'Alice Arnold' },
    ]);
    expect(await entra.resync()).toEqual([]);
    expect(target.traffic()).toEqual(['GET /Users/u7']);
  });

  test('more than one match is a problem, and so is an answer that is no list', async () => {
    const { entra, target } = entraStage();
    target.interfere = () => json(200, { totalResults: 2, Resources: [{ id: 'a' }, { id: 'b' }] });
    await entra.assign(alice);
    expect(await entra.settle()).toMatchObject([
      { subject: 'alice', code: 'SystemForCrossDomainIdentityManagementMultipleEntriesInResponse' },
    ]);

    target.interfere = () => error(404, 'User not found');
    expect(await entra.retry()).toMatchObject([
      { code: 'SystemForCrossDomainIdentityManagementServiceIncompatible', status: 404 },
    ]);
  });

  test('after a conflict the account is found and patched at the next attempt', async () => {
    const { entra, target } = entraStage();
    target.interfere = ({ method }) => (method === 'POST' ? error(409, 'Taken') : null);
    await entra.assign(alice);
    expect(await entra.settle()).toMatchObject([{ code: 'Conflict', detail: 'Taken' }]);

    target.interfere = () => null;
    target.Users.set('u7', { id: 'u7', userName: 'alice@example.com', active: true });
    target.traffic();
    expect(await entra.retry()).toEqual([]);
    expect(target.traffic()).toEqual(['GET /Users?filter=userName+eq+%22alice%40example.com%22', 'PATCH /Users/u7']);
  });

  test('empty attributes and passwords are never sent, extensions of the customer are not named', async () => {
    const custom = 'urn:example:scim:schemas:extension:1.0:User';
    const mapping = [...defaultUserMapping, { target: `${custom}:badge`, source: '[badge]' }];
    const { entra, target } = entraStage({ mapping });
    await entra.assign({ ...alice, custom: { badge: '7' } });
    await entra.changePassword('alice', 'secret words');
    await entra.settle();

    const [body] = target.bodies();
    expect(Object.keys(body!)).toEqual([
      'schemas',
      'externalId',
      'userName',
      'active',
      'displayName',
      'emails',
      'meta',
      'name',
      'roles',
      custom,
    ]);
    expect(body).toMatchObject({ schemas: [schemaUrn.User, schemaUrn.EnterpriseUser], [custom]: { badge: '7' } });
  });

  test('attributes stand where Microsoft puts them', async () => {
    const { entra, target } = entraStage();
    const person = {
      ...alice,
      title: 'Clerk',
      city: 'Bonn',
      workPhone: '1',
      preferredLanguage: 'de',
      department: 'Sales',
      otherEmail: 'o@example.com',
    };
    await entra.assign(person);
    await entra.settle();

    const [body] = target.bodies();
    expect(Object.keys(body!)).toEqual([
      'schemas',
      'externalId',
      'userName',
      'active',
      'addresses',
      'displayName',
      'emails',
      'meta',
      'name',
      'phoneNumbers',
      'preferredLanguage',
      'roles',
      'title',
      schemaUrn.EnterpriseUser,
    ]);
    expect(body).toMatchObject({
      addresses: [{ type: 'work', locality: 'Bonn' }],
      emails: [
        { primary: true, type: 'work', value: 'alice@example.com' },
        { type: 'other', value: 'o@example.com' },
      ],
      phoneNumbers: [{ type: 'work', value: '1' }],
    });
  });

  test('who is disabled from the start gets no account, but one that is there is disabled', async () => {
    const { entra, target } = entraStage();
    await entra.assign(alice);
    await entra.suspend('alice');
    expect(await entra.settle()).toEqual([]);
    expect(target.Users.size).toBe(0);

    target.Users.set('u7', { id: 'u7', userName: 'alice@example.com', active: true });
    await entra.resync();
    expect(target.Users.get('u7')).toMatchObject({ active: false });
  });

  test('mapping rows can hold on create only, have a default, and match in order of precedence', async () => {
    const mapping = [
      { target: 'userName', source: '[userPrincipalName]', matching: 2 },
      { target: 'externalId', source: '[employeeId]', matching: 1 },
      { target: 'nickName', source: '[nick]', defaultValue: 'none' },
      { target: 'title', source: '[jobTitle]', apply: 'on-create' as const },
    ];
    const { entra, target } = entraStage({ mapping });
    await entra.assign({ ...alice, employeeNumber: '7', title: 'Clerk' });
    await entra.settle();
    expect(target.traffic()).toEqual([
      'GET /Users?filter=externalId+eq+%227%22',
      'GET /Users?filter=userName+eq+%22alice%40example.com%22',
      'POST /Users',
    ]);
    expect(target.Users.get('u1')).toMatchObject({ nickName: 'none', title: 'Clerk' });

    await entra.updateProfile('alice', { title: 'Chief' });
    await entra.settle();
    expect(target.Users.get('u1')).toMatchObject({ nickName: 'none', title: 'Clerk' });
  });
});

describe('changes', () => {
  test('only what differs is patched: added, replaced, or removed', async () => {
    const { entra, target } = await withAlice({}, { ...alice, title: 'Clerk' });
    await entra.updateProfile('alice', { familyName: 'Baker', title: null, department: 'Sales' });
    expect(await entra.settle()).toEqual([]);

    const [body] = target.bodies();
    expect(operationsOf(body)).toEqual([
      { op: 'Replace', path: 'displayName', value: 'Alice Baker' },
      { op: 'Replace', path: 'name.familyName', value: 'Baker' },
      { op: 'Replace', path: 'name.formatted', value: 'Alice Baker' },
      { op: 'Add', path: `${schemaUrn.EnterpriseUser}:department`, value: 'Sales' },
      { op: 'Remove', path: 'title' },
    ]);
    expect(entra.expectation()).toMatchObject([{ values: { title: null, 'name.familyName': 'Baker', active: true } }]);
  });

  test.each(['Add', 'Replace'] as const)(
    'an element that is not there yet is written by %s',
    async (missingElement) => {
      const { entra, target } = await withAlice({ knobs: { missingElement } });
      await entra.updateProfile('alice', { mobilePhone: '1', office: 'B 7' });
      await entra.settle();

      const [body] = target.bodies();
      expect(operationsOf(body)).toEqual([
        { op: missingElement, path: 'addresses[type eq "other"].Formatted', value: 'B 7' },
        { op: missingElement, path: 'phoneNumbers[type eq "mobile"].value', value: '1' },
      ]);
    },
  );

  test('without reading first, what was written before decides', async () => {
    const { entra, target } = await withAlice({ knobs: { readBeforePatch: false } });
    await entra.updateProfile('alice', { familyName: 'Baker' });
    await entra.settle();

    expect(target.traffic()).toEqual(['PATCH /Users/u1']);
  });

  test('an account that vanished is matched and created again', async () => {
    const { entra, target } = await withAlice();
    target.Users.clear();
    await entra.updateProfile('alice', { familyName: 'Baker' });

    expect(await entra.settle()).toEqual([]);
    expect(target.traffic()).toEqual([
      'GET /Users/u1',
      'GET /Users?filter=userName+eq+%22alice%40example.com%22',
      'POST /Users',
    ]);
  });

  test('an answer 204 to a PATCH is fine', async () => {
    const { entra, target } = await withAlice();
    target.interfere = ({ method }) => (method === 'PATCH' ? { status: 204, headers: [], body: '' } : null);
    await entra.updateProfile('alice', { familyName: 'Baker' });

    expect(await entra.settle()).toEqual([]);
  });

  test('roles of a list are only ever added', async () => {
    const mapping = [...defaultUserMapping, rolesMapping('AppRoleAssignmentsComplex')];
    const { entra, target } = await withAlice({ mapping }, { ...alice, roles: ['Admin'] });
    await entra.updateProfile('alice', { roles: [] });
    await entra.settle();

    expect(target.bodies()).toEqual([]);
  });

  test('a manager without an account is not written later, until the report changes', async () => {
    const { entra, target } = await withAlice({}, { ...alice, manager: 'bob' });
    await entra.assign(bob);
    await entra.settle();
    expect(target.traffic().filter((line) => line.startsWith('PATCH'))).toEqual([]);
    expect(entra.expectation()).toMatchObject([{ references: {} }, {}]);

    await entra.updateProfile('alice', { title: 'Clerk' });
    await entra.settle();
    expect(target.Users.get('u1')).toMatchObject({ [schemaUrn.EnterpriseUser]: { manager: { value: 'u2' } } });
  });

  test('a manager the account does not show is written again with each change', async () => {
    const { entra, target } = await withAlice({}, { ...alice, manager: 'bob' });
    await entra.assign(bob);
    await entra.resync();
    target.Users.set('u1', { id: 'u1', userName: 'alice@example.com', active: true });
    target.traffic();
    await entra.updateProfile('alice', { title: 'Clerk' });
    await entra.settle();

    expect(target.traffic().at(-1)).toBe('PATCH /Users/u1');
    expect(target.Users.get('u1')).toMatchObject({ [schemaUrn.EnterpriseUser]: { manager: { value: 'u2' } } });
  });

  test('a manager given back as text cannot be read', async () => {
    const { entra, target } = await withAlice();
    target.Users.set('u1', { id: 'u1', [schemaUrn.EnterpriseUser]: { manager: 'u2' } });
    await entra.updateProfile('alice', { title: 'Clerk' });

    expect(await entra.settle()).toMatchObject([{ code: 'SystemForCrossDomainIdentityManagementServiceIncompatible' }]);
  });
});

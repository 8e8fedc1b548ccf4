import { describe, expect, test } from 'vitest';
import type { HttpRequest } from '../../http/exchange.ts';
import { schemaUrn } from '../../scim/urn.ts';
import type { Person, PersonChanges } from '../identity-provider.ts';
import { goldenText, printed } from '../testing/golden-file.ts';
import { SmallTarget } from '../testing/small-target.ts';
import { createEntra, type EntraOptions } from './entra.ts';
import { defaultUserMapping, type EntraMapping, rolesMapping, singleRoleMapping } from './mapping.ts';

const userId = '6764549bef60420686bc';
const groupId = 'a99962b9f99d4c4fac67';
const memberId = 'f648f8d5ea4e4cd38e9c';
const managerId = '2819c223-7f76-453a-919d-413861904646';

const person: Person = {
  key: 'user',
  userName: 'jyoung',
  givenName: 'givenName',
  familyName: 'familyName',
  email: 'jyoung@testuser.com',
  displayName: 'J Young',
  employeeNumber: '701984',
};
const boss: Person = { ...person, key: 'boss', userName: 'boss' };

/** Rows of the default mapping; the tutorials map fewer attributes than a job does today. */
function rows(...targets: readonly string[]): EntraMapping[] {
  return defaultUserMapping.filter(({ target }) => targets.includes(target));
}

/** The default mapping with another matching attribute. */
function matchedBy(target: string): EntraMapping[] {
  const source = defaultUserMapping.find((row) => row.target === target)!.source;
  const others = defaultUserMapping.filter((row) => row.matching === undefined && row.target !== target);
  return [{ target, source, matching: 1 }, { target: 'userName', source: '[userPrincipalName]' }, ...others];
}

function stage(options: Partial<EntraOptions> = {}) {
  const target = new SmallTarget();
  const entra = createEntra({
    baseUrl: 'https://scim.example.com/scim',
    token: '{token}',
    send: target.send,
    random: () => 0.3,
    now: () => new Date('2026-11-20T12:00:00Z'),
    ...options,
    knobs: { keepAlive: false, ...options.knobs },
  });
  return { entra, target };
}

type Stage = ReturnType<typeof stage>;

async function testConnection(options: Partial<EntraOptions> = {}): Promise<HttpRequest[]> {
  const { entra, target } = stage(options);
  await entra.testConnection();
  return target.requests;
}

async function assign(who: Person, options: Partial<EntraOptions> = {}, id?: string): Promise<HttpRequest[]> {
  const { entra, target } = stage(options);
  if (id !== undefined) target.ids = [id];
  await entra.assign(who);
  await entra.settle();
  return target.requests;
}

/** What follows when somebody has an account; reads are left out. */
async function after(
  act: (stage: Stage) => Promise<unknown>,
  options: Partial<EntraOptions> = {},
  who: Person = person,
  id = userId,
): Promise<HttpRequest[]> {
  const { entra, target } = stage(options);
  target.ids = [id, managerId];
  await entra.assign(who);
  await entra.assign(boss);
  await entra.settle();
  target.requests.length = 0;
  await act({ entra, target });
  await entra.settle();
  return target.requests.filter(({ method }) => method !== 'GET');
}

function update(changes: PersonChanges, options: Partial<EntraOptions> = {}, who = person): Promise<HttpRequest[]> {
  return after(({ entra }) => entra.updateProfile('user', changes), options, who);
}

function group(members: readonly string[]) {
  return { key: 'group', name: 'displayName', members };
}

/** A group with one member; reads are left out. */
async function afterPush(
  act: (stage: Stage) => Promise<unknown>,
  options: Partial<EntraOptions> = {},
  members: readonly string[] = [],
  ids: readonly string[] = [memberId, groupId],
): Promise<HttpRequest[]> {
  const { entra, target } = stage(options);
  target.ids = [...ids];
  await entra.assign(person);
  await entra.pushGroup(group(members));
  await entra.settle();
  target.requests.length = 0;
  await act({ entra, target });
  await entra.settle();
  return target.requests.filter(({ method }) => method !== 'GET');
}

async function createGroup(options: Partial<EntraOptions> = {}): Promise<HttpRequest[]> {
  const groupMapping = [
    { target: 'displayName', source: '[displayName]', matching: 1 },
    { target: 'externalId', source: '"8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159"' },
  ];
  const { entra, target } = stage({ groupMapping, ...options });
  await entra.pushGroup(group([]));
  await entra.settle();
  return target.requests;
}

const tutorial = rows(
  'userName',
  'active',
  'displayName',
  'emails[type eq "work"].value',
  'name.givenName',
  'name.familyName',
  'externalId',
  `${schemaUrn.EnterpriseUser}:employeeNumber`,
);
const many = { displayName: 'Pvlo', email: 'TestBcwqnm@test.microsoft.com', givenName: 'Gtfd', familyName: 'Pkqf' };
const manyCompliant = {
  displayName: 'Bjfe',
  email: 'TestMhvaes@test.microsoft.com',
  givenName: 'Kkom',
  familyName: 'Unua',
};
const nickName: EntraMapping = { target: 'nickName', source: '[nickName]' };
const remove = ({ entra }: Stage) => entra.changeMembers('group', { remove: ['user'] });
const addMember = ({ entra }: Stage) => entra.changeMembers('group', { add: ['user'] });
const addManager = (options: Partial<EntraOptions> = {}) => update({ manager: 'boss' }, options);
async function disableAndRestore({ entra }: Stage) {
  await entra.deactivate('user');
  await entra.settle();
  await entra.restore('user');
}

const compliant = { profile: 'entra-scim-compliant' } as const;
const bare = rows('userName', 'active');

/** The app role id of the facts is a placeholder; ours is made up. */
function withRoleId(requests: readonly HttpRequest[]): HttpRequest[] {
  return requests.map(({ body = '', headers, ...rest }) => {
    const text = body.replaceAll(/(?<=\\"id\\":\\")[\da-f-]{36}/g, '{app role id}');
    const length = headers.map(
      ([name, value]) => [name, name === 'Content-Length' ? String(text.length) : value] as const,
    );
    return { ...rest, headers: length, body: text };
  });
}

/** What Entra ID is made to send, by the file that says what it sends. */
const plays: Readonly<Record<string, () => Promise<HttpRequest[]>>> = {
  'entra/test-connection.http': () => testConnection(),
  'entra/test-connection-external-id.http': async () =>
    (await testConnection({ mapping: matchedBy('externalId') })).slice(0, 1),
  'entra/discover-schemas.http': async () => (await testConnection({ profile: 'entra-gallery' })).slice(2),
  'entra/get-user.http': async () => {
    const { entra, target } = stage();
    target.ids = ['5d48a0a8e9f04aa38008'];
    await entra.assign(person);
    await entra.settle();
    target.requests.length = 0;
    await entra.updateProfile('user', { title: 'Clerk' });
    await entra.settle();
    return target.requests.slice(0, 1);
  },
  'entra/match-user.http': async () =>
    (await assign({ ...person, userName: 'Test_User_dfeef4c5-5681-4387-b016-bdf221e82081' })).slice(0, 1),
  'entra/match-user-external-id.http': async () =>
    (await assign(person, { mapping: matchedBy('externalId') })).slice(0, 1),
  'entra/match-user-work-email.http': async () =>
    (
      await assign({ ...person, email: 'user@example.com' }, { mapping: matchedBy('emails[type eq "work"].value') })
    ).slice(0, 1),
  'entra/match-user-employee-number.http': async () =>
    (await assign(person, { mapping: matchedBy(`${schemaUrn.EnterpriseUser}:employeeNumber`) })).slice(0, 1),
  'entra/get-group.http': async () => {
    const { entra, target } = stage();
    target.ids = ['40734ae655284ad3abcc'];
    await entra.pushGroup(group([]));
    await entra.settle();
    target.requests.length = 0;
    await entra.renameGroup('group', 'other');
    await entra.settle();
    return target.requests.slice(0, 1);
  },
  'entra/match-group.http': async () => (await createGroup()).slice(0, 1),
  'entra/check-manager.http': async () => {
    const { entra, target } = stage();
    target.ids = ['54D382A4-2050-4C03-94D1-E769F1D15682', managerId];
    await entra.assign({ ...person, manager: 'boss' });
    await entra.assign(boss);
    await entra.settle();
    return target.requests.slice(4, 5);
  },
  'entra/create-user.http': async () => {
    const names = [
      'userName',
      'active',
      'emails[type eq "work"].value',
      'name.givenName',
      'name.familyName',
      'name.formatted',
      'externalId',
    ];
    const who = {
      ...person,
      userName: 'Test_User_ab6490ee-1e48-479e-a20b-2d77186b5dd1',
      email: 'Test_User_fd0ea19b-0777-472c-9f96-4f70d2226f2e@testuser.com',
      custom: { mailNickname: '0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef' },
    };
    return (await assign(who, { mapping: rows(...names) })).slice(1);
  },
  'entra/update-user.http': () =>
    update({ email: 'updatedEmail@microsoft.com', familyName: 'updatedFamilyName' }, { mapping: tutorial }),
  'entra/update-user-name.http': () =>
    update({ userName: '5b50642d-79fc-4410-9e90-4c077cdd1a59@testuser.com' }, { mapping: rows('userName', 'active') }),
  'entra/disable-user.http': () => after(({ entra }) => entra.unassign('user')),
  'entra/disable-user-boolean.http': () =>
    after(({ entra }) => entra.unassign('user'), { knobs: { activeAs: 'boolean' } }),
  'entra/disable-user-compliant.http': () => after(({ entra }) => entra.suspend('user'), compliant),
  'entra/restore-user.http': async () => {
    return (await after(disableAndRestore, { knobs: { tombstone: 'off' } })).slice(1);
  },
  'entra/add-manager.http': () => addManager(),
  'entra/add-manager-compliant.http': () => addManager(compliant),
  'entra/add-manager-reference.http': () => addManager({ knobs: { managerAs: 'reference-list' } }),
  'entra/remove-manager.http': () => update({ manager: null }, {}, { ...person, manager: 'boss' }),
  'entra/empty-patch.http': () => update({}, { knobs: { emptyPatches: true } }),
  'entra/update-many.http': () =>
    update({ ...many, employeeNumber: 'Eqpj', custom: { mailNickname: 'Eqpj' } }, { mapping: tutorial }),
  'entra/update-many-compliant.http': () =>
    update({ ...manyCompliant, employeeNumber: 'Aklq' }, { ...compliant, mapping: tutorial }),
  'entra/add-value.http': () => update({ custom: { nickName: 'Babs' } }, { mapping: [...tutorial, nickName] }),
  'entra/add-value-compliant.http': () =>
    update({ custom: { nickName: 'Babs' } }, { ...compliant, mapping: [...tutorial, nickName] }),
  'entra/add-role.http': async () => {
    const mapping = [...bare, rolesMapping('AppRoleAssignmentsComplex')];
    return withRoleId(await update({ roles: ['Admin'] }, { mapping }));
  },
  'entra/assert-roles.http': () => {
    const mapping = [...bare, rolesMapping('AssertiveAppRoleAssignmentsComplex')];
    return update({ roles: ['Admin'] }, { mapping }, { ...person, roles: ['Reader'] });
  },
  'entra/create-user-role.http': async () =>
    (await assign({ ...person, roles: ['Admin'] }, { mapping: [...bare, ...singleRoleMapping] })).slice(1),
  'entra/create-user-roles.http': async () => {
    const mapping = [...bare, rolesMapping('AppRoleAssignmentsComplex')];
    return (await assign({ ...person, roles: ['Admin', 'Reader'] }, { mapping })).slice(1);
  },
  'entra/delete-user.http': () => after(({ entra }) => entra.remove('user'), {}, person, '5171a35d82074e068ce2'),
  'entra/create-group.http': async () => (await createGroup()).slice(1),
  'entra/create-group-without-legacy-schema.http': async () =>
    (await createGroup({ knobs: { legacyGroupSchema: false } })).slice(1),
  'entra/rename-group.http': () =>
    afterPush(({ entra }) => entra.renameGroup('group', '1879db59-3bdf-4490-ad68-ab880a269474updatedDisplayName')),
  'entra/add-member.http': () => afterPush(addMember, { knobs: { memberRef: true } }),
  'entra/add-member-plain.http': () => afterPush(addMember),
  'entra/remove-member.http': () => afterPush(remove, { knobs: { memberRef: true } }, ['user']),
  'entra/remove-member-plain.http': () => afterPush(remove, {}, ['user'], ['u1091', groupId]),
  'entra/remove-member-compliant.http': () =>
    afterPush(remove, compliant, ['user'], ['7f4bc1a3-285e-48ae-8202-5accb43efb0e', groupId]),
  'entra/remove-member-lower.http': () => afterPush(remove, { knobs: { opCase: 'lower' } }, ['user']),
  'entra/delete-group.http': () =>
    afterPush(({ entra }) => entra.removeGroup('group'), {}, [], [memberId, 'cdb1ce18f65944079d37']),
};

describe('Entra ID sends, byte for byte', () => {
  test.each(Object.keys(plays))('%s', async (file) => {
    expect(printed(await plays[file]!())).toBe(goldenText(file));
  });
});

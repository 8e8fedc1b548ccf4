import { describe, expect, test } from 'vitest';
import type { HttpRequest } from '../../http/exchange.ts';
import type { JsonObject } from '../../scim/json.ts';
import { messageUrn, schemaUrn } from '../../scim/urn.ts';
import type { Person } from '../identity-provider.ts';
import { goldenText, printed } from '../testing/golden-file.ts';
import { json, pathOf, SmallTarget } from '../testing/small-target.ts';
import { createOkta, type OktaOptions } from './okta.ts';

const userId = '23a35c27-23d3-4c03-b4c5-6443c09e7173';
const otherId = '89bb1940-b905-4575-9e7f-6f887cfb368e';
const groupId = 'abf4dd94-a4c0-4f67-89c9-76b03340cb9b';

const testUser: Person = {
  key: 'test',
  userName: 'test.user@okta.local',
  givenName: 'Test',
  familyName: 'User',
  email: 'test.user@okta.local',
  displayName: 'Test User',
};
const jane: Person = {
  key: 'jane',
  userName: 'jane.doe@example.com',
  givenName: 'Jane',
  familyName: 'Doe',
  email: 'jane.doe@example.com',
  custom: { locale: 'en_US' },
};

function named(key: string, userName: string): Person {
  return { ...testUser, key, userName };
}

function stage(options: Partial<OktaOptions> = {}) {
  const target = new SmallTarget();
  const okta = createOkta({
    baseUrl: 'https://scim.example.com/scim/v2',
    token: '{token}',
    send: target.send,
    random: () => 0.3,
    now: () => new Date('2026-11-20T12:00:00Z'),
    ...options,
  });
  return { okta, target };
}

/** The account of the documentation, as its service provider shows it. */
async function withAccount(options: Partial<OktaOptions> = {}) {
  const { okta, target } = stage(options);
  target.ids = [userId];
  await okta.assign(testUser);
  await okta.settle();
  target.Users.set(userId, {
    schemas: [schemaUrn.User],
    id: userId,
    userName: 'test.user@okta.local',
    name: { givenName: 'Test', middleName: 'Excited', familyName: 'User' },
    emails: [{ primary: true, value: 'test.user@okta.local', type: 'work', display: 'test.user@okta.local' }],
    active: true,
    groups: [],
    meta: { resourceType: 'User' },
  });
  target.requests.length = 0;
  return { okta, target };
}

/** A pushed group; its members have the ids that go with them. */
async function withGroup(members: Readonly<Record<string, Person>>, options: Partial<OktaOptions> = {}) {
  const { okta, target } = stage(options);
  for (const [id, person] of Object.entries(members)) {
    target.interfere = ({ method }) => (method === 'POST' ? json(201, { id }) : null);
    await okta.assign(person);
    await okta.settle();
  }
  target.interfere = () => null;
  return { okta, target };
}

async function pushed(
  members: Readonly<Record<string, Person>>,
  options: Partial<OktaOptions> = {},
  name = 'Test SCIMv2',
  chosen: readonly string[] = Object.values(members).map(({ key }) => key),
) {
  const { okta, target } = await withGroup(members, options);
  target.ids = [groupId];
  await okta.pushGroup({ key: 'group', name, members: chosen });
  await okta.settle();
  return { okta, target };
}

const both = { [userId]: testUser, [otherId]: named('other', 'test.user@okta.local') };
const scim11 = { baseUrl: 'https://scim.example.com/v1', profile: 'scim11' } as const;

async function lookUp(person: Person, options: Partial<OktaOptions>): Promise<HttpRequest[]> {
  const { okta, target } = stage(options);
  await okta.assign(person);
  await okta.settle();
  return target.requests.slice(0, 1);
}

async function create(person: Person, options: Partial<OktaOptions> = {}): Promise<HttpRequest[]> {
  const { okta, target } = stage(options);
  await okta.assign(person);
  await okta.settle();
  return target.requests.slice(1);
}

async function changeName(options: Partial<OktaOptions> = {}): Promise<HttpRequest[]> {
  const { okta, target } = await withAccount(options);
  await okta.updateProfile('test', { givenName: 'Another' });
  await okta.settle();
  return target.requests;
}

async function deactivate(options: Partial<OktaOptions> = {}): Promise<HttpRequest[]> {
  const { okta, target } = await withAccount(options);
  target.Users.set(userId, {
    ...target.Users.get(userId)!,
    name: { givenName: 'Another', middleName: 'Excited', familyName: 'User' },
  });
  await okta.unassign('test');
  await okta.settle();
  return target.requests;
}

async function pushNow(
  options: Partial<OktaOptions> = {},
  members: typeof both | object = both,
): Promise<HttpRequest[]> {
  const { okta, target } = await pushed({ ...members }, options);
  target.requests.length = 0;
  await okta.pushNow('group');
  return target.requests;
}

async function replaceGroup(options: Partial<OktaOptions>): Promise<HttpRequest[]> {
  const { target } = await pushed({ [userId]: testUser }, { profile: 'aiw-scim20', ...options });
  return target.requests.slice(-2);
}

/** The facts write `{id}` where an id stands. */
function decoded(request: HttpRequest): HttpRequest {
  return { ...request, url: decodeURIComponent(request.url) };
}

const pages = (total: number, resources: JsonObject[] = []) =>
  json(200, { schemas: [messageUrn.ListResponse], totalResults: total, Resources: resources });

/** What Okta is made to send, by the file that says what it sends. */
const plays: Readonly<Record<string, () => Promise<HttpRequest[]>>> = {
  'okta/get-user.http': async () => {
    const { okta, target } = stage({ baseUrl: 'https://scimapp.example:1910/v2' });
    target.ids = ['{id}'];
    await okta.assign(jane);
    await okta.settle();
    await okta.updateProfile('jane', { familyName: 'Roe' });
    await okta.settle();
    return target.requests.slice(2, 3).map(decoded);
  },
  'okta/create-user-2018.http': () => create(jane, { baseUrl: 'https://scimapp.example:1910/v2' }),
  'okta/create-user-scim11.http': () => create(jane, { baseUrl: 'https://scimapp.example:1910/v1', profile: 'scim11' }),
  'okta/create-user.http': () => create(testUser),
  'okta/create-user-without-external-id.http': () => create(testUser, { knobs: { sendsExternalId: false } }),
  'okta/test-credentials.http': async () => {
    const { okta, target } = stage();
    await okta.testConnection();
    return target.requests;
  },
  'okta/lookup-user-percent20.http': () => lookUp(testUser, { knobs: { queryEncoding: 'percent20' } }),
  'okta/lookup-user-plus.http': () => lookUp(jane, {}),
  'okta/lookup-user-filter-last.http': () => lookUp(jane, { knobs: { filterPosition: 'last' } }),
  'okta/update-user.http': () => changeName(),
  'okta/patch-user.http': () => changeName({ profile: 'oin-wizard-patch-user' }),
  'okta/deactivate-user.http': () => deactivate(),
  'okta/deactivate-user-put.http': () => deactivate({ profile: 'aiw-scim20' }),
  'okta/reactivate-user.http': async () => {
    const { okta, target } = await withAccount();
    await okta.unassign('test');
    await okta.settle();
    await okta.assign(testUser);
    await okta.settle();
    return target.requests.slice(-1);
  },
  'okta/password.http': async () => {
    const { okta, target } = await withAccount({ knobs: { passwordSync: true } });
    await okta.changePassword('test', 'correct horse');
    await okta.settle();
    return target.requests;
  },
  'okta/import.http': async () => {
    const { okta, target } = stage();
    target.interfere = ({ url }) => pages(pathOf(url).startsWith('/Users') ? 150 : 3);
    await okta.importAll();
    return target.requests;
  },
  'okta/lookup-group.http': async () => {
    const { okta, target } = stage({ knobs: { queryEncoding: 'percent20' } });
    await okta.pushGroup({ key: 'group', name: 'Test SCIMv2', members: [] });
    await okta.settle();
    return target.requests.slice(0, 1);
  },
  'okta/create-group.http': async () => {
    const { target } = await pushed({ [userId]: testUser });
    return target.requests.filter(({ method, url }) => method === 'POST' && url.endsWith('/Groups'));
  },
  'okta/create-group-with-members.http': async () => {
    const members = {
      '85467bb36e1c4f8991750501bf491962': named('steve', 'steve@ad.oktatest.com'),
      '2fabb15c24a2440c93a0214599603bcb': named('bob', 'bob@ad.oktatest.com'),
    };
    const order = ['steve', 'bob'];
    const { target } = await pushed(members, { profile: 'aiw-scim20' }, 'Example Group', order);
    return target.requests.filter(({ method, url }) => method === 'POST' && url.endsWith('/Groups'));
  },
  'okta/name-group.http': async () => {
    const { okta, target } = await pushed({}, {}, 'Former name');
    target.requests.length = 0;
    await okta.renameGroup('group', 'Test SCIMv2');
    await okta.settle();
    return target.requests;
  },
  'okta/change-members.http': async () => {
    const { okta, target } = await pushed(both, {}, 'Test SCIMv2', ['other']);
    target.requests.length = 0;
    await okta.changeMembers('group', { add: ['test'], remove: ['other'] });
    await okta.settle();
    return target.requests;
  },
  'okta/change-several-members.http': async () => {
    const people = ['removeUser1', 'removeUser2', 'addUser1', 'addUser2'];
    const members = Object.fromEntries(people.map((id) => [id, named(id, `${id}@example.com`)]));
    const { okta, target } = await pushed(members, {}, 'Test SCIMv2', people.slice(0, 2));
    await okta.changeMembers('group', { add: people.slice(2), remove: people.slice(0, 2) });
    await okta.settle();
    return target.requests.slice(-1);
  },
  'okta/push-now.http': () => pushNow(),
  'okta/push-now-empty.http': () => pushNow({}, {}),
  'okta/push-now-pathless.http': async () =>
    (await pushNow({ knobs: { groupMembership: 'replace-pathless' } })).slice(1),
  'okta/push-now-pathless-bare.http': async () =>
    (await pushNow({ knobs: { groupMembership: 'replace-pathless-bare' } })).slice(1),
  'okta/replace-group.http': () => replaceGroup({}),
  'okta/replace-group-without-id.http': () => replaceGroup({ knobs: { groupPutId: false } }),
  'okta/delete-group.http': async () => {
    const { okta, target } = await pushed({});
    await okta.removeGroup('group');
    await okta.settle();
    return target.requests.slice(-1);
  },
  'okta/deactivate-user-scim11.http': async () => {
    const { okta, target } = stage(scim11);
    target.ids = ['{id}'];
    await okta.assign(jane);
    await okta.settle();
    await okta.unassign('jane');
    await okta.settle();
    return target.requests.slice(-1).map(decoded);
  },
  'okta/name-group-scim11.http': async () => {
    const { okta, target } = await pushed({}, scim11);
    await okta.renameGroup('group', 'New Group Name');
    await okta.settle();
    return target.requests.slice(-1);
  },
  'okta/change-members-scim11.http': async () => {
    const members = { u1: named('dave', 'dave@example.com'), u2: named('steve', 'steve@example.com') };
    const { okta, target } = await pushed(members, scim11, 'Test', ['steve']);
    await okta.changeMembers('group', { add: ['dave'], remove: ['steve'] });
    await okta.settle();
    return target.requests.slice(-1);
  },
  'okta/push-now-scim11.http': async () => {
    const { target } = await pushed({ u1: named('dave', 'dave@example.com') }, scim11);
    return target.requests.slice(-1);
  },
  'okta/discover-entitlements.http': async () => {
    const { okta, target } = stage({ baseUrl: 'https://scim.example.com/v2', profile: 'oin-entitlements' });
    const type = { id: 'Profile', endpoint: '/Profiles', schema: 'urn:okta:scim:schemas:core:1.0:Entitlement' };
    target.interfere = ({ url }) => pages(1, [url.endsWith('/ResourceTypes') ? type : {}]);
    await okta.testConnection();
    return target.requests.slice(2);
  },
  'okta/import-user-schema.http': async () => {
    const { okta, target } = stage({ profile: 'oin-wizard-patch-user' });
    await okta.testConnection();
    return target.requests.slice(2);
  },
};

describe('Okta sends, byte for byte', () => {
  test.each(Object.keys(plays))('%s', async (file) => {
    expect(printed(await plays[file]!())).toBe(goldenText(file));
  });
});

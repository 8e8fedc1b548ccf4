import { describe, expect, test } from 'vitest';
import type { Person } from '../identity-provider.ts';
import { goldenText, printed } from '../testing/golden-file.ts';
import { SmallTarget } from '../testing/small-target.ts';
import type { ClientName } from './descriptions.ts';
import { createClient } from './others.ts';

const userId = '23a35c27-23d3-4c03-b4c5-6443c09e7173';
const otherId = '89bb1940-b905-4575-9e7f-6f887cfb368e';
const groupId = 'abf4dd94-a4c0-4f67-89c9-76b03340cb9b';

const jane: Person = {
  key: 'jane',
  userName: 'jane@example.com',
  givenName: 'Jane',
  familyName: 'Doe',
  email: 'jane@example.com',
  department: 'Research',
};
const bob: Person = { ...jane, key: 'bob', userName: 'bob@example.com', givenName: 'Bob', email: 'bob@example.com' };

function stage(profile: ClientName) {
  const target = new SmallTarget();
  target.ids = [userId, otherId, groupId];
  const idp = createClient({
    baseUrl: 'https://scim.example.com/scim/v2',
    token: '{token}',
    send: target.send,
    random: () => 0.3,
    profile,
  });
  return { idp, target };
}

/** Two people and a group of one of them, as a fresh page. */
async function withTeam(profile: ClientName) {
  const { idp, target } = stage(profile);
  for (const person of [jane, bob]) await idp.assign(person);
  await idp.settle();
  await idp.pushGroup({ key: 'team', name: 'Team', members: ['jane'] });
  await idp.settle();
  target.requests.length = 0;
  return { idp, target };
}

type Act = (idp: ReturnType<typeof stage>['idp']) => Promise<unknown>;

const connect: Act = (idp) => idp.testConnection();
const assign: Act = (idp) => idp.assign(jane);

type Example = [file: string, profile: ClientName, act: Act, isPrepared?: boolean];

const examples: readonly Example[] = [
  ['others/onelogin-test-connection.http', 'onelogin', connect],
  ['others/onelogin-create-user.http', 'onelogin', assign],
  ['others/onelogin-create-user-legacy-urns.http', 'onelogin-legacy-urns', assign],
  ['others/onelogin-update-user.http', 'onelogin', (idp) => idp.updateProfile('jane', { familyName: 'King' }), true],
  ['others/onelogin-add-member.http', 'onelogin', (idp) => idp.changeMembers('team', { add: ['bob'] }), true],
  ['others/onelogin-delete-user.http', 'onelogin', (idp) => idp.remove('bob'), true],
  ['others/jumpcloud-test-connection.http', 'jumpcloud', connect],
  ['others/jumpcloud-rename-group.http', 'jumpcloud', (idp) => idp.renameGroup('team', 'New name'), true],
  [
    'others/jumpcloud-change-members.http',
    'jumpcloud',
    (idp) => idp.changeMembers('team', { add: ['bob'], remove: ['jane'] }),
    true,
  ],
  ['others/pingone-disable-user.http', 'pingone', (idp) => idp.unassign('bob'), true],
  ['others/pingone-push-group.http', 'pingone', (idp) => idp.pushGroup({ key: 'new', name: 'New', members: [] }), true],
  [
    'others/pingone-replace-group.http',
    'pingone-put-groups',
    (idp) => idp.changeMembers('team', { add: ['bob'] }),
    true,
  ],
  ['others/sailpoint-test-connection.http', 'sailpoint', connect],
  ['others/sailpoint-update-user.http', 'sailpoint', (idp) => idp.updateProfile('jane', { familyName: 'King' }), true],
  ['others/rippling-test-connection.http', 'rippling', connect],
  ['others/rippling-add-member.http', 'rippling', (idp) => idp.changeMembers('team', { add: ['bob'] }), true],
  ['others/google-workspace-test-connection.http', 'google-workspace', connect],
  ['others/google-workspace-delete-user.http', 'google-workspace', (idp) => idp.unassign('bob'), true],
];

describe('requests are as recorded', () => {
  test.each<Example>(examples)('%s', async (file, profile, act, isPrepared = false) => {
    const { idp, target } = isPrepared ? await withTeam(profile) : stage(profile);

    await act(idp);
    await idp.settle();

    expect(printed(target.requests)).toBe(goldenText(file));
  });
});

test('the PATCH of one member is as long as the captured one', async () => {
  const { idp, target } = await withTeam('onelogin');

  await idp.changeMembers('team', { add: ['bob'] });
  await idp.settle();

  expect(target.requests.map(({ method, body }) => [method, body?.length])).toEqual([['PATCH', 165]]);
});

test.each<[profile: ClientName, requests: readonly string[]]>([
  ['onelogin', ['PUT']],
  ['sailpoint', ['PATCH']],
  ['google-workspace', ['DELETE']],
])('somebody who loses the application at %s', async (profile, requests) => {
  const { idp, target } = await withTeam(profile);

  await idp.unassign('bob');
  await idp.settle();

  expect(target.requests.map(({ method }) => method)).toEqual(requests);
});

test('without groups in its description an identity provider sends none', async () => {
  const { target } = await withTeam('sailpoint');

  expect(target.Groups.size).toBe(0);
});

test('an unknown person may be answered with 404', async () => {
  const { idp, target } = stage('onelogin');
  target.interfere = ({ method }) => (method === 'GET' ? { status: 404, headers: [], body: '' } : null);

  expect(await idp.testConnection()).toEqual([]);
  await idp.assign(jane);
  expect(await idp.settle()).toEqual([]);
  expect(target.Users.size).toBe(1);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExpectedResource } from '../idp/identity-provider.ts';
import { type RunningProvider, startProvider } from '../provider/start-provider.ts';
import type { JsonObject } from '../scim/json.ts';
import { resourceTypeSchema } from '../scim/schemas/discovery.ts';
import { schemaUrn } from '../scim/urn.ts';
import { createBystanders } from './bystanders.ts';
import { createCompany } from './company.ts';
import { differences } from './convergence.ts';
import type { Existing } from './given.ts';
import { type Bench, benchAt } from './testing/bench.ts';

let provider: RunningProvider;
let bench: Bench;
let ada: Existing;
let bob: Existing;
let team: Existing;
beforeAll(async () => {
  provider = await startProvider();
  bench = await benchAt(provider.url);
  const { given } = bench;
  bob = await given.existingUser();
  ada = await given.existingUser({
    title: 'Engineer',
    nickName: 'ADA',
    externalId: 'AbC',
    active: false,
    emails: [
      { value: 'w@x.example', type: 'work', primary: true },
      { value: 'h@x.example', type: 'home' },
    ],
    phoneNumbers: [{ value: '1', type: 'work' }],
    [schemaUrn.EnterpriseUser]: { department: 'Research', manager: { value: bob.id } },
  });
  team = await given.existingGroup({ members: [{ value: ada.id }, { value: bob.id }] });
});
afterAll(async () => {
  bench.close();
  await provider.close();
});

function expected(key: string, { sent }: Existing, more: Partial<ExpectedResource> = {}): ExpectedResource {
  const attribute = sent['userName'] === undefined ? 'displayName' : 'userName';
  return {
    key,
    resourceType: attribute === 'userName' ? 'User' : 'Group',
    match: { attribute, value: String(sent[attribute]) },
    presence: 'present',
    values: {},
    references: {},
    ...more,
  };
}

const compare = (...expectation: readonly ExpectedResource[]) => differences(expectation, bench.scim, bench.target);

describe('the values of a resource', () => {
  const department = `${schemaUrn.EnterpriseUser}:department`;

  test.each<[string, JsonObject, string | undefined]>([
    ['a text', { title: 'Engineer' }, undefined],
    ['a text in another case', { nickName: 'ada' }, undefined],
    ['another text', { title: 'Boss' }, 'ada: title is "Engineer", not "Boss"'],
    ['an exact text in another case', { externalId: 'abc' }, 'ada: externalId is "AbC", not "abc"'],
    ['a boolean', { active: false }, undefined],
    ['another boolean', { active: true }, 'ada: active is false, not true'],
    ['a boolean as text', { active: 'False' }, 'ada: active is false, not "False"'],
    ['a part', { 'name.givenName': 'Ada' }, undefined],
    ['another part', { 'name.givenName': 'Bob' }, 'ada: name.givenName is "Ada", not "Bob"'],
    ['a value by type', { 'emails[type eq "home"].value': 'H@x.example' }, undefined],
    [
      'the value of another type',
      { 'emails[type eq "work"].value': 'h@x.example' },
      'ada: emails[type eq "work"].value is "w@x.example", not "h@x.example"',
    ],
    [
      'a value that is not there',
      { 'phoneNumbers[type eq "fax"].value': '1' },
      'ada: phoneNumbers[type eq "fax"].value is missing, not "1"',
    ],
    ['any of several values', { 'emails.value': 'h@x.example' }, undefined],
    [
      'none of several values',
      { 'emails.value': 'x' },
      'ada: emails.value is "w@x.example" and "h@x.example", not "x"',
    ],
    ['an extension', { [department]: 'Research' }, undefined],
    ['an extension without its URN', { department: 'Research' }, 'ada: department is missing, not "Research"'],
    ['another value of an extension', { [department]: 'Sales' }, `ada: ${department} is "Research", not "Sales"`],
    ['nothing where nothing is', { displayName: 'Ada Lovelace', userType: null }, undefined],
    ['an empty text where nothing is', { userType: '' }, undefined],
    ['nothing where something is', { title: null }, 'ada: title is "Engineer", not empty'],
    ['what the schemas do not have', { shoeSize: 43, 'name.shoeSize': 1, 'urn:x:y': 1 }, undefined],
  ])('%s', async (_, values, difference) => {
    const found = await compare(expected('ada', ada, { id: ada.id, values: values as ExpectedResource['values'] }));

    expect(found).toEqual(difference === undefined ? [] : [difference]);
  });

  test('are those of its own resource type, whatever else is published first', async () => {
    const target = { ...bench.target, schemas: [resourceTypeSchema, ...bench.target.schemas] };
    const values = { 'name.givenName': 'Bob' };

    expect(await differences([expected('ada', ada, { values })], bench.scim, target)).toEqual([
      'ada: name.givenName is "Ada", not "Bob"',
    ]);
  });
});

describe('a resource', () => {
  const gone = { match: { attribute: 'userName', value: 'nobody' } };

  test.each<[string, Partial<ExpectedResource>, readonly string[]]>([
    ['that is there by name', {}, []],
    ['that is missing by name', gone, ['ada: there is no User with userName "nobody"']],
    ['that is missing by id', { id: 'nobody' }, ['ada: there is no User with userName "']],
    ['that should be gone and is', { ...gone, presence: 'absent' }, []],
    ['that should be gone and is by id', { id: 'nobody', presence: 'absent' }, []],
    ['that should be gone', { presence: 'absent' }, ['ada: the User is still there']],
    ['that nobody promises', { ...gone, unsettled: true }, []],
  ])('%s', async (_, more, found) => {
    const seen = await compare(expected('ada', ada, more));

    expect(seen).toHaveLength(found.length);
    expect(seen.join()).toContain(found.join());
  });

  test('refers to another one by its id', async () => {
    const manager = `${schemaUrn.EnterpriseUser}:manager.value`;
    const of = (key: string) =>
      compare(
        expected('ada', ada, { id: ada.id, references: { [manager]: key } }),
        expected('bob', bob),
        expected('team', team),
      );

    expect(await of('bob')).toEqual([]);
    expect(await of('team')).toEqual([`ada: ${manager} is "${bob.id}", not "${team.id}"`]);
    expect(await of('nobody')).toEqual([`ada: ${manager} is "${bob.id}", not empty`]);
  });
});

describe('the members of a Group', () => {
  test.each<[include: readonly string[], ignore: readonly string[], exact: boolean, readonly string[]]>([
    [['ada', 'bob'], [], true, []],
    [['ada'], ['bob'], true, []],
    [['ada'], [], true, ['bob is a member']],
    [['ada'], [], false, ['bob is a member']],
    [['ada', 'bob', 'eve'], [], true, ['eve is not a member']],
  ])('should be %j beside %j, exactly: %s', async (include, ignore, exact, found) => {
    const people = [expected('ada', ada), expected('bob', bob)];
    const group = expected('team', team, { id: team.id, members: { include, ignore, exact } });

    expect(await compare(...people, group)).toEqual(found.map((difference) => `team: ${difference}`));
  });

  test('that nobody provisioned count only where there may be nobody else', async () => {
    const members = { include: ['ada'], ignore: [] };
    const comparedWhen = (exact: boolean) =>
      compare(expected('ada', ada), expected('team', team, { members: { ...members, exact } }));

    expect(await comparedWhen(true)).toEqual([`team: somebody else (${bob.id}) is a member`]);
    expect(await comparedWhen(false)).toEqual([]);
  });
});

describe('bystanders', () => {
  test('that nobody touches do not change', async () => {
    const bystanders = await createBystanders(bench.given, bench.target);

    await bench.given.existingUser();

    expect(await bystanders.changes()).toEqual([]);
  });

  test('that somebody touches are told with what they were and are', async () => {
    const { given, evidence } = bench;
    const before = evidence.created.balance().present.length;
    const bystanders = await createBystanders(given, bench.target);
    const [user, group] = evidence.created.balance().present.slice(before);
    const idOf = (url: string | undefined) => url!.replace(/.*\//, '');

    await given.modified('User', idOf(user?.url), { op: 'replace', path: 'title', value: 'Victim' });
    await given.modified('Group', idOf(group?.url), { op: 'remove', path: 'members' });

    const changes = await bystanders.changes();
    expect(changes.map((change) => change.replace(/ was .*/, ''))).toEqual([
      'the User of a bystander',
      'the Group of a bystander',
      'the members of a bystander',
    ]);
    expect(changes[0]).toMatch(/"title":"Bystander".* and is .*"title":"Victim"/);
    expect(changes[2]).toBe(`the members of a bystander was ["${idOf(user?.url)}"] and is []`);
  });
});

describe('a company', () => {
  test('has different people with names of their own', () => {
    let count = 0;
    const company = createCompany(() => `run-${(count += 1)}`, 'acme.example', bench.target);

    const [one, two] = [company.person('one'), company.person('two', { title: 'Boss', mobilePhone: '1' })];

    expect(one).toMatchObject({ key: 'one', userName: 'run-1@acme.example', email: 'run-1@acme.example' });
    expect(one).toMatchObject({ title: 'Engineer', department: 'Research' });
    expect(two).toMatchObject({ key: 'two', userName: 'run-2@acme.example', title: 'Boss', mobilePhone: '1' });
    expect(two.displayName).not.toBe(one.displayName);
    expect(company.group('team', ['one'])).toEqual({ key: 'team', name: 'run-3 Team', members: ['one'] });
  });

  test('leaves out what the target has no schema for', () => {
    const capabilities = { ...bench.target.capabilities, EnterpriseUser: 'no' } as const;
    const person = createCompany(() => 'x', 'y.example', { ...bench.target, capabilities }).person('one');

    expect(person).not.toHaveProperty('department');
    expect(person).not.toHaveProperty('employeeNumber');
    expect(person).toMatchObject({ givenName: 'Ada', title: 'Engineer' });
  });
});

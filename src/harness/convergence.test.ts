import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExpectedResource } from '../idp/identity-provider.ts';
import { createCompany } from '../idp/scenarios/company.ts';
import { sentence } from '../idp/shortcoming.ts';
import { type RunningProvider, startProvider } from '../provider/start-provider.ts';
import type { JsonObject } from '../scim/json.ts';
import { resourceTypeSchema } from '../scim/schemas/discovery.ts';
import { schemaUrn } from '../scim/urn.ts';
import { startScriptedServer } from '../target/testing/scripted-server.ts';
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

async function compare(expectation: readonly ExpectedResource[], target = bench.target): Promise<readonly string[]> {
  return (await differences(expectation, bench.scim, target)).map(sentence);
}

describe('the values of a resource', () => {
  const department = `${schemaUrn.EnterpriseUser}:department`;

  test.each<[string, JsonObject, string | undefined]>([
    ['a text', { title: 'Engineer' }, undefined],
    ['a text in another case', { nickName: 'ada' }, undefined],
    ['another text', { title: 'Boss' }, 'ada: title: "Engineer" instead of "Boss"'],
    ['an exact text in another case', { externalId: 'abc' }, 'ada: externalId: "AbC" instead of "abc"'],
    ['a boolean', { active: false }, undefined],
    ['another boolean', { active: true }, 'ada: active: false instead of true'],
    ['a boolean as text', { active: 'False' }, 'ada: active: false instead of "False"'],
    ['a number for a text', { title: 5 }, 'ada: title: "Engineer" instead of 5'],
    ['a part', { 'name.givenName': 'Ada' }, undefined],
    ['another part', { 'name.givenName': 'Bob' }, 'ada: name.givenName: "Ada" instead of "Bob"'],
    ['a value by type', { 'emails[type eq "home"].value': 'H@x.example' }, undefined],
    [
      'the value of another type',
      { 'emails[type eq "work"].value': 'h@x.example' },
      'ada: emails[type eq "work"].value: "w@x.example" instead of "h@x.example"',
    ],
    [
      'a value that is not there',
      { 'phoneNumbers[type eq "fax"].value': '1' },
      'ada: phoneNumbers[type eq "fax"].value: no value instead of "1"',
    ],
    ['any of several values', { 'emails.value': 'h@x.example' }, undefined],
    [
      'none of several values',
      { 'emails.value': 'x' },
      'ada: emails.value: "w@x.example" and "h@x.example" instead of "x"',
    ],
    ['an extension', { [department]: 'Research' }, undefined],
    ['an extension without its URN', { department: 'Research' }, 'ada: department: no value instead of "Research"'],
    ['another value of an extension', { [department]: 'Sales' }, `ada: ${department}: "Research" instead of "Sales"`],
    ['nothing where nothing is', { displayName: 'Ada Lovelace', userType: null }, undefined],
    ['an empty text where nothing is', { userType: '' }, undefined],
    ['nothing where something is', { title: null }, 'ada: title: "Engineer" instead of no value'],
    ['what the schemas do not have', { shoeSize: 43, 'name.shoeSize': 1, 'urn:x:y': 1 }, undefined],
  ])('%s', async (_, values, difference) => {
    const found = await compare([expected('ada', ada, { id: ada.id, values: values as ExpectedResource['values'] })]);

    expect(found).toEqual(difference === undefined ? [] : [difference]);
  });

  test('are those of its own resource type, whatever else is published first', async () => {
    const target = { ...bench.target, schemas: [resourceTypeSchema, ...bench.target.schemas] };
    const values = { 'name.givenName': 'Bob' };

    expect(await compare([expected('ada', ada, { values })], target)).toEqual([
      'ada: name.givenName: "Ada" instead of "Bob"',
    ]);
  });
});

describe('a resource', () => {
  const gone = { match: { attribute: 'userName', value: 'nobody' } };

  test.each<[string, Partial<ExpectedResource>, readonly string[]]>([
    ['that is there by name', {}, []],
    ['that is missing by name', gone, ['ada: User: none instead of one with userName "nobody"']],
    ['that is missing by id', { id: 'nobody' }, ['ada: User: none instead of one with userName "']],
    ['that should be gone and is', { ...gone, presence: 'absent' }, []],
    ['that should be gone and is by id', { id: 'nobody', presence: 'absent' }, []],
    ['that should be gone', { presence: 'absent' }, ['ada: User: still there instead of gone']],
    ['that nobody promises', { ...gone, unsettled: true }, []],
  ])('%s', async (_, more, found) => {
    const seen = await compare([expected('ada', ada, more)]);

    expect(seen).toHaveLength(found.length);
    expect(seen.join()).toContain(found.join());
  });

  test('refers to another one by its id', async () => {
    const manager = `${schemaUrn.EnterpriseUser}:manager.value`;
    const of = (key: string) =>
      compare([
        expected('ada', ada, { id: ada.id, references: { [manager]: key } }),
        expected('bob', bob),
        expected('team', team),
      ]);

    expect(await of('bob')).toEqual([]);
    expect(await of('team')).toEqual([`ada: ${manager}: "${bob.id}" instead of "${team.id}"`]);
    expect(await of('nobody')).toEqual([`ada: ${manager}: "${bob.id}" instead of no value`]);
  });
});

describe('the members of a Group', () => {
  test.each<[include: readonly string[], ignore: readonly string[], exact: boolean, readonly string[]]>([
    [['ada', 'bob'], [], true, []],
    [['ada'], ['bob'], true, []],
    [['ada'], [], true, ['bob: a member instead of not a member']],
    [['ada'], [], false, ['bob: a member instead of not a member']],
    [['ada', 'bob', 'eve'], [], true, ['eve: not a member instead of a member']],
  ])('should be %j beside %j, exactly: %s', async (include, ignore, exact, found) => {
    const people = [expected('ada', ada), expected('bob', bob)];
    const group = expected('team', team, { id: team.id, members: { include, ignore, exact } });

    expect(await compare([...people, group])).toEqual(found.map((difference) => `team: ${difference}`));
  });

  test('that nobody provisioned count only where there may be nobody else', async () => {
    const members = { include: ['ada'], ignore: [] };
    const comparedWhen = (exact: boolean) =>
      compare([expected('ada', ada), expected('team', team, { members: { ...members, exact } })]);

    expect(await comparedWhen(true)).toEqual([`team: somebody else (${bob.id}): a member instead of not a member`]);
    expect(await comparedWhen(false)).toEqual([]);
  });
});

describe('the members that a service provider shows', () => {
  const ids = (...values: readonly string[]) => values.map((value) => ({ value }));

  /** What is missed in a Group that shows its members only when it is asked for them. */
  async function missedIn(shown: readonly object[] | undefined, include: readonly string[], status = 200) {
    const server = await startScriptedServer(({ target }) => {
      if (!target.includes('/Groups/g')) return { body: { totalResults: 0 } };
      return { status, body: { id: 'g', ...(target.includes('attributes=members') && { members: shown }) } };
    });
    const { scim, target, close } = await benchAt(server.url);
    const people = include.map((key) => expected(key, ada, { id: key, unsettled: true }));
    const group = expected('team', team, { id: 'g', members: { include, ignore: [], exact: true } });
    const found = await differences([...people, group], scim, target, 'groups');
    close();
    server.close();
    return found.map(sentence);
  }

  test('are asked for', async () => {
    expect(await missedIn(ids('a', 'b'), ['a', 'b'])).toEqual([]);
    expect(await missedIn(undefined, ['a'])).toEqual(['team: a: not a member instead of a member']);
  });

  test('of a Group that cannot be retrieved are not asked for', async () => {
    expect(await missedIn(ids('a'), ['a'], 201)).toEqual([
      expect.stringMatching(/^team: Group: none instead of one with/),
    ]);
  });

  test('are there once each', async () => {
    expect(await missedIn(ids('a', 'b', 'a', 'a'), ['a', 'b'])).toEqual([
      'team: a: a member twice instead of a member once',
    ]);
  });

  test.each([
    [5, 'team: 5: not a member instead of a member'],
    [6, 'team: 1 more: not a member instead of a member'],
    [8, 'team: 3 more: not a member instead of a member'],
  ])('that miss %i others are told of five', async (number, last) => {
    const everybody = Array.from({ length: number }, (_, index) => String(index + 1));
    const missed = await missedIn([], everybody);

    expect(missed).toHaveLength(Math.min(number, 6));
    expect(missed.slice(0, 5)).toEqual(
      everybody.slice(0, 5).map((key) => `team: ${key}: not a member instead of a member`),
    );
    expect(missed.at(-1)).toBe(last);
  });
});

test('many resources are all looked at', async () => {
  const everybody = Array.from({ length: 17 }, (_, index) =>
    expected(String(index), ada, { values: { title: 'Boss' } }),
  );

  expect(await compare(everybody)).toEqual(everybody.map(({ key }) => `${key}: title: "Engineer" instead of "Boss"`));
});

test('Groups alone can be compared, and the people in them are known all the same', async () => {
  const people = [
    expected('ada', ada, { id: ada.id, values: { title: 'Boss' } }),
    expected('bob', bob, { id: bob.id }),
  ];
  const group = expected('team', team, { members: { include: ['ada'], ignore: [], exact: true } });

  expect(await differences([...people, group], bench.scim, bench.target, 'groups')).toEqual([
    { about: 'team: bob', expected: 'not a member', received: 'a member', id: team.id },
  ]);
});

test('an empty text is no value', async () => {
  const server = await startScriptedServer(({ target }) => ({
    body: target.includes('/Users/u') ? { id: 'u', title: '', userType: 'x' } : { totalResults: 0 },
  }));
  const { scim, target, close } = await benchAt(server.url);
  const values = { title: null, userType: null };

  const found = await differences([expected('ada', ada, { id: 'u', values })], scim, target);
  close();
  server.close();
  expect(found.map(sentence)).toEqual(['ada: userType: "x" instead of no value']);
});

test('what is never returned is not missed', async () => {
  expect(await compare([expected('ada', ada, { values: { password: 'secret' } })])).toEqual([]);
});

test('what differs has the id of its resource, if it has any', async () => {
  const gone = { match: { attribute: 'userName', value: 'nobody' } };
  const [found, missing] = await differences(
    [expected('ada', ada, { values: { title: 'Boss' } }), expected('eve', ada, gone)],
    bench.scim,
    bench.target,
  );

  expect(found).toMatchObject({ about: 'ada: title', id: ada.id });
  expect(missing).not.toHaveProperty('id');
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

import { describe, expect, test } from 'vitest';
import { attribute } from '../scim/attribute.ts';
import type { Json, JsonObject } from '../scim/json.ts';
import type { PatchOperation } from '../scim/patch-operation.ts';
import { enterpriseUserSchema } from '../scim/schemas/enterprise-user.ts';
import { groupSchema } from '../scim/schemas/group.ts';
import { userSchema } from '../scim/schemas/user.ts';
import { schemaUrn } from '../scim/urn.ts';
import { patched } from './patched.ts';
import { settled } from './settled.ts';
import { everyTypeSchema } from './testing/every-type.ts';

// What no example of RFC 7644 shows.

const enterprise = schemaUrn.EnterpriseUser;
const department = `${enterprise}:department`;
const schemas = [groupSchema, enterpriseUserSchema, userSchema];

const work = { value: 'bjensen@example.com', type: 'work', primary: true };
const home = { value: 'babs@jensen.org', type: 'home' };
const nameless = { schemas: [schemaUrn.User], userName: 'bjensen', emails: [work] };
const user = { ...nameless, name: { givenName: 'Barbara', familyName: 'Jensen' } };
const { emails: _, ...addressless } = user;

type Examples = readonly (readonly [
  what: string,
  before: JsonObject,
  operations: readonly PatchOperation[],
  after: JsonObject,
])[];

const corners: Examples = [
  [
    'what no schema knows is taken as it comes',
    user,
    [
      { op: 'add', path: 'shoeSize', value: 43 },
      { op: 'add', path: 'locker.number', value: 7 },
      { op: 'add', path: 'badge', value: { colour: 'red' } },
      { op: 'add', path: 'badge', value: { number: 8 } },
      { op: 'add', path: 'keys', value: [1] },
      { op: 'add', path: 'keys', value: [2] },
      { op: 'replace', path: 'name.nick', value: 'Babs' },
      { op: 'add', path: 'urn:example:own:size', value: 5 },
    ],
    {
      ...user,
      schemas: [schemaUrn.User, 'urn:example:own'],
      name: { ...user.name, nick: 'Babs' },
      shoeSize: 43,
      locker: { number: 7 },
      badge: { colour: 'red', number: 8 },
      keys: [1, 2],
      'urn:example:own': { size: 5 },
    },
  ],
  [
    'replace of what is required',
    user,
    [{ op: 'replace', path: 'userName', value: 'babs' }],
    { ...user, userName: 'babs' },
  ],
  [
    'add of null leaves a value',
    { ...user, title: 'x' },
    [{ op: 'add', path: 'title', value: null }],
    { ...user, title: 'x' },
  ],
  [
    'replace with null unassigns a text',
    { ...user, title: 'x' },
    [{ op: 'replace', path: 'title', value: null }],
    user,
  ],
  ['add of null leaves a complex value', user, [{ op: 'add', path: 'name', value: null }], user],
  [
    'replace with null unassigns a complex value',
    user,
    [{ op: 'replace', path: 'name', value: null }],
    { ...user, name: null },
  ],
  [
    'add of null to a part unassigns it',
    user,
    [{ op: 'add', path: 'name', value: { givenName: null } }],
    { ...user, name: { familyName: 'Jensen' } },
  ],
  [
    'remove takes no notice of a value',
    user,
    [{ op: 'remove', path: 'name.givenName', value: 'x' }],
    { ...user, name: { familyName: 'Jensen' } },
  ],
  ['remove of a part that is not there', addressless, [{ op: 'remove', path: 'emails.type' }], addressless],
  [
    'names keep the spelling that they have in the resource, else that of the schema',
    { ...user, Title: 'x' },
    [
      { op: 'replace', path: 'title', value: 'y' },
      { op: 'add', path: 'NICKNAME', value: 'Babs' },
      { op: 'add', path: 'name', value: { MIDDLENAME: 'Jane' } },
      { op: 'add', path: `${enterprise.toUpperCase()}:DEPARTMENT`, value: 'Tours' },
    ],
    {
      ...user,
      schemas: [schemaUrn.User, enterprise],
      Title: 'y',
      nickName: 'Babs',
      name: { ...user.name, middleName: 'Jane' },
      [enterprise]: { department: 'Tours' },
    },
  ],
  [
    'a part of one of two primary values leaves the other as it is',
    { ...user, emails: [work, { ...home, primary: true }] },
    [{ op: 'replace', path: 'emails[type eq "work"].display', value: 'Office' }],
    {
      ...user,
      emails: [
        { ...work, display: 'Office' },
        { ...home, primary: true },
      ],
    },
  ],
  [
    'a primary value that is there already takes nothing from the others',
    { ...user, emails: [work, { ...home, primary: true }] },
    [
      { op: 'add', path: 'emails', value: [work] },
      { op: 'add', path: 'emails[type eq "work"]', value: { display: 'Office' } },
    ],
    {
      ...user,
      emails: [
        { ...work, display: 'Office' },
        { ...home, primary: true },
      ],
    },
  ],
  [
    'an unassigned part does not make a value empty',
    { ...user, emails: [{ ...home, display: null }] },
    [{ op: 'replace', path: 'emails[type eq "home"].value', value: 'x' }],
    { ...user, emails: [{ type: 'home', value: 'x' }] },
  ],
  [
    'an attribute with a URN is one of that schema',
    { ...user, displayName: 'x' },
    [{ op: 'remove', path: `${schemaUrn.User}:displayName` }],
    user,
  ],
];

test.each(corners)('%s', (__, before, operations, after) => {
  expect(settled(patched(before, operations, schemas))).toEqual(settled(after));
});

// Nothing unassigned is left behind, and nothing is there twice.
const traces: Examples = [
  ['an attribute', { ...user, title: 'x' }, [{ op: 'remove', path: 'title' }], user],
  [
    'a part',
    user,
    [{ op: 'add', path: 'name', value: { givenName: null } }],
    { ...user, name: { familyName: 'Jensen' } },
  ],
  ['the last part', { ...nameless, name: { givenName: 'x' } }, [{ op: 'remove', path: 'name.givenName' }], nameless],
  [
    'the last assigned part of a value',
    { ...addressless, emails: [{ type: 'home', display: null }, work] },
    [{ op: 'remove', path: 'emails[type eq "home"].type' }],
    user,
  ],
  [
    'the last part of a value',
    { ...addressless, emails: [{ type: 'home' }, work] },
    [{ op: 'remove', path: 'emails[type eq "home"].type' }],
    user,
  ],
  [
    'an extension',
    { ...user, schemas: [schemaUrn.User, enterprise], [enterprise]: { department: 'x' } },
    [{ op: 'remove', path: department }],
    { ...user, schemas: [schemaUrn.User, enterprise] },
  ],
  [
    'no value that is there',
    { ...user, schemas: [schemaUrn.User, enterprise], [enterprise]: { department: 'x' } },
    [
      { op: 'add', path: 'emails', value: [work, home] },
      { op: 'add', path: department, value: 'y' },
    ],
    { ...user, schemas: [schemaUrn.User, enterprise], emails: [work, home], [enterprise]: { department: 'y' } },
  ],
];

test.each(traces)('%s leaves nothing behind', (__, before, operations, after) => {
  expect(patched(before, operations, schemas)).toEqual(after);
});

describe('simple values of a multi-valued attribute', () => {
  const urn = everyTypeSchema.id;
  const tagged = { schemas: [schemaUrn.User, urn], userName: 'x', [urn]: { tags: ['a', 'b', 'c'] } };

  test.each<[PatchOperation, Json]>([
    [{ op: 'replace', path: `${urn}:tags[value eq "b"]`, value: 'd' }, ['a', 'd', 'c']],
    [{ op: 'replace', path: `${urn}:tags[value eq "b"]`, value: null }, ['a', 'c']],
    [{ op: 'remove', path: `${urn}:tags[value eq "b"]` }, ['a', 'c']],
    [{ op: 'add', path: `${urn}:tags`, value: ['c', 'd'] }, ['a', 'b', 'c', 'd']],
  ])('are changed by %j', (operation, tags) => {
    expect(patched(tagged, [operation], [userSchema, everyTypeSchema])[urn]).toEqual({ tags });
  });
});

test('an attribute without a URN is none of an extension', () => {
  const before = { schemas: [schemaUrn.User, everyTypeSchema.id], userName: 'x' };

  expect(patched(before, [{ op: 'add', path: 'tags', value: 'y' }], [userSchema, everyTypeSchema])).toEqual({
    ...before,
    tags: 'y',
  });
});

test('without any schema everything stands at the top', () => {
  expect(patched({ userName: 'x' }, [{ op: 'add', path: `${schemaUrn.User}:title`, value: 'y' }], [])).toEqual({
    userName: 'x',
    title: 'y',
  });
});

test('a part of what is required can be removed', () => {
  const part = attribute('label', 'string', '');
  const desk = attribute('desk', 'complex', '', { required: true, subAttributes: [part] });
  const schema = { id: 'urn:example:desks', name: '', description: '', attributes: [desk] };
  const before = { schemas: [schema.id], desk: { label: 'x', level: 1 } };

  expect(patched(before, [{ op: 'remove', path: 'desk.label' }], [schema])).toEqual({ ...before, desk: { level: 1 } });
});

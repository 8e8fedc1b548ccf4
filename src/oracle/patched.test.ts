import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { patchOperations } from '../arbitraries/patch-operations.ts';
import { userAttributes } from '../arbitraries/user-attributes.ts';
import type { Json, JsonObject } from '../scim/json.ts';
import type { PatchOperation } from '../scim/patch-operation.ts';
import { resourceTypeSchema } from '../scim/schemas/discovery.ts';
import { enterpriseUserSchema } from '../scim/schemas/enterprise-user.ts';
import { groupSchema } from '../scim/schemas/group.ts';
import { userSchema } from '../scim/schemas/user.ts';
import { schemaUrn } from '../scim/urn.ts';
import { patched, Refused } from './patched.ts';
import { settled } from './settled.ts';

const enterprise = schemaUrn.EnterpriseUser;
// Foreign schemas first: attributes of the same name must not be taken from them.
const schemas = [resourceTypeSchema, groupSchema, enterpriseUserSchema, userSchema];

const babs = { display: 'Babs Jensen', $ref: 'https://example.com/v2/Users/2819c223', value: '2819c223' };
const james = { display: 'James Smith', $ref: 'https://example.com/v2/Users/08e1d05d', value: '08e1d05d' };
const group = { schemas: [schemaUrn.Group], id: 'acbf3ae7', displayName: 'Tour Guides' };

const work = { value: 'bjensen@example.com', type: 'work', primary: true };
const home = { value: 'babs@jensen.org', type: 'home' };
const office = { type: 'work', streetAddress: '100 Universal City Plaza', locality: 'Hollywood', region: 'CA' };
const house = { type: 'home', streetAddress: '456 Hollywood Blvd', locality: 'Hollywood', primary: true };
const user = {
  schemas: [schemaUrn.User],
  id: '2819c223',
  userName: 'bjensen',
  name: { givenName: 'Barbara', familyName: 'Jensen' },
  emails: [work],
  addresses: [office, house],
};

type Examples = readonly (readonly [
  what: string,
  before: JsonObject,
  operations: readonly PatchOperation[],
  after: JsonObject,
])[];

const plaza = {
  type: 'work',
  streetAddress: '911 Universal City Plaza',
  locality: 'Hollywood',
  region: 'CA',
  postalCode: '91608',
  country: 'US',
  formatted: '911 Universal City Plaza\nHollywood, CA 91608 US',
  primary: true,
};

const examples: Examples = [
  [
    '3.5.2.1: add a member',
    { ...group, members: [james] },
    [{ op: 'add', path: 'members', value: [babs] }],
    { ...group, members: [james, babs] },
  ],
  [
    '3.5.2.1: add the first member',
    group,
    [{ op: 'add', path: 'members', value: [babs] }],
    { ...group, members: [babs] },
  ],
  [
    '3.5.2.1: add a member who is there',
    { ...group, members: [babs] },
    [{ op: 'add', path: 'members', value: [babs] }],
    { ...group, members: [babs] },
  ],
  [
    '3.5.2.1: add attributes without a path',
    user,
    [{ op: 'add', value: { emails: [home], nickname: 'Babs' } }],
    { ...user, emails: [work, home], nickName: 'Babs' },
  ],
  [
    '3.5.2.1: add attributes without a path over existing ones',
    { ...user, nickName: 'Barb' },
    [{ op: 'add', value: { emails: [home], nickname: 'Babs' } }],
    { ...user, emails: [work, home], nickName: 'Babs' },
  ],
  [
    '3.5.2.2: remove a member',
    { ...group, members: [babs, james] },
    [{ op: 'remove', path: 'members[value eq "2819c223"]' }],
    { ...group, members: [james] },
  ],
  [
    '3.5.2.2: remove somebody who is no member',
    { ...group, members: [james] },
    [{ op: 'remove', path: 'members[value eq "2819c223"]' }],
    { ...group, members: [james] },
  ],
  [
    '3.5.2.2: a value that has nothing but its mark left can still be chosen',
    { ...user, emails: [{ type: 'home', primary: false }] },
    [
      { op: 'remove', path: 'emails[type eq "home"].type' },
      { op: 'replace', path: 'emails[not (type pr)]', value: home },
    ],
    { ...user, emails: [home] },
  ],
  ['3.5.2.2: remove all members', { ...group, members: [babs, james] }, [{ op: 'remove', path: 'members' }], group],
  [
    '3.5.2.2: remove a value by two of its parts',
    { ...user, emails: [work, home, { value: 'b@work.example', type: 'work' }] },
    [{ op: 'remove', path: 'emails[type eq "work" and value ew "example.com"]' }],
    { ...user, emails: [home, { value: 'b@work.example', type: 'work' }] },
  ],
  [
    '3.5.2.2: remove and add a member',
    { ...group, members: [babs] },
    [
      { op: 'remove', path: 'members[value eq "2819c223"]' },
      { op: 'add', path: 'members', value: [james] },
    ],
    { ...group, members: [james] },
  ],
  [
    '3.5.2.2: replace all members by remove and add',
    { ...group, members: [{ value: 'x' }] },
    [
      { op: 'remove', path: 'members' },
      { op: 'add', path: 'members', value: [babs, james] },
    ],
    { ...group, members: [babs, james] },
  ],
  [
    '3.5.2.3: replace all members',
    { ...group, members: [{ value: 'x' }, babs] },
    [{ op: 'replace', path: 'members', value: [babs, james] }],
    { ...group, members: [babs, james] },
  ],
  [
    '3.5.2.3: replace the work address, which becomes the primary one',
    user,
    [{ op: 'replace', path: 'addresses[type eq "work"]', value: plaza }],
    { ...user, addresses: [plaza, { ...house, primary: false }] },
  ],
  [
    '3.5.2.3: replace a part of the work address',
    user,
    [{ op: 'replace', path: 'addresses[type eq "work"].streetAddress', value: '1010 Broadway Ave' }],
    { ...user, addresses: [{ ...office, streetAddress: '1010 Broadway Ave' }, house] },
  ],
  [
    '3.5.2.3: replace attributes without a path',
    { ...user, nickName: 'Barb', title: 'Guide' },
    [{ op: 'replace', value: { emails: [work, home], nickname: 'Babs' } }],
    { ...user, emails: [work, home], nickName: 'Babs', title: 'Guide' },
  ],
];

describe('the examples of RFC 7644', () => {
  test.each(examples)('section %s', (_, before, operations, after) => {
    expect(settled(patched(before, operations, schemas))).toEqual(settled(after));
  });
});

const department = `${enterprise}:department`;
const { emails: _, ...addressless } = user;
const rules: Examples = [
  ['add sets what has no value', user, [{ op: 'add', path: 'title', value: 'Guide' }], { ...user, title: 'Guide' }],
  [
    'add replaces a single value',
    { ...user, title: 'x' },
    [{ op: 'add', path: 'TITLE', value: 'y' }],
    { ...user, title: 'y' },
  ],
  ['replace sets what has no value', user, [{ op: 'replace', path: 'title', value: 'y' }], { ...user, title: 'y' }],
  [
    'add to a complex attribute leaves its other parts',
    user,
    [{ op: 'add', path: 'name', value: { middleName: 'Jane' } }],
    { ...user, name: { givenName: 'Barbara', middleName: 'Jane', familyName: 'Jensen' } },
  ],
  [
    'replace of a complex attribute leaves its other parts',
    user,
    [{ op: 'replace', path: 'name', value: { GIVENNAME: 'Babs' } }],
    { ...user, name: { givenName: 'Babs', familyName: 'Jensen' } },
  ],
  [
    'replace of a part leaves the others',
    user,
    [{ op: 'replace', path: 'name.familyName', value: 'Smith' }],
    { ...user, name: { givenName: 'Barbara', familyName: 'Smith' } },
  ],
  [
    'replace of a list drops the old values',
    user,
    [{ op: 'replace', path: 'emails', value: [home] }],
    { ...user, emails: [home] },
  ],
  ['replace with an empty list unassigns', user, [{ op: 'replace', path: 'emails', value: [] }], addressless],
  ['replace with null unassigns', user, [{ op: 'replace', path: 'emails', value: null }], addressless],
  [
    'add takes a single object for a list of one',
    user,
    [{ op: 'add', path: 'emails', value: home }],
    { ...user, emails: [work, home] },
  ],
  [
    'add of a primary value takes the mark from the old one',
    user,
    [{ op: 'add', path: 'emails', value: [{ ...home, primary: true }] }],
    {
      ...user,
      emails: [
        { ...work, primary: false },
        { ...home, primary: true },
      ],
    },
  ],
  [
    'replace of primary takes the mark from the old one',
    { ...user, emails: [work, home] },
    [{ op: 'replace', path: 'emails[type eq "home"].primary', value: true }],
    {
      ...user,
      emails: [
        { ...work, primary: false },
        { ...home, primary: true },
      ],
    },
  ],
  [
    'replace of a chosen value drops what is not named',
    user,
    [{ op: 'replace', path: 'emails[type eq "work"]', value: { value: 'x' } }],
    { ...user, emails: [{ value: 'x' }] },
  ],
  [
    'replace of a part reaches every chosen value',
    { ...user, emails: [work, home, { value: 'c', type: 'work' }] },
    [{ op: 'replace', path: 'emails[type eq "work"].display', value: 'Office' }],
    { ...user, emails: [{ ...work, display: 'Office' }, home, { value: 'c', type: 'work', display: 'Office' }] },
  ],
  [
    'remove of a part leaves the others',
    user,
    [{ op: 'remove', path: 'name.givenName' }],
    { ...user, name: { familyName: 'Jensen' } },
  ],
  [
    'remove of the last part unassigns the attribute',
    { ...user, name: { givenName: 'Barbara' } },
    [{ op: 'remove', path: 'name.givenName' }],
    { ...user, name: {} },
  ],
  [
    'remove of the last value unassigns the attribute',
    user,
    [{ op: 'remove', path: 'emails[type eq "work"]' }],
    addressless,
  ],
  [
    'remove of a part of chosen values leaves the others',
    {
      ...user,
      emails: [
        { ...work, display: 'x' },
        { ...home, display: 'y' },
      ],
    },
    [{ op: 'remove', path: 'emails[type eq "work"].display' }],
    { ...user, emails: [work, { ...home, display: 'y' }] },
  ],
  [
    'an extension attribute brings its schema along',
    user,
    [{ op: 'add', path: department, value: 'Tours' }],
    { ...user, schemas: [schemaUrn.User, enterprise], [enterprise]: { department: 'Tours' } },
  ],
  [
    'a part of an extension attribute does so too',
    user,
    [{ op: 'replace', path: `${enterprise}:manager.value`, value: '1' }],
    { ...user, schemas: [schemaUrn.User, enterprise], [enterprise]: { manager: { value: '1' } } },
  ],
  [
    'an extension without a path is reached by its URN',
    user,
    [{ op: 'add', value: { [enterprise]: { department: 'Tours' } } }],
    { ...user, schemas: [schemaUrn.User, enterprise], [enterprise]: { department: 'Tours' } },
  ],
  [
    'the URN of the base schema changes nothing',
    user,
    [{ op: 'add', path: `${schemaUrn.User}:title`, value: 'Guide' }],
    { ...user, title: 'Guide' },
  ],
  [
    'operations follow one another',
    user,
    [
      { op: 'add', path: 'emails', value: [home] },
      { op: 'remove', path: 'emails[type eq "home"]' },
      { op: 'replace', path: 'title', value: 'a' },
      { op: 'replace', path: 'title', value: 'b' },
    ],
    { ...user, title: 'b' },
  ],
  [
    'what no schema knows is taken as it comes',
    user,
    [{ op: 'add', path: 'shoeSize', value: 43 }],
    { ...user, shoeSize: 43 },
  ],
];

test.each(rules)('%s', (__, before, operations, after) => {
  expect(settled(patched(before, operations, schemas))).toEqual(settled(after));
});

test.each<[string, readonly PatchOperation[], Refused['scimType']]>([
  ['remove without a path', [{ op: 'remove' }], 'noTarget'],
  ['replace that chooses nothing', [{ op: 'replace', path: 'emails[type eq "fax"].value', value: 'x' }], 'noTarget'],
  ['replace of values where there are none', [{ op: 'replace', path: 'ims[type eq "xmpp"]', value: {} }], 'noTarget'],
  ['remove of what is required', [{ op: 'remove', path: 'userName' }], 'mutability'],
  ['a change of what is read-only', [{ op: 'replace', path: 'groups', value: [] }], 'mutability'],
  ['a change of the id', [{ op: 'add', value: { id: 'x' } }], 'mutability'],
  ['a change of meta', [{ op: 'replace', path: 'meta.created', value: 'x' }], 'mutability'],
  [
    'a change of a read-only part',
    [{ op: 'add', path: `${enterprise}:manager.displayName`, value: 'x' }],
    'mutability',
  ],
  ['the second of two operations', [{ op: 'add', path: 'title', value: 'x' }, { op: 'remove' }], 'noTarget'],
])('%s is refused', (__, operations, scimType) => {
  expect(() => patched(user, operations, schemas)).toThrow(expect.objectContaining({ name: 'Refused', scimType }));
});

describe('for any User', () => {
  const users = userAttributes().map(
    (attributes): JsonObject => ({ ...group, schemas: [schemaUrn.User], userName: 'x', ...attributes }),
  );
  const apply = (before: JsonObject, ...operations: readonly PatchOperation[]) =>
    settled(patched(before, operations, schemas));

  test('the resource that is patched stays as it was', () => {
    fc.assert(
      fc.property(users, patchOperations(), (before, operations) => {
        const copy = structuredClone(before);
        patched(before, operations, schemas);
        expect(before).toEqual(copy);
      }),
    );
  });

  test('operations at once are the same as one after the other', () => {
    fc.assert(
      fc.property(users, patchOperations(), (before, operations) => {
        const stepwise = operations.reduce<JsonObject>(
          (each, operation) => patched(each, [operation], schemas),
          before,
        );
        expect(apply(before, ...operations)).toEqual(settled(stepwise));
      }),
    );
  });

  test('an operation twice is the same as once', () => {
    fc.assert(
      fc.property(users, patchOperations({ maxLength: 1 }), (before, [operation]) => {
        expect(apply(before, operation!, operation!)).toEqual(apply(before, operation!));
      }),
    );
  });

  test('what is added can be removed again', () => {
    const additions: readonly (readonly [path: string, value: Json, remove: string])[] = [
      ['nickName', 'Babs', 'nickName'],
      ['name.honorificPrefix', 'Ms.', 'name.honorificPrefix'],
      ['emails', [{ value: 'new@x.example', type: 'fax' }], 'emails[type eq "fax"]'],
      ['phoneNumbers', [{ value: '1' }], 'phoneNumbers[value eq "1"]'],
      [department, 'Tours', department],
    ];
    fc.assert(
      fc.property(users, fc.constantFrom(...additions), ({ nickName: __, ...before }, [path, value, remove]) => {
        const after = patched(before, [{ op: 'add', path, value }], schemas);
        expect(settled(after)).not.toEqual(settled(before));
        const { schemas: ___, ...rest } = patched(after, [{ op: 'remove', path: remove }], schemas);
        expect(settled({ ...rest, schemas: before.schemas! })).toEqual(settled(before));
      }),
    );
  });

  test('the order of the schemas does not matter', () => {
    fc.assert(
      fc.property(users, patchOperations(), (before, operations) => {
        expect(settled(patched(before, operations, schemas.toReversed()))).toEqual(apply(before, ...operations));
      }),
    );
  });
});

import { expect, test } from 'vitest';
import type { Json } from '../scim/json.ts';
import { enterpriseUserSchema } from '../scim/schemas/enterprise-user.ts';
import { userSchema } from '../scim/schemas/user.ts';
import { schemaUrn } from '../scim/urn.ts';
import { everyTypeSchema } from './testing/every-type.ts';
import { valuesUnder } from './values-under.ts';

const user = {
  schemas: [schemaUrn.User, schemaUrn.EnterpriseUser],
  userName: 'ada',
  name: { givenName: 'Ada' },
  active: false,
  title: '',
  nickName: null,
  emails: [
    { value: 'w', type: 'work' },
    { value: 'h', type: 'home' },
    { type: 'home', display: 'x' },
  ],
  [schemaUrn.EnterpriseUser]: { department: 'R', manager: { value: '1' } },
};

test.each<[string, readonly Json[]]>([
  ['userName', ['ada']],
  ['USERNAME', ['ada']],
  ['active', [false]],
  ['title', ['']],
  ['nickName', []],
  ['shoeSize', []],
  ['name.givenName', ['Ada']],
  ['name.familyName', []],
  ['emails.value', ['w', 'h']],
  ['emails.type', ['work', 'home', 'home']],
  ['emails[type eq "home"].value', ['h']],
  ['emails[type eq "HOME"]', ['h']],
  ['emails[type eq "home"].display', ['x']],
  ['emails[type eq "fax"].value', []],
  [`${schemaUrn.EnterpriseUser}:department`, ['R']],
  [`${schemaUrn.EnterpriseUser}:manager.value`, ['1']],
  [`${schemaUrn.EnterpriseUser}:manager`, ['1']],
  [`${schemaUrn.EnterpriseUser}:userName`, []],
  ['department', []],
])('the values under %s are %j', (path, expected) => {
  expect(valuesUnder(path, user, [userSchema, enterpriseUserSchema])).toEqual(expected);
});

test('simple values are chosen by themselves', () => {
  const resource = { schemas: [schemaUrn.User], [everyTypeSchema.id]: { tags: ['a', 'b'] } };

  expect(valuesUnder(`${everyTypeSchema.id}:tags[value eq "b"]`, resource, [userSchema, everyTypeSchema])).toEqual([
    'b',
  ]);
});

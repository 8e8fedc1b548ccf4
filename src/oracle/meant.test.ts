import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../scim/json.ts';
import type { PatchOperation } from '../scim/patch-operation.ts';
import { enterpriseUserSchema } from '../scim/schemas/enterprise-user.ts';
import { userSchema } from '../scim/schemas/user.ts';
import { schemaUrn } from '../scim/urn.ts';
import { meant, stateOf } from './meant.ts';
import { Refused } from './patched.ts';

const schemas = [userSchema, enterpriseUserSchema];
const [a, b, c] = ['a', 'b', 'c'].map((value) => ({ value, type: value === 'c' ? 'home' : 'work' }));
const user: JsonObject = { schemas: [schemaUrn.User], userName: 'ada', emails: [a!, b!, c!] };

const meaning = (...operations: readonly PatchOperation[]) => meant(user, operations, schemas);

describe('what operations mean', () => {
  test('is what the last of them leaves behind', () => {
    expect(meaning({ op: 'add', path: 'title', value: 'x' }, { op: 'replace', path: 'title', value: 'y' })).toEqual({
      ...user,
      title: 'y',
    });
  });

  test.each<PatchOperation>([
    { op: 'replace', path: 'emails[type eq "work"].primary', value: true },
    { op: 'add', path: 'emails[type eq "work"]', value: { primary: true } },
    { op: 'add', path: 'emails[type eq "fax"]', value: { display: 'x' } },
    { op: 'add', path: 'emails[type eq "fax"].value', value: 'x' },
  ])('is open: %j', (operation) => {
    expect(meaning({ op: 'add', path: 'title', value: 'x' }, operation)).toBe('open');
  });

  test.each<[PatchOperation, emails: readonly JsonObject[]]>([
    [{ op: 'replace', path: 'emails[type eq "home"].primary', value: true }, [a!, b!, { ...c, primary: true }]],
    [
      { op: 'replace', path: 'emails[type eq "work"].primary', value: false },
      [{ ...a, primary: false }, { ...b, primary: false }, c!],
    ],
    [
      { op: 'add', path: 'emails[type eq "work"]', value: { display: 'x' } },
      [{ ...a, display: 'x' }, { ...b, display: 'x' }, c!],
    ],
    // No boolean, and not the mark either.
    [
      { op: 'replace', path: 'emails[type eq "work"].display', value: true },
      [{ ...a, display: true }, { ...b, display: true }, c!],
    ],
    [{ op: 'replace', path: 'emails', value: [{ ...c, primary: true }] }, [{ ...c, primary: true }]],
  ])('is not open: %j', (operation, emails) => {
    expect(meaning(operation)).toEqual({ ...user, emails });
  });

  test.each<[PatchOperation, Refused['scimType']]>([
    [{ op: 'replace', path: 'emails[type eq "fax"]', value: { value: 'x' } }, 'noTarget'],
    [{ op: 'remove' }, 'noTarget'],
    [{ op: 'add', path: 'id', value: 'x' }, 'mutability'],
  ])('is a refusal: %j', (operation, scimType) => {
    expect(meaning(operation)).toEqual(new Refused(scimType));
    expect(meaning(operation)).toMatchObject({ scimType });
  });

  test('is nothing where a path is none', () => {
    expect(() => meaning({ op: 'add', path: 'no path', value: 'x' })).toThrow();
  });
});

describe('the state of a resource', () => {
  const declared = { ...user, schemas: [schemaUrn.User, schemaUrn.EnterpriseUser] };

  test.each<[fact: string, one: JsonObject, other: JsonObject]>([
    ['meta', user, { ...user, meta: { version: 'W/"1"' } }],
    ['an extension that is declared and not used', user, declared],
    [
      'an extension that is declared and empty',
      user,
      { ...declared, [schemaUrn.EnterpriseUser]: { department: null } },
    ],
    ['a base schema that is not declared', { userName: 'x' }, { userName: 'x', schemas: [] }],
    ['schemas that are no list', { userName: 'x' }, { userName: 'x', schemas: 'x' }],
  ])('is the same with and without %s', (_, one, other) => {
    expect(stateOf(other)).toEqual(stateOf(one));
  });

  test.each<[fact: string, one: JsonObject, other: JsonObject]>([
    ['another value', user, { ...user, userName: 'bob' }],
    ['another base schema', user, { ...user, schemas: [schemaUrn.Group] }],
    [
      'an extension that is not declared',
      { ...declared, [schemaUrn.EnterpriseUser]: { department: 'x' } },
      { ...user, [schemaUrn.EnterpriseUser]: { department: 'x' } },
    ],
    ['no base schema', user, { ...user, schemas: [] }],
  ])('is another with %s', (_, one, other) => {
    expect(stateOf(other)).not.toEqual(stateOf(one));
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filtersOver } from '../arbitraries/filters.ts';
import { attribute } from '../scim/attribute.ts';
import type { FilterExpression } from '../scim/filter.ts';
import { parseFilter } from '../scim/filter-parser.ts';
import type { JsonObject } from '../scim/json.ts';
import { resourceTypeSchema } from '../scim/schemas/discovery.ts';
import { enterpriseUserSchema } from '../scim/schemas/enterprise-user.ts';
import { groupSchema } from '../scim/schemas/group.ts';
import { userSchema } from '../scim/schemas/user.ts';
import { schemaUrn } from '../scim/urn.ts';
import { select } from './select.ts';

const enterprise = schemaUrn.EnterpriseUser;
// Foreign schemas first: attributes of the same name must not be taken from them.
const schemas = [resourceTypeSchema, groupSchema, enterpriseUserSchema, userSchema];

const users: readonly JsonObject[] = [
  {
    schemas: [schemaUrn.User, enterprise],
    id: '1',
    externalId: 'AbC',
    userName: 'bjensen',
    name: { familyName: 'Jensen', givenName: 'Barbara' },
    title: 'Tour Guide',
    userType: 'Employee',
    active: true,
    emails: [
      { value: 'bjensen@example.com', type: 'work', primary: true },
      { value: 'babs@jensen.org', type: 'home' },
    ],
    [enterprise]: { employeeNumber: '701984', manager: { value: '2', displayName: 'Jane' } },
    meta: { resourceType: 'User', lastModified: '2011-05-13T04:42:34Z' },
  },
  {
    schemas: [schemaUrn.User],
    id: '2',
    externalId: 'abc',
    userName: 'JSmith',
    name: { familyName: "O'Malley" },
    title: '',
    userType: 'Intern',
    active: false,
    emails: [{ value: 'jsmith@example.org', type: 'work' }],
    ims: [{ value: 'jsmith@foo.com', type: 'xmpp' }],
    meta: { resourceType: 'User', lastModified: '2011-05-13T06:42:34.000+02:00' },
  },
  {
    schemas: [schemaUrn.User],
    id: '3',
    userName: 'kim',
    title: null,
    userType: 'Employee',
    emails: [
      { value: 'kim@work.example', type: 'work' },
      { value: 'kim@example.com', type: 'home' },
    ],
    meta: { resourceType: 'User', lastModified: '2011-05-13T04:42:33.999Z' },
  },
  { schemas: [schemaUrn.User], id: '4', userName: 'lee', emails: [], meta: { lastModified: '2012-01-01T00:00:00Z' } },
];

function namesOf(filter: string): readonly unknown[] {
  return select(users, parseFilter(filter), schemas).map(({ userName }) => userName);
}

describe('the examples of RFC 7644 figure 2', () => {
  test.each<[string, readonly string[]]>([
    ['userName eq "bjensen"', ['bjensen']],
    ['name.familyName co "O\'Malley"', ['JSmith']],
    ['userName sw "J"', ['JSmith']],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName sw "J"', ['JSmith']],
    ['title pr', ['bjensen']],
    ['meta.lastModified gt "2011-05-13T04:42:34Z"', ['lee']],
    ['meta.lastModified ge "2011-05-13T04:42:34Z"', ['bjensen', 'JSmith', 'lee']],
    ['meta.lastModified lt "2011-05-13T04:42:34Z"', ['kim']],
    ['meta.lastModified le "2011-05-13T04:42:34Z"', ['bjensen', 'JSmith', 'kim']],
    ['title pr and userType eq "Employee"', ['bjensen']],
    ['title pr or userType eq "Intern"', ['bjensen', 'JSmith']],
    ['schemas eq "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"', ['bjensen']],
    ['userType eq "Employee" and (emails co "example.com" or emails.value co "example.org")', ['bjensen', 'kim']],
    ['userType ne "Employee" and not (emails co "example.com" or emails.value co "example.org")', []],
    ['userType eq "Employee" and (emails.type eq "work")', ['bjensen', 'kim']],
    ['userType eq "Employee" and emails[type eq "work" and value co "@example.com"]', ['bjensen']],
    [
      'emails[type eq "work" and value co "@example.com"] or ims[type eq "xmpp" and value co "@foo.com"]',
      ['bjensen', 'JSmith'],
    ],
  ])('%s selects %j', (filter, expected) => {
    expect(namesOf(filter)).toEqual(expected);
  });
});

describe('a filter', () => {
  test.each<[string, readonly string[]]>([
    ['userName Eq "BJENSEN"', ['bjensen']],
    ['USERNAME eq "bjensen"', ['bjensen']],
    ['externalId eq "abc"', ['JSmith']],
    ['externalId sw "A"', ['bjensen']],
    ['userName ne "kim"', ['bjensen', 'JSmith', 'lee']],
    ['userName ew "SEN"', ['bjensen']],
    ['userName co "i"', ['JSmith', 'kim']],
    ['userName ge "kim"', ['kim', 'lee']],
    ['userName lt "jt"', ['bjensen', 'JSmith']],
    ['active eq true', ['bjensen']],
    ['active eq false', ['JSmith']],
    ['active eq "true"', []],
    ['active pr', ['bjensen', 'JSmith']],
    ['userName eq 5', []],
    ['title eq ""', ['JSmith']],
    ['name pr', ['bjensen', 'JSmith']],
    ['name.givenName pr', ['bjensen']],
    ['emails pr', ['bjensen', 'JSmith', 'kim']],
    ['emails.value eq "BABS@jensen.org"', ['bjensen']],
    ['emails eq "babs@jensen.org"', ['bjensen']],
    ['EMAILS[TYPE eq "home"]', ['bjensen', 'kim']],
    ['emails[type eq "home" and value co "example"]', ['kim']],
    ['emails.type eq "home" and emails.value co "bjensen"', ['bjensen']],
    ['emails[not (type eq "work")]', ['bjensen', 'kim']],
    ['emails[type eq "work"].value eq "kim@work.example"', ['kim']],
    ['emails[type eq "home"].value eq "kim@work.example"', []],
    ['emails[type eq "work"].display pr', []],
    // RFC 7643 section 2.4: primary is assumed to be false where it is not specified.
    ['emails[primary eq true]', ['bjensen']],
    ['emails[primary eq false]', ['bjensen', 'JSmith', 'kim']],
    ['emails.primary eq false', ['bjensen', 'JSmith', 'kim']],
    ['emails[type eq "work" and primary ne true]', ['JSmith', 'kim']],
    ['emails.primary pr', ['bjensen']],
    [`${enterprise}:employeeNumber eq "701984"`, ['bjensen']],
    [`${enterprise.toUpperCase()}:EMPLOYEENUMBER eq "701984"`, ['bjensen']],
    [`${enterprise}:manager.displayName eq "jane"`, ['bjensen']],
    [`${enterprise}:manager eq "2"`, ['bjensen']],
    [`${enterprise}:userName pr`, []],
    [`${schemaUrn.User}:name.familyName eq "jensen"`, ['bjensen']],
    ['employeeNumber eq "701984"', []],
    ['meta.resourceType eq "user"', []],
    ['id eq "3" or id eq "4"', ['kim', 'lee']],
    ['not (userName eq "kim") and userType eq "Employee"', ['bjensen']],
    ['userName eq "kim" or userName eq "lee" and title pr', ['kim']],
    ['(userName eq "kim" or userName eq "lee") and title pr', []],
    ['shoeSize pr', []],
  ])('%s selects %j', (filter, expected) => {
    expect(namesOf(filter)).toEqual(expected);
  });

  test('takes an attribute from the schema of the resource it looks at', () => {
    // ResourceType.name is a case-exact text, User.name is not even a text.
    const group = { schemas: [schemaUrn.Group], displayName: 'Tour Guides', members: [{ value: '1' }] };

    expect(select([group], parseFilter('displayName eq "tour guides"'), schemas)).toEqual([group]);
    expect(select(users, parseFilter('name.familyName eq "JENSEN"'), schemas)).toHaveLength(1);
  });

  test('asks simple values of a multi-valued attribute as their own value', () => {
    const schema = { ...userSchema, id: 'urn:own', attributes: [] };
    const resource = { schemas: ['urn:own'], tags: ['a', 'b'] };

    expect(select([resource], parseFilter('tags eq "b"'), [schema])).toEqual([resource]);
    expect(select([resource], parseFilter('tags[value eq "b"]'), [schema])).toEqual([resource]);
  });
});

describe('attributes of one name in two schemas', () => {
  const letters = (caseExact: boolean) => [
    attribute('code', 'string', '', { caseExact }),
    attribute('keys', 'complex', '', {
      multiValued: true,
      subAttributes: [attribute('value', 'string', '', { caseExact })],
    }),
  ];
  const own = attribute('label', 'string', '');
  const foreign = ['size', 'weight'].map((name) => attribute(name, 'integer', ''));
  const base = { id: 'urn:example:base', name: '', description: '', attributes: [...letters(false), own] };
  // An extension with more attributes than the base schema, which it must not be taken for.
  const extension = { ...base, id: 'urn:example:extension', attributes: [...letters(true), ...foreign] };
  const other = { ...base, id: 'urn:example:other', attributes: letters(true) };
  const held = { code: 'A', keys: [{ value: 'A' }] };
  const plain = { schemas: [base.id, extension.id], label: 'x', ...held };
  const extended = { schemas: [base.id, extension.id], label: 'x', [extension.id]: held };

  test.each<[filter: string, resource: JsonObject, isSelected: boolean]>([
    ['code eq "a"', plain, true],
    [`${base.id}:code eq "a"`, plain, true],
    [`${base.id}:code eq "b"`, plain, false],
    [`${extension.id}:code eq "A"`, plain, false],
    [`${extension.id}:keys[value eq "A"]`, plain, false],
    [`${extension.id}:code eq "A"`, extended, true],
    [`${extension.id}:code eq "a"`, extended, false],
    [`${extension.id}:keys[value eq "A"]`, extended, true],
    [`${extension.id}:keys[value eq "a"]`, extended, false],
    [`${extension.id}:keys eq "A"`, extended, true],
    [`${extension.id}:keys eq "a"`, extended, false],
    ['code eq "a"', extended, false],
    ['code eq "a"', { schemas: [other.id], ...held }, false],
    ['code eq "A"', { schemas: [7, other.id], ...held }, true],
    // What says nothing of itself is read by the schema whose attributes it has.
    ['code eq "a"', { label: 'x', ...held }, true],
  ])('%s, %j: %j', (filter, resource, isSelected) => {
    for (const known of [
      [extension, base, other],
      [base, extension, other],
    ]) {
      expect(select([resource], parseFilter(filter), known)).toHaveLength(isSelected ? 1 : 0);
    }
  });
});

describe('values of an unexpected type', () => {
  const odd = {
    schemas: [schemaUrn.User],
    userName: 5,
    title: '5',
    name: { formatted: '', givenName: 'x', tags: ['', 'x'] },
    active: true,
    emails: ['x', { type: 7 }],
  };

  test.each<[filter: string, isSelected: boolean]>([
    ['userName co "5"', false],
    ['userName sw "5"', false],
    ['userName gt "4"', false],
    ['userName ge "5"', false],
    ['userName lt "6"', false],
    ['userName le "5"', false],
    ['userName ne "5"', true],
    ['title co 5', false],
    ['title ew 5', false],
    ['title gt 4', false],
    ['active gt false', false],
    ['active ge true', true],
    ['emails.primary eq false', true],
    ['emails[display eq false]', false],
    ['emails.type co "7"', false],
    ['name pr', true],
  ])('%s: %j', (filter, isSelected) => {
    expect(select([odd], parseFilter(filter), schemas)).toHaveLength(isSelected ? 1 : 0);
  });

  test.each<[resource: JsonObject, filter: string, isSelected: boolean]>([
    [{ emails: ['x'] }, 'emails.primary eq false', false],
    [{ name: {} }, 'name pr', false],
    [{ name: { tags: ['', 'x'] } }, 'name pr', true],
    [{ name: { tags: [] } }, 'name pr', false],
    [{ userName: 'x' }, 'primary eq false', false],
    [{ userName: 'x' }, `${schemaUrn.User}:userName eq "X"`, true],
  ])('%j without a schema, %s: %j', (resource, filter, isSelected) => {
    expect(select([resource], parseFilter(filter), [])).toHaveLength(isSelected ? 1 : 0);
  });
});

describe('for any filter', () => {
  const filters = filtersOver(users, { always: ['userName'], sometimes: ['userType', 'externalId'] });
  const found = (filter: FilterExpression) => select(users, filter, schemas);
  const not = (term: FilterExpression): FilterExpression => ({ op: 'not', term });
  const junction = (op: 'and' | 'or', ...terms: readonly FilterExpression[]): FilterExpression => ({ op, terms });

  function holds(law: (one: FilterExpression, other: FilterExpression) => void): void {
    fc.assert(fc.property(filters, filters, law));
  }

  test('not takes the others, and twice the same', () => {
    holds((one) => {
      expect([...found(one), ...found(not(one))].map(({ id }) => String(id)).toSorted()).toEqual(['1', '2', '3', '4']);
      expect(found(not(not(one)))).toEqual(found(one));
    });
  });

  test('De Morgan is right', () => {
    holds((one, other) => {
      expect(found(not(junction('and', one, other)))).toEqual(found(junction('or', not(one), not(other))));
      expect(found(not(junction('or', one, other)))).toEqual(found(junction('and', not(one), not(other))));
    });
  });

  test('and intersects, or unites', () => {
    holds((one, other) => {
      const [these, those] = [new Set(found(one)), new Set(found(other))];
      expect(new Set(found(junction('and', one, other)))).toEqual(these.intersection(those));
      expect(new Set(found(junction('or', one, other)))).toEqual(these.union(those));
    });
  });

  test('the order of the schemas does not matter', () => {
    holds((one) => {
      expect(select(users, one, schemas.toReversed())).toEqual(found(one));
    });
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AttributePath, parseAttributePath, printAttributePath } from './attribute-path.ts';
import { schemaUrn } from './urn.ts';

const enterprise = schemaUrn.EnterpriseUser;

describe('an attribute path', () => {
  test.each<[string, AttributePath]>([
    ['userName', { attribute: 'userName' }],
    ['name.givenName', { attribute: 'name', subAttribute: 'givenName' }],
    ['$ref', { attribute: '$ref' }],
    ['members.$ref', { attribute: 'members', subAttribute: '$ref' }],
    ['x-y_z9', { attribute: 'x-y_z9' }],
    [`${schemaUrn.User}:userName`, { urn: schemaUrn.User, attribute: 'userName' }],
    [`${schemaUrn.User}:name.familyName`, { urn: schemaUrn.User, attribute: 'name', subAttribute: 'familyName' }],
    [`${enterprise}:manager.displayName`, { urn: enterprise, attribute: 'manager', subAttribute: 'displayName' }],
    [`${enterprise.toUpperCase()}:department`, { urn: enterprise.toUpperCase(), attribute: 'department' }],
    ['urn:a:b', { urn: 'urn:a', attribute: 'b' }],
    // Only who knows the schemas can tell a schema from an attribute of it.
    [schemaUrn.User, { urn: 'urn:ietf:params:scim:schemas:core:2.0', attribute: 'User' }],
    ['urn:a:2.0:User.department', { urn: 'urn:a:2.0', attribute: 'User', subAttribute: 'department' }],
  ])('%s is read and written', (text, path) => {
    expect(parseAttributePath(text)).toEqual(path);
    expect(printAttributePath(path)).toBe(text);
  });

  test.each([
    '',
    ' ',
    '.',
    '..',
    'name.',
    '.givenName',
    'name..givenName',
    'a.b.c',
    '9lives',
    '_meta',
    '-x',
    'user name',
    ' userName',
    'userName ',
    'emails[type eq "work"]',
    'emails[0]',
    'straße',
    'a/b',
    ':userName',
    'foo:userName',
    'http://example.com:userName',
    `${enterprise}:`,
    'urn:a b:c',
    'urn::a',
  ])('%j is none', (text) => {
    expect(parseAttributePath(text)).toBeUndefined();
  });

  test('read back is what was written', () => {
    const names = fc.stringMatching(/^[A-Za-z$][\w$-]{0,8}$/);
    const paths: fc.Arbitrary<AttributePath> = fc.record(
      { urn: fc.constantFrom('urn:a', enterprise, 'URN:x:1.0'), attribute: names, subAttribute: names },
      { requiredKeys: ['attribute'] },
    );
    fc.assert(
      fc.property(paths, (path) => {
        expect(parseAttributePath(printAttributePath(path))).toEqual(path);
      }),
    );
  });
});

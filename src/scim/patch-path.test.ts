import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFilter } from './filter-parser.ts';
import { type PatchPath, parsePatchPath, printPatchPath } from './patch-path.ts';
import { schemaUrn } from './urn.ts';

const enterprise = schemaUrn.EnterpriseUser;

describe('a PATCH path', () => {
  test.each<[string, PatchPath]>([
    ['members', { attribute: 'members' }],
    ['name.familyName', { attribute: 'name', subAttribute: 'familyName' }],
    ['addresses[type eq "work"]', { attribute: 'addresses', filter: parseFilter('type eq "work"') }],
    [
      'members[value eq "2819c223-7f76-453a-919d-413861904646"]',
      { attribute: 'members', filter: parseFilter('value eq "2819c223-7f76-453a-919d-413861904646"') },
    ],
    [
      'members[value eq "2819c223-7f76-453a-919d-413861904646"].displayName',
      {
        attribute: 'members',
        filter: parseFilter('value eq "2819c223-7f76-453a-919d-413861904646"'),
        subAttribute: 'displayName',
      },
    ],
    [`${enterprise}:department`, { urn: enterprise, attribute: 'department' }],
    [
      `${schemaUrn.User}:emails[type eq "work"].value`,
      { urn: schemaUrn.User, attribute: 'emails', filter: parseFilter('type eq "work"'), subAttribute: 'value' },
    ],
    [
      'roles[value eq "a] b.c:d[\\"e\\"]"].display',
      { attribute: 'roles', filter: parseFilter('value eq "a] b.c:d[\\"e\\"]"'), subAttribute: 'display' },
    ],
    [
      'emails[type eq "work" and not (value ew ".org")]',
      { attribute: 'emails', filter: parseFilter('type eq "work" and not (value ew ".org")') },
    ],
  ])('%s is read and written', (text, path) => {
    expect(parsePatchPath(text)).toEqual(path);
    expect(printPatchPath(path)).toBe(text);
  });

  test.each([
    '',
    'emails[',
    'emails]',
    'emails[]',
    'emails[type]',
    'emails[type eq "work"',
    'emails[type eq "work"]x',
    'emails[type eq "work"].',
    'emails[type eq "work"].a.b',
    'emails[type eq "work"].urn:a:b',
    'emails[type eq "work"][value pr]',
    'emails.value[type eq "work"]',
    '[type eq "work"]',
    'emails[0]',
    'emails[value eq "a"',
    ']emails[',
    'a.b.c',
    'emails [type eq "work"]',
  ])('%j is none', (text) => {
    expect(() => parsePatchPath(text)).toThrow(expect.objectContaining({ name: 'FilterSyntaxError' }));
  });

  test('read back is what was written', () => {
    const names = fc.stringMatching(/^[A-Za-z$][\w$-]{0,5}$/);
    const filters = fc.tuple(names, fc.string({ unit: 'grapheme' })).map(([attribute, value]) => ({
      op: 'eq' as const,
      path: { attribute },
      value,
    }));
    const paths: fc.Arbitrary<PatchPath> = fc.record(
      { urn: fc.constantFrom('urn:a', enterprise), attribute: names, filter: filters, subAttribute: names },
      { requiredKeys: ['attribute'] },
    );
    fc.assert(
      fc.property(paths, (path) => {
        expect(parsePatchPath(printPatchPath(path))).toEqual(path);
      }),
    );
  });

  test('of any text is either read or a syntax error', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab"\\[]().: eqr'), maxLength: 30 }), (text) => {
        try {
          parsePatchPath(text);
        } catch (error) {
          expect(error).toHaveProperty('name', 'FilterSyntaxError');
        }
      }),
    );
  });
});

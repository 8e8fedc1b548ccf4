import fc from 'fast-check';
import { expect, test } from 'vitest';
import { schemaUrn } from '../scim/urn.ts';
import { readValue, writeValue } from './attribute-value.ts';

const paths = [
  'userName',
  'name.givenName',
  'emails[type eq "work"].value',
  'emails[type eq "other"].Value',
  'addresses[type eq "work" and primary eq true].locality',
  'roles[primary eq "True"].value',
  `${schemaUrn.EnterpriseUser}:department`,
  `${schemaUrn.EnterpriseUser}:manager.value`,
];
const resource = fc.record(
  {
    USERNAME: fc.string(),
    name: fc.record({ familyName: fc.string() }),
    emails: fc.array(fc.record({ type: fc.constantFrom('work', 'other', 'home'), value: fc.string() })),
    [schemaUrn.EnterpriseUser]: fc.record({ costCenter: fc.string() }),
  },
  { requiredKeys: [] },
);

test('what is written is read, and everything else stays', () => {
  fc.assert(
    fc.property(resource, fc.constantFrom(...paths), fc.string({ minLength: 1 }), (before, path, value) => {
      const written = writeValue(before, path, value);
      expect(readValue(written, path)).toBe(value);
      expect(Object.keys(written).slice(0, Object.keys(before).length)).toEqual(Object.keys(before));
      for (const other of paths.filter((candidate) => candidate !== path)) {
        expect([other, readValue(written, other)]).toEqual([other, readValue(before, other)]);
      }
    }),
  );
});

test('a new element says what its path asks for', () => {
  expect(writeValue({}, 'emails[type eq "work"].value', 'a@b', { primary: true })).toEqual({
    emails: [{ primary: true, type: 'work', value: 'a@b' }],
  });
  expect(writeValue({}, 'roles[primary eq "True"].value', 'Admin')).toEqual({
    roles: [{ primary: true, value: 'Admin' }],
  });
});

test('an element without its value goes, and with it an attribute without elements', () => {
  const emails = [{ type: 'work', primary: true, value: 'a@b' }];
  expect(writeValue({ emails }, 'emails[type eq "work"].value', undefined)).toEqual({});
  const addresses = [{ type: 'work', locality: 'Bonn', country: 'DE' }];
  expect(writeValue({ addresses }, 'addresses[type eq "work"].locality', undefined)).toEqual({
    addresses: [{ type: 'work', country: 'DE' }],
  });
  expect(writeValue({ name: { givenName: 'A' } }, 'name.givenName', undefined)).toEqual({});
});

test('of several values the primary one is read, else the first', () => {
  const emails = [{ value: 'a' }, { value: 'b', primary: true }];
  expect(readValue({ emails }, 'emails.value')).toBe('b');
  expect(readValue({ emails: emails.slice(0, 1) }, 'emails.value')).toBe('a');
  expect(readValue({ emails: 'text' }, 'emails[type eq "work"].value')).toBeUndefined();
});

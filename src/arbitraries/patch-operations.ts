import fc from 'fast-check';
import type { PatchOperation } from '../scim/patch-operation.ts';
import { texts } from './text.ts';

const singles = ['displayName', 'nickName', 'title', 'userType'] as const;
const nameParts = ['givenName', 'familyName', 'middleName'] as const;
const types = ['work', 'home', 'other'] as const;

/** An e-mail address that is never primary, so that the RFC says exactly what the others become. */
function email(type: fc.Arbitrary<string>) {
  const local = fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 1, maxLength: 6 });
  return fc.tuple(local, type).map(([name, kind]) => ({ value: `${name}@${kind}.example`, type: kind }));
}

/**
 * Operations on a User whose meaning RFC 7644 section 3.5.2 settles: no filter that matches nothing, no replacement of
 * whole records, no removal of required attributes.
 */
export function patchOperations({ maxLength = 4 } = {}): fc.Arbitrary<readonly PatchOperation[]> {
  const set = fc.record({
    op: fc.constantFrom('add' as const, 'replace' as const),
    path: fc.constantFrom<string[]>(...singles, ...nameParts.map((part) => `name.${part}`)),
    value: texts(),
  });
  const clear = fc.record({ op: fc.constant('remove' as const), path: fc.constantFrom(...singles) });
  const several = fc.record({
    op: fc.constantFrom('add' as const, 'replace' as const),
    value: fc.record({ displayName: texts(), nickName: texts() }, { requiredKeys: [] }),
  });
  const name = fc.record({
    op: fc.constantFrom('add' as const, 'replace' as const),
    path: fc.constant('name'),
    value: fc.record({ givenName: texts(), middleName: texts() }, { requiredKeys: ['givenName'] }),
  });
  const addEmails = fc.record({
    op: fc.constant('add' as const),
    path: fc.constant('emails'),
    value: fc.array(email(fc.constantFrom(...types)), { minLength: 1, maxLength: 2 }),
  });
  const replaceEmails = fc.record({
    op: fc.constant('replace' as const),
    path: fc.constant('emails'),
    value: fc.uniqueArray(email(fc.constantFrom(...types)), {
      selector: ({ value }) => value,
      minLength: 1,
      maxLength: 3,
    }),
  });
  return fc.array(fc.oneof(set, clear, several, name, addEmails, replaceEmails), { minLength: 1, maxLength });
}

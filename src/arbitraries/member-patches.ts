import fc from 'fast-check';
import type { PatchOperation } from '../scim/patch-operation.ts';

/** Operations on the members of a Group, of those who have these ids; members come and go, also twice in a row. */
export function memberPatches(ids: readonly string[], { maxLength = 4 } = {}): fc.Arbitrary<readonly PatchOperation[]> {
  const id = fc.constantFrom(...ids);
  const list = fc.subarray([...ids]).map((some) => some.map((value) => ({ value })));
  const operation = fc.oneof(
    list.map((value): PatchOperation => ({ op: 'add', path: 'members', value })),
    id.map((value): PatchOperation => ({ op: 'add', path: 'members', value: { value } })),
    list.map((members): PatchOperation => ({ op: 'add', value: { members } })),
    list.map((value): PatchOperation => ({ op: 'replace', path: 'members', value })),
    list.map((members): PatchOperation => ({ op: 'replace', value: { members } })),
    choices(id).map((path): PatchOperation => ({ op: 'remove', path })),
    fc.constant<PatchOperation>({ op: 'remove', path: 'members' }),
  );
  return fc.array(operation, { minLength: 1, maxLength });
}

/** By id alone: `type` and `display` of a member are for the service provider to fill in. */
function choices(id: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom('members', 'Members'), id, id)
    .chain(([members, one, other]) =>
      fc.constantFrom(
        `${members}[value eq "${one}"]`,
        `${members}[value ne "${one}"]`,
        `${members}[not (value eq "${one}")]`,
        `${members}[value eq "${one}" or value eq "${other}"]`,
        `${members}[value pr]`,
      ),
    );
}

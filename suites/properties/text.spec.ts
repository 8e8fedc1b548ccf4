import {
  type Alphabet,
  expect,
  type Json,
  settled,
  shownOf,
  test,
  textAttributes,
  verifies,
} from '../../src/harness/index.ts';

/**
 * RFC 7643 section 2.3.1 calls any sequence of Unicode characters a text, and by RFC 7644 section 3.5.1 what was sent
 * replaces what was there. That leaves no room to drop characters, not even marks of direction, which have no shape:
 * RFC 7613 prepares userName and password alone, which have no part in this. Whoever does not want a text may refuse it.
 */
const alphabets: readonly { readonly alphabet: Alphabet; readonly fix: string }[] = [
  {
    alphabet: 'letters with marks of their own',
    fix: 'Store combining characters as they are: without its marks a name is another name.',
  },
  {
    alphabet: 'composed and decomposed letters',
    fix: 'Store either form, or both as NFC; the two are one text to Unicode.',
  },
  {
    alphabet: 'characters beyond the basic plane',
    fix: 'Store text in an encoding that has all of Unicode, and cut nothing inside a character.',
  },
  {
    alphabet: 'writing in both directions',
    fix: 'Store characters in the order they were sent, marks of direction included, or refuse the text with 400.',
  },
];

for (const { alphabet, fix } of alphabets) {
  test(
    `text with ${alphabet} is stored as it was sent or refused`,
    verifies('7643-2.3.1-03', { fix, kind: 'property' }),
    async ({ scim, given, forAll }) => {
      await forAll(textAttributes(alphabet), async (attributes) => {
        const sent = given.supported('User', attributes);
        const created = await scim.create('User', given.user(sent));
        if (created.status >= 400 && created.status < 500) return;

        expect(created).toSucceed();
        const stored = shownOf(await given.stored('User', created.id ?? ''), sent);
        expect(composed(stored), 'the stored texts').toEqual(composed(sent));
      });
    },
  );
}

/** RFC 7644 section 5 has userName prepared; other texts may be brought into a normal form likewise. */
function composed(json: Json): Json {
  return settled(JSON.parse(JSON.stringify(json).normalize('NFC')) as Json);
}

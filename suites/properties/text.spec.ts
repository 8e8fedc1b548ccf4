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

const alphabets: readonly { readonly alphabet: Alphabet; readonly level: 'MUST' | 'SHOULD'; readonly fix: string }[] = [
  {
    alphabet: 'letters with marks of their own',
    level: 'MUST',
    fix: 'Store combining characters as they are: without its marks a name is another name.',
  },
  {
    alphabet: 'composed and decomposed letters',
    level: 'MUST',
    fix: 'Store either form, or both as NFC; the two are one text to Unicode.',
  },
  {
    alphabet: 'characters beyond the basic plane',
    level: 'MUST',
    fix: 'Store text in an encoding that has all of Unicode, and cut nothing inside a character.',
  },
  {
    alphabet: 'writing in both directions',
    // RFC 7644 section 3.3 lets a service provider alter what it stores, and such marks are taken out against deception.
    level: 'SHOULD',
    fix: 'Store characters in the order they were sent, marks of direction included.',
  },
];

for (const { alphabet, level, fix } of alphabets) {
  test(
    `text with ${alphabet} is stored as it was sent or refused`,
    verifies('7643-2.3.1-03', { fix, level, kind: 'property' }),
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

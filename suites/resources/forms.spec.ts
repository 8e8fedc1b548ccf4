import { expect, type Json, type JsonObject, test, verifies } from '../../src/harness/index.ts';
import { certificate } from './certificate.ts';

const forms: readonly {
  readonly name: string;
  readonly what: string;
  readonly requirement: Parameters<typeof verifies>[0];
  readonly value: Json;
}[] = [
  { name: 'userType', what: 'any text', requirement: '7643-4.1.1-12', value: 'Temp, until 2030' },
  { name: 'preferredLanguage', what: 'several languages', requirement: '7643-4.1.1-13', value: 'en-US, fr;q=0.5' },
  { name: 'locale', what: 'a language tag', requirement: '7643-4.1.1-14', value: 'en-CA' },
  { name: 'timezone', what: 'a name of the IANA database', requirement: '7643-4.1.1-16', value: 'America/Los_Angeles' },
  { name: 'profileUrl', what: 'a URL', requirement: '7643-4.1.1-11', value: 'https://example.com/people/ada' },
  {
    name: 'phoneNumbers',
    what: 'a tel: URI',
    requirement: '7643-4.1.2-05',
    value: [{ value: 'tel:+1-201-555-0123', type: 'work' }],
  },
  {
    name: 'ims',
    what: 'each of the types',
    requirement: '7643-4.1.2-10',
    // The list of section 4.1.2 ends with "other", which the schema of section 8.7.1 forgets.
    value: ['aim', 'gtalk', 'icq', 'xmpp', 'msn', 'skype', 'qq', 'yahoo'].map((type) => ({
      value: `ada-${type}`,
      type,
    })),
  },
  {
    name: 'addresses',
    what: 'a country code',
    requirement: '7643-4.1.2-20',
    value: [{ type: 'work', locality: 'Hollywood', postalCode: '91608', country: 'US' }],
  },
  {
    name: 'x509Certificates',
    what: 'a certificate',
    requirement: ['7643-4.1.2-29', '7643-4.1.2-30'],
    value: [{ value: certificate }],
  },
];

for (const { name, what, requirement, value } of forms) {
  test(
    `${name} of a User holds ${what}`,
    verifies(requirement, {
      fix: `Store ${name} in the form of RFC 7643 section 4.1, and return what was sent.`,
      needs: 'User',
    }),
    async ({ scim, given, attributesOf, appliesIf }) => {
      const isKnown = attributesOf('User').some(({ path }) => path === name);
      appliesIf(isKnown, `The User schema of the target has no ${name}.`);

      const created = await scim.create('User', given.user({ [name]: value }));

      expect(created).toSucceed();
      const stored = await given.shown('User', created.id ?? '', name);
      expect(comparable(stored), `stored ${name}`).toEqual(matching(comparable(value)));
    },
  );
}

test(
  'emails of a User holds an address with a tag',
  verifies('7643-4.1.2-01', {
    fix: 'Accept every address that RFC 5321 allows, and return what was sent.',
    needs: 'User',
  }),
  async ({ scim, given }) => {
    const emails = [{ value: given.email('ada+scim'), type: 'work' }];

    const created = await scim.create('User', given.user({ emails }));

    expect(created).toSucceed();
    const stored = await scim.retrieve('User', created.id ?? '', { attributes: ['emails'] });
    expect(stored.at('emails'), 'stored emails').toEqual(
      emails.map((email) => expect.objectContaining(email) as unknown),
    );
  },
);

test(
  'the domain of an e-mail address is returned in lower case',
  verifies('7643-4.1.2-02', {
    fix: 'Bring the domain of addresses into lower case; leave the part before the @ alone.',
    needs: 'User',
  }),
  async ({ given }) => {
    const [name = '', domain = ''] = given.email(given.name()).split('@');
    const value = `${name}@${domain.toUpperCase()}`;
    const { id } = await given.existingUser({ emails: [{ value, type: 'work' }] });

    expect(await given.shown('User', id, 'emails'), 'stored emails').toEqual([
      expect.objectContaining({ value: `${name}@${domain.toLowerCase()}` }),
    ]);
  },
);

/** RFC 3966 section 3: separators in a telephone number are for the eye. */
function comparable(value: Json | undefined): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((element: Json) => {
    const text = JSON.stringify(element);
    const shown = text.includes('"tel:') ? text.replaceAll(/(?<=tel:[^"]*)[-.() ]/g, '') : text;
    return JSON.parse(shown) as unknown;
  });
}

function matching(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return expect.arrayContaining(value.map((element: JsonObject) => expect.objectContaining(element) as unknown));
}

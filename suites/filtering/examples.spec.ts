import { type AttributePlace, expect, test, verifies } from '../../src/harness/index.ts';

test(
  'an attribute that got a default is found by it',
  verifies('7644-3.4.2.2-39', {
    fix: 'Filter by the value that you return for an attribute, also when the client did not set it.',
    needs: 'filter',
  }),
  async ({ scim, given, attributesOf, appliesIf, flaws }) => {
    const sent = given.minimalUser();
    const { id = '' } = await scim.preparing().create('User', sent);
    const stored = await given.stored('User', id);
    const defaulted = attributesOf('User').filter(
      (place) => isComparable(place) && place.read(sent) === undefined && isText(place.read(stored)),
    );
    appliesIf(defaulted.length > 0, 'A new User has no attributes but those it was given.');

    for (const { path, read } of defaulted) {
      const filter = `id eq ${JSON.stringify(id)} and ${path} eq ${JSON.stringify(read(stored))}`;
      const page = await scim.query('User', { filter });
      // RFC 7644 table 9 knows attributes and operators that cannot be combined.
      if (page.status === 200 && page.ids()[0] !== id) flaws.add(`${filter} does not find the User`, page);
    }
    expect(flaws).toBeEmpty('the User, found by every value that it shows');
  },
);

/** A single value that a client could have set, and that eq compares without doubt. */
function isComparable({ definition, parent }: AttributePlace): boolean {
  const { type, mutability, multiValued } = definition;
  const isKnown = type === 'boolean' || type === 'string' || type === 'integer';
  const isSingle = !multiValued && !parent?.multiValued;
  return isKnown && isSingle && mutability === 'readWrite' && (parent?.mutability ?? 'readWrite') === 'readWrite';
}

function isText(value: unknown): boolean {
  return typeof value === 'boolean' || typeof value === 'number' || (typeof value === 'string' && value !== '');
}

/** RFC 7644 figure 2. */
const examples = [
  'userName eq "bjensen"',
  `name.familyName co "O'Malley"`,
  'userName sw "J"',
  'urn:ietf:params:scim:schemas:core:2.0:User:userName sw "J"',
  'title pr',
  'meta.lastModified gt "2011-05-13T04:42:34Z"',
  'meta.lastModified ge "2011-05-13T04:42:34Z"',
  'meta.lastModified lt "2011-05-13T04:42:34Z"',
  'meta.lastModified le "2011-05-13T04:42:34Z"',
  'title pr and userType eq "Employee"',
  'title pr or userType eq "Intern"',
  'schemas eq "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"',
  'userType eq "Employee" and (emails co "example.com" or emails.value co "example.org")',
  'userType ne "Employee" and not (emails co "example.com" or emails.value co "example.org")',
  'userType eq "Employee" and (emails.type eq "work")',
  'userType eq "Employee" and emails[type eq "work" and value co "@example.com"]',
  'emails[type eq "work" and value co "@example.com"] or ims[type eq "xmpp" and value co "@foo.com"]',
] as const;

/** Those in the examples that a User need not have. */
const attributes = ['name.familyName', 'title', 'userType', 'emails', 'ims'];

/** Whether emails co "x" compares the value of an email is an open question. */
const doubtful = /emails co/;

test(
  'the example filters of the standard are understood',
  verifies('7644-3.4.2.2-45', {
    fix: 'Answer every filter of RFC 7644 figure 2 with 200, whether it matches or not; brackets may be refused with 400.',
    needs: 'filter',
  }),
  async ({ scim, given, attributesOf, flaws }) => {
    // Somebody who has next to nothing of what the filters ask for.
    await scim.preparing().create('User', given.minimalUser());
    const known = new Set(attributesOf('User').map(({ path }) => path));
    const usable = examples.filter(
      (filter) => !doubtful.test(filter) && attributes.every((name) => known.has(name) || !filter.includes(name)),
    );
    for (const filter of usable) {
      const page = await scim.query('User', { filter, count: 1 });
      // RFC 7644 section 3.4.2.2 leaves it to the service provider whether it supports brackets.
      const isUnderstood = page.status === 200 || (page.status === 400 && filter.includes('['));
      if (!isUnderstood) flaws.add(`${filter} is answered with ${page.status}`, page);
    }

    expect(flaws).toBeEmpty('200 for every example');
  },
);

import {
  expect,
  foundationMissing,
  memberOf,
  type ScimClient,
  select,
  test,
  valueAt,
  verifies,
} from '../../src/harness/index.ts';
import { parseFilter } from '../../src/scim/filter-parser.ts';
import { schemaUrn } from '../../src/scim/urn.ts';

test(
  'a User is found by userName',
  verifies('7644-3.4.2.2-10', {
    fix: 'Return exactly the Users whose userName equals the value of filter=userName eq "…".',
    needs: 'filter',
    establishes: 'filter',
  }),
  async ({ scim, population }) => {
    const [user] = population.users;

    const page = await scim.query('User', { filter: `userName eq ${JSON.stringify(user!['userName'])}` });

    expect(page).toHoldExactly(user!);
  },
);

const operators = [
  { filter: 'displayName eq "Ada Lovelace"', requirement: '7644-3.4.2.2-10' },
  { filter: 'displayName ne "Ada Lovelace"', requirement: '7644-3.4.2.2-11' },
  { filter: 'displayName co "er"', requirement: '7644-3.4.2.2-12' },
  { filter: 'displayName sw "Ada"', requirement: '7644-3.4.2.2-13' },
  { filter: 'displayName ew "Berg"', requirement: '7644-3.4.2.2-14' },
  { filter: 'title pr', requirement: '7644-3.4.2.2-15' },
  { filter: 'title eq "Engineer" and nickName pr', requirement: '7644-3.4.2.2-20' },
  { filter: 'displayName eq "Ada Lovelace" or displayName eq "Alan Turing"', requirement: '7644-3.4.2.2-21' },
  { filter: 'active eq false', requirement: '7644-3.4.2.2-32' },
  { filter: 'name.familyName eq "Turing"', requirement: ['7644-3.10-04', '7644-3.4.2.2-38'] },
  { filter: 'emails.type eq "home"', requirement: '7644-3.4.2.2-37' },
] as const;

for (const { filter, requirement } of operators) {
  test(
    `${filter} selects what it says`,
    verifies(requirement, {
      fix: `Evaluate ${filter} for every resource, and return those for which it is true.`,
      needs: 'filter',
    }),
    async ({ scim, population, target }) => {
      const page = await scim.query('User', { filter: population.within(filter), count: 100 });

      expect(page).toHoldExactly(...select(population.users, parseFilter(filter), target.schemas));
    },
  );
}

test(
  'not (displayName sw "A") selects what it says',
  verifies('7644-3.4.2.2-22', {
    fix: 'Return the resources for which the filter in the parentheses of not is false.',
    needs: 'filter',
  }),
  async ({ scim, population, target }) => {
    const filter = population.within('not (displayName sw "A")');

    // The grammar has no space behind not, the example has one.
    const spaced = await scim.query('User', { filter, count: 100 });
    const page =
      spaced.status === 400 ? await scim.query('User', { filter: withoutSpace(filter), count: 100 }) : spaced;

    const others = select(population.users, parseFilter('not (displayName sw "A")'), target.schemas);
    expect(page).toHoldExactly(...others);
  },
);

test(
  'not is understood with and without a space behind it',
  verifies('7644-3.4.2.2-29', {
    fix: 'Read not(…), as the grammar has it, and not (…), as the examples have it.',
    needs: 'filter',
  }),
  async ({ scim, population }) => {
    const filter = population.within('not (displayName sw "A")');

    const spaced = await scim.query('User', { filter, count: 100 });
    const plain = await scim.query('User', { filter: withoutSpace(filter), count: 100 });

    expect(spaced).toHaveStatus(200);
    expect(plain).toHaveStatus(200);
    expect(plain.ids(), 'ids of the page').toEqual(spaced.ids());
  },
);

function withoutSpace(filter: string): string {
  return filter.replaceAll('not (', 'not(');
}

const combinations = [
  {
    title: 'and binds tighter than or',
    filter: (a: string, b: string) => `userName eq "${a}" or userName eq "${b}" and userName eq "Nobody"`,
    matches: 'first',
    fix: 'Evaluate and before or.',
  },
  {
    title: 'and binds tighter than or, also when it comes first',
    filter: (a: string, b: string) => `userName eq "Nobody" and userName eq "${a}" or userName eq "${b}"`,
    matches: 'second',
    fix: 'Evaluate and before or, in whatever order they stand.',
  },
  {
    title: 'parentheses are evaluated first',
    filter: (a: string, b: string) => `(userName eq "${a}" or userName eq "${b}") and userName ne "${a}"`,
    matches: 'second',
    fix: 'Evaluate the expression in parentheses as one term.',
  },
  {
    title: 'not reaches to the end of its parentheses',
    filter: (a: string, b: string) => `not (userName eq "${a}") and userName eq "${b}"`,
    matches: 'second',
    fix: 'Apply not to the expression in its parentheses alone.',
  },
] as const;

for (const { title, filter, matches, fix } of combinations) {
  test(title, verifies('7644-3.4.2.2-36', { fix, needs: 'filter' }), async ({ scim, population }) => {
    const [first, second] = population.users;

    const page = await scim.query('User', { filter: filter(String(first!['userName']), String(second!['userName'])) });

    expect(page).toHoldExactly({ first, second }[matches]!);
  });
}

// Not the very moment: a service provider may keep more digits than it shows.
const instants = [
  { op: 'gt', requirement: '7644-3.4.2.2-16', shiftMs: -1000, holds: true },
  { op: 'gt', requirement: '7644-3.4.2.2-16', shiftMs: 3_600_000, holds: false },
  { op: 'ge', requirement: '7644-3.4.2.2-17', shiftMs: -1000, holds: true },
  { op: 'ge', requirement: '7644-3.4.2.2-17', shiftMs: 3_600_000, holds: false },
  { op: 'lt', requirement: '7644-3.4.2.2-18', shiftMs: 1000, holds: true },
  { op: 'lt', requirement: '7644-3.4.2.2-18', shiftMs: -3_600_000, holds: false },
  { op: 'le', requirement: '7644-3.4.2.2-19', shiftMs: 1000, holds: true },
  { op: 'le', requirement: '7644-3.4.2.2-19', shiftMs: -3_600_000, holds: false },
] as const;

for (const { op, requirement, shiftMs, holds } of instants) {
  const when = `a moment ${Math.abs(shiftMs) / 1000} s ${shiftMs < 0 ? 'before' : 'after'}`;
  test(
    `meta.created ${op} ${when} is ${holds}`,
    verifies(requirement, { fix: 'Compare dates as moments, not as text.', needs: 'filter' }),
    async ({ scim, given }) => {
      const { id } = await given.existingUser();
      const user = await given.stored('User', id);
      const moment = new Date(Date.parse(String(valueAt(user, ['meta', 'created']))) + shiftMs);
      expect(moment.getTime(), 'meta.created as a date').not.toBeNaN();

      const page = await scim.query('User', {
        filter: `userName eq ${JSON.stringify(user['userName'])} and meta.created ${op} "${moment.toISOString()}"`,
      });

      expect(page).toHoldExactly(...(holds ? [user] : []));
    },
  );
}

test(
  'the offset of a date counts',
  verifies(['7644-3.4.2.2-16', '7644-1.2-01'], {
    fix: 'Read the offset of a dateTime: 12:00+05:00 is 07:00Z, and %2B in an address is a plus.',
    needs: 'filter',
  }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();
    const user = await given.stored('User', id);
    const createdMs = Date.parse(String(valueAt(user, ['meta', 'created'])));
    expect(createdMs, 'meta.created as a date').not.toBeNaN();

    const hourEarlier = new Date(createdMs - 3_600_000 + 5 * 3_600_000).toISOString().replace('Z', '+05:00');
    const filter = `userName eq ${JSON.stringify(user['userName'])} and meta.created gt "${hourEarlier}"`;

    expect(await scim.query('User', { filter })).toHoldExactly(user);
  },
);

test(
  'operators and keywords are read without case',
  verifies(['7644-3.4.2.2-05', '7643-2.1-05'], { fix: 'Read eq, EQ and Eq, and and AND alike.', needs: 'filter' }),
  async ({ scim, population }) => {
    const name = JSON.stringify(population.users[0]!['userName']);

    const { usual, odd } = await spelledTwice(
      scim,
      `userName eq ${name} and not (userName eq "Nobody")`,
      `userName EQ ${name} AND NOT (userName Eq "Nobody")`,
    );

    expect(odd, 'the answer to the odd spelling').toHoldExactly(...usual.resources);
  },
);

test(
  'attribute names in a filter are read without case',
  verifies('7644-3.4.2.2-05', { fix: 'Match attribute names in filters without case.', needs: 'filter' }),
  async ({ scim, population }) => {
    const name = JSON.stringify(population.users[0]!['userName']);

    const { usual, odd } = await spelledTwice(scim, `userName eq ${name}`, `USERNAME eq ${name}`);

    expect(odd, 'the answer to the odd spelling').toHoldExactly(...usual.resources);
  },
);

test(
  'userName is compared without case',
  verifies('7644-3.4.2.2-43', { fix: 'Compare userName without case: its caseExact is false.', needs: 'filter' }),
  async ({ scim, population }) => {
    const [user] = population.users;
    const upper = JSON.stringify(String(user!['userName']).toUpperCase());

    expect(await scim.query('User', { filter: `userName eq ${upper}` })).toHoldExactly(user!);
  },
);

test(
  'externalId is compared with its case',
  verifies('7644-3.4.2.2-43', { fix: 'Compare externalId exactly: its caseExact is true.', needs: 'filter' }),
  async ({ scim, given, appliesIf }) => {
    const externalId = `${given.name()}-AbC`;
    const { id } = await given.existingUser({ externalId });

    const found = await scim.query('User', { filter: `externalId eq "${externalId}"` });
    appliesIf(found.status !== 400, 'Filters on externalId are refused, as they may be.');
    expect(found).toHoldExactly(await given.stored('User', id));
    expect(await scim.query('User', { filter: `externalId eq "${externalId.toLowerCase()}"` })).toHoldExactly();
  },
);

test(
  'a User is found by id',
  verifies('7644-3.4.2.2-04', { fix: 'Support id in filters, like any other attribute.', needs: 'filter' }),
  async ({ scim, population }) => {
    const [user] = population.users;

    expect(await scim.query('User', { filter: `id eq "${String(user!['id'])}"` })).toHoldExactly(user!);
  },
);

test(
  'an attribute in a filter can carry its URN',
  verifies('7644-3.4.2.2-33', { fix: `Understand ${schemaUrn.User}:userName in filters.`, needs: 'filter' }),
  async ({ scim, population }) => {
    const [user] = population.users;

    const filter = `${schemaUrn.User}:userName eq ${JSON.stringify(user!['userName'])}`;

    expect(await scim.query('User', { filter })).toHoldExactly(user!);
  },
);

test(
  'an extension attribute can be filtered by',
  verifies('7644-3.10-05', {
    fix: `Understand ${schemaUrn.EnterpriseUser}:department in filters; the URN ends at its last colon.`,
    needs: ['filter', 'EnterpriseUser'],
  }),
  async ({ scim, population }) => {
    const filter = population.within(`${schemaUrn.EnterpriseUser}:department eq "Research"`);

    const researchers = population.users.filter(
      (user) => valueAt(memberOf(user, schemaUrn.EnterpriseUser), ['department']) === 'Research',
    );
    expect(await scim.query('User', { filter, count: 100 })).toHoldExactly(...researchers);
  },
);

test(
  'every value of a multi-valued attribute is looked at',
  verifies('7644-3.4.2.2-37', { fix: 'Match when any value matches, not only the first.', needs: 'filter' }),
  async ({ scim, given }) => {
    const second = given.email(given.name());
    const { id } = await given.existingUser({
      emails: [
        { value: given.email(given.name()), type: 'work', primary: true },
        { value: second, type: 'home' },
      ],
    });

    expect(await scim.query('User', { filter: `emails.value eq "${second}"` })).toHoldExactly(
      await given.stored('User', id),
    );
  },
);

test(
  'the conditions in brackets hold for one value together',
  verifies(['7644-3.4.2.2-25', '7644-3.4.2.2-30'], {
    fix: 'Evaluate the whole bracket against one value at a time: emails[type eq "work" and value co "@x"].',
    needs: 'filter',
  }),
  async ({ scim, given, appliesIf }) => {
    const [work, home] = [given.email(given.name()), given.email(given.name())];
    const emails = [
      { value: work, type: 'work', primary: true },
      { value: home, type: 'home' },
    ];
    const { id } = await given.existingUser({ emails });
    const user = await given.stored('User', id);
    const found = await scim.query('User', { filter: `emails[type eq "work" and value eq "${work}"]` });

    appliesIf(found.status !== 400, 'Filters with brackets are refused, as they may be.');
    expect(found).toHoldExactly(user);
    expect(await scim.query('User', { filter: `emails[type eq "work" and value eq "${home}"]` })).toHoldExactly();
  },
);

const names = [
  { kind: 'an apostrophe', name: "Conan O'Brien" },
  { kind: 'words of the filter language', name: 'Or And' },
  { kind: 'quotes and a backslash', name: 'Anne "Annie" Back\\slash' },
  { kind: 'letters of another script', name: '漢字 山田' },
] as const;

for (const { kind, name } of names) {
  test(
    `a value with ${kind} is found`,
    verifies('7644-3.4.2.2-32', {
      fix: 'Read the value as a JSON string, with its escapes, up to its closing quote.',
      needs: 'filter',
    }),
    async ({ scim, population }) => {
      const filter = population.within(`displayName eq ${JSON.stringify(name)}`);

      const people = population.users.filter((user) => user['displayName'] === name);
      expect(await scim.query('User', { filter })).toHoldExactly(...people);
    },
  );
}

test(
  'an attribute whose name begins with an operator is no operator',
  verifies('7644-3.4.2.2-28', {
    fix: 'Take whole words as tokens: preferredLanguage does not begin with pr.',
    needs: 'filter',
  }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingUser({ preferredLanguage: 'en-GB' });

    const filter = `userName eq "${String(sent['userName'])}" and preferredLanguage eq "en-GB"`;

    expect(await scim.query('User', { filter })).toHoldExactly(await given.stored('User', id));
  },
);

/** Whether a filter is right at all is for other checks to say. */
async function spelledTwice(scim: ScimClient, usualFilter: string, oddFilter: string) {
  const usual = await scim.preparing().query('User', { filter: usualFilter });
  if (usual.resources.length === 0) throw foundationMissing('filter', `${usualFilter} found nobody.`);
  return { usual, odd: await scim.query('User', { filter: oddFilter }) };
}

import { expect, test, textOf, verifies } from '../../src/harness/index.ts';
import { messageUrn } from '../../src/scim/urn.ts';

test(
  'a query is answered with a ListResponse',
  verifies('7644-3.4.2-04', {
    fix: `Answer GET /Users with 200 and schemas ["${messageUrn.ListResponse}"].`,
    establishes: 'query User',
  }),
  async ({ scim }) => {
    const page = await scim.query('User', { count: 1 });

    expect(page).toHaveStatus(200);
    expect(page.at('schemas'), 'schemas of the answer').toContain(messageUrn.ListResponse);
  },
);

test(
  'a query counts its results',
  verifies('7644-3.4.2-05', { fix: 'Return totalResults as a JSON number.' }),
  async ({ scim }) => {
    const page = await scim.query('User', { count: 1 });

    expect(Number.isInteger(page.at('totalResults')), 'totalResults is an integer').toBe(true);
  },
);

test(
  'the results stand in Resources',
  verifies('7644-3.4.2-07', { fix: 'Return the results in the array Resources, spelled with a capital R.' }),
  async ({ scim, population }) => {
    const page = await scim.query('User', { count: population.users.length });

    expect(Array.isArray(page.resource['Resources']), 'Resources is an array').toBe(true);
    expect(page.resources.length, 'entries of Resources').toBeGreaterThan(0);
  },
);

test(
  'a query without a match is answered with 200 and no results',
  verifies('7644-3.4.2-10', {
    fix: 'Answer a query that matches nothing with 200 and totalResults 0, not with 404.',
    needs: 'filter',
  }),
  async ({ scim, given }) => {
    const page = await scim.query('User', { filter: `userName eq "${given.name()}"` });

    expect(page).toHaveStatus(200);
    expect(page.at('totalResults'), 'totalResults').toBe(0);
  },
);

test(
  'a list without parameters is not empty',
  verifies('7644-3.4.2.4-03', { fix: 'Use startIndex 1 and a page size of your own when the client sends neither.' }),
  async ({ scim, given, appliesIf }) => {
    await given.existingUser();

    const page = await scim.query('User');

    appliesIf(page.at('scimType') !== 'tooMany', 'A list of all Users is refused as tooMany.');
    expect(page).toHaveStatus(200);
    expect(page.resources.length, 'entries of Resources').toBeGreaterThan(0);
  },
);

test(
  'a list without parameters counts every User',
  verifies('7644-3.4.2-05', { fix: 'Count in totalResults all Users, also those that are not active.' }),
  async ({ scim, population, appliesIf }) => {
    const page = await scim.query('User');

    appliesIf(page.at('scimType') !== 'tooMany', 'A list of all Users is refused as tooMany.');
    expect(page.at('totalResults'), 'totalResults').toBeGreaterThanOrEqual(population.users.length);
  },
);

test(
  'a list that is too long is cut into pages or refused as tooMany',
  verifies('7644-3.4.2.1-04', {
    fix: 'Answer a query with more results than you return with a page, or with 400 and scimType tooMany.',
  }),
  async ({ scim }) => {
    const page = await scim.query('User');

    const seen = page.status === 200 ? 'a page' : `${page.status} ${textOf(page.at('scimType'))}`;
    expect(['a page', '400 tooMany'], 'the answer').toContain(seen);
  },
);

test(
  'each User of a list is shown once',
  verifies('7644-3.4.2.4-10', { fix: 'Return each resource once; check joins for duplicates.', needs: 'filter' }),
  async ({ scim, population }) => {
    const page = await scim.query('User', { filter: population.filter, count: 100 });

    expect(page).toHoldExactly(...population.users);
    expect(page.at('totalResults'), 'totalResults').toBe(population.users.length);
  },
);

test(
  'an entry of a list is the resource that its id leads to',
  verifies('7644-3.1-09', { fix: 'Build list entries from the same data as single resources.', needs: 'filter' }),
  async ({ scim, population }) => {
    const [user] = population.users;

    const page = await scim.query('User', { filter: `userName eq ${JSON.stringify(user!['userName'])}` });

    expect({ ...page.resources[0], meta: null }, 'the entry').toEqual({ ...user, meta: null });
  },
);

test(
  'unknown query parameters are ignored',
  verifies('7644-3.4.2-03', { fix: 'Ignore query parameters you do not know.' }),
  async ({ scim }) => {
    const query = { count: '1', scimulate: 'x' };

    expect(await scim.send({ method: 'GET', path: scim.endpoint('User'), query })).toHaveStatus(200);
  },
);

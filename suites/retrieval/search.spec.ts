import { expect, type ScimClient, test, verifies } from '../../src/harness/index.ts';
import { messageUrn } from '../../src/scim/urn.ts';

test(
  'a search by POST is answered like the query',
  verifies('7644-3.4.3-14', {
    fix: 'Support POST /Users/.search with the parameters of a query in its body.',
    level: 'SHOULD',
    needs: 'filter',
  }),
  async ({ scim, population }) => {
    const filter = population.within('title pr');
    const page = await scim.query('User', { filter, count: 100 });

    const found = await scim.search('User', { filter, count: 100 });

    expect(found).toHaveStatus(200);
    expect(found).toHoldExactly(...page.resources);
  },
);

test(
  'a search by POST gives a ListResponse',
  verifies('7644-3.4.3-13', {
    fix: 'Answer POST /Users/.search with 200 and a ListResponse, never with 201.',
    level: 'SHOULD',
  }),
  async ({ scim }) => {
    const found = await scim.search('User', { count: 1 });

    expect(found).toHaveStatus(200);
    expect(found.at('schemas'), 'schemas of the answer').toContain(messageUrn.ListResponse);
  },
);

test(
  'a search by POST creates nothing',
  verifies('7644-3.4.3-02', { fix: 'Treat a POST to a path that ends in /.search as a query.', needs: 'filter' }),
  async ({ scim, given }) => {
    const user = given.user();

    const answer = await scim.send({ method: 'POST', path: `${scim.endpoint('User')}/.search`, body: user });

    expect(answer).not.toHaveStatus(201);
    expect(await scim.query('User', { filter: `userName eq "${String(user['userName'])}"` })).toHoldExactly();
  },
);

test(
  'a search by POST returns id although it is excluded',
  verifies('7644-3.4.3-06', { fix: 'Ignore id in excludedAttributes of a search: it is always returned.' }),
  async ({ scim, appliesIf, population }) => {
    appliesIf(await isSearchable(scim), 'A search by POST is not supported.');

    const found = await scim.search('User', { count: population.users.length, excludedAttributes: ['id', 'emails'] });

    expect(found.pluck('id'), 'ids of the results').not.toContain(undefined);
    expect(
      found.pluck('emails').filter((emails) => emails !== undefined),
      'emails, which are excluded',
    ).toEqual([]);
  },
);

test(
  'a search by POST with a malformed filter is refused',
  verifies('7644-3.4.3-07', {
    fix: 'Answer a search whose filter cannot be parsed with 400 and scimType invalidFilter.',
    needs: 'filter',
  }),
  async ({ scim, appliesIf }) => {
    appliesIf(await isSearchable(scim), 'A search by POST is not supported.');

    expect(await scim.search('User', { filter: 'userName eq eq "ada"' })).toHaveStatus(400);
  },
);

test(
  'a search by POST is ordered by sortBy',
  verifies('7644-3.4.3-08', { fix: 'Read sortBy and sortOrder in the body of a search.', needs: ['filter', 'sort'] }),
  async ({ scim, population, appliesIf }) => {
    appliesIf(await isSearchable(scim), 'A search by POST is not supported.');
    const { filter } = population;
    const names = population.users.map(({ userName }) => String(userName).toLowerCase()).toSorted();

    const found = await scim.search('User', { filter, sortBy: 'userName', sortOrder: 'descending', count: 100 });

    const seen = found.pluck('userName').map((userName) => String(userName).toLowerCase());
    expect(seen, 'userNames of the results').toEqual(names.toReversed());
  },
);

test(
  'a search by POST is told by its schema',
  verifies('7644-3.4.3-04', {
    fix: `Refuse a search whose schemas is not ["${messageUrn.SearchRequest}"] with 400 and scimType invalidSyntax.`,
    level: 'SHOULD',
  }),
  async ({ scim, appliesIf }) => {
    appliesIf(await isSearchable(scim), 'A search by POST is not supported.');

    const body = { schemas: [messageUrn.PatchOp], count: 1 };

    expect(await scim.send({ method: 'POST', path: `${scim.endpoint('User')}/.search`, body })).toHaveStatus(400);
  },
);

async function isSearchable(scim: ScimClient): Promise<boolean> {
  return (await scim.preparing().search('User', { count: 1 })).status === 200;
}

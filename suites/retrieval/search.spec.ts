import { expect, test, verifies } from '../../src/harness/index.ts';
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

import { type BulkResult, bulkResults, expect, Inconclusive, test, verifies } from '../../src/harness/index.ts';

test(
  'an operation that fails does not keep the others from being performed',
  verifies('7644-3.7-16', {
    fix: 'Go on with the next operation after an error; do not take back what succeeded.',
    needs: ['bulk', 'filter'],
  }),
  async ({ scim, given }) => {
    const [before, after] = [given.userName(), given.userName()];

    const answer = await scim.bulk([
      given.creation('User', 'before', { userName: before }),
      given.failure(),
      given.creation('User', 'after', { userName: after }),
    ]);

    withErrors(bulkResults(answer), 1);
    for (const userName of [before, after]) {
      const page = await scim.query('User', { filter: `userName eq ${JSON.stringify(userName)}` });
      expect(page.pluck('userName'), 'userNames of the Users found').toEqual([userName]);
    }
  },
);

test(
  'nothing is performed once failOnErrors errors have occurred',
  verifies('7644-3.7-18', {
    fix: 'Count the errors of a bulk request and leave the rest undone when failOnErrors is reached.',
    needs: ['bulk', 'filter'],
  }),
  async ({ scim, given }) => {
    withErrors(bulkResults(await scim.preparing().bulk([given.failure()])), 1);
    const userName = given.userName();

    // Two errors: whether the processing ends with the first or after it is not in question here.
    await scim.bulk([given.failure(), given.failure(), given.creation('User', 'late', { userName })], 1);

    expect(await scim.query('User', { filter: `userName eq ${JSON.stringify(userName)}` })).toHoldExactly();
  },
);

test(
  'a bulk request that reaches failOnErrors is answered with the results up to there',
  verifies('7644-3.7.3-06', {
    fix: 'Answer with 200 and the results of what was processed, the error last.',
    needs: 'bulk',
  }),
  async ({ scim, given }) => {
    const answer = await scim.bulk(
      [given.creation('User', 'early'), given.failure(), given.failure(), given.creation('User', 'late')],
      1,
    );

    expect(answer).toHaveStatus(200);
    const results = withErrors(bulkResults(answer), 1);
    const created = results.filter(({ method, status }) => method === 'POST' && status < 300);
    expect(created.length, 'creates with success').toBe(1);
  },
);

test(
  'a bulk request without success is answered with 200 and a result for each operation',
  verifies('7644-3.7.3-05', {
    fix: 'Run all operations when failOnErrors is absent, and answer with 200 whatever becomes of them.',
    needs: 'bulk',
  }),
  async ({ scim, given }) => {
    const answer = await scim.bulk([given.failure(), given.failure()]);

    expect(answer).toHaveStatus(200);
    expect(withErrors(bulkResults(answer), 2).length, 'results in Operations').toBe(2);
  },
);

/** @throws Inconclusive when fewer operations failed than had to */
function withErrors(results: readonly BulkResult[], fewest: number): readonly BulkResult[] {
  const errors = results.filter(({ status }) => status >= 400).length;
  if (errors < fewest) throw new Inconclusive('Deleting a User that does not exist is no error in a bulk request.');
  return results;
}

import { bulkResults, expect, test, verifies } from '../../src/harness/index.ts';

test(
  'a Group gets the User that a later operation of the bulk request creates',
  verifies('7644-3.7.2-02', {
    fix: 'Perform operations that others refer to first, or put the references in once all resources have ids.',
    level: 'SHOULD',
    needs: ['bulk', 'Group'],
  }),
  async ({ scim, given }) => {
    const answer = await scim.bulk([
      given.creation('Group', 'team', { members: [{ value: 'bulkId:ada' }] }),
      given.creation('User', 'ada'),
    ]);

    expect(
      bulkResults(answer).map(({ status }) => status),
      'status of both operations',
    ).toEqual([201, 201]);
  },
);

test(
  'a conflict within a bulk request has the status 409',
  verifies('7644-3.7.3-03', {
    fix: 'Give each operation of a bulk request the status and the error that a single request would have had.',
    needs: 'bulk',
  }),
  async ({ scim, given }) => {
    const { sent } = await given.existingUser();

    const answer = await scim.bulk([given.creation('User', 'again', { userName: sent['userName']! })]);

    expect(
      bulkResults(answer).map(({ status }) => status),
      'status of the operation',
    ).toEqual([409]);
  },
);

test(
  'a bulkId is not given twice in a bulk request that is performed',
  verifies('7644-3.7-06', {
    fix: 'Refuse a bulk request with the same bulkId for two creates; nobody knows which one is meant.',
    level: 'MAY',
    needs: 'bulk',
  }),
  async ({ scim, given }) => {
    const answer = await scim.bulk([given.creation('User', 'same'), given.creation('User', 'same')]);

    expect(answer).toHaveStatus(400, 409);
  },
);

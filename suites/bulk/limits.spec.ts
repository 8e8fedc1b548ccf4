import {
  type Answer,
  expect,
  type Given,
  Inconclusive,
  type ScimClient,
  test,
  verifies,
} from '../../src/harness/index.ts';
import { bulkRequest } from '../../src/scim/bulk-request.ts';

test(
  'bulk requests have limits',
  verifies('7644-3.7.4-01', {
    fix: 'Publish bulk.maxOperations and bulk.maxPayloadSize above 0 in /ServiceProviderConfig.',
    needs: 'bulk',
  }),
  async ({ scim }) => {
    expect(await limitOf(scim, 'maxOperations'), 'bulk.maxOperations').toBeGreaterThan(0);
    expect(await limitOf(scim, 'maxPayloadSize'), 'bulk.maxPayloadSize').toBeGreaterThan(0);
  },
);

/** A request beyond `most` costs more than it tells. */
const limits = [
  { limit: 'maxOperations', most: 5000, exceed: withOperations, names: /operation/i },
  { limit: 'maxPayloadSize', most: 4 * 1024 * 1024, exceed: withBytes, names: /payload|size|byte|large|long/i },
] as const;

for (const { limit, most, exceed, names } of limits) {
  test(
    `a bulk request beyond ${limit} is refused with 413`,
    verifies('7644-3.7.4-03', { fix: `Refuse bulk requests beyond bulk.${limit} with 413.`, needs: 'bulk' }),
    async ({ scim, given, appliesIf }) => {
      const allowed = await limitOf(scim, limit);
      appliesIf(allowed > 0 && allowed <= most, `bulk.${limit} is ${allowed}.`);

      const answer = await exceed(allowed + 1, scim, given);
      appliesIf(answer !== undefined, 'The service provider hangs up before the request is complete.');

      expect(answer!).toHaveStatus(413);
    },
  );

  test(
    `a refusal because of ${limit} says so`,
    verifies('7644-3.7.4-04', { fix: `Name bulk.${limit} or its value in the detail of the error.`, needs: 'bulk' }),
    async ({ scim, given, appliesIf }) => {
      const allowed = await limitOf(scim, limit);
      appliesIf(allowed > 0 && allowed <= most, `bulk.${limit} is ${allowed}.`);
      const answer = await exceed(allowed + 1, scim, given);
      appliesIf(answer?.status === 413, `A bulk request beyond bulk.${limit} is not answered with 413.`);

      const text = answer?.text ?? '';
      const isNamed = names.test(text) || text.includes(String(allowed));
      expect(isNamed, `the answer names ${limit} or ${allowed}`).toBe(true);
    },
  );
}

async function limitOf(scim: ScimClient, name: string): Promise<number> {
  const configuration = await scim.preparing().send({ method: 'GET', path: '/ServiceProviderConfig' });
  const limit = configuration.at('bulk', name);
  return typeof limit === 'number' ? limit : 0;
}

async function withOperations(count: number, scim: ScimClient, given: Given): Promise<Answer> {
  return scim.bulk(Array<ReturnType<Given['failure']>>(count).fill(given.failure()));
}

/** White space counts as much as anything else. RFC 9110 section 15.5.14 allows to hang up instead of an answer. */
async function withBytes(count: number, scim: ScimClient, given: Given): Promise<Answer | undefined> {
  const body = JSON.stringify(bulkRequest([given.failure()])).padEnd(count);
  try {
    return await scim.send({ method: 'POST', path: '/Bulk', body });
  } catch (error) {
    if (error instanceof Inconclusive) return undefined;
    throw error;
  }
}

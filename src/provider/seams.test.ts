import { expect, test } from 'vitest';
import { schemaUrn } from '../scim/urn.ts';
import { testClient } from './test-client.ts';

const as = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
const user = (userName: string, active: boolean): { schemas: string[]; userName: string; active: boolean } => ({
  schemas: [schemaUrn.User],
  userName,
  active,
});

test('one thing can go wrong for one tenant, at run time and without the others knowing', async () => {
  const { provider, send } = testClient({
    tenants: ['good', 'bad'],
    tokens: [
      { token: 'good', tenant: 'good' },
      { token: 'bad', tenant: 'bad' },
    ],
  });
  for (const token of ['good', 'bad']) {
    await send('POST', '/Users', user('ann', true), as(token));
    await send('POST', '/Users', user('bob', false), as(token));
  }
  const bad = provider.tenants[1]!;
  const { operations, steps } = bad;

  // An operation of the engine: queries leave out inactive Users.
  bad.operations = {
    ...operations,
    select: (tenant, types, filter) => {
      const found = operations.select(tenant, types, filter);
      const active = found.slice(0, found.total).filter(({ attributes }) => attributes.active !== false);
      return { total: active.length, slice: (skip, count) => active.slice(skip, skip + count) };
    },
  };
  // A step of the protocol: creating answers 200.
  bad.steps = {
    ...steps,
    answer: async (exchange, route) => {
      const answer = await steps.answer(exchange, route);
      return answer.status === 201 ? { ...answer, status: 200 } : answer;
    },
  };
  expect((await send('GET', '/Users', undefined, as('bad'))).body.totalResults).toBe(1);
  expect((await send('GET', '/Users', undefined, as('good'))).body.totalResults).toBe(2);
  expect((await send('POST', '/Users', user('cho', true), as('bad'))).status).toBe(200);
  expect((await send('POST', '/Users', user('cho', true), as('good'))).status).toBe(201);

  bad.operations = operations;
  bad.steps = steps;
  expect((await send('GET', '/Users', undefined, as('bad'))).body.totalResults).toBe(3);
});

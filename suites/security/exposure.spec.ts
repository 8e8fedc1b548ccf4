import { expect, test, verifies } from '../../src/harness/index.ts';

const elsewhere = 'scimulate.invalid';

test(
  'the headers of a client do not decide where a User is said to be',
  verifies('7644-3.3-10', {
    fix: 'Build locations from the configured address of the service provider, or trust X-Forwarded-Host from the own proxy alone.',
    level: 'MAY',
  }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    const answer = await scim.retrieve('User', id, { headers: { 'X-Forwarded-Host': elsewhere } });

    expect(
      `${String(answer.header('Location'))} ${JSON.stringify(answer.at('meta'))}`,
      'Location and meta',
    ).not.toContain(elsewhere);
  },
);

test(
  'discovery refuses a wrong token',
  verifies('6750-3.1-01', {
    fix: 'Judge credentials wherever they are sent, also where none are needed; a connection test relies on it.',
    level: 'MAY',
    needs: 'authentication',
  }),
  async ({ scim }) => {
    const headers = { Authorization: 'Bearer scimulate-wrong-token' };

    expect(await scim.send({ method: 'GET', path: '/ServiceProviderConfig', headers })).toHaveStatus(401);
  },
);

test(
  'a create without schemas is accepted or refused with 400',
  verifies('7644-3.12-09', { fix: 'Answer a body without schemas with 400, or take the schema of the endpoint.' }),
  async ({ scim, given }) => {
    const { schemas: _, ...body } = given.user();

    expect(await scim.create('User', body)).toHaveStatus(201, 200, 400);
  },
);

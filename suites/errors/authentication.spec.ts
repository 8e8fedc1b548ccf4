import { expect, test, verifies } from '../../src/harness/index.ts';

for (const { what, also, authorization } of [
  { what: 'without credentials', also: [], authorization: null },
  { what: 'with a wrong token', also: ['6750-3.1-01'], authorization: 'Bearer scimulate-wrong-token' },
] as const) {
  test(
    `a request ${what} is refused with 401`,
    verifies(['7644-3.12-10', ...also], {
      fix: 'Answer requests without valid credentials with 401.',
      needs: 'authentication',
    }),
    async ({ scim }) => {
      const headers = { Authorization: authorization };

      expect(await scim.send({ method: 'GET', path: scim.endpoint('User'), headers })).toHaveStatus(401);
    },
  );
}

test(
  'a 401 says how to authenticate',
  verifies('9110-15.5.2-01', {
    fix: 'Send WWW-Authenticate: Bearer realm="…" with every 401.',
    needs: 'authentication',
  }),
  async ({ scim, appliesIf }) => {
    const answer = await scim.send({ method: 'GET', path: scim.endpoint('User'), headers: { Authorization: null } });
    appliesIf(answer.status === 401, `A request without credentials is answered with ${answer.status}.`);

    expect(answer.header('WWW-Authenticate'), 'WWW-Authenticate header').toBePresent();
  },
);

test(
  'a 401 is told in an error message',
  verifies('7644-3.12-01', { fix: 'Answer 401 with the SCIM error message as well.', needs: 'authentication' }),
  async ({ scim }) => {
    const headers = { Authorization: 'Bearer scimulate-wrong-token' };

    expect(await scim.send({ method: 'GET', path: scim.endpoint('User'), headers })).toHaveErrorBody();
  },
);

test(
  'the scheme of the credentials is read without case',
  verifies('6750-2.1-01', {
    fix: 'Accept "bearer" like "Bearer": RFC 9110 section 11.1 compares schemes without case.',
    level: 'SHOULD',
    needs: 'authentication',
  }),
  async ({ scim }) => {
    const headers = { Authorization: scim.authorization.replace('Bearer', 'bearer') };

    expect(await scim.send({ method: 'GET', path: scim.endpoint('User'), headers })).toHaveStatus(200);
  },
);

test(
  'a write without credentials is refused',
  verifies('7644-2-04', {
    fix: 'Check the credentials of every method before anything else.',
    needs: 'authentication',
  }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    const answer = await scim.delete('User', id, { headers: { Authorization: null } });

    expect(answer).not.toSucceed();
    expect(await given.stored('User', id), 'the User').toMatchObject({ id });
  },
);

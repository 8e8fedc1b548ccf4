import {
  expect,
  playedBy,
  postmanTest,
  specificationTest,
  test,
  validatorTest,
  verifies,
} from '../../src/harness/index.ts';

const specification = [
  {
    sees: 'finds a user by the name in capitals',
    verifies: 'OKTA-match-06',
    steps: ['the new user in capitals'],
    fix: 'Answer a lookup by userName with 200 whatever the letter case of the name.',
  },
  {
    sees: 'is shown a new user as it was sent',
    verifies: 'OKTA-create-07',
    steps: ['a new user', 'the new user by id'],
    fix: 'Return userName, names, e-mail addresses and active as they were sent, with the POST and by id.',
  },
  {
    sees: 'is refused with a SCIM error as a stranger',
    verifies: 'OKTA-error-02',
    steps: ['a stranger'],
    fix: 'Answer unknown credentials with 401 and a SCIM error whose status is the text "401", with a detail.',
  },
  {
    sees: 'is told in a SCIM error that a user is unknown',
    verifies: 'OKTA-error-03',
    steps: ['an id that is none'],
    fix: 'Answer an unknown id with 404 and a SCIM error with a detail.',
  },
  {
    sees: 'is told the same of an id of another form',
    verifies: 'OKTA-error-04',
    steps: ['an id of digits'],
    fix: 'Answer every unknown id with 404, also one that has not the form of your own ids.',
  },
] as const;

for (const idp of playedBy('okta').slice(0, 1)) {
  for (const { sees, verifies: id, steps, fix } of specification) {
    test(
      `Okta's specification test ${sees}`,
      verifies(id, { fix, idp, needs: 'authentication' }),
      async ({ probes }) => {
        await probes(specificationTest, ...steps);
      },
    );
  }

  test(
    'Okta learns in a burst of requests when to come back',
    verifies('OKTA-connection-08', {
      fix: 'Name the seconds to wait in Retry-After of every 429, as a whole number.',
      idp,
    }),
    async ({ scim }) => {
      const answers = await Promise.all(Array.from({ length: 30 }, async () => scim.query('User', { count: 1 })));

      const limited = answers.filter(({ status }) => status === 429);
      for (const answer of limited) expect(answer.header('Retry-After'), 'Retry-After of a 429').toMatch(/^\d+$/);
    },
  );
}

const validator = [
  {
    sees: 'finds a user by the name in capitals',
    verifies: 'ENTRA-match-10',
    steps: ['the user name in capitals'],
    fix: 'Compare userName without letter case in filters.',
  },
  {
    sees: 'is answered with the user it has modified',
    verifies: 'ENTRA-update-15',
    steps: ['replace attributes', 'disable'],
    fix: 'Answer the PATCH of a User with 200 and the User.',
  },
] as const;

const postman = [
  {
    sees: 'creates a user with names in another letter case',
    verifies: 'ENTRA-tolerance-01',
    steps: ['create a user'],
    fix: 'Read attribute names in any letter case: UserName is userName.',
  },
  {
    sees: 'finds the endpoint in lower case',
    verifies: 'ENTRA-tolerance-02',
    steps: ['the endpoint in lower case'],
    fix: 'Answer /users like /Users.',
  },
  {
    sees: 'adds a member by its plain id',
    verifies: ['ENTRA-tolerance-03', 'ENTRA-tolerance-04'],
    steps: ['add a member by its bare id'],
    fix: 'Accept a member as a plain id, and pass over members of an operation that you do not know.',
  },
] as const;

for (const idp of playedBy('entra').slice(0, 1)) {
  for (const { sees, verifies: id, steps, fix } of validator) {
    test(`Microsoft's validator ${sees}`, verifies(id, { fix, idp }), async ({ probes }) => {
      await probes(validatorTest, ...steps);
    });
  }

  for (const { sees, verifies: id, steps, fix } of postman) {
    test(`Microsoft's Postman collection ${sees}`, verifies(id, { fix, idp, needs: 'Group' }), async ({ probes }) => {
      await probes(postmanTest, ...steps);
    });
  }

  test(
    'a burst of requests is answered as fast as Entra ID sends it',
    verifies('ENTRA-connection-07', { fix: 'Answer at least 25 requests a second without 429.', idp }),
    async ({ scim }) => {
      const answers = await Promise.all(Array.from({ length: 25 }, async () => scim.query('User', { count: 1 })));

      expect(answers.filter(({ status }) => status === 429).length, 'of 25 requests answered with 429').toBe(0);
    },
  );

  test(
    'a request without User-Agent is answered',
    verifies('ENTRA-connection-05', { fix: 'Ask for no User-Agent.', idp }),
    async ({ scim }) => {
      const path = scim.endpoint('User');

      expect(
        await scim.send({ method: 'GET', path, query: { count: 1 }, headers: { 'User-Agent': null } }),
      ).toSucceed();
    },
  );
}

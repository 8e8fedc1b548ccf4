import { expect, Inconclusive, type Json, test, verifies } from '../../src/harness/index.ts';

test(
  'a cursor that nobody gave is refused',
  verifies('9865-2.1-01', {
    fix: 'Answer a cursor you did not make with 400 and the SCIM error message.',
    needs: ['cursor', 'filter'],
  }),
  async ({ scim, population }) => {
    const answer = await scim.query('User', { filter: population.filter, cursor: 'not-a-cursor', count: 3 });

    expect(answer).toHaveStatus(400);
    expect(answer).toHaveErrorBody();
  },
);

test(
  'a cursor that nobody gave is refused as invalidCursor',
  verifies(['9865-2.1-02', '9865-2.1-03'], {
    fix: 'Answer a cursor you did not make with 400 and scimType invalidCursor.',
    needs: ['cursor', 'filter'],
  }),
  async ({ scim, population }) => {
    const answer = await scim.query('User', { filter: population.filter, cursor: 'not-a-cursor', count: 3 });

    expect(answer).toBeScimError(400, 'invalidCursor');
  },
);

test(
  'a forged cursor is refused as invalidCursor',
  verifies('9865-5.2-05', {
    fix: 'Sign cursors or keep them on the service provider, so that a changed one is noticed.',
    needs: ['cursor', 'filter'],
  }),
  async ({ scim, population }) => {
    const query = { filter: population.filter, count: 3 };
    const cursor = cursorIn((await scim.query('User', { ...query, cursor: '' })).at('nextCursor'));

    const answer = await scim.query('User', { ...query, cursor: forged(cursor) });

    expect(answer).toBeScimError(400, 'invalidCursor');
  },
);

for (const { whose, authorization } of [
  { whose: 'without credentials', authorization: null },
  { whose: 'with a wrong token', authorization: 'Bearer scimulate-wrong-token' },
]) {
  test(
    `a cursor ${whose} gives no rights`,
    verifies(['9865-5.2-01', '9865-5.2-02'], {
      fix: 'Check the credentials of every page, whoever the cursor was made for.',
      needs: ['cursor', 'filter', 'authentication'],
    }),
    async ({ scim, population, appliesIf }) => {
      const path = scim.endpoint('User');
      const query = { filter: population.filter, count: 3 };
      const headers = { Authorization: authorization };
      const stranger = await scim.send({ method: 'GET', path, query, headers });
      appliesIf(stranger.status >= 400, `Whoever asks ${whose} may read Users.`);
      const cursor = cursorIn((await scim.query('User', { ...query, cursor: '' })).at('nextCursor'));

      const answer = await scim.send({ method: 'GET', path, query: { ...query, cursor }, headers });

      expect(answer).not.toSucceed();
      expect(answer.resources, 'entries of the page').toEqual([]);
    },
  );
}

test(
  'no error of a query with cursors shows resources',
  verifies('9865-5.2-06', {
    fix: 'Leave names and other values out of the errors about cursors.',
    needs: ['cursor', 'filter', 'authentication'],
  }),
  async ({ scim, population }) => {
    const path = scim.endpoint('User');
    const query = { filter: population.filter, count: 3 };
    const cursor = cursorIn((await scim.query('User', { ...query, cursor: '' })).at('nextCursor'));

    const answers = [
      await scim.query('User', { ...query, cursor: forged(cursor) }),
      await scim.send({ method: 'GET', path, query: { ...query, cursor }, headers: { Authorization: null } }),
    ];

    for (const answer of answers.filter(({ status }) => status >= 400)) {
      for (const { userName } of population.users) expect(answer.text).not.toContain(String(userName));
    }
  },
);

test(
  'a stranger learns nothing about the page behind a cursor',
  verifies('9865-5.2-06', {
    fix: 'Check credentials before cursors, so that strangers get one answer whether the cursor is real or not.',
    level: 'SHOULD',
    needs: ['cursor', 'filter', 'authentication'],
  }),
  async ({ scim, population }) => {
    const path = scim.endpoint('User');
    const query = { filter: population.filter, count: 3 };
    const headers = { Authorization: 'Bearer scimulate-wrong-token' };
    const cursor = cursorIn((await scim.query('User', { ...query, cursor: '' })).at('nextCursor'));

    const real = await scim.send({ method: 'GET', path, query: { ...query, cursor }, headers });
    const invented = await scim.send({ method: 'GET', path, query: { ...query, cursor: 'not-a-cursor' }, headers });

    expect([real.status, real.at('scimType')], 'status and scimType').toEqual([
      invented.status,
      invented.at('scimType'),
    ]);
  },
);

function cursorIn(cursor: Json | undefined): string {
  if (typeof cursor === 'string' && cursor !== '') return cursor;
  throw new Inconclusive('The first page of several has no nextCursor.');
}

/** Another character in the middle: the last one can be padding that says nothing. */
function forged(cursor: string): string {
  const middle = Math.floor(cursor.length / 2);
  return cursor.slice(0, middle) + (cursor[middle] === 'x' ? 'y' : 'x') + cursor.slice(middle + 1);
}

import { expect, test, verifies } from '../../src/harness/index.ts';

test(
  'a User is retrieved by id',
  verifies(['7644-3.4.1-02', '7644-3.4.1-01', '7644-3.2-04'], {
    fix: 'Answer GET /Users/{id} with 200 and the User.',
    establishes: 'retrieve User',
  }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    const answer = await scim.retrieve('User', id);

    expect(answer).toHaveStatus(200);
    expect(answer.at('id'), 'id').toBe(id);
  },
);

for (const { kind, id } of [
  { kind: 'an id that nobody has', id: '00919288221112222' },
  { kind: 'an id of unusual characters', id: "not-a-uuid ' ; { % é" },
]) {
  test(
    `${kind} is not found`,
    verifies('7644-3.12-12', { fix: 'Answer GET on an unknown id with 404, whatever the id looks like.' }),
    async ({ scim }) => {
      expect(await scim.retrieve('User', id)).toHaveStatus(404);
    },
  );
}

test(
  'answers are labelled application/scim+json',
  verifies('7644-8.1-01', { fix: 'Send Content-Type: application/scim+json with every SCIM answer.' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    const answer = await scim.retrieve('User', id);

    expect(answer.mediaType, 'media type of the answer').toBe('application/scim+json');
  },
);

test(
  'a client may ask for application/scim+json',
  verifies('7644-3.8-06', { fix: 'Accept the header Accept: application/scim+json.' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    expect(await scim.retrieve('User', id, { headers: { Accept: 'application/scim+json' } })).toHaveStatus(200);
  },
);

for (const accept of ['application/json', '*/*']) {
  test(
    `a client may ask for ${accept}`,
    verifies('7644-3.8-07', { fix: `Accept the header Accept: ${accept}.` }),
    async ({ scim, given }) => {
      const { id } = await given.existingUser();

      expect(await scim.retrieve('User', id, { headers: { Accept: accept } })).toHaveStatus(200);
    },
  );
}

test(
  'a client need not say what it is',
  verifies('7644-3.4.1-02', { fix: 'Answer requests without User-Agent like any other; Entra sends none.' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    expect(await scim.retrieve('User', id, { headers: { 'User-Agent': null } })).toHaveStatus(200);
  },
);

test(
  'meta.location is the address of the User',
  verifies('7643-3.1-18', { fix: 'Return in meta.location the address under which the resource is found.' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    const stored = await scim.retrieve('User', id);

    const found = await scim.retrieveAt(stored.at('meta', 'location'));
    expect(found.at('id'), 'id of the resource at meta.location').toBe(id);
  },
);

test(
  'an unknown endpoint is not found',
  verifies('7644-3.12-12', { fix: 'Answer paths that do not exist with 404.' }),
  async ({ scim, given }) => {
    expect(await scim.send({ method: 'GET', path: `/${given.name()}` })).toHaveStatus(404);
  },
);

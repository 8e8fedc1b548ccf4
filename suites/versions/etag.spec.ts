import { expect, test, verifies } from '../../src/harness/index.ts';

test(
  'a User is retrieved with its ETag',
  verifies('7644-3.14-02', { fix: 'Send the version of the resource in the ETag header.', needs: 'etag' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    const answer = await scim.retrieve('User', id);

    expect(answer.header('ETag'), 'ETag header').toBePresent();
  },
);

test(
  'meta.version is the ETag',
  verifies('7643-3.1-24', {
    fix: 'Return the same text in meta.version and in the ETag header, W/ and quotes included.',
    needs: 'etag',
  }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    const answer = await scim.retrieve('User', id);

    expect(answer.at('meta', 'version'), 'meta.version').toBe(answer.header('ETag'));
  },
);

test(
  'an unchanged User is answered with 304',
  verifies(['7644-3.14-05', '9110-13.1.2-02'], {
    fix: 'Answer GET with a matching If-None-Match with 304 and no body.',
    needs: 'etag',
  }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();
    const etag = (await scim.retrieve('User', id)).header('ETag') ?? '';

    const answer = await scim.retrieve('User', id, { headers: { 'If-None-Match': etag } });

    expect(answer).toHaveStatus(304);
    expect(answer.text, 'body of the answer').toBe('');
  },
);

for (const method of ['PUT', 'PATCH', 'DELETE'] as const) {
  test(
    `${method} with an outdated If-Match is not performed`,
    verifies(['9110-13.1.1-03', '9110-13.1.1-02'], {
      fix: `Compare If-Match before ${method} and answer 412 when the resource has changed.`,
      needs: method === 'PATCH' ? ['etag', 'patch'] : 'etag',
    }),
    async ({ scim, given }) => {
      const { id, sent } = await given.existingUser();
      const outdated = (await scim.retrieve('User', id)).header('ETag') ?? '';
      await given.replaced('User', id, { ...sent, displayName: 'Changed meanwhile' });

      const body = {
        PUT: { ...sent, displayName: 'Too late' },
        PATCH: {
          schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
          Operations: [{ op: 'replace', path: 'displayName', value: 'Too late' }],
        },
        DELETE: undefined,
      }[method];
      const answer = await scim.send({ method, path: scim.path('User', id), body, headers: { 'If-Match': outdated } });

      expect(answer).toHaveStatus(412, 409);
      expect((await given.stored('User', id))['displayName'], 'stored displayName').toBe('Changed meanwhile');
    },
  );
}

test(
  'a PUT with the current If-Match is performed',
  verifies('7644-3.14-01', {
    fix: 'Accept the ETag you sent, also a weak one, in If-Match.',
    needs: 'etag',
    level: 'MUST',
  }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();
    const etag = (await scim.retrieve('User', id)).header('ETag') ?? '';

    const answer = await scim.replace(
      'User',
      id,
      { ...sent, displayName: 'In time' },
      { headers: { 'If-Match': etag } },
    );

    expect(answer).toSucceed();
  },
);

test(
  'the version changes when the User does',
  verifies('7644-3.14-07', {
    fix: 'Give the resource a new version at each change, whatever attribute it is.',
    needs: 'etag',
  }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();
    const before = (await scim.retrieve('User', id)).header('ETag');

    await given.replaced('User', id, { ...sent, displayName: 'Ada King' });

    expect((await scim.retrieve('User', id)).header('ETag'), 'ETag after the change').not.toBe(before);
  },
);

test(
  'the version of a Group changes when its members do',
  verifies('7644-3.14-07', {
    fix: 'Give a Group a new version when members come or go.',
    needs: ['etag', 'Group', 'patch'],
  }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();
    const group = await given.existingGroup();
    const before = (await scim.retrieve('Group', group.id)).header('ETag');

    await given.modified('Group', group.id, { op: 'add', path: 'members', value: [{ value: id }] });

    expect((await scim.retrieve('Group', group.id)).header('ETag'), 'ETag after the change').not.toBe(before);
  },
);

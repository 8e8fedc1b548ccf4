import { expect, test, verifies } from '../../src/harness/index.ts';
import { messageUrn } from '../../src/scim/urn.ts';

for (const filter of ['userName eq', 'userName eq "ada" or', 'active gt true']) {
  test(
    `the filter ${filter} is refused as invalidFilter`,
    verifies('7644-3.12-18', { fix: 'Send scimType invalidFilter with the 400.', needs: 'filter' }),
    async ({ scim }) => {
      expect(await scim.query('User', { filter })).toBeScimError(400, 'invalidFilter');
    },
  );
}

for (const { flaw, body } of [
  { flaw: 'that is no JSON', body: '{"schemas":' },
  { flaw: 'that is a list', body: '[]' },
]) {
  test(
    `a body ${flaw} is refused as invalidSyntax`,
    verifies('7644-3.12-22', { fix: 'Send scimType invalidSyntax with the 400.' }),
    async ({ scim }) => {
      expect(await scim.send({ method: 'POST', path: scim.endpoint('User'), body })).toBeScimError(
        400,
        'invalidSyntax',
      );
    },
  );
}

test(
  'a malformed path is refused as invalidPath',
  verifies('7644-3.12-23', { fix: 'Send scimType invalidPath with the 400.', needs: 'patch' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    expect(await scim.modify('User', id, { op: 'replace', path: 'name..givenName', value: 'Ada' })).toBeScimError(
      400,
      'invalidPath',
    );
  },
);

test(
  'a PATCH that is no JSON is refused with 400',
  verifies('5789-2.2-01', { fix: 'Answer a PATCH whose body cannot be parsed with 400.', needs: 'patch' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    const body = `{"schemas":["${messageUrn.PatchOp}"],"Operations":[`;

    expect(await scim.send({ method: 'PATCH', path: scim.path('User', id), body })).toHaveStatus(400);
  },
);

test(
  'a media type that is not supported is answered with 415',
  verifies('9110-15.5.16-01', { fix: 'Answer bodies of other media types than JSON with 415.' }),
  async ({ scim }) => {
    const headers = { 'Content-Type': 'text/plain' };

    const answer = await scim.send({ method: 'POST', path: scim.endpoint('User'), body: 'Ada Lovelace', headers });

    expect(answer).toHaveStatus(415, 400);
  },
);

test(
  'a 415 to a PATCH says which media types are possible',
  verifies('5789-2.2-02', { fix: 'Send Accept-Patch: application/scim+json with a 415 to PATCH.', needs: 'patch' }),
  async ({ scim, given, appliesIf }) => {
    const { id } = await given.existingUser();

    const headers = { 'Content-Type': 'application/json-patch+json' };
    const body = [{ op: 'replace', path: '/displayName', value: 'Ada' }];
    const answer = await scim.send({ method: 'PATCH', path: scim.path('User', id), body, headers });
    appliesIf(answer.status === 415, `A JSON Patch document is answered with ${answer.status}.`);

    expect(answer.header('Accept-Patch'), 'Accept-Patch header').toBePresent();
  },
);

test(
  'OPTIONS says that a User can be modified',
  verifies('5789-3.1-01', {
    fix: 'Send Accept-Patch: application/scim+json in the answer to OPTIONS.',
    needs: 'patch',
    level: 'MAY',
  }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    const answer = await scim.send({ method: 'OPTIONS', path: scim.path('User', id) });

    expect(answer.header('Accept-Patch'), 'Accept-Patch header').toBePresent();
  },
);

test(
  'an answer is application/scim+json when the client asks for nothing',
  verifies('7644-3.8-08', { fix: 'Send application/scim+json where a request has no Accept header.' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    const answer = await scim.retrieve('User', id, { headers: { Accept: null } });

    expect(answer.mediaType, 'media type of the answer').toBe('application/scim+json');
  },
);

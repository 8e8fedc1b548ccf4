import { expect, test, verifies } from '../../src/harness/index.ts';

const version = /\/v\d+$/i;

test(
  'the version stands right before the endpoint',
  verifies('7644-3.13-02', {
    fix: 'Put tenants and the like in front of the version: /tenant/v2/Users.',
    level: 'SHOULD',
  }),
  async ({ scim, target, appliesIf }) => {
    // Versions elsewhere, as in /api/v1/scim, may be those of another interface.
    const { pathname } = new URL(target.baseUrl);
    appliesIf(version.test(pathname) || /\/scim\/v\d+\//i.test(pathname), 'The base URL has no version of SCIM.');

    await scim.send({ method: 'GET', path: '/ServiceProviderConfig' });
    expect(pathname, 'path of the base URL').toMatch(version);
  },
);

for (const other of ['v1', 'v99']) {
  test(
    `a request for version ${other} is refused, or performed in it`,
    verifies('7644-3.13-03', {
      fix: `Answer requests below /${other} with 404, or with 400 and scimType invalidVers.`,
    }),
    async ({ scim, given, target, appliesIf }) => {
      appliesIf(version.test(target.baseUrl), 'The base URL has no version.');
      const { id } = await given.existingUser();

      const path = target.baseUrl.replace(version, `/${other}`) + scim.path('User', id);
      const answer = await scim.send({ method: 'GET', path });

      const isOfVersion2 = answer.status === 200 && JSON.stringify(answer.at('schemas') ?? '').includes(':2.0:');
      expect(isOfVersion2, `answered with ${answer.status} and a User of SCIM 2.0`).toBe(false);
    },
  );
}

test(
  'a version that is not supported has the keyword invalidVers',
  verifies('7644-3.12-26', { fix: 'Send scimType invalidVers with the 400 for a version that you do not support.' }),
  async ({ scim, target, appliesIf }) => {
    appliesIf(version.test(target.baseUrl), 'The base URL has no version.');

    const path = target.baseUrl.replace(version, '/v99') + scim.endpoint('User');
    const answer = await scim.send({ method: 'GET', path });
    appliesIf(answer.status === 400, `An unknown version is answered with ${answer.status}.`);

    expect(answer).toBeScimError(400, 'invalidVers');
  },
);

test(
  'a request without version finds the same resources',
  verifies('7644-3.13-04', {
    fix: 'Serve the newest version below the base URL without version too.',
    level: 'MAY',
  }),
  async ({ scim, given, target, appliesIf }) => {
    appliesIf(version.test(target.baseUrl), 'The base URL has no version.');
    const { id } = await given.existingUser();

    const path = target.baseUrl.replace(version, '') + scim.path('User', id);
    const answer = await scim.send({ method: 'GET', path });

    expect(answer).toHaveStatus(200);
    expect(answer.id, 'id of the resource').toBe(id);
  },
);

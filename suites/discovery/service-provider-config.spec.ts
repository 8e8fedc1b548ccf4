import { expect, isJsonObject, test, verifies } from '../../src/harness/index.ts';
import { schemaUrn } from '../../src/scim/urn.ts';

const path = '/ServiceProviderConfig';

test(
  'the configuration is one object that names its schema',
  verifies('7644-4-02', {
    fix: `Answer GET ${path} with 200 and one JSON object whose schemas holds ${schemaUrn.ServiceProviderConfig}.`,
    establishes: 'discover',
  }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path });

    expect(answer).toHaveStatus(200);
    expect(answer.at('schemas'), 'schemas of the configuration').toContain(schemaUrn.ServiceProviderConfig);
  },
);

const features = [
  { feature: 'patch', requirement: '7643-5-06' },
  { feature: 'bulk', requirement: '7643-5-08' },
  { feature: 'filter', requirement: '7643-5-12' },
  { feature: 'changePassword', requirement: '7643-5-15' },
  { feature: 'sort', requirement: '7643-5-17' },
  { feature: 'etag', requirement: '7643-5-19' },
] as const;

for (const { feature, requirement } of features) {
  test(
    `the configuration says whether ${feature} is supported`,
    verifies(requirement, { fix: `Publish ${feature}.supported as true or false in ${path}.` }),
    async ({ scim }) => {
      const answer = await scim.send({ method: 'GET', path });

      expect(typeof answer.at(feature, 'supported'), `type of ${feature}.supported`).toBe('boolean');
    },
  );
}

const limits = [
  { limit: ['bulk', 'maxOperations'], requirement: '7643-5-09' },
  { limit: ['bulk', 'maxPayloadSize'], requirement: '7643-5-10' },
  { limit: ['filter', 'maxResults'], requirement: '7643-5-13' },
] as const;

for (const { limit, requirement } of limits) {
  const name = limit.join('.');
  test(
    `the configuration gives ${name} as an integer`,
    verifies(requirement, { fix: `Publish ${name} as a JSON integer in ${path}, also when the feature is off.` }),
    async ({ scim }) => {
      const answer = await scim.send({ method: 'GET', path });

      expect(Number.isInteger(answer.at(...limit)), `${name} is an integer`).toBe(true);
    },
  );
}

test(
  'the configuration lists its authentication schemes',
  verifies('7643-5-21', { fix: 'Publish authenticationSchemes as an array of objects.' }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path });

    const schemes = answer.at('authenticationSchemes');
    expect(Array.isArray(schemes) && schemes.every(isJsonObject), 'authenticationSchemes is an array of objects').toBe(
      true,
    );
  },
);

test(
  'each authentication scheme has a type of the standard, a name and a description',
  verifies(['7643-5-22', '7643-5-23', '7643-5-24'], {
    fix: 'Give each entry of authenticationSchemes a type (oauth, oauth2, oauthbearertoken, httpbasic or httpdigest), a name and a description.',
  }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path });

    const schemes = answer.at('authenticationSchemes');
    for (const scheme of Array.isArray(schemes) ? schemes.filter(isJsonObject) : []) {
      expect(['oauth', 'oauth2', 'oauthbearertoken', 'httpbasic', 'httpdigest']).toContain(scheme['type']);
      expect(typeof scheme['name'], 'type of name').toBe('string');
      expect(typeof scheme['description'], 'type of description').toBe('string');
    }
  },
);

test(
  'the configuration cannot be written',
  verifies('7643-5-02', { fix: `Refuse PUT ${path}, for example with 405 and an Allow header.` }),
  async ({ scim }) => {
    const before = await scim.send({ method: 'GET', path });

    const answer = await scim.send({
      method: 'PUT',
      path,
      body: { ...before.resource, documentationUri: 'https://example.com/' },
    });

    expect(answer).not.toSucceed();
  },
);

test(
  'a filter on the configuration does not hide it',
  verifies('7644-4-08', { fix: 'Ignore filter on discovery endpoints, or refuse it with 403.' }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path, query: { filter: 'patch.supported eq false' } });

    expect(answer).toHaveStatus(200, 403);
  },
);

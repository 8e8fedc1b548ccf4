import { expect, isJsonObject, type JsonObject, test, verifies } from '../../src/harness/index.ts';
import { messageUrn, schemaUrn } from '../../src/scim/urn.ts';
import { afterPut } from './after-put.ts';

const path = '/ServiceProviderConfig';

test(
  'the configuration is one object that names its schema',
  verifies(['7644-4-02', '7643-5-01', '7644-3.2-12'], {
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
  { feature: 'patch', requirements: ['7643-5-05', '7643-5-06'] },
  { feature: 'bulk', requirements: ['7643-5-07', '7643-5-08'] },
  { feature: 'filter', requirements: ['7643-5-11', '7643-5-12'] },
  { feature: 'changePassword', requirements: ['7643-5-14', '7643-5-15'] },
  { feature: 'sort', requirements: ['7643-5-16', '7643-5-17'] },
  { feature: 'etag', requirements: ['7643-5-18', '7643-5-19'] },
] as const;

for (const { feature, requirements } of features) {
  test(
    `the configuration says whether ${feature} is supported`,
    verifies(requirements, { fix: `Publish ${feature}.supported as true or false in ${path}.` }),
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
  verifies('7643-5-02', { fix: `Refuse PUT ${path}, for example with 405 and an Allow header, or keep it as it is.` }),
  async ({ scim, observe }) => {
    const read = async () => (await scim.send({ method: 'GET', path })).resource;

    const documentationUri = 'https://example.com/scimulate-was-able-to-write-here';
    const { status, document } = await afterPut(scim, { path, read }, { documentationUri });

    observe('writes to discovery', String(status));
    expect(document['documentationUri'], 'documentationUri after a PUT').not.toBe(documentationUri);
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

test(
  'the configuration is no list',
  verifies('7643-8.5-01', { fix: `Answer GET ${path} with the configuration itself, not with a ListResponse.` }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path });

    expect(answer.at('Resources'), 'Resources').toBeAbsent();
    expect(answer.at('schemas'), 'schemas of the answer').not.toContain(messageUrn.ListResponse);
  },
);

test(
  'the authentication schemes can be read without credentials',
  verifies('7643-5-20', {
    fix: `Let everybody read ${path}, so that a client learns how to authenticate.`,
    needs: 'authentication',
  }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path, headers: { Authorization: null } });

    expect(answer).toHaveStatus(200);
    expect(answer.at('authenticationSchemes'), 'authenticationSchemes').toBePresent();
  },
);

test(
  'at most one authentication scheme is the primary one',
  verifies('7643-5-27', { fix: 'Set primary true on one entry of authenticationSchemes.' }),
  async ({ scim }) => {
    const schemes = (await scim.send({ method: 'GET', path })).at('authenticationSchemes');

    const primary = (Array.isArray(schemes) ? schemes.filter(isJsonObject) : []).filter(
      (one) => one['primary'] === true,
    );
    expect(primary.length, 'schemes with primary true').toBeLessThan(2);
  },
);

test(
  'addresses of documentation are web addresses',
  verifies(['7643-5-04', '7643-5-25', '7643-5-26'], {
    fix: 'Publish documentationUri and specUri as absolute http or https URLs, or leave them out.',
  }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path });

    const schemes = answer.at('authenticationSchemes');
    const described = [answer.resource, ...(Array.isArray(schemes) ? schemes.filter(isJsonObject) : [])];
    const urls = described.flatMap(({ documentationUri, specUri }) => [documentationUri ?? [], specUri ?? []].flat());
    for (const url of urls) expect(url, 'address').toEqual(expect.stringMatching(/^https?:\/\/[^\s/]/));
  },
);

test(
  'the configuration says how lists are paged',
  verifies('9865-4-02', { fix: `Publish pagination in ${path}, with cursor and index as true or false.` }),
  async ({ scim }) => {
    expect((await scim.send({ method: 'GET', path })).at('pagination'), 'pagination').toBePresent();
  },
);

for (const { method, requirement } of [
  { method: 'cursor', requirement: '9865-4-03' },
  { method: 'index', requirement: '9865-4-04' },
] as const) {
  test(
    `pagination says whether there is paging by ${method}`,
    verifies(requirement, { fix: `Publish pagination.${method} as true or false.` }),
    async ({ scim, appliesIf }) => {
      const answer = await scim.send({ method: 'GET', path });
      appliesIf(isJsonObject(answer.at('pagination')), 'The configuration has no pagination.');

      expect(typeof answer.at('pagination', method), `type of pagination.${method}`).toBe('boolean');
    },
  );
}

test(
  'the limits of pagination are positive integers, and the default method is cursor or index',
  verifies(['9865-4-05', '9865-4-06', '9865-4-07', '9865-4-08'], {
    fix: 'Publish defaultPageSize, maxPageSize and cursorTimeout as integers above 0, or leave them out.',
  }),
  async ({ scim, appliesIf }) => {
    const pagination = (await scim.send({ method: 'GET', path })).at('pagination');
    appliesIf(isJsonObject(pagination), 'The configuration has no pagination.');

    const { defaultPaginationMethod, defaultPageSize, maxPageSize, cursorTimeout } = pagination as JsonObject;
    expect([undefined, 'cursor', 'index'], 'defaultPaginationMethod').toContain(defaultPaginationMethod);
    for (const limit of [defaultPageSize, maxPageSize, cursorTimeout]) {
      expect(limit === undefined || (Number.isInteger(limit) && Number(limit) > 0), `the limit ${String(limit)}`).toBe(
        true,
      );
    }
  },
);

test(
  'the configuration says whether there are events',
  verifies('9967-4-01', { fix: `Publish securityEvents in ${path}, as far as events are supported.` }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path });

    const events = answer.at('securityEvents');
    expect(events === undefined || isJsonObject(events), 'securityEvents is absent or an object').toBe(true);
  },
);

test(
  'securityEvents says how requests can be performed later, and which events there are',
  verifies(['9967-4-02', '9967-4-03'], {
    fix: 'Publish asyncRequest as "none", "long" or "request", and eventUris as an array of event URIs.',
  }),
  async ({ scim, appliesIf }) => {
    const events = (await scim.send({ method: 'GET', path })).at('securityEvents');
    appliesIf(isJsonObject(events), 'The configuration has no securityEvents.');

    const { asyncRequest, eventUris } = events as JsonObject;
    expect(asyncRequest ?? 'none', 'asyncRequest').toEqual(expect.stringMatching(/^(?:none|long|request)$/i));
    expect(Array.isArray(eventUris) && eventUris.every((uri) => URL.canParse(String(uri))), 'eventUris are URIs').toBe(
      true,
    );
  },
);

import { expect, type JsonObject, test, verifies } from '../../src/harness/index.ts';
import { messageUrn } from '../../src/scim/urn.ts';

for (const { type, requirement } of [
  { type: 'User', requirement: '7644-3.2-09' },
  { type: 'Group', requirement: '7644-3.2-10' },
] as const) {
  test(
    `a ${type} can be created, queried, retrieved, replaced, modified and deleted`,
    verifies(requirement, {
      fix: `Support GET, POST, PUT, PATCH and DELETE for every ${type}.`,
      needs: [type, 'patch'],
    }),
    async ({ scim, given }) => {
      const { id, sent } = await given.existing(type);
      const path = scim.path(type, id);

      const answers = [
        await scim.query(type, { count: 1 }),
        await scim.retrieve(type, id),
        await scim.replace(type, id, sent),
        await scim.modify(type, id, { op: 'replace', path: 'externalId', value: given.name() }),
        await scim.delete(type, id),
      ];

      for (const answer of answers) {
        const { method } = answer.exchange.request;
        expect([404, 405, 501], `status of ${method} ${path}`).not.toContain(answer.status);
      }
    },
  );
}

test(
  'PATCH is supported',
  verifies('7644-3.5-02', { fix: 'Support PATCH and publish patch.supported true.' }),
  async ({ scim }) => {
    const configuration = await scim.send({ method: 'GET', path: '/ServiceProviderConfig' });

    expect(configuration.at('patch', 'supported'), 'patch.supported').toBe(true);
  },
);

test(
  'the subject of the credentials is found at /Me, or 501 says that it is not',
  verifies(['7644-3.2-11', '7644-3.11-03', '7644-3.12-17'], {
    fix: 'Answer GET /Me with the resource, with 308 to it, or with 501 where there is none.',
  }),
  async ({ scim, observe, appliesIf }) => {
    const answer = await scim.send({ method: 'GET', path: '/Me' });

    observe('/Me', String(answer.status));
    const mayBeMissing = answer.status === 404 && answer.at('schemas') !== undefined;
    appliesIf(!mayBeMissing, 'GET /Me is answered with 404: the credentials may stand for no resource.');
    expect(answer).toHaveStatus(200, 308, 501);
  },
);

test(
  'an answer from /Me tells the permanent address in Location',
  verifies('7644-3.11-07', { fix: 'Send the Location header with meta.location of the resource behind /Me.' }),
  async ({ scim, appliesIf }) => {
    const answer = await scim.send({ method: 'GET', path: '/Me' });
    appliesIf(answer.status === 200, `/Me is answered with ${answer.status}.`);

    const found = await scim.retrieveAt(answer.header('Location'));
    expect(answer.header('Location') ?? '/Me', 'Location header').not.toMatch(/\/Me\/?$/i);
    expect(found.at('id'), 'id of the resource at Location').toBe(answer.id);
  },
);

for (const { where, type } of [
  { where: 'the base URL', type: undefined },
  { where: 'an endpoint', type: 'User' },
]) {
  test(
    `POST to .search below ${where} is a query`,
    verifies('7644-3.2-16', { fix: 'Answer POST /.search and POST /Users/.search with 200 and a ListResponse.' }),
    async ({ scim }) => {
      const answer = await scim.search(type, { count: 1 });

      expect(answer).toHaveStatus(200);
      expect(answer.at('schemas'), 'schemas of the answer').toContain(messageUrn.ListResponse);
    },
  );
}

test(
  'bulk requests are taken at /Bulk',
  verifies('7644-3.2-15', { fix: 'Answer POST /Bulk with 200 and a BulkResponse.', needs: 'bulk' }),
  async ({ scim, given }) => {
    const path = scim.path('User', given.name());
    const answer = await scim.send({ method: 'POST', path: '/Bulk', body: bulk([{ method: 'DELETE', path }]) });

    expect(answer).toHaveStatus(200);
    expect(answer.at('schemas'), 'schemas of the answer').toContain(messageUrn.BulkResponse);
  },
);

test(
  'a bulk request with more than maxOperations is answered with 413',
  verifies('7644-3.12-15', { fix: 'Answer a bulk request beyond the limits you publish with 413.', needs: 'bulk' }),
  async ({ scim, given, appliesIf }) => {
    const configuration = await scim.send({ method: 'GET', path: '/ServiceProviderConfig' });
    const most = Number(configuration.at('bulk', 'maxOperations'));
    appliesIf(most > 0 && most <= 5000, `maxOperations is ${most}.`);
    const operation = { method: 'DELETE', path: scim.path('User', given.name()) };

    const body = bulk(Array.from({ length: most + 1 }, () => operation));

    expect(await scim.send({ method: 'POST', path: '/Bulk', body })).toHaveStatus(413);
  },
);

test(
  'bulk requests that are not supported are answered with 501',
  verifies('7644-3.12-17', { fix: 'Answer POST /Bulk with 501 where bulk.supported is false.' }),
  async ({ scim, target, appliesIf }) => {
    appliesIf(target.capabilities.bulk === 'no', 'The target supports bulk requests.');

    expect(await scim.send({ method: 'POST', path: '/Bulk', body: bulk([]) })).toHaveStatus(501);
  },
);

test(
  'the service provider is reached over TLS',
  verifies('7644-7.2-01', { fix: 'Serve SCIM over https alone.', level: 'SHOULD' }),
  async ({ scim, target, appliesIf }) => {
    const { protocol, hostname } = new URL(target.baseUrl);
    appliesIf(!/^(?:localhost|127\..*|\[::1\])$/.test(hostname), 'The target is on this machine.');

    await scim.send({ method: 'GET', path: '/ServiceProviderConfig' });
    expect(protocol, 'protocol of the base URL').toBe('https:');
  },
);

function bulk(operations: readonly JsonObject[]): JsonObject {
  return { schemas: [messageUrn.BulkRequest], Operations: operations };
}

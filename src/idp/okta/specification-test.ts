import type { HeaderList } from '../../http/exchange.ts';
import { isJsonObject, type JsonObject } from '../../scim/json.ts';
import { scimJson } from '../../scim/media-type.ts';
import { schemaUrn } from '../../scim/urn.ts';
import { readValue } from '../attribute-value.ts';
import type { Call } from '../connection.ts';
import { formQuery } from '../form-encoding.ts';
import {
  type Ask,
  hasDetail,
  hasNumbers,
  hasResource,
  hasStatus,
  hasTotal,
  isError,
  isList,
  Probe,
  type ProbeOptions,
  type ProbeResult,
} from '../probe.ts';
import { alphanumeric, pick } from '../random.ts';
import { pageOf, resourceOf } from '../reply.ts';

const fact = 'OK-80';
const mostMs = 600;
const wanted = ['id', 'name.familyName', 'name.givenName', 'userName', 'active', 'emails.value'];

function hasAttributes(resource: JsonObject): string | false {
  const missing = wanted.filter((path) => (readValue(resource, path) ?? '') === '');
  return missing.length > 0 && `The resource lacks ${missing.join(', ')}.`;
}

/** The test of twelve requests Okta publishes for service providers (OK-80). It leaves the user it creates. */
export async function specificationTest(options: ProbeOptions): Promise<ProbeResult> {
  const probe = new Probe(options, (call, host) => headers(call, host, options.token));
  const ask = (name: string, path: string, asks: readonly Ask[], query?: string) =>
    probe.step({ name, fact, method: 'GET', path, asks, ...(query !== undefined && { query }) });

  const first = await ask(
    'one user',
    '/Users',
    [hasStatus(200), isList, hasNumbers('itemsPerPage', 'startIndex', 'totalResults'), firstHas],
    'count=1&startIndex=1',
  );
  const known = pageOf(first, { anyCase: false })?.resources[0];
  const knownId = typeof known?.['id'] === 'string' ? known['id'] : 'none';
  await ask('that user by id', `/Users/${encodeURIComponent(knownId)}`, [
    hasStatus(200),
    hasId(knownId),
    hasResource(hasAttributes),
  ]);
  await ask('a user name that is none', '/Users', [hasStatus(200), hasTotal(0)], byName('invalid user name'));
  await ask('an id that is none', `/Users/${pick(options.random, alphanumeric, 24)}`, [
    hasStatus(404),
    hasDetail,
    isError,
  ]);

  const person = somebody(options);
  await ask('a user who is not there yet', '/Users', [hasTotal(0)], byName(person.userName));
  const body = JSON.stringify(person);
  const create = { fact, method: 'POST', path: '/Users', body } as const;
  const created = await probe.step({
    ...create,
    name: 'a new user',
    asks: [hasStatus(201), hasResource((seen) => repeats(seen, person))],
  });
  const id = resourceOf(created)?.id ?? 'none';
  await ask('the new user by id', `/Users/${encodeURIComponent(id)}`, [
    hasStatus(200),
    hasResource((seen) => repeats(seen, person)),
  ]);
  await probe.step({ ...create, name: 'the same user again', asks: [hasStatus(409)] });
  await ask('the new user in capitals', '/Users', [hasStatus(200)], byName(person.userName.toUpperCase()));
  await probe.step({
    name: 'groups',
    fact,
    method: 'GET',
    path: '/Groups',
    asks: [hasStatus(200), quick, hasNumbers('totalResults'), isList],
    isOptional: true,
  });
  return finish(options, probe);
}

/** The last two steps: a stranger, and an id of digits alone. */
async function finish(options: ProbeOptions, probe: Probe): Promise<ProbeResult> {
  const stranger = new Probe(options, (call, host) => headers(call, host, undefined, 'non-token'));
  await stranger.step({
    name: 'a stranger',
    fact,
    method: 'GET',
    path: '/Users',
    asks: [hasStatus(401), isError, hasErrorStatus('401'), hasDetail],
  });
  await probe.step({
    name: 'an id of digits',
    fact,
    method: 'GET',
    path: '/Users/00919288221112222',
    asks: [hasStatus(404), isError, hasErrorStatus('404')],
  });
  const { findings, leftovers } = probe.result();
  return { findings: [...findings.slice(0, -1), ...stranger.result().findings, ...findings.slice(-1)], leftovers };
}

/** The paging check of the entitlements test (OK-74). */
export async function entitlementsTest(options: ProbeOptions, endpoint: string): Promise<ProbeResult> {
  const probe = new Probe(options, (call, host) => headers(call, host, options.token));
  await probe.step({
    name: 'one entitlement',
    fact: 'OK-74',
    method: 'GET',
    path: endpoint,
    query: 'count=1&startIndex=1',
    asks: [hasStatus(200), isOne],
  });
  return probe.result();
}

function headers(
  { body }: Call,
  host: string,
  token: string | undefined,
  authorization = `Bearer ${token ?? ''}`,
): HeaderList {
  return [
    ['Accept', scimJson],
    ['Accept-Charset', 'utf-8'],
    ['Content-Type', `${scimJson}; charset=utf-8`],
    ['User-Agent', 'OKTA SCIM Integration'],
    ['Authorization', authorization],
    ...(body === undefined ? [] : [['Content-Length', String(new TextEncoder().encode(body).length)] as const]),
    ['Host', host],
  ];
}

function byName(userName: string): string {
  return formQuery([['filter', `userName eq ${JSON.stringify(userName)}`]], { space: 'percent20' });
}

function somebody({ random }: ProbeOptions) {
  const name = `${pick(random, alphanumeric, 8)}@example.com`;
  return {
    schemas: [schemaUrn.User],
    userName: name,
    name: { givenName: pick(random, alphanumeric, 6), familyName: pick(random, alphanumeric, 8) },
    emails: [{ primary: true, value: name, type: 'work' }],
    displayName: pick(random, alphanumeric, 10),
    active: true,
  };
}

function repeats(seen: JsonObject, sent: JsonObject): string | false {
  const different = ['active', 'name.familyName', 'name.givenName', 'userName', 'emails.value'].filter(
    (path) => readValue(seen, path) !== readValue(sent, path),
  );
  return different.length > 0 && `The resource has another value than was sent: ${different.join(', ')}.`;
}

const firstHas: Ask = (reply) => {
  const first = pageOf(reply, { anyCase: false })?.resources[0];
  return first ? hasAttributes(first) : 'The list is empty.';
};

function hasId(id: string): Ask {
  return hasResource((resource) => resource['id'] !== id && 'The resource has another id.');
}

function hasErrorStatus(status: string): Ask {
  return ({ body }) =>
    !(isJsonObject(body) && body['status'] === status) && `The status of the error is not "${status}".`;
}

const quick: Ask = ({ durationMs }) => durationMs > mostMs && `The answer took ${durationMs} ms.`;

const isOne: Ask = ({ body }) => !(isJsonObject(body) && body['itemsPerPage'] === 1) && 'itemsPerPage is not 1.';

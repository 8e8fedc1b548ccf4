import { afterEach, describe, expect, test } from 'vitest';
import { createTransport } from '../http/transport.ts';
import { startProvider } from '../provider/start-provider.ts';
import { messageUrn, schemaUrn } from '../scim/urn.ts';
import { connect } from './connection.ts';
import { diagnose } from './diagnosis.ts';
import { type Script, startScriptedServer } from './testing/scripted-server.ts';

const stops: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

const scim = { 'Content-Type': 'application/scim+json;charset=utf-8' };
const list = { headers: scim, body: { schemas: [messageUrn.ListResponse], totalResults: 0 } };

/** What is found out about one topic of a target that is fine, but for what `script` answers instead. */
async function finding(
  topic: string,
  script: (...request: Parameters<Script>) => ReturnType<Script> | undefined,
  token?: string,
) {
  const server = await startScriptedServer((request) => {
    const isUsers = request.target.startsWith('/scim/v2/Users');
    return script(request) ?? (isUsers ? list : { status: 404 });
  });
  stops.push(server.close);
  const findings = await diagnose(server.connection(token), 200);
  return findings.find((each) => each.topic === topic);
}

const isLookup = (target: string) => target.includes('filter=');
const fine = (seen: unknown) => ({ state: 'ok', seen });
const doubtful = (seen: unknown) => ({ state: 'warning', seen, advice: expect.stringMatching(/\.$/) });

test('nothing is wrong with the reference provider', async () => {
  const provider = await startProvider({ tokens: ['secret'] });
  const transport = createTransport({ timeoutMs: 2000 });
  stops.push(provider.close, () => transport.close());
  const connection = connect({ baseUrl: provider.url, token: 'secret', transport, userAgent: 'scimulate' });

  const findings = await diagnose(connection, 2000);

  expect(findings.map(({ topic, state }) => [topic, state])).toEqual(
    ['connection', 'credentials', 'media type', 'discovery', 'lookup', 'clock', 'advertised'].map((topic) => [
      topic,
      'ok',
    ]),
  );
});

describe('the doctor', () => {
  test.each<[string, string, (...request: Parameters<Script>) => ReturnType<Script> | undefined, object]>([
    [
      'connection',
      'tells time and status',
      () => undefined,
      fine(expect.stringMatching(/^answered in \d+ ms with 200$/)),
    ],
    ['credentials', 'is content without a token', () => undefined, fine('accepted without a token')],
    ['media type', 'likes SCIM', () => undefined, fine('application/scim+json')],
    [
      'media type',
      'doubts plain JSON',
      () => ({ ...list, headers: { 'Content-Type': 'application/json' } }),
      doubtful('application/json'),
    ],
    ['media type', 'doubts its absence', () => ({ ...list, headers: {} }), doubtful('none')],
    [
      'discovery',
      'misses what is not published',
      () => undefined,
      doubtful('nothing usable at /ServiceProviderConfig, /ResourceTypes, /Schemas'),
    ],
    [
      'discovery',
      'misses schemas alone',
      ({ target }) => {
        if (target.endsWith('Config')) return { body: { schemas: [schemaUrn.ServiceProviderConfig] } };
        return target.endsWith('ResourceTypes') ? { body: { Resources: [] } } : undefined;
      },
      doubtful('nothing usable at /Schemas'),
    ],
    ['lookup', 'likes an empty list', () => undefined, fine('an unknown userName gives an empty list')],
    [
      'lookup',
      'doubts an ignored filter',
      ({ target }) => (isLookup(target) ? { body: { totalResults: 14 } } : undefined),
      doubtful('an unknown userName gives 14 results'),
    ],
    [
      'lookup',
      'doubts a count that is none',
      ({ target }) => (isLookup(target) ? { body: { totalResults: 'no' } } : undefined),
      doubtful('an unknown userName gives "no" results'),
    ],
    [
      'lookup',
      'doubts 404',
      ({ target }) => (isLookup(target) ? { status: 404 } : undefined),
      doubtful('an unknown userName gives status 404'),
    ],
    [
      'lookup',
      'doubts silence',
      ({ target }) => (isLookup(target) ? 'silence' : undefined),
      doubtful('an unknown userName gives status nothing'),
    ],
    ['clock', 'likes the time it is', () => undefined, fine(expect.stringMatching(/^[01] s apart$/))],
    [
      'clock',
      'doubts another time',
      () => ({ ...list, headers: { Date: new Date(Date.now() - 600_000).toUTCString() } }),
      doubtful(expect.stringMatching(/^(?:599|600|601) s apart$/)),
    ],
    ['clock', 'doubts what is no time', () => ({ ...list, headers: { Date: 'noon' } }), doubtful('"noon" is no date')],
    [
      'advertised',
      'repeats what is said',
      ({ target }) =>
        target.endsWith('Config') ? { body: { patch: { supported: true }, bulk: { supported: false } } } : undefined,
      fine('patch; not bulk, cursor'),
    ],
    ['advertised', 'repeats silence', () => undefined, fine('nothing; not cursor')],
  ])('of the %s %s', async (topic, _, script, expected) => {
    expect(await finding(topic, script)).toMatchObject({ topic, ...expected });
  });

  test.each([
    [401, fine('the token is accepted, and a request without it is refused with 401')],
    [200, doubtful('a request without the token is answered with 200')],
    [403, doubtful('a request without the token is answered with 403')],
  ])('of the credentials looks what a request without the token gets: %i', async (status, expected) => {
    const script: Script = ({ headers }) => (headers.authorization === undefined ? { ...list, status } : list);

    expect(await finding('credentials', script, 'secret')).toMatchObject(expected);
  });

  test('only reads', async () => {
    const methods: string[] = [];
    await finding('lookup', ({ method }) => void methods.push(method));

    expect(new Set(methods)).toEqual(new Set(['GET']));
  });

  test('fails where the target cannot be judged', async () => {
    await expect(finding('lookup', () => ({ status: 401 }))).rejects.toMatchObject({ code: 'target-unauthorized' });
  });
});

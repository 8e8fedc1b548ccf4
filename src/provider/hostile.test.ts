import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../scim/json.ts';
import { messageUrn, schemaUrn } from '../scim/urn.ts';
import { handle } from './protocol/handler.ts';
import { fromOctets } from './protocol/octets.ts';
import { takeSnapshot } from './snapshot.ts';
import { type TestAnswer, type TestClient, testClient } from './test-client.ts';

const enterprise = schemaUrn.EnterpriseUser;
const user = (userName: string, more: JsonObject = {}): JsonObject => ({
  schemas: [schemaUrn.User],
  userName,
  ...more,
});

async function populated(): Promise<{ client: TestClient; id: string; group: string }> {
  const client = testClient();
  const { id } = (
    await client.send('POST', '/Users', user('ann', { emails: [{ value: 'a', type: 'work' }], title: 'T' }))
  ).body;
  const group = { schemas: [schemaUrn.Group], displayName: 'G', members: [{ value: id }] };
  return { client, id, group: (await client.send('POST', '/Groups', group)).body.id };
}

/** Whatever is sent, the answer is a SCIM one, and an error leaves everything as it was. */
async function survives(
  { client }: { client: TestClient },
  method: string,
  path: string,
  body?: string,
): Promise<TestAnswer> {
  const before = JSON.stringify(takeSnapshot(client.provider));
  const answer = await client.send(method, path, body);
  // /Me is the one thing that may not be supported.
  if (answer.status !== 501) expect(answer.status).toBeLessThan(500);
  if (answer.status >= 400) {
    expect(answer.body).toMatchObject({
      schemas: [messageUrn.Error],
      status: String(answer.status),
      detail: expect.any(String),
    });
    expect(JSON.stringify(takeSnapshot(client.provider))).toBe(before);
  }
  return answer;
}

const names = fc.constantFrom(
  'schemas',
  'userName',
  'emails',
  'value',
  'type',
  'primary',
  'members',
  'name',
  'active',
  'Operations',
  'op',
  'path',
  '__proto__',
  'constructor',
  'toString',
  'id',
  'meta',
  'groups',
  enterprise,
  'manager',
  'filter',
  'count',
  'cursor',
  'method',
  'bulkId',
  'data',
  '$ref',
);
const texts = fc.oneof(
  fc.constantFrom(
    schemaUrn.User,
    schemaUrn.Group,
    enterprise,
    ...Object.values(messageUrn),
    'add',
    'remove',
    'replace',
    'emails[type eq "work"]',
    'emails[',
    '',
    'bulkId:x',
    'POST',
    '/Users',
    'True',
    '\ud800',
    '__proto__.x',
    'members',
    'ann',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const values = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    texts,
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(names, tie('value')), { maxLength: 5 })
      .map((members) => Object.fromEntries(members) as JsonObject),
  ),
})).value;
const bodies = fc.oneof(
  values,
  values.map((value) => ({ schemas: [schemaUrn.User], userName: 'x', ...(value as JsonObject) })),
  fc.array(values, { maxLength: 3 }).map((operations) => ({ schemas: [messageUrn.PatchOp], Operations: operations })),
  fc
    .array(
      fc.record(
        { op: fc.constantFrom('add', 'replace', 'remove'), path: texts, value: values },
        { requiredKeys: ['op'] },
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((operations) => ({ schemas: [messageUrn.PatchOp], Operations: operations })),
  fc
    .array(
      fc.record({ method: texts, path: texts, bulkId: texts, data: values }, { requiredKeys: ['method', 'path'] }),
      { maxLength: 3 },
    )
    .map((operations) => ({ schemas: [messageUrn.BulkRequest], Operations: operations })),
  values.map((value) => Object.assign({ schemas: [messageUrn.SearchRequest] }, value)),
);

describe('bodies of any kind', () => {
  test.each([
    ['POST', () => '/Users'],
    ['POST', () => '/Groups'],
    ['PUT', (id: string) => `/Users/${id}`],
    ['PATCH', (id: string) => `/Users/${id}`],
    ['PATCH', (_: string, group: string) => `/Groups/${group}`],
    ['POST', () => '/.search'],
    ['POST', () => '/Bulk'],
  ] as const)('%s %s survives them', async (method, path) => {
    const server = await populated();
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        await survives(server, method, path(server.id, server.group), JSON.stringify(body));
      }),
      { numRuns: 150 },
    );
    expect(({} as JsonObject).admin).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('text that is not JSON is refused', async () => {
    const server = await populated();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        await survives(server, 'POST', '/Users', text);
      }),
    );
  });

  const depth = 10_000;
  test.each([
    ['lists', '['.repeat(depth) + ']'.repeat(depth)],
    ['objects', '{"a":'.repeat(depth) + '1' + '}'.repeat(depth)],
    [
      'a deep attribute',
      `{"schemas":["${schemaUrn.User}"],"userName":"deep","name":${'{"name":'.repeat(depth)}1${'}'.repeat(depth)}}`,
    ],
    [
      'a deep list',
      `{"schemas":["${schemaUrn.User}"],"userName":"deep2","emails":${'['.repeat(depth)}${']'.repeat(depth)}}`,
    ],
    ['an unfinished one', '['.repeat(500_000)],
    ['huge numbers', `{"schemas":["${schemaUrn.User}"],"userName":1e999,"active":${'9'.repeat(10_000)}}`],
    ['repeated names', `{"schemas":["${schemaUrn.User}"],"userName":"one","userName":"two"}`],
    ['half a surrogate pair', `{"schemas":["${schemaUrn.User}"],"userName":"\\ud83d"}`],
    [
      'equals signs for base64',
      `{"schemas":["${schemaUrn.User}"],"userName":"b","x509Certificates":[{"value":"${'='.repeat(500_000)}x"}]}`,
    ],
  ])('%s do no harm', async (_, text) => {
    const server = await populated();
    const start = performance.now();
    await survives(server, 'POST', '/Users', text);
    await survives(server, 'PATCH', `/Users/${server.id}`, text);
    await survives(
      server,
      'POST',
      '/Bulk',
      `{"schemas":["${messageUrn.BulkRequest}"],"Operations":[{"method":"POST","path":"/Users","bulkId":"x","data":${text}}]}`,
    );
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('addresses of any kind', () => {
  test('filters, grammatical or not, are answered or refused', async () => {
    const server = await populated();
    const words = fc.constantFrom(
      'userName',
      'emails',
      'emails.value',
      'members',
      'meta.created',
      'password',
      'x',
      '.',
      ':',
      'eq',
      'co',
      'gt',
      'pr',
      'and',
      'or',
      'not',
      '(',
      ')',
      '[',
      ']',
      '"a"',
      '"',
      '5',
      'true',
      'null',
      '\\',
      `${enterprise}:manager`,
      '\u0000',
      'é',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 12 }), async (list) => {
        const answer = await survives(server, 'GET', `/Users?filter=${encodeURIComponent(list.join(' '))}`);
        if (answer.status !== 200) expect(answer.body.scimType).toBe('invalidFilter');
      }),
      { numRuns: 500 },
    );
  });

  test('queries of any characters are answered or refused', async () => {
    const server = await populated();
    const parts = fc.constantFrom(
      'filter',
      'count',
      'startIndex',
      'cursor',
      'sortBy',
      'attributes',
      '=',
      '&',
      '%',
      '%ff',
      '%00',
      '+',
      'userName',
      '9'.repeat(400),
      '-1',
      ',',
      '__proto__',
      '?',
      '#',
      'é',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(parts, { maxLength: 10 }), async (list) => {
        await survives(server, 'GET', `/Users?${list.join('')}`);
      }),
    );
  });

  test('paths of any characters are answered or refused', async () => {
    const server = await populated();
    const parts = fc.constantFrom(
      '/',
      '..',
      '%',
      '%2e',
      '%2F',
      'Users',
      'Schemas',
      'Me',
      'Bulk',
      '.search',
      'a'.repeat(5000),
      '\u0000',
      '%F0%9F%98%80',
      '%ed%a0%80',
      '//',
      '\\',
      'constructor',
      '__proto__',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(parts, { maxLength: 6 }),
        fc.constantFrom('GET', 'PUT', 'DELETE', 'constructor', 'toString', '__proto__'),
        async (list, method) => {
          await survives(server, method, `/${list.join('')}`, method === 'PUT' ? '{}' : undefined);
        },
      ),
    );
  });

  test.each([
    ['deep', `${'not ('.repeat(10_000)}userName pr${')'.repeat(10_000)}`],
    ['long', Array.from({ length: 20_000 }, (_, index) => `title eq "${index}"`).join(' or ')],
    ['long and indexed', Array.from({ length: 20_000 }, (_, index) => `userName eq "${index}"`).join(' or ')],
    ['of one long word', 'a'.repeat(500_000)],
    ['of one long text', `userName co "${'a'.repeat(500_000)}"`],
    ['of spaces', `userName${' '.repeat(500_000)}eq`],
    ['of brackets', 'emails['.repeat(50_000)],
    ['of dots', `${'a.'.repeat(200_000)}b pr`],
  ])('a filter that is %s takes no time', async (_, filter) => {
    const server = await populated();
    const start = performance.now();
    const body = JSON.stringify({ schemas: [messageUrn.SearchRequest], filter });
    await survives(server, 'POST', '/Users/.search', body);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('a filter that would look at too much is refused', async () => {
    const client = testClient({ maxScanWork: 10 });
    for (const name of ['a', 'b', 'c', 'd']) await client.send('POST', '/Users', user(name));
    const find = (filter: string): Promise<TestAnswer> =>
      client.send('GET', `/Users?filter=${encodeURIComponent(filter)}`);
    expect((await find('title pr and title pr')).status).toBe(200);
    expect(await find('title pr and not (title pr or title eq "x")')).toMatchObject({
      status: 400,
      body: { scimType: 'tooMany' },
    });
    expect((await find('userName eq "a" and not (title pr or title eq "x")')).status).toBe(200);
  });
});

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round += 1) {
    const start = performance.now();
    await work();
    best = Math.min(best, performance.now() - start);
  }
  return best / 1000;
};

describe('time grows with the work and no faster', () => {
  test.each<[string, (size: number, id: string) => JsonObject]>([
    [
      'values added at once',
      (size) => ({
        Operations: [{ op: 'add', path: 'members', value: Array.from({ length: size }, () => ({ value: 'x' })) }],
      }),
    ],
    [
      'values removed at once',
      (size) => ({
        Operations: [
          { op: 'remove', path: 'members', value: Array.from({ length: size }, (_, n) => ({ value: `${n}` })) },
        ],
      }),
    ],
    [
      'operations',
      (size, id) => ({
        Operations: Array.from({ length: size / 10 }, () => ({ op: 'add', path: 'members', value: [{ value: id }] })),
      }),
    ],
    [
      'unknown attributes',
      (size) => ({
        Operations: [{ op: 'add', value: Object.fromEntries(Array.from({ length: size }, (_, n) => [`x${n}`, n])) }],
      }),
    ],
  ])('with the number of %s', async (_, make) => {
    const { client, group, id } = await populated();
    const send = (size: number) => async (): Promise<unknown> =>
      client.send('PATCH', `/Groups/${group}`, { schemas: [messageUrn.PatchOp], ...make(size, id) });
    await seconds(send(1000));
    const small = await seconds(send(1000));
    const large = await seconds(send(10_000));
    // Ten times the work: a hundred times the time would be quadratic.
    expect(large).toBeLessThan(Math.max(small * 40, 0.05));
  });
});

describe('many at once', () => {
  test('a thousand writers of one Group lose nothing', async () => {
    const { client, group } = await populated();
    const ids: string[] = [];
    for (let n = 0; n < 1000; n += 1) ids.push((await client.send('POST', '/Users', user(`m${n}`))).body.id);
    const patch = (operation: JsonObject): Promise<TestAnswer> =>
      client.send('PATCH', `/Groups/${group}`, { schemas: [messageUrn.PatchOp], Operations: [operation] });
    await Promise.all(ids.map((value) => patch({ op: 'add', path: 'members', value: [{ value }] })));
    const { members, meta } = (await client.send('GET', `/Groups/${group}`)).body;
    expect(members).toHaveLength(1001);
    expect(meta.version).toBe('W/"1001"');
    await Promise.all(ids.map((value) => patch({ op: 'remove', path: `members[value eq "${value}"]` })));
    expect((await client.send('GET', `/Groups/${group}`)).body.members).toHaveLength(1);
  });

  test('of many who create the same User one succeeds', async () => {
    const client = testClient();
    const answers = await Promise.all(Array.from({ length: 50 }, () => client.send('POST', '/Users', user('same'))));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
  });
});

test('a failure of our own is a 500 that tells the client nothing, and us all', async () => {
  const failures: unknown[] = [];
  const { provider } = testClient({ onFailure: (error) => failures.push(error) });
  const [tenant] = provider.tenants;
  tenant!.operations = {
    ...tenant!.operations,
    find: () => {
      throw new TypeError('secret internals');
    },
  };
  const answer = await handle(provider, { method: 'GET', target: '/scim/v2/Users/1', headers: {} });
  expect(answer.status).toBe(500);
  expect(fromOctets(answer.body!)).not.toContain('internals');
  expect(failures).toEqual([new TypeError('secret internals')]);
});

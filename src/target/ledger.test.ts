import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Exchange, HeaderList } from '../http/exchange.ts';
import { messageUrn, schemaUrn } from '../scim/urn.ts';
import { type Balance, balanceOf, createLedger } from './ledger.ts';

const base = 'https://example.com/scim/v2';
const ada = { schemas: [schemaUrn.User], userName: 'run-1@example.com', displayName: 'Ada Lovelace' };
const team = { schemas: [schemaUrn.Group], displayName: 'run-2 Team' };

interface Told {
  readonly sent?: unknown;
  readonly status?: number;
  readonly answer?: unknown;
  readonly headers?: HeaderList;
}

/** An exchange as it was; without a status nothing was answered. */
function exchange(method: string, path: string, { sent, status, answer, headers = [] }: Told = {}): Exchange {
  const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  return {
    request: {
      method,
      url: path.startsWith('/') ? base + path : path,
      headers: [],
      ...(sent !== undefined && { body: text(sent) }),
    },
    sender: 'check',
    startedAt: '2026-06-15T12:00:00.000Z',
    durationMs: 1,
    ...(status === undefined
      ? { failure: { code: 'timeout', message: 'No complete answer within 10 ms.' } }
      : { answer: { status, headers, body: answer === undefined ? '' : text(answer) } }),
  };
}

function balanceAfter(...exchanges: readonly Exchange[]): Balance {
  const ledger = createLedger(base);
  for (const each of exchanges) ledger.observe(each);
  return ledger.balance();
}

const createOf = (sent: unknown, told: Told) => exchange('POST', '/Users', { sent, ...told });
const lostAda = { endpoint: '/Users', attribute: 'userName', value: ada.userName };

describe('a create that was announced', () => {
  const requestOf = (path: string, sent: unknown) => exchange('POST', path, { sent }).request;
  const operations = [
    { method: 'POST', path: '/Users', data: ada },
    { method: 'DELETE', path: '/Users/1' },
    { method: 'POST', path: '/Groups', data: team },
  ];

  test.each<[string, Exchange['request'], readonly unknown[]]>([
    ['a User', requestOf('/Users', ada), [lostAda]],
    [
      'a bulk request',
      requestOf('/Bulk', { schemas: [messageUrn.BulkRequest], Operations: operations }),
      [lostAda, { endpoint: '/Groups', attribute: 'displayName', value: team.displayName }],
    ],
    ['a search', requestOf('/Users/.search', ada), []],
    ['something that is no JSON', requestOf('/Users', '{'), []],
  ])('as %s is lost while nobody notes its answer', (_, request, lost) => {
    const ledger = createLedger(base);
    ledger.announce(request);

    expect(ledger.balance()).toEqual({ present: [], lost });
  });

  test('is what it became once its answer is noted', () => {
    const ledger = createLedger(base);
    const created = createOf(ada, { status: 201, answer: { id: '7' } });
    ledger.announce(created.request);
    ledger.observe(created);

    expect(ledger.balance()).toEqual({ present: [{ url: `${base}/Users/7`, resourceType: 'Users' }], lost: [] });
  });
});

describe('a create brings a resource into the target', () => {
  test.each<[string, Exchange, string]>([
    ['with its id', createOf(ada, { status: 201, answer: { id: '7' } }), '/Users/7'],
    ['though it is answered with 200', createOf(ada, { status: 200, answer: { id: '7' } }), '/Users/7'],
    [
      'with an id that needs encoding',
      createOf(ada, { status: 201, answer: { id: 'a/b ?é' } }),
      '/Users/a%2Fb%20%3F%C3%A9',
    ],
    [
      'with a query',
      exchange('POST', '/Users?attributes=id', { sent: ada, status: 201, answer: { id: '7' } }),
      '/Users/7',
    ],
    [
      'whatever a Location elsewhere says',
      createOf(ada, { status: 201, answer: { id: '7' }, headers: [['Location', `${base}/Users/1`]] }),
      '/Users/7',
    ],
    [
      'by Location without an id',
      createOf(ada, { status: 201, headers: [['location', `${base}/Users/7?x#y`]] }),
      '/Users/7',
    ],
    [
      'by a Location that is a path',
      createOf(ada, { status: 201, headers: [['Location', '/scim/v2/Users/7']] }),
      '/Users/7',
    ],
    ['by a Location that is an id', createOf(ada, { status: 201, headers: [['Location', '7']] }), '/Users/7'],
    ['by PUT', exchange('PUT', '/Users/7?attributes=id', { sent: ada, status: 201, answer: { id: '8' } }), '/Users/7'],
    [
      'with times that say nothing',
      createOf(ada, { status: 201, answer: { id: '7', meta: { created: 'just now' } }, headers: [['Date', 'soon']] }),
      '/Users/7',
    ],
    [
      'made a moment ago by the clock of the target',
      createOf(ada, {
        status: 201,
        answer: { id: '7', meta: { created: '2019-01-01T00:00:00Z' } },
        headers: [['Date', 'Tue, 01 Jan 2019 00:00:01 GMT']],
      }),
      '/Users/7',
    ],
    [
      'with the name in another form',
      createOf(ada, { status: 201, answer: { id: '7', userName: 'RUN-1' } }),
      '/Users/7',
    ],
  ])('%s', (_, create, path) => {
    expect(balanceAfter(create)).toEqual({ present: [{ url: base + path, resourceType: 'Users' }], lost: [] });
  });
});

describe('a create that does not say what it made is to be searched for', () => {
  const older = { ...ada, id: '7', meta: { created: '2026-06-13T12:00:00Z' } };

  test.each<[string, Exchange]>([
    ['without an answer', createOf(ada, {})],
    ['without a body', createOf(ada, { status: 201 })],
    ['without an id', createOf(ada, { status: 201, answer: ada })],
    ['with an id that is no text', createOf(ada, { status: 201, answer: { id: 7 } })],
    ['with an empty id', createOf(ada, { status: 201, answer: { id: '' } })],
    ['with an id that leads up', createOf(ada, { status: 201, answer: { id: '..' } })],
    ['with a broken body', createOf(ada, { status: 201, answer: '{"id":' })],
    ['with 202', createOf(ada, { status: 202 })],
    ['with the Location of the collection', createOf(ada, { status: 201, headers: [['Location', `${base}/Users/`]] })],
    [
      'with a Location that leads up',
      createOf(ada, { status: 201, headers: [['Location', `${base}/Users/../Groups`]] }),
    ],
    [
      'with the Location of something else',
      createOf(ada, { status: 201, headers: [['Location', `${base}/Groups/1`]] }),
    ],
    ['with a foreign Location', createOf(ada, { status: 201, headers: [['Location', 'https://evil.com/Users/7']] })],
    ['with a Location that is none', createOf(ada, { status: 201, headers: [['Location', 'http://[']] })],
    ['with a resource that is days old', createOf(ada, { status: 200, answer: older })],
    [
      'with a resource that is days old, and a broken clock',
      createOf(ada, { status: 201, answer: older, headers: [['Date', 'soon']] }),
    ],
    [
      'with the resource of somebody else',
      createOf(ada, { status: 200, answer: { id: '7', userName: 'boss@example.com' } }),
    ],
  ])('%s', (_, create) => {
    expect(balanceAfter(create)).toEqual({ present: [], lost: [lostAda] });
  });

  test('by displayName when it is a Group', () => {
    expect(balanceAfter(exchange('POST', '/Groups', { sent: team })).lost).toEqual([
      { endpoint: '/Groups', attribute: 'displayName', value: 'run-2 Team' },
    ]);
  });

  test.each([
    ['a User by displayName alone, which others share', { schemas: [schemaUrn.User], displayName: 'Ada Lovelace' }],
    ['something without schemas', { displayName: 'Ada Lovelace' }],
    ['a name that is no text', { schemas: [schemaUrn.Group], userName: 5, displayName: ['x'] }],
    ['a list', [ada]],
    ['no JSON', '{"userName":'],
    ['nothing', undefined],
  ])('but not %s', (_, sent) => {
    expect(balanceAfter(createOf(sent, {}))).toEqual({ present: [], lost: [] });
  });
});

test.each<[string, Exchange]>([
  ['a refused create', createOf(ada, { status: 409, answer: { id: '7' } })],
  ['a failed create', createOf(ada, { status: 500, answer: { id: '7' } })],
  ['a redirected create', createOf(ada, { status: 307, headers: [['Location', `${base}/Users/7`]] })],
  ['a search', exchange('POST', '/Users/.search', { sent: ada, status: 200, answer: { id: '7' } })],
  ['a search everywhere', exchange('POST', '/.search', { sent: ada })],
  [
    'a create elsewhere',
    exchange('POST', 'https://evil.com/scim/v2/Users', { sent: ada, status: 201, answer: { id: '7' } }),
  ],
  ['a create beside the base URL', exchange('POST', `${base}x/Users`, { sent: ada, status: 201, answer: { id: '7' } })],
  ['a retrieval', exchange('GET', '/Users/7', { status: 200, answer: { id: '7' } })],
  ['a replacement', exchange('PUT', '/Users/7', { sent: ada, status: 200, answer: { id: '7' } })],
  ['a modification', exchange('PATCH', '/Users/7', { sent: ada, status: 201, answer: { id: '7' } })],
])('%s leaves the balance as it was', (_, each) => {
  expect(balanceAfter(each)).toEqual({ present: [], lost: [] });
});

describe('a delete', () => {
  const create = createOf(ada, { status: 201, answer: { id: 'a b' } });

  test.each([200, 202, 204, 404])('answered with %i takes the resource out', (status) => {
    expect(balanceAfter(create, exchange('DELETE', '/Users/a%20b?x=1', { status })).present).toEqual([]);
  });

  test.each([undefined, 302, 400, 401, 403, 405, 409, 412, 500, 503])('answered with %s leaves it there', (status) => {
    const removal = exchange('DELETE', '/Users/a%20b', status === undefined ? {} : { status });

    expect(balanceAfter(create, removal).present).toHaveLength(1);
  });

  test('before another create of the same id leaves the second one', () => {
    expect(balanceAfter(create, exchange('DELETE', '/Users/a%20b', { status: 204 }), create).present).toHaveLength(1);
  });
});

describe('a bulk request', () => {
  const bulk = (Operations: unknown, status = 200) =>
    exchange('POST', '/Bulk', {
      sent: { schemas: [messageUrn.BulkRequest] },
      status,
      answer: { schemas: [messageUrn.BulkResponse], Operations },
    });

  test('brings in what its operations created and takes out what they deleted', () => {
    const created = balanceAfter(
      bulk([
        { method: 'POST', status: '201', location: `${base}/Users/1` },
        { method: 'POST', status: { code: '201' }, location: `${base}/Groups/2` },
        { method: 'POST', status: 201, location: `${base}/Users/3` },
        { method: 'PUT', status: '200', location: `${base}/Users/4` },
        { method: 'POST', status: '409', location: `${base}/Users/5` },
        { method: 'POST', status: null, location: `${base}/Users/6` },
        { method: 'POST', status: '201', location: 'https://evil.com/Users/7' },
        { method: 'POST', status: '201' },
      ]),
      bulk([{ method: 'DELETE', status: '204', location: `${base}/Users/3` }]),
    );

    expect(created.present).toEqual([
      { url: `${base}/Users/1`, resourceType: 'Users' },
      { url: `${base}/Groups/2`, resourceType: 'Groups' },
    ]);
  });

  test.each([undefined, null, 'x', {}, [null, 1, 'x']])('whose operations are %j changes nothing', (operations) => {
    expect(balanceAfter(bulk(operations))).toEqual({ present: [], lost: [] });
  });

  const creates = {
    schemas: [messageUrn.BulkRequest],
    Operations: [
      { method: 'POST', path: '/Users', bulkId: 'ada', data: ada },
      { method: 'DELETE', path: '/Users/1' },
    ],
  };
  const answered = (result: object, status = 200) =>
    balanceAfter(exchange('POST', '/Bulk', { sent: creates, status, answer: { Operations: [result] } }));

  test.each<[string, object]>([
    ['relative', { location: '/scim/v2/Users/7' }],
    ['absolute', { location: `${base}/Users/7` }],
  ])('is followed by its bulkId to an %s location', (_, where) => {
    const created = answered({ method: 'POST', bulkId: 'ada', status: '201', ...where });

    expect(created).toEqual({ present: [{ url: `${base}/Users/7`, resourceType: 'Users' }], lost: [] });
  });

  test.each<[string, object, number]>([
    ['gives no location', { method: 'POST', bulkId: 'ada', status: '201' }, 200],
    ['gives a location elsewhere', { method: 'POST', bulkId: 'ada', status: '201', location: 'https://x.com/1' }, 200],
    ['has no result of a create', { method: 'DELETE', status: '204' }, 200],
    ['breaks', {}, 500],
  ])('whose answer %s may have created something', (_, result, status) => {
    expect(answered(result, status)).toEqual({ present: [], lost: [lostAda] });
  });

  test.each<[string, object, number]>([
    ['whose create failed', { method: 'POST', bulkId: 'ada', status: '409' }, 200],
    ['that was refused', {}, 413],
  ])('%s creates nothing', (_, result, status) => {
    expect(answered(result, status)).toEqual({ present: [], lost: [] });
  });

  test('without an answer may have created something', () => {
    expect(balanceAfter(exchange('POST', '/Bulk', { sent: creates }))).toEqual({ present: [], lost: [lostAda] });
    expect(balanceAfter(exchange('POST', '/Bulk', { sent: {} }))).toEqual({ present: [], lost: [] });
  });
});

describe('the lines of a ledger', () => {
  const creates = ['1', '2', '3'].map((id) => createOf(ada, { status: 201, answer: { id } }));

  test('give the same balance in another process', () => {
    const lines: string[] = [];
    const ledger = createLedger(base, (line) => lines.push(line));
    for (const each of [...creates, exchange('DELETE', '/Users/2', { status: 204 }), createOf(ada, {})]) {
      ledger.observe(each);
    }

    expect(lines.every((line) => /^\{.*\}\n$/.test(line))).toBe(true);
    expect(balanceOf(lines.join('').split('\n'))).toEqual(ledger.balance());
    expect(ledger.balance()).toMatchObject({
      present: [{ url: `${base}/Users/1` }, { url: `${base}/Users/3` }],
      lost: [lostAda],
    });
  });

  test('of two processes in one file add up', () => {
    const folder = mkdtempSync(join(tmpdir(), 'scimulate-ledger-'));
    const file = join(folder, 'ledger.ndjson');
    const [one, other] = [1, 2].map(() => createLedger(base, (line) => appendFileSync(file, line)));
    one!.observe(creates[0]!);
    other!.observe(creates[1]!);
    one!.observe(creates[2]!);
    other!.observe(exchange('DELETE', '/Users/1', { status: 204 }));

    expect(balanceOf(readFileSync(file, 'utf8').split('\n')).present.map(({ url }) => url)).toEqual([
      `${base}/Users/2`,
      `${base}/Users/3`,
    ]);
    rmSync(folder, { recursive: true });
  });

  test('are read as far as they go when the last one is torn', () => {
    const lines: string[] = [];
    const ledger = createLedger(base, (line) => lines.push(line));
    for (const each of creates) ledger.observe(each);
    const whole = lines.join('');

    fc.assert(
      fc.property(fc.nat(whole.length), (end) => {
        const complete = whole.slice(0, end).split('\n').length - 1;
        const { present } = balanceOf(whole.slice(0, end).split('\n'));
        expect(present.length === complete || whole[end] === '\n').toBe(true);
        expect(present).toEqual(ledger.balance().present.slice(0, present.length));
      }),
    );
  });

  test.each(['', 'null', '5', '"created"', '[]', 'true'])('skip the line %j', (line) => {
    expect(balanceOf([line])).toEqual({ present: [], lost: [] });
  });
});

test('whatever is answered, the ledger keeps to the target', () => {
  const anything = fc.oneof(fc.json(), fc.string(), fc.constant(JSON.stringify({ id: 'x', meta: null })));
  const locations = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'abc/.:#?@ %[\\') }),
    fc.constantFrom('../..', 'https://evil.com/scim/v2/Users/1', `${base}/Users/1`, `${base}/Users/%2e%2e`),
  );
  fc.assert(
    fc.property(
      fc.constantFrom('POST', 'PUT', 'DELETE', 'PATCH', 'GET'),
      fc.constantFrom('/Users', '/Groups', '/Bulk', '/.search', '/Users/1'),
      fc.integer({ min: 200, max: 599 }),
      anything,
      anything,
      locations,
      (method, path, status, sent, answer, location) => {
        const { present } = balanceAfter(
          exchange(method, path, { sent, status, answer, headers: [['Location', location]] }),
        );
        for (const { url } of present) {
          const { href } = new URL(url);
          expect(href.startsWith(`${base}/`)).toBe(true);
          expect(href).not.toBe(base + path + (method === 'PUT' ? '/' : ''));
        }
      },
    ),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordedBaseUrl } from '../target/recorded-base.ts';
import type { Exchange } from './exchange.ts';
import { writeHar } from './har.ts';
import { readHar } from './har-reading.ts';
import { IdTranslation } from './id-translation.ts';
import { redactTraffic } from './redacted-traffic.ts';

const origin = { creator: { name: 'scimulate', version: '0.1.0' }, comment: '' };

const header = fc.tuple(fc.stringMatching(/^[A-Za-z-]{1,12}$/), fc.string());
const headers = fc.array(header, { maxLength: 4 });
const answered = fc.record({ status: fc.integer({ min: 100, max: 599 }), headers, body: fc.string() });
const exchange: fc.Arbitrary<Exchange> = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'PATCH', 'get'),
    url: fc.webUrl({ withQueryParameters: true }),
    headers,
    body: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
    answer: fc.option(answered, { nil: undefined }),
    sender: fc.constantFrom('idp', 'setup', 'discovery'),
  })
  .map(({ method, url, headers: fields, body, answer, sender }) => ({
    request: { method, url, headers: fields, ...(body !== undefined && { body }) },
    sender,
    startedAt: '2026-11-20T12:00:00.000Z',
    durationMs: 3,
    ...(answer ? { answer } : { failure: { code: 'other', message: 'gone' } as const }),
  }));

function simple(method: string, url: string, status: number, answer: unknown, body?: unknown): Exchange {
  return {
    request: { method, url, headers: [], ...(body !== undefined && { body: JSON.stringify(body) }) },
    sender: 'idp',
    startedAt: '2026-11-20T12:00:00.000Z',
    durationMs: 1,
    answer: { status, headers: [], body: JSON.stringify(answer) },
  };
}

describe('a HAR', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(fc.array(exchange), (exchanges) => {
        expect(readHar(writeHar(exchanges, origin))).toEqual({ exchanges, cut: 0 });
      }),
    );
  });

  test.each([
    ['no JSON', '<har/>', 'The file is not JSON.'],
    ['something else', '{"a":1}', 'It has no log.entries.'],
    ['an entry without address', '{"log":{"entries":[{"request":{"method":"GET","url":"/Users"}}]}}', 'Entry 1 has no'],
  ])('that is %s is refused', (_, text, problem) => {
    expect(readHar(text)).toEqual({ problem: expect.stringContaining(problem) });
  });

  test('of a browser is read too: pseudo-headers, encoded bodies, requests without answer', () => {
    const request = { method: 'GET', url: 'https://x.example/Users', headers: [{ name: ':path', value: '/Users' }] };
    const content = { encoding: 'base64', text: Buffer.from('{"a":"ä"}').toString('base64') };
    const entries = [
      { request, response: { status: 200, headers: [], content } },
      { request, response: { status: 0 } },
    ];

    expect(readHar(JSON.stringify({ log: { entries } }))).toMatchObject({
      exchanges: [{ request: { headers: [] }, answer: { body: '{"a":"ä"}' } }, { failure: { code: 'other' } }],
    });
  });

  test('with cut bodies is read without them', () => {
    const text = writeHar([simple('GET', 'https://x.example/Users', 200, {})], origin, () => ({
      _truncated: ['answer'],
    }));

    expect(readHar(text)).toEqual({ exchanges: [], cut: 1 });
  });
});

test('what proves identity and what is a password is nowhere in traffic that leaves the program', () => {
  const sent = (name: string, value: string, body: unknown): Exchange => {
    const plain = simple('POST', 'https://x.example/Users?as=T0ken-of-somebody', 201, body, body);
    return { ...plain, request: { ...plain.request, headers: [[name, value]] } };
  };
  const basic = `Basic ${Buffer.from('ada:sEsame-open').toString('base64')}`;
  const shown = JSON.stringify(
    redactTraffic([
      sent('authorization', 'Bearer T0ken-of-somebody', { title: 'Correct-Horse' }),
      sent('Authorization', basic, { password: 'Correct-Horse', nickName: 'sEsame-open' }),
    ]),
  );

  expect(shown).not.toMatch(/T0ken|Correct-Horse|sEsame/);
  expect(shown).not.toContain(basic.slice(6));
});

test('the base URL is what most addresses have before the endpoint', () => {
  const to = (url: string) => simple('GET', url, 200, {});

  expect(recordedBaseUrl([to('https://a.example/token'), to('https://a.example/v2/Users?x=/Groups')])).toBe(
    'https://a.example/v2',
  );
  expect(
    recordedBaseUrl([to('https://b.example/Groups/1'), to('https://a.example/Users'), to('https://b.example/Schemas')]),
  ).toBe('https://b.example');
  expect(recordedBaseUrl([to('https://a.example/other')])).toBeUndefined();
});

describe('ids of the recording', () => {
  function translation(...pairs: readonly (readonly [unknown, unknown])[]): IdTranslation {
    const ids = new IdTranslation();
    for (const [before, after] of pairs) {
      ids.learn(
        simple('POST', 'https://x.example/Users', 201, before),
        simple('POST', 'https://y.example/Users', 201, after),
      );
    }
    return ids;
  }

  test('become those of the target, wherever they stand', () => {
    const ids = translation([{ id: '2819c223-7f76' }, { id: 'new one' }], [{ id: '7' }, { id: '42' }]);

    expect(ids.address('/Users/2819c223-7f76?attributes=id')).toBe('/Users/new%20one?attributes=id');
    expect(ids.address('/Groups?filter=members%20eq%20%222819c223-7f76%22')).toContain('%22new%20one%22');
    expect(ids.body('{"value":"2819c223-7f76","$ref":"https://x/Users/2819c223-7f76"}')).toBe(
      '{"value":"new one","$ref":"https://x/Users/new one"}',
    );
    expect(ids.body(String.raw`{"path":"members[value eq \"7\"]","title":"7","value":"7"}`)).toBe(
      String.raw`{"path":"members[value eq \"42\"]","title":"7","value":"42"}`,
    );
    expect(ids.body('{"title":"2819c223-7f76-and-more"}')).toBe('{"title":"2819c223-7f76-and-more"}');
  });

  test('are learned from lists by what names a resource', () => {
    const ids = new IdTranslation();
    const list = (...Resources: readonly object[]) => ({ totalResults: Resources.length, Resources });
    ids.learn(
      simple(
        'GET',
        'https://x.example/Users',
        200,
        list({ id: 'former-a1', userName: 'ada' }, { id: 'former-b2', userName: 'bob' }),
      ),
      simple(
        'GET',
        'https://y.example/Users',
        200,
        list({ id: 'now-b2', userName: 'Bob' }, { id: 'now-c3', userName: 'eve' }),
      ),
    );

    expect(ids.address('/Users/former-b2')).toBe('/Users/now-b2');
    expect(ids.address('/Users/former-a1')).toBe('/Users/former-a1');
  });
});

import { describe, expect, test } from 'vitest';
import type { Exchange, HeaderList, Sender } from './exchange.ts';
import { patient } from './patience.ts';

interface Answer {
  readonly status: number;
  readonly headers?: HeaderList;
}

const request = { method: 'GET', url: 'https://scim.example/v2/Users', headers: [] };

/** What comes of one request to a target that gives these answers in turn. */
async function sent(answers: readonly Answer[], sender: Sender = 'check') {
  const pauses: number[] = [];
  let count = 0;
  const exchangeOf = ({ status, headers = [] }: Answer): Exchange => ({
    request,
    sender,
    startedAt: '2026-01-01T00:00:00Z',
    durationMs: 1,
    answer: { status, headers, body: '' },
  });
  const transport = { send: async () => exchangeOf(answers[Math.min(count++, answers.length - 1)]!), close() {} };
  const exchange = await patient(transport, async (ms) => pauses.push(ms)).send(request, sender);
  return { status: exchange.answer?.status, pauses, count };
}

const after = (value: string): HeaderList => [['Retry-After', value]];

describe('patience', () => {
  test.each<[string, Answer, number[]]>([
    ['as long as 429 asks for', { status: 429, headers: after('2') }, [2000]],
    ['as long as 503 asks for', { status: 503, headers: after('3') }, [3000]],
    ['a second after 429 without Retry-After', { status: 429 }, [1000]],
    ['not at all when the moment is over', { status: 429, headers: after('Thu, 01 Jan 1970 00:00:00 GMT') }, [0]],
  ])('waits %s', async (_, first, pauses) => {
    expect(await sent([first, { status: 200 }])).toEqual({ status: 200, pauses, count: 2 });
  });

  test.each<[string, Answer]>([
    ['503 without Retry-After', { status: 503 }],
    ['a wait of more than a minute', { status: 429, headers: after('61') }],
    ['a Retry-After that cannot be read', { status: 429, headers: after('soon') }],
    ['any other status', { status: 500, headers: after('1') }],
  ])('is not shown for %s', async (_, first) => {
    expect(await sent([first, { status: 200 }])).toEqual({ status: first.status, pauses: [], count: 1 });
  });

  test('waits longer each time, and ends', async () => {
    expect(await sent([{ status: 429 }])).toEqual({ status: 429, pauses: [1000, 2000, 4000, 8000], count: 5 });
  });

  test('is left to identity providers themselves', async () => {
    expect(await sent([{ status: 429 }, { status: 200 }], 'idp')).toEqual({ status: 429, pauses: [], count: 1 });
  });
});

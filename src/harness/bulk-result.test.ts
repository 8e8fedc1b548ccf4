import { describe, expect, test } from 'vitest';
import type { Json } from '../scim/json.ts';
import { Answer } from './answer.ts';
import { bulkResults } from './bulk-result.ts';
import { Inconclusive } from './inconclusive.ts';

function answer(body: Json, status = 200): Answer {
  const request = { method: 'POST', url: 'https://example.com/scim/v2/Bulk', headers: [] };
  const told = { request, sender: 'check', startedAt: '2026-01-01T00:00:00.000Z', durationMs: 1 } as const;
  return new Answer({ ...told, answer: { status, headers: [], body: JSON.stringify(body) } });
}

describe('the result of an operation', () => {
  test.each<[string, Json, object]>([
    [
      'is read',
      { method: 'POST', bulkId: 'a', status: '201', location: 'https://x/Users/7' },
      { bulkId: 'a', status: 201, id: '7' },
    ],
    ['has a method in capitals', { method: 'put' }, { method: 'PUT' }],
    ['has a bulkId that is text', { bulkId: 7 }, { bulkId: undefined }],
    ['has a status in the older form', { status: { code: '409' } }, { status: 409 }],
    ['has a status that is a number', { status: 204 }, { status: 204 }],
    ['has no status', {}, { method: '', bulkId: undefined, status: Number.NaN, id: '' }],
    ['has a status that is nothing', { status: null }, { status: Number.NaN }],
    ['has an id that was encoded', { location: '/Users/a%20b' }, { id: 'a b' }],
    ['has an id that cannot be decoded', { location: '/Users/100%' }, { id: '100%' }],
    ['has the id of its response', { response: { id: '8' } }, { id: '8' }],
  ])('%s', (_, operation, result) => {
    expect(bulkResults(answer({ Operations: [operation] }))).toEqual([expect.objectContaining(result)]);
  });

  test('that is no object is passed over', () => {
    expect(bulkResults(answer({ Operations: [7, null] }))).toEqual([]);
  });
});

test.each([answer({ Operations: [] }, 501), answer({}), answer('no')])(
  'without results nothing can be judged',
  (one) => {
    expect(() => bulkResults(one)).toThrow(Inconclusive);
  },
);

import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SimulationEvent } from '../harness/simulation.ts';
import type { Exchange } from '../http/exchange.ts';
import { arrowDiagram } from './arrow-diagram.ts';

const base = 'http://127.0.0.1:8080/scim/v2';

function exchange(method: string, path: string, status: number, answer: unknown, body?: unknown): Exchange {
  return {
    request: { method, url: base + path, headers: [], ...(body !== undefined && { body: JSON.stringify(body) }) },
    sender: 'idp',
    startedAt: '2026-11-20T12:00:00.000Z',
    durationMs: 1,
    answer: { status, headers: [], body: answer === undefined ? '' : JSON.stringify(answer) },
  };
}

function drawn(events: readonly SimulationEvent[], colour = false): string {
  const diagram = arrowDiagram({ left: 'Okta', right: '127.0.0.1:8080', colour });
  return [diagram.head(), ...events.map((event) => diagram.event(event)), diagram.end()].join('');
}

const list = { totalResults: 1, Resources: [{ id: 'a1' }] };
const filter = 'userName+eq+%22a.person.with.a.long.name%40scimulate.example%22';
const story: readonly SimulationEvent[] = [
  { kind: 'happens', sentence: 'leaver (ada@scimulate.example) gets the application' },
  { kind: 'exchange', exchange: exchange('GET', `/Users?filter=${filter}&startIndex=1&count=100`, 200, list) },
  { kind: 'begins' },
  { kind: 'happens', sentence: 'leaver loses the application' },
  { kind: 'happens', sentence: 'PATCH /scim/v2/Users/a1: the request is lost' },
  {
    kind: 'exchange',
    exchange: exchange(
      'PATCH',
      '/Users/a1',
      400,
      { scimType: 'invalidPath', detail: 'There is no path.' },
      { Operations: [{ op: 'replace', value: { active: false, nickName: 'x'.repeat(300) } }] },
    ),
  },
  { kind: 'exchange', exchange: { ...exchange('POST', '/Users', 201, { id: 'b2' }), sender: 'setup' } },
  {
    kind: 'fails',
    problem: {
      subject: 'leaver',
      step: 'deactivate user',
      code: 'Oops',
      message: 'It failed.',
      detail: 'There is no path.',
    },
  },
];

test('a story reads from top to bottom', async () => {
  await expect(drawn(story)).toMatchFileSnapshot('../../fixtures/golden/simulate/diagram.txt');
});

test('colour changes nothing but colour', () => {
  expect(drawn(story, true)).not.toBe(drawn(story));
  expect(stripVTControlCharacters(drawn(story, true))).toBe(drawn(story));
});

test('what repeats is counted', () => {
  const many = Array.from({ length: 30 }, () => story[1]!);

  expect(drawn(many).match(/GET /g)).toHaveLength(24);
  expect(drawn(many)).toContain('⋮ and 6 more');
});

const hostile = fc.string({ unit: 'binary', maxLength: 300 });
const events = fc.oneof(
  hostile.map((sentence): SimulationEvent => ({ kind: 'happens', sentence })),
  fc.tuple(hostile, hostile, fc.integer({ min: 0, max: 599 })).map(
    ([path, body, status]): SimulationEvent => ({
      kind: 'exchange',
      exchange: exchange('GET', `/${path}`, status, body, body),
    }),
  ),
  hostile.map((message): SimulationEvent => ({ kind: 'fails', problem: { step: 'create user', message } })),
);

test('no line is longer than 100 characters, and nothing reaches the terminal as a command', () => {
  fc.assert(
    fc.property(fc.array(events, { maxLength: 8 }), (told) => {
      const lines = drawn(told).split('\n');
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
      expect(lines.join('')).not.toMatch(/\p{Cc}/u);
    }),
  );
});

import { expect, test } from 'vitest';
import { explanationsOf } from './explanations.ts';
import type { CheckVerdict } from './model.ts';
import { type RequestShape, shapeOf } from './request-shape.ts';

const base = 'https://scim.example.com/v2';

/** Checks by id with what they sent: `409 POST /Users`, the deciding request last. */
function explained(
  sent: Readonly<Record<string, readonly string[]>>,
  findings: readonly (readonly (Partial<CheckVerdict> & { readonly id: string })[])[],
  flows: readonly string[] = ['flow'],
) {
  const traffic = Object.entries(sent).map(([id, endings]) => {
    const shapes = endings.map((ending): RequestShape => {
      const [, method = '', path = ''] = ending.split(' ');
      return shapeOf({ method, url: `${base}${path}`, headers: [] }, base);
    });
    return { id, endings: endings.map((ending) => ending.replace(/\/\d+$/, '/{id}')), shapes };
  });
  const causes = findings.map((alike) => ({
    alike: alike.map((check) => ({ kind: 'scripted', ...check }) as CheckVerdict),
  }));
  const explanations = explanationsOf(
    flows.map((id) => ({ id, kind: 'scenario', idp: id }) as CheckVerdict),
    causes,
    {
      requests: new Map(traffic.map(({ id, shapes }) => [id, shapes])),
      endings: new Map(traffic.map(({ id, endings }) => [id, endings])),
    },
  );
  return [...explanations].map(([{ alike }, { idps, isAlike }]) => [alike[0]?.id, idps, isAlike]);
}

test('a flow is explained by the first finding about one of its requests', () => {
  const sent = { flow: ['200 GET /Users', '200 PUT /Users/1'], a: ['200 GET /Groups'], b: ['200 PUT /Users/2'] };

  expect(explained({ ...sent, c: ['200 GET /Users'] }, [[{ id: 'a' }], [{ id: 'b' }], [{ id: 'c' }]])).toEqual([
    ['b', ['flow'], false],
  ]);
});

test('a flow is explained by the first finding that was refused as it was, too', () => {
  const sent = { flow: ['201 POST /Users', '400 PATCH /Users/1'], a: ['201 POST /Users'], b: ['400 PATCH /Users/2'] };

  expect(explained(sent, [[{ id: 'a' }], [{ id: 'b' }]])).toEqual([
    ['b', ['flow'], true],
    ['a', ['flow'], false],
  ]);
  expect(explained(sent, [[{ id: 'b' }], [{ id: 'a' }]])).toEqual([['b', ['flow'], true]]);
});

test('only what both ended with is a refusal that they share', () => {
  const flow = ['400 POST /Users', '200 GET /Users/1'];

  expect(explained({ flow, a: ['400 POST /Users'] }, [[{ id: 'a' }]])).toEqual([['a', ['flow'], false]]);
  expect(explained({ flow: ['400 POST /Users'], a: ['400 POST /Users', '200 GET /Users/1'] }, [[{ id: 'a' }]])).toEqual(
    [['a', ['flow'], false]],
  );
  expect(explained({ flow: ['200 GET /Users'], a: ['200 GET /Users'] }, [[{ id: 'a' }]])).toEqual([
    ['a', ['flow'], false],
  ]);
});

test('a refusal that was expected is none that is shared', () => {
  const sent = { flow: ['400 POST /Users'], a: ['400 POST /Users'] };
  const isAlike = (check: Partial<CheckVerdict>) => explained(sent, [[{ id: 'a', ...check }]])[0]?.[2];

  expect(isAlike({})).toBe(true);
  expect(isAlike({ expectedValue: 'status 201' })).toBe(true);
  expect(isAlike({ expectedValue: 'status 400 with scimType invalidValue' })).toBe(false);
  expect(isAlike({ kind: 'passive' })).toBe(false);
});

test('one of several checks with the same finding is enough', () => {
  const sent = { flow: ['400 POST /Users'], a: ['200 GET /Groups'], b: ['400 POST /Users'] };

  expect(explained(sent, [[{ id: 'a' }, { id: 'b' }]])).toEqual([['a', ['flow'], true]]);
  expect(explained({ ...sent, b: ['409 POST /Users'] }, [[{ id: 'a' }, { id: 'b' }]])).toEqual([
    ['a', ['flow'], false],
  ]);
});

test('a rule of messages needs such a message, any other finding such a request', () => {
  const sent = { flow: ['201 POST /Users'], a: ['400 POST /Users'] };

  expect(explained(sent, [[{ id: 'a' }]])).toEqual([['a', ['flow'], false]]);
  expect(explained(sent, [[{ id: 'a', kind: 'passive' }]])).toEqual([]);
  expect(explained({ ...sent, a: ['201 POST /Users'] }, [[{ id: 'a', kind: 'passive' }]])).toEqual([
    ['a', ['flow'], false],
  ]);
});

test('a finding explains several flows, and no flow explains another', () => {
  const sent = { okta: ['409 POST /Users'], entra: ['201 POST /Users'], a: ['409 POST /Users'] };

  expect(explained(sent, [[{ id: 'a' }]], ['okta', 'entra'])).toEqual([['a', ['okta', 'entra'], true]]);
  expect(explained(sent, [[{ id: 'a', idp: 'okta' }]], ['entra'])).toEqual([]);
  expect(explained(sent, [[{ id: 'a' }, { id: 'entra', idp: 'entra' }]], ['entra'])).toEqual([]);
});

test('what nothing was sent for explains nothing', () => {
  expect(explained({ a: ['201 POST /Users'] }, [[{ id: 'a' }]])).toEqual([]);
  expect(explained({ flow: ['201 POST /Users'] }, [[{ id: 'a' }]])).toEqual([]);
});

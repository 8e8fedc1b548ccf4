import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Exchange } from '../http/exchange.ts';
import type { Json, JsonObject } from '../scim/json.ts';
import { Answer, memberIds, memberOf, textOf, valueAt } from './answer.ts';

const request = { method: 'GET', url: 'https://example.com/scim/v2/Users', headers: [] };
const told = { request, sender: 'check', startedAt: '2026-01-01T00:00:00.000Z', durationMs: 1 } as const;

function answer(body: string, headers: Exchange['request']['headers'] = []): Answer {
  return new Answer({ ...told, answer: { status: 200, headers, body } });
}

const json = (value: Json) => answer(JSON.stringify(value));

describe('an answer', () => {
  test('gives status, text, headers and media type', () => {
    const scim = answer('{"id":"1"}', [['content-TYPE', 'Application/SCIM+json; charset=utf-8']]);

    expect(scim).toMatchObject({ status: 200, text: '{"id":"1"}', body: { id: '1' }, id: '1' });
    expect(scim.header('Content-Type')).toBe('Application/SCIM+json; charset=utf-8');
    expect(scim.header('ETag')).toBeUndefined();
    expect(scim.mediaType).toBe('application/scim+json');
  });

  test('that never came has nothing in it', () => {
    const lost = new Answer({ ...told, failure: { code: 'timeout', message: 'No complete answer.' } });

    expect(lost).toMatchObject({ status: 0, text: '', body: undefined, resource: {}, resources: [], mediaType: '' });
    expect(lost.id).toBeUndefined();
    expect(lost.at('id')).toBeUndefined();
    expect(lost.ids()).toEqual([]);
  });

  test.each<[string, string | undefined]>([
    ['{"id":"1"}', '1'],
    ['{"id":""}', undefined],
    ['{"id":1}', undefined],
    ['{"ID":"1"}', undefined],
    ['[{"id":"1"}]', undefined],
    ['null', undefined],
    ['{"id":', undefined],
  ])('%s has the id %j', (body, id) => {
    expect(answer(body).id).toBe(id);
  });

  test('gives the values under a name of each resource in a list', () => {
    const page = json({ Resources: [{ id: '1', name: { givenName: 'Ada' } }, null, { id: 5 }, 'x', { Name: {} }] });

    expect(page.resources).toHaveLength(3);
    expect(page.pluck('name', 'givenName')).toEqual(['Ada', undefined, undefined]);
    expect(page.ids()).toEqual(['1', '5', 'absent']);
  });

  test.each<[Json]>([
    [null],
    ['x'],
    [5],
    [[]],
    [{}],
    [{ Resources: null }],
    [{ Resources: {} }],
    [{ Resources: 'ab' }],
  ])('%j has no resources', (body) => {
    expect(json(body).resources).toEqual([]);
  });

  test('of any text can be looked through without an exception', () => {
    const bodies = fc.oneof(fc.json(), fc.string(), fc.constantFrom('', 'null', '{', '{"Resources":[null]}'));
    const names = fc.array(
      fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'length', '0', 'toString')),
    );
    fc.assert(
      fc.property(bodies, names, (body, path) => {
        const any = answer(body);
        expect(any.at(...path) === undefined || path.length === 0 || any.body !== null).toBe(true);
        expect(any.pluck(...path)).toHaveLength(any.resources.length);
        expect(any.ids().every((id) => typeof id === 'string')).toBe(true);
        expect(any.resource).toBeTypeOf('object');
        expect(memberIds(any.at(...path)).every((id) => typeof id === 'string')).toBe(true);
      }),
    );
  });
});

describe('a value under names', () => {
  const user: JsonObject = { Name: { GivenName: 'Ada' }, name2: null, emails: [{ value: 'a' }], userName: 'ada' };

  test.each<[readonly string[], Json | undefined]>([
    [[], user],
    [['userName'], 'ada'],
    [['USERNAME'], 'ada'],
    [['name', 'givenname'], 'Ada'],
    [['name2'], null],
    [['name2', 'x'], undefined],
    [['userName', 'length'], undefined],
    [['emails', 'value'], undefined],
    [['emails', '0'], undefined],
    [['toString'], undefined],
    [['__proto__'], undefined],
    [['constructor', 'name'], undefined],
  ])('%j is %j', (names, expected) => {
    expect(valueAt(user, names)).toEqual(expected);
  });

  test('has the exact name before one in another case', () => {
    expect(memberOf({ USERNAME: 1, userName: 2, username: 3 }, 'userName')).toBe(2);
    expect(memberOf({ USERNAME: 1 }, 'userName')).toBe(1);
  });
});

test.each<[Json | undefined, readonly string[]]>([
  [
    [{ value: '1' }, { Value: '2' }],
    ['1', '2'],
  ],
  [[{ value: 1 }, { $ref: 'x' }, null, '3', ['4'], { value: '5' }], ['5']],
  [{ value: '1' }, []],
  ['1', []],
  [undefined, []],
  [null, []],
])('the ids in %j are %j', (members, ids) => {
  expect(memberIds(members)).toEqual(ids);
});

test.each<[Json | undefined, string]>([
  ['a', 'a'],
  ['', ''],
  [5, '5'],
  [null, 'null'],
  [undefined, 'absent'],
  [{ toString: 1 }, '{"toString":1}'],
])('%j is %j as text', (value, expected) => {
  expect(textOf(value)).toBe(expected);
});

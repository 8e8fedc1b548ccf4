import { describe, test, expect as vitestExpect } from 'vitest';
import type { Json, JsonObject } from '../scim/json.ts';
import { messageUrn } from '../scim/urn.ts';
import { Answer } from './answer.ts';
import { Evidence } from './evidence.ts';
import { expect } from './expect.ts';
import { Flaws } from './flaws.ts';
import { happeningOf } from './happening.ts';

function answer(status: number, body: Json | string = ''): Answer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const request = { method: 'GET', url: 'https://example.com/scim/v2/Users', headers: [] };
  return new Answer({
    request,
    sender: 'check',
    startedAt: '',
    durationMs: 1,
    answer: { status, headers: [], body: text },
  });
}

const listOf = (...Resources: Json[]) => answer(200, { schemas: [messageUrn.ListResponse], Resources });
const ada = { id: '1', userName: 'ada' };
const team = { id: '2', displayName: 'Team', userName: 'x' };
const conflict = answer(409, { schemas: [messageUrn.Error], scimType: 'uniqueness', detail: 'userName is taken' });

const shortcoming = (about: string, expected: string, received: string) => ({ about, expected, received });

function flawsOf(...objections: readonly string[]): Flaws {
  const flaws = new Flaws(new Evidence('https://example.com/scim/v2'));
  for (const objection of objections) flaws.add(objection);
  return flaws;
}

/** Every expectation here, with the name of its matcher. */
const expectations: readonly (readonly [string, () => unknown, holds: boolean])[] = [
  ['toHaveStatus', () => expect(answer(200)).toHaveStatus(200), true],
  ['toHaveStatus one of', () => expect(answer(204)).toHaveStatus(200, 204), true],
  ['toHaveStatus', () => expect(answer(201)).toHaveStatus(200, 204), false],
  ['toHaveStatus none', () => expect(answer(201)).toHaveStatus(), false],
  ['not toHaveStatus', () => expect(answer(201)).not.toHaveStatus(200), true],
  ['not toHaveStatus', () => expect(answer(201)).not.toHaveStatus(201), false],
  ...[200, 201, 204, 299].map(
    (status) => [`toSucceed ${status}`, () => expect(answer(status)).toSucceed(), true] as const,
  ),
  ...[0, 300, 304, 400, 500].map(
    (status) => [`toSucceed ${status}`, () => expect(answer(status)).toSucceed(), false] as const,
  ),
  ...['x', 0, false, [1], { a: 1 }, [{ a: 1 }]].flatMap(
    (value) =>
      [
        [`toBePresent ${JSON.stringify(value)}`, () => expect(value).toBePresent(), true],
        [`toBeAbsent ${JSON.stringify(value)}`, () => expect(value).toBeAbsent(), false],
      ] as const,
  ),
  ...[undefined, null, [], {}, [null], { a: null }, [{}]].flatMap(
    (value) =>
      [
        [`toBePresent ${JSON.stringify(value)}`, () => expect(value).toBePresent(), false],
        [`toBeAbsent ${JSON.stringify(value)}`, () => expect(value).toBeAbsent(), true],
      ] as const,
  ),
  ['toBePresent of an empty text', () => expect('').toBePresent(), false],
  ['toBeAbsent of an empty text', () => expect('').toBeAbsent(), false],
  ['toBeScimError', () => expect(conflict).toBeScimError(409, 'uniqueness'), true],
  ['toBeScimError of any keyword', () => expect(conflict).toBeScimError(409), true],
  ['toBeScimError of several', () => expect(conflict).toBeScimError([400, 409], 'tooMany', 'uniqueness'), true],
  ['toBeScimError with another status', () => expect(conflict).toBeScimError(400, 'uniqueness'), false],
  ['toBeScimError with another keyword', () => expect(conflict).toBeScimError(409, 'tooMany'), false],
  ['toBeScimError without a body', () => expect(answer(409)).toBeScimError(409, 'uniqueness'), false],
  ['toHoldExactly', () => expect(listOf(ada, team)).toHoldExactly(team, ada), true],
  ['toHoldExactly nothing', () => expect(listOf()).toHoldExactly(), true],
  ['toHoldExactly nothing in no list', () => expect(answer(200, {})).toHoldExactly(), true],
  ['toHoldExactly too few', () => expect(listOf(ada)).toHoldExactly(team, ada), false],
  ['toHoldExactly too many', () => expect(listOf(ada, team)).toHoldExactly(ada), false],
  ['toHoldExactly one twice', () => expect(listOf(ada, ada)).toHoldExactly(ada), false],
  ['toHoldExactly another status', () => expect(answer(201, { Resources: [ada] })).toHoldExactly(ada), false],
  ['toHoldExactly without ids', () => expect(listOf({}, { id: 5 })).toHoldExactly(ada), false],
  ['toHoldExactly other ids', () => expect(listOf({ id: 'ab' })).toHoldExactly({ id: 'a' }, { id: 'b' }), false],
  ['toBeEmpty', () => expect(flawsOf()).toBeEmpty('none'), true],
  ['toBeEmpty not', () => expect(flawsOf('a flaw')).toBeEmpty('none'), false],
  ['toHaveConverged', () => expect([]).toHaveConverged(), true],
  ['toHaveConverged not', () => expect([shortcoming('ada', 'x', 'y')]).toHaveConverged(), false],
  ['toHaveErrorBody', () => expect(conflict).toHaveErrorBody(), true],
  ['toHaveErrorBody without schemas', () => expect(answer(400, { detail: 'x' })).toHaveErrorBody(), false],
  ['toHaveErrorBody of a page', () => expect(answer(400, '<html>')).toHaveErrorBody(), false],
  ['toHaveErrorBody of nothing', () => expect(answer(400)).toHaveErrorBody(), false],
  ['toHaveErrorBody with a text', () => expect(answer(400, { schemas: messageUrn.Error })).toHaveErrorBody(), false],
  ['toContain', () => expect(['a', 'b']).toContain('b'), true],
  ['toContain part of a text', () => expect('abc').toContain('bc'), true],
  ['toContain a number in a text', () => expect('a5').toContain(5 as unknown as string), false],
  ['toContain other', () => expect(['a']).toContain('b'), false],
  ...[undefined, null, 5, {}, { b: 1 }].flatMap(
    (value) =>
      [
        [`toContain in ${JSON.stringify(value)}`, () => expect(value as unknown as string[]).toContain('b'), false],
        [
          `not toContain in ${JSON.stringify(value)}`,
          () => expect(value as unknown as string[]).not.toContain('b'),
          true,
        ],
      ] as const,
  ),
  ['not toContain', () => expect(['a', 'b']).not.toContain('b'), false],
];

function messageOf(expectation: () => unknown): string | undefined {
  try {
    expectation();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

describe('an expectation', () => {
  test.each(expectations)('%s holds or is refuted with both sides', (_, expectation, holds) => {
    const message = messageOf(expectation);

    if (holds) return vitestExpect(message).toBeUndefined();
    vitestExpect(happeningOf({ status: 'failed', errors: [{ message: message! }], timeoutMs: 1 })).toMatchObject({
      kind: 'refuted',
      expectedValue: vitestExpect.stringMatching(/./),
      actual: vitestExpect.stringMatching(/./),
    });
  });
});

describe('the message of', () => {
  const wide: JsonObject = { id: '3', detail: 'x'.repeat(400) };

  test.each<[string, () => unknown, string, string]>([
    ['toHaveStatus', () => expect(answer(201)).toHaveStatus(200, 204), 'status 200 or 204', 'status 201'],
    [
      'toHaveStatus with an error',
      () => expect(conflict).toHaveStatus(201),
      'status 201',
      'status 409 with scimType "uniqueness": userName is taken',
    ],
    [
      'toHaveStatus with a long error',
      () => expect(answer(500, wide)).toHaveStatus(200),
      'status 200',
      `status 500: ${'x'.repeat(300)}…`,
    ],
    [
      'toBeScimError',
      () => expect(answer(500)).toBeScimError([400, 409], 'uniqueness'),
      'status 400 or 409 with scimType "uniqueness"',
      'status 500',
    ],
    ['toBeScimError of any keyword', () => expect(answer(500)).toBeScimError(400), 'status 400', 'status 500'],
    [
      'toBeScimError of several keywords',
      () => expect(answer(500)).toBeScimError(400, 'tooMany', 'uniqueness'),
      'status 400 with scimType "tooMany" or "uniqueness"',
      'status 500',
    ],
    ['toBeEmpty', () => expect(flawsOf('one', 'two')).toBeEmpty('no flaw'), 'no flaw', 'one\ntwo'],
    [
      'toHoldExactly of several',
      () => expect(listOf({ id: '8' }, { id: '9' })).toHoldExactly(ada, team),
      'Team, ada',
      '8, 9 (missing: ada, Team; too much: 8, 9)',
    ],
    ['toSucceed', () => expect(answer(404)).toSucceed(), 'a status from 200 to 299', 'status 404'],
    ['toBePresent', () => expect(undefined).toBePresent(), 'a value', 'absent'],
    ['toBeAbsent', () => expect({ a: 1 }).toBeAbsent(), 'no value', '{"a":1}'],
    [
      'toHoldExactly',
      () => expect(listOf(ada, { id: '9' })).toHoldExactly(ada, team),
      'Team, ada',
      '9, ada (missing: Team; too much: 9)',
    ],
    ['toHoldExactly nobody', () => expect(listOf(ada)).toHoldExactly(), 'no resource', 'ada (too much: ada)'],
    ['toHoldExactly twice', () => expect(listOf(ada, ada)).toHoldExactly(ada), 'ada', 'ada, ada'],
    [
      'toHoldExactly of the nameless',
      () => expect(listOf({ id: 5 })).toHoldExactly(),
      'no resource',
      'a resource without a name (too much: a resource without a name)',
    ],
    ['toHoldExactly of an error', () => expect(answer(400)).toHoldExactly(ada), 'ada', 'status 400'],
    [
      'toHaveConverged',
      () => expect([shortcoming('ada', 'gone', 'there'), shortcoming('bob', 'x', 'y')]).toHaveConverged(),
      'ada: gone\nbob: x',
      'ada: there\nbob: y',
    ],
    [
      'toHaveErrorBody',
      () => expect(answer(404, '<html>')).toHaveErrorBody(),
      `a body with schemas ["${messageUrn.Error}"]`,
      '404 with <html>',
    ],
    [
      'toHaveErrorBody of nothing',
      () => expect(answer(404)).toHaveErrorBody(),
      `a body with schemas ["${messageUrn.Error}"]`,
      '404 with an empty body',
    ],
    ['toContain', () => expect(['a']).toContain('b'), 'a list with "b"', '["a"]'],
    ['toContain of a number', () => expect(5 as unknown as string).toContain('b'), 'a list with "b"', '5'],
    ['not toContain', () => expect('abc').not.toContain('b'), 'not a text with "b"', '"abc"'],
  ])('%s tells both sides', (_, expectation, expectedValue, actual) => {
    const message = messageOf(expectation)!;

    vitestExpect(happeningOf({ status: 'failed', errors: [{ message }], timeoutMs: 1 })).toMatchObject({
      expectedValue,
      actual,
    });
  });

  test.each([
    ['toHaveStatus', () => expect(answer(201)).toHaveStatus(200)],
    ['not.toHaveStatus', () => expect(answer(201)).not.toHaveStatus(201)],
    ['toBePresent', () => expect(undefined).toBePresent()],
    ['toBeAbsent', () => expect(1).toBeAbsent()],
    ['toSucceed', () => expect(answer(400)).toSucceed()],
    ['toBeScimError', () => expect(answer(400)).toBeScimError(404)],
    ['toHoldExactly', () => expect(answer(400)).toHoldExactly()],
    ['toHaveConverged', () => expect([shortcoming('ada', 'x', 'y')]).toHaveConverged()],
    ['toBeEmpty', () => expect(flawsOf('one')).toBeEmpty('x')],
    ['toHaveErrorBody', () => expect(answer(400)).toHaveErrorBody()],
  ] as const)('%s names it', (name, expectation) => {
    vitestExpect(messageOf(expectation)).toContain(`expect(received).${name}()`);
  });

  test('an expectation begins with its own subject', () => {
    vitestExpect(messageOf(() => expect(5, 'schemas of the answer').toContain('b'))).toMatch(
      /^Error: schemas of the answer\n\nexpect\(received\)\.toContain\(\)\n/,
    );
  });
});

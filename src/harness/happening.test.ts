import { styleText } from 'node:util';
import { describe, test, expect as vitestExpect } from 'vitest';
import { expect } from './expect.ts';
import { type Ending, happeningOf } from './happening.ts';
import { foundationMissing, Inconclusive } from './inconclusive.ts';

const ended = (ending: Partial<Ending>) => happeningOf({ status: 'failed', errors: [], timeoutMs: 60_000, ...ending });

/** What the check's end is after `refute` threw, told as the test runner tells it. */
async function after(refute: () => unknown) {
  try {
    await refute();
  } catch (error) {
    return ended({ errors: [{ message: String(error) }] });
  }
  throw new Error('Nothing was refuted.');
}

describe('a check that', () => {
  test.each<[string, Partial<Ending>, object]>([
    ['passed held', { status: 'passed' }, { kind: 'held' }],
    [
      'was skipped with a reason is not advertised',
      { status: 'skipped', skipReason: 'The target does not advertise "bulk".' },
      { kind: 'not-advertised', reason: 'The target does not advertise "bulk".' },
    ],
    [
      'was skipped without one is not advertised either',
      { status: 'skipped' },
      { kind: 'not-advertised', reason: 'The capability is not advertised.' },
    ],
    ['was interrupted did not run', { status: 'interrupted' }, { kind: 'not-run', reason: 'The run was interrupted.' }],
    [
      'took too long is inconclusive',
      { status: 'timedOut', errors: [{ message: 'Test timeout of 60000ms exceeded.' }] },
      { kind: 'inconclusive', message: 'No verdict within 60 s.' },
    ],
    [
      'took too long while something was missing says what',
      { status: 'timedOut', errors: [{ message: 'Inconclusive: GET /Users got no answer: No complete answer.' }] },
      { kind: 'inconclusive', message: 'GET /Users got no answer: No complete answer.' },
    ],
    [
      'would have written in a run that only reads did not run',
      { errors: [{ message: 'WouldWrite: POST /Users' }] },
      { kind: 'not-run', reason: 'It writes, and the run only reads.' },
    ],
    [
      'speaks of what would write is an error',
      { errors: [{ message: 'Error: WouldWrite: POST' }] },
      { kind: 'error', message: 'Error: WouldWrite: POST' },
    ],
    ['begins with spaces', { errors: [{ message: '\n Inconclusive: x ' }] }, { kind: 'inconclusive', message: 'x' }],
    [
      'speaks of a failure is inconclusive because of nothing else',
      { errors: [{ message: 'Inconclusive: nobody says that "create User" failed: really' }] },
      { kind: 'inconclusive', message: 'nobody says that "create User" failed: really' },
    ],
    ['failed without a word is an error', {}, { kind: 'error', message: 'Unknown error.' }],
    ['threw a text is an error', { errors: [{ value: "'a text'" }] }, { kind: 'error', message: "'a text'" }],
    ['never had a status is an error', { status: undefined }, { kind: 'error', message: 'Unknown error.' }],
    [
      'first found something, then broke, is told by what it found',
      { errors: [{ message: 'Inconclusive: no answer' }, { message: 'TypeError: x is undefined' }] },
      { kind: 'inconclusive', message: 'no answer' },
    ],
  ])('%s', (_, ending, expected) => {
    vitestExpect(ended(ending)).toEqual(expected);
  });

  test('broke in the harness is an error', async () => {
    vitestExpect(await after(() => (undefined as unknown as { id: string }).id)).toEqual({
      kind: 'error',
      message: vitestExpect.stringMatching(/^TypeError: Cannot read properties of undefined/),
    });
  });

  test.each(['discover', 'create User', 'provision as Okta'] as const)(
    'misses the foundation "%s" is inconclusive because of it',
    async (foundation) => {
      const happening = await after(() => {
        throw foundationMissing(foundation, 'POST /Users was answered with 500.');
      });

      vitestExpect(happening).toEqual({
        kind: 'inconclusive',
        message: `"${foundation}" failed: POST /Users was answered with 500.`,
        dueTo: foundation,
      });
    },
  );

  test('cannot judge for another reason is inconclusive because of nothing else', async () => {
    const happening = await after(() => {
      throw new Inconclusive('There is nothing called "create Device".');
    });

    vitestExpect(happening).toEqual({
      kind: 'inconclusive',
      message: 'There is nothing called "create Device".',
    });
  });

  test('is told in colour reads the same', () => {
    const plain = 'Error: userName\n\nexpect(received).toBe(expected)\n\nExpected: "b"\nReceived: "a"';
    const coloured = styleText('red', plain, { validateStream: false }).replace(
      '"b"',
      styleText('green', '"b"', { validateStream: false }),
    );

    vitestExpect(coloured).not.toBe(plain);
    vitestExpect(ended({ errors: [{ message: coloured }] })).toEqual(ended({ errors: [{ message: plain }] }));
  });
});

const users = [{ id: '1' }, { id: '2', emails: [{ value: 'a' }] }];
const text = 'x'.repeat(500);
const fitting = 'x'.repeat(198);

describe('a refuted expectation', () => {
  test.each<[string, () => unknown, seen: string, expected: string, actual: string]>([
    ['toBe', () => expect('a', 'userName').toBe('b'), 'userName: "a"', '"b"', '"a"'],
    ['toBe of what is absent', () => expect(undefined, 'userName').toBe('b'), 'userName: absent', '"b"', 'absent'],
    ['toBe of a whole sentence', () => expect(1, 'The User is gone.').toBe(2), 'The User is gone.', '2', '1'],
    [
      'toBe of a long text that fits',
      () => expect(fitting, 'body').toBe('y'),
      `body: ${JSON.stringify(fitting)}`,
      '"y"',
      JSON.stringify(fitting),
    ],
    ['toBe of the words of an error', () => expect('a', 'TypeError: x').toBe('b'), 'TypeError: x: "a"', '"b"', '"a"'],
    ['toBe without a subject', () => expect(1).toBe(2), 'The answer: 1', '2', '1'],
    ['toBe of an empty text', () => expect('', 'body').toBe('x'), 'body: ""', '"x"', '""'],
    ['toBe over several lines', () => expect('a\nb', 'body').toBe('a\nc'), 'body: not as expected', 'a\nc', 'a\nb'],
    ['not toBe', () => expect('a', 'id').not.toBe('a'), 'id: "a"', 'not "a"', '"a"'],
    ['toBeNull', () => expect('x', 'title').toBeNull(), 'title: "x"', 'null', '"x"'],
    ['not toBeNaN', () => expect(Number.NaN, 'a date').not.toBeNaN(), 'a date: NaN', 'not NaN', 'NaN'],
    ['toBeGreaterThan', () => expect(2, 'total').toBeGreaterThan(3), 'total: 2', '> 3', '2'],
    ['toBeLessThanOrEqual', () => expect(5, 'total').toBeLessThanOrEqual(3), 'total: 5', '<= 3', '5'],
    ['toEqual', () => expect(['a'], 'ids').toEqual(['b']), 'ids: not as expected', '[\n  "b",\n]', '[\n  "a",\n]'],
    ['toEqual of an empty list', () => expect([], 'ids').toEqual(['b']), 'ids: []', '[\n  "b",\n]', '[]'],
    [
      'toEqual of objects',
      () => expect(users, 'users').toEqual([users[0]!]),
      'users: not as expected',
      '[\n  {\n    "id": "1",\n  },\n]',
      '[\n  {\n    "id": "1",\n  },\n  {\n    "emails": [\n      {\n        "value": "a",\n      },\n    ],\n    "id": "2",\n  },\n]',
    ],
    [
      'toEqual of long lists',
      () => expect([...text], 'letters').toEqual([...text.slice(1), 'y']),
      'letters: not as expected',
      '…\n  "x",\n  "x",\n  "x",\n  "x",\n  "x",\n  "y",\n]',
      '…\n  "x",\n  "x",\n  "x",\n  "x",\n  "x",\n  "x",\n]',
    ],
    [
      'toEqual containing',
      () => expect(['a'], 'ids').toEqual(expect.arrayContaining(['b'])),
      'ids: ["a"]',
      '["b"]',
      '["a"]',
    ],
    [
      'toEqual matching',
      () => expect('noon', 'created').toEqual(expect.stringMatching(/^\d/)),
      'created: "noon"',
      'StringMatching /^\\d/',
      '"noon"',
    ],
    [
      'toMatchObject',
      () => expect({ a: 1, b: 2 }, 'user').toMatchObject({ a: 2 }),
      'user: not as expected',
      '{\n  "a": 2,\n}',
      '{\n  "a": 1,\n}',
    ],
    [
      'toEqual of lists of very different length',
      () =>
        expect(
          Array.from({ length: 12 }, (_, index) => index),
          'ids',
        ).toEqual([]),
      'ids: not as expected',
      '[]',
      `[\n${Array.from({ length: 12 }, (_, index) => `  ${index},\n`).join('')}]`,
    ],
    [
      'toHaveLength',
      () => expect(users.slice(0, 1), 'emails').toHaveLength(2),
      'emails: [{"id": "1"}]',
      'length 2',
      '[{"id": "1"}]',
    ],
    ['not toMatch', () => expect('at x', 'body').not.toMatch(/at/), 'body: "at x"', 'not /at/', '"at x"'],
    [
      'toBeTruthy of a long text',
      () => expect(text, 'body').toBe('y'),
      `body: "${'x'.repeat(199)}…`,
      '"y"',
      `"${text}"`,
    ],
    // What the runner cannot compare it calls an error of the matcher, and forgets the subject.
    [
      'toMatch of a number',
      () => expect(5 as unknown as string, 'detail').toMatch(/x/),
      'The answer: 5',
      'a string',
      '5',
    ],
    [
      'toBeGreaterThan of a text',
      () => expect('5' as unknown as number, 'total').toBeGreaterThan(3),
      'The answer: "5"',
      'a number or bigint',
      '"5"',
    ],
    [
      'toMatchObject of nothing',
      () => expect(undefined as unknown as object, 'user').toMatchObject({ a: 1 }),
      'The answer: absent',
      'a non-null object',
      'absent',
    ],
    [
      'toHaveLength of nothing',
      () => expect(undefined, 'emails').toHaveLength(2),
      'The answer: absent',
      'a length property whose value must be a number',
      'absent',
    ],
  ])('%s says what was seen and what was expected', async (_, refute, message, expectedValue, actual) => {
    vitestExpect(await after(refute)).toEqual({ kind: 'refuted', message, expectedValue, actual });
  });

  test.each<[string, () => unknown]>([
    ['toBe', () => expect('Received: x', 'odd').toBe('Expected: y')],
    ['toEqual', () => expect({ a: 'Expected: 1\nReceived: 2' }, 'odd').toEqual({ a: '- Expected' })],
    ['toContain', () => expect(['Received: x'], 'odd').toContain('Expected: y')],
  ])('%s of words that the message uses itself is refuted all the same', async (_, refute) => {
    vitestExpect(await after(refute)).toMatchObject({
      kind: 'refuted',
      message: vitestExpect.stringMatching(/^odd: /),
      expectedValue: vitestExpect.stringContaining('Expected'),
      actual: vitestExpect.stringContaining('Received'),
    });
  });

  test('that cannot be read is repeated', () => {
    const message = 'Error: page\n\nexpect(received).toMatchSnapshot()\n\nSnapshot missing.';

    vitestExpect(ended({ errors: [{ message }] })).toEqual({ kind: 'refuted', message: 'page: Snapshot missing.' });
  });
});

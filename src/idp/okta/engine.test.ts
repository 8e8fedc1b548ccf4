import { describe, expect, test } from 'vitest';
import type { HttpAnswer } from '../../http/exchange.ts';
import type { JsonObject } from '../../scim/json.ts';
import { messageUrn } from '../../scim/urn.ts';
import { error, json, pathOf } from '../testing/small-target.ts';
import { alice, bob, oktaStage } from '../testing/stage.ts';

function limited(retryAfter?: string): HttpAnswer {
  return { ...error(429, 'Too many requests'), headers: retryAfter === undefined ? [] : [['Retry-After', retryAfter]] };
}

describe('429', () => {
  test.each([
    ['the seconds it names', '7', [7000, 7000, 7000]],
    ['five minutes, then twice as long each time, without a time', undefined, [300_000, 600_000, 1_200_000]],
    ['the same where the time is a date', 'Fri, 20 Nov 2026 12:00:00 GMT', [300_000, 600_000, 1_200_000]],
    ['the same where the time is no whole number', '1.5', [300_000, 600_000, 1_200_000]],
  ])('the task rests for %s', async (_, retryAfter, expected) => {
    const { okta, target, waits } = oktaStage();
    let answers = 3;
    target.interfere = () => (answers-- > 0 ? limited(retryAfter) : null);
    await okta.assign(alice);

    expect(await okta.settle()).toEqual([]);
    expect(waits).toEqual(expected);
    expect(target.Users.size).toBe(1);
  });

  test('after the tenth attempt the task has failed', async () => {
    const { okta, target } = oktaStage();
    target.interfere = () => limited('1');
    await okta.assign(alice);

    expect(await okta.settle()).toMatchObject([{ subject: 'alice', status: 429 }]);
    expect(target.traffic()).toHaveLength(10);
  });

  test('other tasks go on meanwhile', async () => {
    const { okta, target } = oktaStage();
    target.interfere = ({ url }) => (url.includes('alice') && target.Users.size === 0 ? limited('60') : null);
    await okta.assign(alice);
    await okta.assign(bob);

    expect(await okta.settle()).toEqual([]);
    expect([...target.Users.values()].map(({ userName }) => userName)).toEqual([bob.userName, alice.userName]);
  });
});

describe('failures', () => {
  test('an answer 501 to a PATCH is a failure and no reason for a PUT', async () => {
    const { okta, target } = oktaStage();
    await okta.assign(alice);
    await okta.settle();
    target.traffic();
    target.interfere = () => error(501, 'PATCH is not supported');
    await okta.unassign('alice');

    expect(await okta.settle()).toMatchObject([
      { step: 'deactivate user', status: 501, detail: 'PATCH is not supported' },
    ]);
    expect(target.traffic()).toEqual(['PATCH /Users/u1']);
  });

  test('an outage ends a task, or makes it wait where the application is set up so', async () => {
    const { okta, target, waits } = oktaStage({ knobs: { onOutage: 'reschedule' } });
    let answers = 2;
    target.interfere = () => (answers-- > 0 ? 'unreachable' : null);
    await okta.assign(alice);

    expect(await okta.settle()).toEqual([]);
    expect(waits).toEqual([300_000, 600_000]);
  });

  const told: readonly (readonly [string, HttpAnswer | 'unreachable', string])[] = [
    [
      'detail',
      error(400, 'userName is too long'),
      'Bad Request. Errors reported by remote server: userName is too long',
    ],
    [
      'numeric status',
      json(401, { status: 401, detail: 'Bad token' }),
      'Unauthorized. Errors reported by remote server: Bad token',
    ],
    [
      'text',
      { status: 502, headers: [], body: 'error code: 502' },
      "Bad Gateway. Errors reported by remote server: Invalid JSON: Unrecognized token 'error'",
    ],
    [
      'HTML',
      { status: 403, headers: [], body: '<html>' },
      "Forbidden. Errors reported by remote server: Invalid JSON: Unexpected character ('<' (code 60))",
    ],
    ['half a page', { status: 200, headers: [], body: '{"schemas":' }, 'Invalid JSON: Unexpected end-of-input'],
    ['nothing', 'unreachable', 'Connection reset'],
  ];

  test.each(told)('the administrator reads what the service provider said: %s', async (_, answer, message) => {
    const { okta, target } = oktaStage();
    target.interfere = () => answer;
    await okta.assign(alice);

    const [problem] = await okta.settle();
    expect(problem?.message).toContain(`Error while verifying if user alice@example.com exists: ${message}`);
  });
});

describe('connection', () => {
  test('credentials that are refused, or a page that is no list, fail the test', async () => {
    const { okta, target } = oktaStage();
    target.interfere = () => error(401, 'Unknown token');
    expect(await okta.testConnection()).toMatchObject([
      { message: 'Error authenticating: Unauthorized. Errors reported by remote server: Unknown token' },
    ]);

    target.interfere = () => ({ status: 200, headers: [], body: '<html>' });
    expect(await okta.testConnection()).toHaveLength(1);

    target.interfere = ({ url }) => (url.includes('/Groups') ? json(200, []) : null);
    expect(await okta.testConnection()).toEqual([]);
  });

  test('a base address keeps its query, and paths are joined by one slash', async () => {
    const { okta, target } = oktaStage({ baseUrl: 'https://scim.example.com/scim2/myapp/?connection=abc' });
    await okta.testConnection();

    expect(target.requests[0]?.url).toBe(
      'https://scim.example.com/scim2/myapp/Users?connection=abc&startIndex=1&count=2',
    );
  });

  test.each([
    [{ kind: 'header', value: 'token' }, 'token'],
    [{ kind: 'basic', user: 'okta', password: 'sécret' }, 'Basic b2t0YTpzw6ljcmV0'],
    [{ kind: 'bearer', token: 'abc' }, 'Bearer abc'],
  ] as const)('%o signs in', async (credentials, expected) => {
    const { okta, target } = oktaStage({ credentials });
    await okta.testConnection();

    expect(target.requests[0]?.headers).toContainEqual(['Authorization', expected]);
  });

  test('it waits a minute for an answer', () => {
    expect(oktaStage().okta.timeoutMs).toBe(60_000);
  });
});

function start(url: string): number {
  return Number(new URL(url).searchParams.get('startIndex'));
}

describe('import', () => {
  const users = Array.from({ length: 250 }, (_, index): JsonObject => ({ id: `${index}`, active: index % 2 === 0 }));
  const page = (from: number, size: number): HttpAnswer =>
    json(200, {
      schemas: [messageUrn.ListResponse],
      totalResults: users.length,
      Resources: users.slice(from - 1, from - 1 + size),
    });

  test('pages start a hundred apart, whatever they hold, and inactive accounts are passed over', async () => {
    const { okta, target } = oktaStage();
    target.interfere = ({ url }) => (pathOf(url).startsWith('/Users') ? page(start(url), 100) : null);
    expect((await okta.importAll()).users).toHaveLength(125);

    target.interfere = ({ url }) => (pathOf(url).startsWith('/Users') ? page(start(url), 50) : null);
    expect((await okta.importAll()).users).toHaveLength(75);
  });
});

test('drift is repaired when everything is pushed again', async () => {
  const { okta, target } = oktaStage();
  await okta.assign(alice);
  await okta.pushGroup({ key: 'staff', name: 'Staff', members: ['alice'] });
  await okta.settle();
  target.Users.set('u1', { ...target.Users.get('u1')!, displayName: 'Somebody' });
  target.Groups.set('g2', { id: 'g2', displayName: 'Changed', members: [] });

  expect(await okta.resync()).toEqual([]);
  expect(target.Users.get('u1')).toMatchObject({ displayName: 'Alice Arnold' });
  expect(target.memberIds('Staff')).toEqual(['u1']);
});

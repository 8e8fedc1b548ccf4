import { describe, expect, test } from 'vitest';
import type { HttpAnswer } from '../../http/exchange.ts';
import { error, json } from '../testing/small-target.ts';
import { alice, bob, entraStage } from '../testing/stage.ts';
import { Quarantine } from './quarantine.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const nobody = /^GET \/Users\?filter=userName\+eq\+%22[\da-f]{8}-[\da-f-]{27}%22$/;

describe('cycles', () => {
  test('each begins with the lookup of a user who cannot exist', async () => {
    const { entra, target } = entraStage({ knobs: { keepAlive: true } });
    await entra.assign(alice);
    await entra.settle();
    expect(target.traffic()[0]).toMatch(nobody);

    await entra.updateProfile('alice', { title: 'Clerk' });
    await entra.settle();
    expect(target.traffic()).toEqual([expect.stringMatching(nobody), 'GET /Users/u1', 'PATCH /Users/u1']);
  });

  test('without a change there is no traffic', async () => {
    const { entra, target } = entraStage({ knobs: { keepAlive: true } });
    expect(await entra.settle()).toEqual([]);
    expect(target.traffic()).toEqual([]);
  });

  test('the test of the connection fails where nobody is found with an error, or somebody is', async () => {
    const { entra, target } = entraStage();
    for (const answer of [
      error(404, 'No user'),
      error(400, 'No user name'),
      json(200, { totalResults: 1, Resources: [{ id: 'x' }] }),
    ]) {
      target.interfere = () => answer;
      expect(await entra.testConnection()).toMatchObject([{ step: 'test connection' }]);
    }
  });

  test('a restart compares everything, and matches it again where links are forgotten', async () => {
    const { entra, target } = entraStage({ knobs: { restartForgetsLinks: true } });
    await entra.assign(alice);
    await entra.settle();
    target.Users.set('u1', { ...target.Users.get('u1')!, displayName: 'Somebody' });
    target.traffic();

    expect(await entra.resync()).toEqual([]);
    expect(target.traffic()).toEqual(['GET /Users?filter=userName+eq+%22alice%40example.com%22', 'PATCH /Users/u1']);
  });
});

/** What a tenant URL with this query leads to: the first address, and how an account is disabled. */
async function disable(query: string, forwardsFlag = false) {
  const { entra, target } = entraStage({
    baseUrl: `https://scim.example.com/scim/v2${query}`,
    knobs: { forwardsFlag },
  });
  await entra.assign(alice);
  await entra.settle();
  const [{ url } = { url: '' }] = target.requests;
  target.traffic();
  await entra.unassign('alice');
  await entra.settle();
  return { url, body: JSON.stringify(target.bodies()[0]) };
}

describe('the flag in the tenant URL', () => {
  test.each(['?aadOptscim062020', '?aadOptscim062020=true'])(
    '%s asks for compliant requests and stays with Entra ID',
    async (query) => {
      const { url, body } = await disable(query);
      expect(url).toBe('https://scim.example.com/scim/v2/Users?filter=userName+eq+%22alice%40example.com%22');
      expect(body).toContain('{"op":"replace","path":"active","value":false}');
    },
  );

  test('AzureAdScimPatch2017 asks for the former ones, and other parameters are kept', async () => {
    const { url, body } = await disable('?tenant=7&AzureAdScimPatch2017');
    expect(url).toContain('/Users?tenant=7&filter=');
    expect(body).toContain('{"op":"Replace","path":"active","value":"False"}');
  });

  test('it can travel with every request', async () => {
    expect((await disable('?aadOptscim062020', true)).url).toContain('/Users?aadOptscim062020&filter=');
  });
});

describe('provision on demand', () => {
  test('one object is looked up and written in the default style, whatever the flag says', async () => {
    const { entra, target } = entraStage({ profile: 'entra-scim-compliant' });
    await entra.assign(alice);
    await entra.settle();
    target.traffic();
    await entra.updateProfile('alice', { familyName: 'Baker' });

    expect(await entra.pushNow('alice')).toEqual([]);
    const { requests } = target;
    expect(requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'PATCH']);
    expect(target.traffic()).toEqual([
      expect.stringMatching(nobody),
      'GET /Users?filter=userName+eq+%22alice%40example.com%22',
      'PATCH /Users/u1',
    ]);
  });

  test('of a group at most five members are written at a time, one by one', async () => {
    const { entra, target } = entraStage();
    const keys = Array.from({ length: 7 }, (_, index) => `p${index}`);
    for (const key of keys) await entra.assign({ ...bob, key, userName: `${key}@example.com` });
    await entra.settle();
    await entra.pushGroup({ key: 'staff', name: 'Staff', members: keys });

    expect(await entra.pushNow('staff')).toEqual([]);
    expect(target.traffic().filter((line) => line.startsWith('PATCH'))).toHaveLength(5);
    await entra.settle();
    expect(target.memberIds('Staff')).toHaveLength(7);
  });

  test('somebody in the recycle bin is passed over', async () => {
    const { entra } = entraStage();
    await entra.assign(alice);
    await entra.settle();
    await entra.deactivate('alice');

    expect(await entra.pushNow('alice')).toMatchObject([{ code: 'EntrySynchronizationSkipped' }]);
  });
});

describe('failures', () => {
  test('an object that fails rests for 6, 12, 24 and again 24 hours, for 28 days', async () => {
    const { entra, target } = entraStage();
    target.interfere = () => error(500, 'Oops');
    await entra.assign(alice);
    const gaps: number[] = [];
    for (let now = Date.parse('2026-11-20T12:00:00Z'); gaps.length < 40; ) {
      const [problem] = await entra.settle();
      if (problem?.retryAt === undefined) break;
      gaps.push((Date.parse(problem.retryAt) - now) / hourMs);
      now = Date.parse(problem.retryAt);
      entra.advance(gaps.at(-1)! * hourMs);
    }

    expect(gaps.slice(0, 4)).toEqual([6, 12, 24, 24]);
    expect(gaps.reduce((sum, gap) => sum + gap) / 24).toBeLessThanOrEqual(28);
    target.traffic();
    entra.advance(2 * dayMs);
    await entra.settle();
    expect(target.traffic()).toEqual([]);
  });

  test('a new change ends the rest', async () => {
    const { entra, target } = entraStage();
    target.interfere = () => error(500, 'Oops');
    await entra.assign(alice);
    await entra.settle();
    target.interfere = () => null;
    await entra.updateProfile('alice', { title: 'Clerk' });

    expect(await entra.settle()).toEqual([]);
    expect(target.Users.size).toBe(1);
  });

  test.each([
    ['7', 7000],
    ['soon', 40 * 60_000],
  ])('an answer 429 with Retry-After %s is tried again in time', async (retryAfter, ms) => {
    const { entra, target, waits } = entraStage();
    const answer: HttpAnswer = { ...error(429, 'Slow down'), headers: [['Retry-After', retryAfter]] };
    let answers = 1;
    target.interfere = () => (answers-- > 0 ? answer : null);
    await entra.assign(alice);

    expect(await entra.settle()).toEqual([]);
    expect(waits).toEqual([ms]);
  });

  const codes: readonly (readonly [HttpAnswer | 'unreachable', string])[] = [
    [error(400, 'No'), 'SystemForCrossDomainIdentityManagementServiceIncompatible'],
    [error(401, 'No'), 'Unauthorized'],
    [error(409, 'No'), 'Conflict'],
    [error(422, 'No'), 'UnprocessableEntity'],
    [error(500, 'No'), 'InternalServerError'],
    [error(503, 'No'), 'InternalServerError'],
    [{ status: 200, headers: [], body: '<html>' }, 'SystemForCrossDomainIdentityManagementServiceIncompatible'],
    ['unreachable', 'ConnectionFailure'],
  ];

  test.each(codes)('%o is logged as %s', async (answer, code) => {
    const { entra, target } = entraStage();
    target.interfere = ({ method }) => (method === 'POST' ? answer : null);
    await entra.assign(alice);

    expect(await entra.settle()).toMatchObject([{ subject: 'alice', step: 'create user', code }]);
  });

  test('the log quotes the answer and says when the next attempt is', async () => {
    const { entra, target } = entraStage();
    target.interfere = ({ method }) => (method === 'POST' ? error(400, 'No title') : null);
    await entra.assign(alice);

    const [problem] = await entra.settle();
    expect(problem?.message).toBe(
      `StatusCode: BadRequest Message: Processing of the HTTP request resulted in an exception. Please see the HTTP response returned by the 'Response' property of this exception for details. Web Response: {"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"400","detail":"No title"}. This operation was retried 0 times. It will be retried again after this date: 2026-11-20T18:00:00.000Z`,
    );
  });
});

describe('quarantine', () => {
  test('credentials that are refused stop the job for a day, and for good after four weeks', async () => {
    const { entra, target } = entraStage({ knobs: { keepAlive: true } });
    target.interfere = () => error(401, 'Unknown token');
    await entra.assign(alice);
    expect(await entra.settle()).toMatchObject([{ step: 'test connection', code: 'Unauthorized' }]);
    target.traffic();
    expect(await entra.settle()).toMatchObject([
      { code: 'EncounteredQuarantineException', retryAt: '2026-11-21T12:00:00.000Z' },
    ]);
    expect(target.traffic()).toEqual([]);

    entra.advance(dayMs);
    await entra.settle();
    expect(target.traffic()).toHaveLength(1);
    entra.advance(28 * dayMs);
    expect(await entra.settle()).toMatchObject([{ message: expect.stringContaining('is disabled') as string }]);

    target.interfere = () => null;
    expect(await entra.retry()).toEqual([]);
    expect(target.Users.size).toBe(1);
  });

  test.each([
    [{ attempts: 12_000, failures: 4999 }, false],
    [{ attempts: 12_500, failures: 5000 }, false],
    [{ attempts: 12_499, failures: 5000 }, true],
    [{ attempts: 200_000, failures: 40_000 }, false],
    [{ attempts: 200_000, failures: 40_001 }, true],
  ])('%o stops the job: %s', (cycle, isStopped) => {
    const quarantine = new Quarantine();
    quarantine.record(0, { ...cycle, isRefused: false });
    expect(quarantine.obstacle(0)?.code).toBe(isStopped ? 'EncounteredEscrowProportionThreshold' : undefined);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HttpAnswer } from '../http/exchange.ts';
import type { JsonObject } from '../scim/json.ts';
import { messageUrn } from '../scim/urn.ts';
import { createEntra } from './entra/entra.ts';
import { entraProfiles } from './entra/profile.ts';
import { createOkta } from './okta/okta.ts';
import { oktaProfiles } from './okta/profile.ts';
import { type ClientName, clientDescriptions } from './others/descriptions.ts';
import { createClient } from './others/others.ts';
import { differences } from './testing/convergence.ts';
import { error, json, SmallTarget } from './testing/small-target.ts';
import { rounds } from './testing/story.ts';

const common = {
  baseUrl: 'https://scim.example.com/scim/v2',
  token: 'secret',
  random: () => 0.5,
  now: () => new Date('2026-11-20T12:00:00Z'),
};

const identityProviders = [
  ...Object.keys(oktaProfiles).map((profile) => ({
    profile,
    create: (target: SmallTarget) =>
      createOkta({ ...common, send: target.send, profile: profile as keyof typeof oktaProfiles }),
  })),
  ...Object.keys(entraProfiles).map((profile) => ({
    profile,
    create: (target: SmallTarget) =>
      createEntra({ ...common, send: target.send, profile: profile as keyof typeof entraProfiles }),
  })),
  ...(Object.keys(clientDescriptions) as ClientName[]).map((profile) => ({
    profile,
    create: (target: SmallTarget) => createClient({ ...common, send: target.send, profile }),
  })),
];

const html: HttpAnswer = { status: 200, headers: [['Content-Type', 'text/html']], body: '<html>Sign in</html>' };
const list = (Resources: readonly JsonObject[], totalResults = Resources.length): HttpAnswer =>
  json(200, { schemas: [messageUrn.ListResponse], totalResults, Resources });

/** What service providers answer on a bad day. */
const badAnswer = fc.constantFrom<HttpAnswer | 'unreachable' | 'lost'>(
  'unreachable',
  'lost',
  html,
  { ...html, status: 502, body: 'error code: 502' },
  { ...html, status: 404, body: '' },
  json(200, {}),
  json(200, null),
  json(200, [1]),
  json(200, { id: 7, userName: [], members: 'x' }),
  list([{ userName: 'ann@example.com' }]),
  list([{ id: 'x' }, { id: 'y' }]),
  list([], 1),
  { ...html, body: '{"schemas":["urn:ietf:params:sc' },
  { ...html, status: 201, body: '' },
  error(401, 'No.'),
  error(404, 'Gone.'),
  error(409, 'Taken.'),
  error(412, ''),
  { ...error(429, 'Slow down.'), headers: [['Retry-After', '7']] },
  { ...error(429, 'Slow down.'), headers: [['Retry-After', 'Fri, 20 Nov 2026 12:00:00 GMT']] },
  error(500, 'Oops.'),
  json(400, { detail: { text: 'no string' } }),
);

const setting = { numRuns: 150, seed: 20261120 };

function stateOf(target: SmallTarget) {
  return { User: [...target.Users.values()], Group: [...target.Groups.values()] };
}

describe.each(identityProviders)('$profile', ({ create }) => {
  test('leaves the target as it promises, whatever happens in the directory', async () => {
    await fc.assert(
      fc.asyncProperty(rounds, async (story) => {
        const target = new SmallTarget();
        const idp = create(target);
        const known = new Set<string>();
        for (const round of story) {
          for (const { act } of round) await act(idp, known);
          expect(await idp.settle()).toEqual([]);
          expect(differences(idp.expectation(), stateOf(target))).toEqual([]);
        }
      }),
      setting,
    );
  });

  test('uses no more of SCIM than it is known to', async () => {
    await fc.assert(
      fc.asyncProperty(rounds, async (story) => {
        const target = new SmallTarget();
        const idp = create(target);
        const known = new Set<string>();
        for (const round of story) {
          for (const { act } of round) await act(idp, known);
          await idp.settle();
        }
        expect(target.requests.filter(({ url }) => !/\/(Users|Groups)(\/[^/?]+)?(\?|$)/.test(url))).toEqual([]);
        const filters = target.requests.map(({ url }) => new URL(url).searchParams.get('filter') ?? '');
        expect(filters.filter((filter) => !/^([\w.]+ eq "[^"]*"( and |$))*$/.test(filter))).toEqual([]);
        const lists = target.requests.filter(({ method, url }) => method === 'GET' && /\/Users(\?|$)/.test(url));
        expect(lists.filter(({ url }) => !url.includes('filter='))).toEqual([]);
      }),
      setting,
    );
  });

  test('survives every answer', async () => {
    await fc.assert(
      fc.asyncProperty(rounds, fc.infiniteStream(fc.option(badAnswer, { nil: null })), async (story, answers) => {
        const target = new SmallTarget();
        const idp = create(target);
        target.interfere = () => answers.next().value;
        const known = new Set<string>();
        await idp.testConnection();
        for (const round of story) {
          for (const { act } of round) await act(idp, known);
          for (const { step: doing, message } of await idp.settle()) expect([doing, message]).not.toContain('');
          idp.expectation();
        }
      }),
      setting,
    );
  });

  test('recovers from an outage when an administrator has everything tried again', async () => {
    const outage = fc.constantFrom<HttpAnswer | 'unreachable' | 'lost'>(
      'unreachable',
      'lost',
      error(503, 'Down.'),
      error(429, 'Slow down.'),
    );
    await fc.assert(
      fc.asyncProperty(rounds, fc.infiniteStream(fc.option(outage, { nil: null, freq: 3 })), async (story, answers) => {
        const target = new SmallTarget();
        const idp = create(target);
        const known = new Set<string>();
        for (const round of story) {
          target.interfere = () => answers.next().value;
          for (const { act } of round) await act(idp, known);
          await idp.settle();
          target.interfere = () => null;
          expect(await idp.retry()).toEqual([]);
          expect(differences(idp.expectation(), stateOf(target))).toEqual([]);
          expect(idp.expectation().filter(({ unsettled }) => unsettled)).toEqual([]);
        }
      }),
      setting,
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HttpAnswer } from '../http/exchange.ts';
import type { JsonObject } from '../scim/json.ts';
import { messageUrn } from '../scim/urn.ts';
import { differences } from './convergence.ts';
import { createEntra } from './entra/entra.ts';
import { entraProfiles } from './entra/profile.ts';
import type { Person } from './identity-provider.ts';
import { createOkta } from './okta/okta.ts';
import { oktaProfiles } from './okta/profile.ts';
import type { SimulatedIdentityProvider } from './simulated-provider.ts';
import { error, json, SmallTarget } from './testing/small-target.ts';

const keys = ['ann', 'ben', 'cleo', 'dan'] as const;
const groups = ['red', 'blue'] as const;

function person(key: string, revision: number): Person {
  return {
    key,
    userName: `${key}@example.com`,
    givenName: key,
    familyName: `Family${revision}`,
    email: `${key}.${revision}@example.com`,
    workPhone: `+49 ${revision}`,
    city: revision % 2 === 0 ? 'Berlin' : 'Bonn',
    department: `Department ${revision}`,
    ...(key === 'ann' && revision % 2 === 1 && { manager: 'ben' }),
  };
}

type Idp = SimulatedIdentityProvider;

interface Step {
  readonly label: string;
  /** Keys the directory knows before and after. */
  readonly act: (idp: Idp, known: Set<string>) => Promise<void>;
}

const anyone = fc.constantFrom(...keys);
const anyGroup = fc.constantFrom(...groups);
const anyPeople = fc.uniqueArray(anyone);

/** A step on somebody or something unknown is skipped. */
function on(key: string, label: string, act: (idp: Idp) => Promise<void>): Step {
  return { label: `${label} ${key}`, act: (idp, known) => (known.has(key) ? act(idp) : Promise.resolve()) };
}

function arrival(key: string, label: string, act: (idp: Idp) => Promise<void>): Step {
  return { label: `${label} ${key}`, act: (idp, known) => act(known.add(key) && idp) };
}

function departure(key: string, label: string, act: (idp: Idp) => Promise<void>): Step {
  return { label: `${label} ${key}`, act: (idp, known) => (known.delete(key) ? act(idp) : Promise.resolve()) };
}

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(anyone, fc.nat(9)).map(([key, n]) => arrival(key, `assign ${n}`, (idp) => idp.assign(person(key, n)))),
  fc.tuple(anyone, fc.nat(9)).map(([key, n]) => arrival(key, `add ${n}`, (idp) => idp.addPerson(person(key, n)))),
  fc
    .tuple(anyone, fc.nat(9))
    .map(([key, n]) => on(key, `update ${n}`, (idp) => idp.updateProfile(key, { familyName: `New${n}`, city: 'Ulm' }))),
  anyone.map((key) => on(key, 'unassign', (idp) => idp.unassign(key))),
  anyone.map((key) => on(key, 'suspend', (idp) => idp.suspend(key))),
  anyone.map((key) => on(key, 'resume', (idp) => idp.resume(key))),
  anyone.map((key) => on(key, 'deactivate', (idp) => idp.deactivate(key))),
  anyone.map((key) => on(key, 'restore', (idp) => idp.restore(key))),
  anyone.map((key) => departure(key, 'remove', (idp) => idp.remove(key))),
  fc
    .tuple(anyGroup, anyPeople)
    .map(([key, members]) =>
      arrival(key, `push [${members.join()}]`, (idp) => idp.pushGroup({ key, name: key, members })),
    ),
  fc
    .tuple(anyGroup, anyPeople, anyPeople)
    .map(([key, add, remove]) =>
      on(key, `add [${add.join()}] remove [${remove.join()}]`, (idp) => idp.changeMembers(key, { add, remove })),
    ),
  fc.tuple(anyGroup, fc.nat(9)).map(([key, n]) => on(key, `rename ${n}`, (idp) => idp.renameGroup(key, `${key} ${n}`))),
  anyGroup.map((key) => departure(key, 'remove', (idp) => idp.removeGroup(key))),
  fc.constant({ label: 'resync', act: async (idp: Idp) => void (await idp.resync()) }),
);

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

const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
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

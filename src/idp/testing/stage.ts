import { createEntra, type EntraOptions } from '../entra/entra.ts';
import type { Person } from '../identity-provider.ts';
import { createOkta, type OktaOptions } from '../okta/okta.ts';
import { SmallTarget } from './small-target.ts';

export const alice: Person = {
  key: 'alice',
  userName: 'alice@example.com',
  givenName: 'Alice',
  familyName: 'Arnold',
  email: 'alice@example.com',
};

export const bob: Person = {
  key: 'bob',
  userName: 'bob@example.com',
  givenName: 'Bob',
  familyName: 'Burns',
  email: 'bob@example.com',
};

/** Options of both identity providers that tests share; waits are noted in `waits`, in milliseconds. */
function common(target: SmallTarget, waits: number[]) {
  let state = 7;
  return {
    baseUrl: 'https://scim.example.com/scim/v2',
    token: 'secret',
    send: target.send,
    random: () => {
      state = (state * 16807) % 2147483647;
      return state / 2147483647;
    },
    now: () => new Date('2026-11-20T12:00:00Z'),
    wait: (ms: number) => Promise.resolve(void waits.push(ms)),
  };
}

export function oktaStage(options: Partial<OktaOptions> = {}) {
  const target = new SmallTarget();
  const waits: number[] = [];
  return { okta: createOkta({ ...common(target, waits), ...options }), target, waits };
}

/** Without the lookup that begins each cycle, unless the test asks for it. */
export function entraStage(options: Partial<EntraOptions> = {}) {
  const target = new SmallTarget();
  const waits: number[] = [];
  const knobs = { keepAlive: false, ...options.knobs };
  return { entra: createEntra({ ...common(target, waits), ...options, knobs }), target, waits };
}

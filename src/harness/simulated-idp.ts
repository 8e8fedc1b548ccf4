import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Settings } from '../config/settings.ts';
import type { Send } from '../idp/connection.ts';
import { identityProvider, knobsOf } from '../idp/identity-providers.ts';
import type { SetUp } from '../idp/set-up.ts';
import type { SimulatedIdentityProvider } from '../idp/simulated-provider.ts';

export interface SimulationOptions {
  readonly baseUrl: string;
  readonly settings: Pick<Settings, 'token' | 'idp'>;
  readonly send: Send;
  readonly seed: number;
  readonly setUp?: SetUp | undefined;
  /** Another profile of the same engine. */
  readonly profile?: string | undefined;
  /** The id of a person or group in the directory by key; made up when absent. */
  readonly idOf?: (key: string) => string;
}

/** A target that asks for patience gets some; a check cannot wait for the minutes of a real retry. */
const longestWaitMs = 5_000;

/**
 * An identity provider whose traffic goes to the target.
 *
 * @throws SettingInvalid for a name that nothing has
 */
export function simulateIdp(name: string, options: SimulationOptions): SimulatedIdentityProvider {
  const { baseUrl, settings, send, seed, setUp, profile, idOf } = options;
  return identityProvider(name).create({
    baseUrl,
    ...(settings.token !== undefined && { token: settings.token }),
    send,
    random: randomFrom(`${seed} ${name}`),
    now: () => new Date(),
    wait: async (ms) => sleep(Math.min(ms, longestWaitMs)),
    knobs: knobsOf(name, settings),
    ...(setUp && { setUp }),
    ...(idOf && { idOf }),
    profile,
  });
}

/** Numbers from 0 up to 1; the same seed gives the same ones. */
export function randomFrom(seed: string): () => number {
  let count = 0;
  let numbers: number[] = [];
  return () => {
    if (numbers.length === 0) {
      const digest = createHash('sha256')
        .update(`${seed} ${(count += 1)}`)
        .digest();
      numbers = Array.from({ length: digest.length / 4 }, (_, index) => digest.readUInt32BE(4 * index) / 2 ** 32);
    }
    return numbers.pop()!;
  };
}

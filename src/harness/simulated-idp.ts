import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange, HttpRequest } from '../http/exchange.ts';
import { createEntra } from '../idp/entra/entra.ts';
import type { IdentityProvider } from '../idp/identity-provider.ts';
import { createOkta } from '../idp/okta/okta.ts';

export const idpNames = ['okta', 'entra'] as const;
export type IdpName = (typeof idpNames)[number];

/** How people call the identity provider. */
export function titleOf(name: string): 'Okta' | 'Entra ID' {
  return name === 'okta' ? 'Okta' : 'Entra ID';
}

export interface SimulationOptions {
  readonly baseUrl: string;
  readonly token: string | undefined;
  readonly send: (request: HttpRequest) => Promise<Exchange>;
  readonly seed: number;
}

/** A target that asks for patience gets some; a check cannot wait for the minutes of a real retry. */
const longestWaitMs = 5_000;

/** An identity provider whose traffic goes to the target. */
export function simulateIdp(name: IdpName, { baseUrl, token, send, seed }: SimulationOptions): IdentityProvider {
  const options = {
    baseUrl,
    ...(token !== undefined && { token }),
    send,
    random: randomFrom(`${seed} ${name}`),
    now: () => new Date(),
    wait: async (ms: number) => sleep(Math.min(ms, longestWaitMs)),
  };
  return name === 'okta' ? createOkta(options) : createEntra(options);
}

/** Numbers from 0 up to 1; the same seed gives the same ones. */
function randomFrom(seed: string): () => number {
  let count = 0;
  return () =>
    createHash('sha256')
      .update(`${seed} ${(count += 1)}`)
      .digest()
      .readUInt32BE(0) /
    2 ** 32;
}

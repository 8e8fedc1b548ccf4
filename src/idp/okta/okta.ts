import { Clock } from '../clock.ts';
import { Connection, type Send } from '../connection.ts';
import { authorizationOf, type Credentials } from '../credentials.ts';
import { Directory } from '../directory.ts';
import type { Random } from '../random.ts';
import { type SimulatedIdentityProvider, simulate } from '../simulated-provider.ts';
import { Application } from './application.ts';
import { OktaEngine } from './engine.ts';
import { oktaHeaders } from './headers.ts';
import { defaultMapping, type OktaMapping } from './mapping.ts';
import { type OktaProfile, type OktaProfileName, oktaProfiles } from './profile.ts';

export interface OktaOptions {
  readonly baseUrl: string;
  /** Bearer token. */
  readonly token?: string;
  /** For the other ways Okta can sign in (OK-5). */
  readonly credentials?: Credentials;
  readonly send: Send;
  readonly profile?: OktaProfileName;
  /** Choices that differ from the profile's. */
  readonly knobs?: Partial<OktaProfile>;
  /** Rows added to the default mapping. */
  readonly mapping?: readonly OktaMapping[];
  /** Name of the application in problems. */
  readonly label?: string;
  /** The person's id in Okta by key; made up when absent. */
  readonly oktaId?: (key: string) => string;
  readonly random: Random;
  readonly now: () => Date;
  /** Called for every wait; without it waits take no time. */
  readonly wait?: (ms: number) => Promise<void>;
}

/** An Okta org with one SCIM application. */
export function createOkta(options: OktaOptions): SimulatedIdentityProvider {
  const profile: OktaProfile = { ...oktaProfiles[options.profile ?? 'oin-scim20'], ...options.knobs };
  const bearer = options.token === undefined ? undefined : ({ kind: 'bearer', token: options.token } as const);
  const authorization = authorizationOf(options.credentials ?? bearer);
  const directory = new Directory();
  const app = new Application({
    label: options.label ?? 'Scimulate',
    profile,
    mapping: [...defaultMapping, ...(options.mapping ?? [])],
    connection: new Connection({
      baseUrl: options.baseUrl,
      send: options.send,
      headers: (call, host) => oktaHeaders(call, host, profile, authorization),
    }),
    directory,
    clock: new Clock(options.now, options.wait),
    random: options.random,
    oktaId: options.oktaId,
  });
  return simulate(directory, new OktaEngine(app), { groupsAssign: false });
}

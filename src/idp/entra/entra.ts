import { Clock } from '../clock.ts';
import { Connection, type Send } from '../connection.ts';
import { authorizationOf } from '../credentials.ts';
import { Directory } from '../directory.ts';
import type { Person } from '../identity-provider.ts';
import { type Random, uuid } from '../random.ts';
import { type SimulatedIdentityProvider, simulate } from '../simulated-provider.ts';
import { EntraEngine } from './engine.ts';
import { entraHeaders } from './headers.ts';
import { Job } from './job.ts';
import { defaultGroupMapping, defaultUserMapping, type EntraMapping } from './mapping.ts';
import { type EntraProfile, type EntraProfileName, entraProfiles, styleOfTenantUrl, withoutFlags } from './profile.ts';

export interface EntraOptions {
  /** The tenant URL as it is entered, with or without a flag. */
  readonly baseUrl: string;
  /** Bearer token. */
  readonly token?: string;
  readonly send: Send;
  readonly profile?: EntraProfileName;
  /** Choices that differ from the profile's. */
  readonly knobs?: Partial<EntraProfile>;
  /** The whole mapping of users; the default mapping when absent. */
  readonly mapping?: readonly EntraMapping[];
  readonly groupMapping?: readonly EntraMapping[];
  /** Scoping filter; everybody who has the application when absent. */
  readonly scope?: (person: Person) => boolean;
  /** The id of a person's or group's object by key; made up when absent. */
  readonly objectId?: (key: string) => string;
  readonly random: Random;
  readonly now: () => Date;
  /** Called for every wait; without it waits take no time. */
  readonly wait?: (ms: number) => Promise<void>;
}

/** An Entra tenant with one provisioning job. */
export function createEntra(options: EntraOptions): SimulatedIdentityProvider {
  const profile: EntraProfile = {
    ...entraProfiles[options.profile ?? 'entra-scim-default'],
    ...styleOfTenantUrl(options.baseUrl),
    ...options.knobs,
  };
  const baseUrl = profile.forwardsFlag ? options.baseUrl : withoutFlags(options.baseUrl);
  const authorization = authorizationOf(
    options.token === undefined ? undefined : { kind: 'bearer', token: options.token },
  );
  const directory = new Directory();
  const clock = new Clock(options.now, options.wait);
  const job = new Job({
    baseUrl,
    profile,
    mapping: options.mapping ?? defaultUserMapping,
    groupMapping: options.groupMapping ?? defaultGroupMapping,
    ...(options.scope && { scope: options.scope }),
    connection: new Connection({
      baseUrl,
      send: options.send,
      headers: (call, host) =>
        entraHeaders(call, host, profile, authorization, { at: clock.stamp(), id: uuid(options.random) }),
    }),
    directory,
    clock,
    random: options.random,
    objectId: options.objectId,
  });
  return simulate(directory, new EntraEngine(job), { groupsAssign: true });
}

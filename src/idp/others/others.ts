import type { HeaderList } from '../../http/exchange.ts';
import { scimJson } from '../../scim/media-type.ts';
import { type Call, Connection, type Send } from '../connection.ts';
import { Directory } from '../directory.ts';
import type { Random } from '../random.ts';
import { type SimulatedIdentityProvider, simulate } from '../simulated-provider.ts';
import { Client } from './client.ts';
import type { ClientDescription } from './description.ts';
import { type ClientName, clientDescriptions } from './descriptions.ts';
import { ClientEngine } from './engine.ts';
import type { ClientChoices } from './knobs.ts';

export interface ClientOptions {
  readonly baseUrl: string;
  /** Bearer token. */
  readonly token?: string;
  readonly send: Send;
  readonly profile: ClientName;
  /** Choices that differ from the profile's. */
  readonly knobs?: Partial<ClientChoices>;
  readonly random: Random;
}

/** An identity provider that is described by data. */
export function createClient({ profile, knobs, ...options }: ClientOptions): SimulatedIdentityProvider {
  const description: ClientDescription = { ...clientDescriptions[profile], ...knobs };
  const directory = new Directory();
  const connection = new Connection({
    baseUrl: options.baseUrl,
    send: options.send,
    headers: (call, host) => headersOf(call, host, description, options.token),
  });
  const engine = new ClientEngine(new Client(profile, description, connection, directory), options.random);
  return simulate(directory, engine, { groupsAssign: false });
}

/** No more than a client has to say; OT-6 names no further field. */
function headersOf(
  { body }: Call,
  host: string,
  description: ClientDescription,
  token: string | undefined,
): HeaderList {
  return [
    ['Host', host],
    ['Accept', scimJson],
    ...(token === undefined ? [] : [['Authorization', `Bearer ${token}`] as const]),
    ...(body === undefined
      ? []
      : [
          ['Content-Type', description.contentType] as const,
          ['Content-Length', String(new TextEncoder().encode(body).length)] as const,
        ]),
  ];
}

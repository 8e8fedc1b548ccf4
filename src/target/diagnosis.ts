import { randomUUID } from 'node:crypto';
import { type Exchange, header } from '../http/exchange.ts';
import { isJsonObject } from '../scim/json.ts';
import { essence, scimJson } from '../scim/media-type.ts';
import { schemaUrn } from '../scim/urn.ts';
import { capabilityNames } from './capabilities.ts';
import type { Connection } from './connection.ts';
import { type Discovered, jsonOf } from './discovery.ts';
import { preflight } from './preflight.ts';
import { targetFrom } from './target.ts';

/** One thing the doctor looked at. */
export interface Finding {
  readonly topic: string;
  readonly state: 'ok' | 'warning';
  readonly seen: string;
  /** What to do about a warning. */
  readonly advice?: string;
}

/**
 * Looks at everything that makes a first run fail for reasons other than conformance. Reads only.
 *
 * @throws what `preflight` throws
 */
export async function diagnose(connection: Connection, timeoutMs: number): Promise<readonly Finding[]> {
  const discovered = await preflight(connection, timeoutMs);
  const [users] = discovered.exchanges;
  return [
    reachable(users!),
    await credentials(connection),
    mediaType(users!),
    discovery(discovered),
    await lookup(connection),
    clock(users!),
    capabilities(connection, discovered),
  ];
}

function reachable({ durationMs, answer }: Exchange): Finding {
  return ok('connection', `answered in ${Math.round(durationMs)} ms with ${answer!.status}`);
}

async function credentials(connection: Connection): Promise<Finding> {
  if (!connection.hasToken) return ok('credentials', 'accepted without a token');
  const path = '/Users?startIndex=1&count=1';
  const { answer } = await connection.call({ method: 'GET', path, headers: { Authorization: null } }, 'discovery');
  if (answer?.status === 401)
    return ok('credentials', 'the token is accepted, and a request without it is refused with 401');
  return warning(
    'credentials',
    `a request without the token is answered with ${answer?.status ?? 'nothing'}`,
    'Answer requests without credentials with 401, unless the data is meant to be public.',
  );
}

function mediaType({ answer }: Exchange): Finding {
  const type = essence(header(answer!.headers, 'Content-Type'));
  if (type === scimJson) return ok('media type', scimJson);
  return warning(
    'media type',
    type || 'none',
    `Answer with Content-Type ${scimJson}; strict clients refuse anything else.`,
  );
}

function discovery({ serviceProviderConfig, resourceTypes, schemas }: Discovered): Finding {
  const missing = [
    ...(serviceProviderConfig ? [] : ['/ServiceProviderConfig']),
    ...(resourceTypes ? [] : ['/ResourceTypes']),
    ...(schemas ? [] : ['/Schemas']),
  ];
  if (missing.length === 0) {
    return ok('discovery', `configuration, ${resourceTypes!.length} resource types, ${schemas!.length} schemas`);
  }
  return warning(
    'discovery',
    `nothing usable at ${missing.join(', ')}`,
    `Publish it; until then the definitions of RFC 7643 are assumed (${schemaUrn.User} and its neighbours).`,
  );
}

async function lookup(connection: Connection): Promise<Finding> {
  const filter = `userName eq "${randomUUID()}"`;
  const exchange = await connection.call({ method: 'GET', path: '/Users', query: { filter } }, 'discovery');
  const json = jsonOf(exchange);
  const total = isJsonObject(json) ? json['totalResults'] : undefined;
  if (total === 0) return ok('lookup', 'an unknown userName gives an empty list');
  return warning(
    'lookup',
    `an unknown userName gives ${total === undefined ? `status ${exchange.answer?.status ?? 'nothing'}` : `${JSON.stringify(total)} results`}`,
    'Answer with 200 and totalResults 0: identity providers test the connection this way.',
  );
}

function clock({ answer, startedAt }: Exchange): Finding {
  const date = header(answer!.headers, 'Date');
  if (date === undefined) return ok('clock', 'not told by the service provider');
  const seconds = Math.round(Math.abs(Date.parse(date) - Date.parse(startedAt)) / 1000);
  if (Number.isNaN(seconds))
    return warning('clock', `"${date}" is no date`, 'Send the Date header as HTTP defines it.');
  if (seconds < 60) return ok('clock', `${seconds} s apart`);
  return warning('clock', `${seconds} s apart`, 'Synchronise the clocks: tokens and meta.lastModified depend on them.');
}

function capabilities(connection: Connection, discovered: Discovered): Finding {
  const { capabilities: said } = targetFrom(connection.baseUrl, discovered, connection.hasToken);
  const names = (answer: string) =>
    capabilityNames.filter((name) => said[name] === answer && name !== 'authentication');
  return ok('advertised', `${names('yes').join(', ') || 'nothing'}; not ${names('no').join(', ') || 'anything'}`);
}

function ok(topic: string, seen: string): Finding {
  return { topic, state: 'ok', seen };
}

function warning(topic: string, seen: string, advice: string): Finding {
  return { topic, state: 'warning', seen, advice };
}

import { isJsonObject } from '../scim/json.ts';
import type { Connection } from './connection.ts';
import { jsonOf } from './discovery.ts';
import type { Balance, Creation, Lost } from './ledger.ts';
import { resourceUrl } from './resource-url.ts';

/** A resource of the run that could not be removed, and why. */
export interface Leftover extends Creation {
  readonly reason: string;
}

/** Removes everything the balance shows, newest first; returns what stayed or may have stayed. */
export async function cleanUp(connection: Connection, { present, lost }: Balance): Promise<readonly Leftover[]> {
  const searches = await Promise.all(lost.map(async (creation) => find(connection, creation)));
  const leftovers = searches.flatMap(({ doubt }) => doubt ?? []);
  for (const creation of [...present, ...searches.flatMap(({ found }) => found)].toReversed()) {
    const reason = await remove(connection, creation);
    if (reason !== undefined) leftovers.push({ ...creation, reason });
  }
  return leftovers;
}

/** Deletes one resource; `undefined` when it is gone, else the reason why not. */
async function remove(connection: Connection, { url }: Creation): Promise<string | undefined> {
  const { answer, failure } = await connection.call({ method: 'DELETE', path: url }, 'cleanup');
  if (!answer) return failure!.message;
  const isGone = (answer.status >= 200 && answer.status < 300) || answer.status === 404;
  if (isGone) return undefined;
  // Deleting what is gone is an error of any kind to some service providers.
  const after = await connection.call({ method: 'GET', path: url }, 'cleanup');
  return after.answer?.status === 404 ? undefined : `DELETE was answered with ${answer.status}.`;
}

interface Search {
  readonly found: readonly Creation[];
  /** Present when the search cannot tell whether there is something. */
  readonly doubt?: Leftover;
}

async function find(connection: Connection, { endpoint, attribute, value }: Lost): Promise<Search> {
  const collection = connection.baseUrl + endpoint;
  const resourceType = endpoint.slice(1);
  const filter = `${attribute} eq ${JSON.stringify(value)}`;
  const exchange = await connection.call({ method: 'GET', path: endpoint, query: { filter } }, 'cleanup');
  const json = jsonOf(exchange);
  const list = isJsonObject(json) ? (json['Resources'] ?? []) : undefined;
  const resources = Array.isArray(list) ? list.filter(isJsonObject) : undefined;
  // A service provider that ignores filters answers with resources of others.
  const own = (resources ?? []).filter((resource) => isSame(resource[attribute], value));
  const found = own.flatMap(({ id }) => resourceUrl(collection, id) ?? []).map((url) => ({ url, resourceType }));
  const isNone = resources?.length === 0 || exchange.answer?.status === 404;
  if (isNone || found.length > 0) return { found };
  const reason = `A create with ${attribute} ${JSON.stringify(value)} did not say what it made, and it cannot be searched for.`;
  return { found, doubt: { url: collection, resourceType, reason } };
}

function isSame(one: unknown, other: string): boolean {
  return typeof one === 'string' && one.toLowerCase() === other.toLowerCase();
}

import { isJsonObject } from '../scim/json.ts';
import type { Connection } from './connection.ts';
import { jsonOf } from './discovery.ts';
import type { Balance, Creation, Lost } from './ledger.ts';

/** A resource of the run that could not be removed, and why. */
export interface Leftover extends Creation {
  readonly reason: string;
}

/** Removes everything the balance shows, newest first; returns what stayed. */
export async function cleanUp(connection: Connection, { present, lost }: Balance): Promise<readonly Leftover[]> {
  const found = await Promise.all(lost.map(async (creation) => find(connection, creation)));
  const leftovers: Leftover[] = [];
  for (const creation of [...present, ...found.flat()].toReversed()) {
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
  return isGone ? undefined : `DELETE was answered with ${answer.status}.`;
}

async function find(connection: Connection, { endpoint, attribute, value }: Lost): Promise<readonly Creation[]> {
  const filter = `${attribute} eq ${JSON.stringify(value)}`;
  const json = jsonOf(await connection.call({ method: 'GET', path: endpoint, query: { filter } }, 'cleanup'));
  const resources =
    isJsonObject(json) && Array.isArray(json['Resources']) ? json['Resources'].filter(isJsonObject) : [];
  return resources.flatMap((resource) => {
    // A service provider that ignores filters answers with resources of others.
    if (resource[attribute] !== value || typeof resource['id'] !== 'string') return [];
    const url = `${connection.baseUrl}${endpoint}/${encodeURIComponent(resource['id'])}`;
    return [{ url, resourceType: endpoint.slice(1) }];
  });
}

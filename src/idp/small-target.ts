import type { Exchange, HttpAnswer, HttpRequest } from '../http/exchange.ts';
import type { FilterExpression } from '../scim/filter.ts';
import { parseFilter } from '../scim/filter-parser.ts';
import { isJsonObject, type Json, type JsonObject, parseJson } from '../scim/json.ts';
import { messageUrn } from '../scim/urn.ts';
import { readValue, writeValue } from './attribute-value.ts';

type Stored = JsonObject & { readonly id: string };
type Resources = Map<string, Stored>;

/**
 * A service provider small enough to read, for the tests of this folder: it stores what it is told, answers the
 * requests identity providers send, and judges nothing.
 */
export class SmallTarget {
  readonly Users: Resources = new Map();
  readonly Groups: Resources = new Map();
  readonly requests: HttpRequest[] = [];
  /** Answers in the target's place where it returns something. */
  interfere: (request: HttpRequest) => HttpAnswer | undefined = () => undefined;
  #lastId = 0;

  readonly send = (request: HttpRequest): Promise<Exchange> => {
    this.requests.push(request);
    const answer = this.interfere(request) ?? this.#answer(request);
    return Promise.resolve({ request, sender: 'idp', startedAt: '2026-11-20T12:00:00.000Z', durationMs: 1, answer });
  };

  /** Method and address below the base of every request since the last call. */
  traffic(): string[] {
    const { length } = this.requests;
    return this.requests.splice(0, length).map(({ method, url }) => `${method} ${pathOf(url)}`);
  }

  /** The one resource with this value. */
  find(collection: 'Users' | 'Groups', path: string, value: string): Stored {
    const found = [...this[collection].values()].filter((resource) => readValue(resource, path) === value);
    if (found.length !== 1) throw new Error(`${found.length} resources have ${path} ${value}.`);
    return found[0]!;
  }

  memberIds(groupName: string): unknown[] {
    const members = this.find('Groups', 'displayName', groupName)['members'] ?? [];
    return (members as JsonObject[]).map(({ value }) => value);
  }

  #answer({ method, url, body }: HttpRequest): HttpAnswer {
    const { pathname, searchParams } = new URL(url);
    const [collection, id] = pathname.split('/').slice(-2).includes('v2')
      ? [pathname.split('/').at(-1), undefined]
      : pathname.split('/').slice(-2);
    const resources = collection === 'Users' ? this.Users : this.Groups;
    const message = body === undefined ? {} : (parseJson(body) as JsonObject);
    if (id === undefined) return method === 'POST' ? this.#create(resources, message) : list(resources, searchParams);
    const resource = resources.get(decodeURIComponent(id));
    if (!resource) return error(404, 'Resource not found');
    if (method === 'DELETE') resources.delete(decodeURIComponent(id));
    if (method === 'PUT') resources.set(decodeURIComponent(id), { ...message, id: decodeURIComponent(id) });
    if (method === 'PATCH') resources.set(decodeURIComponent(id), { ...patched(resource, message), id: resource.id });
    return method === 'DELETE'
      ? { status: 204, headers: [], body: '' }
      : json(200, resources.get(decodeURIComponent(id)) ?? {});
  }

  #create(resources: Resources, message: JsonObject): HttpAnswer {
    const { userName } = message;
    if (userName !== undefined && [...resources.values()].some((resource) => resource['userName'] === userName)) {
      return error(409, 'User already exists in the database.');
    }
    this.#lastId += 1;
    const resource = {
      ...writeValue(message, 'password', undefined),
      id: `${userName === undefined ? 'g' : 'u'}${this.#lastId}`,
    };
    resources.set(resource.id, resource);
    return json(201, resource);
  }
}

export function json(status: number, body: Json): HttpAnswer {
  return { status, headers: [['Content-Type', 'application/scim+json']], body: JSON.stringify(body) };
}

export function error(status: number, detail: string): HttpAnswer {
  return json(status, { schemas: [messageUrn.Error], status: String(status), detail });
}

export function pathOf(url: string): string {
  return url.slice(url.indexOf('/v2/') + 3);
}

function list(resources: Resources, parameters: URLSearchParams): HttpAnswer {
  const text = parameters.get('filter');
  const filter = text === null ? undefined : parseFilter(text);
  const matches = [...resources.values()].filter((resource) => !filter || matchesFilter(resource, filter));
  const startIndex = Number(parameters.get('startIndex') ?? 1);
  const page = matches.slice(startIndex - 1, startIndex - 1 + Number(parameters.get('count') ?? 100));
  return json(200, {
    schemas: [messageUrn.ListResponse],
    totalResults: matches.length,
    startIndex,
    itemsPerPage: page.length,
    Resources: page,
  });
}

function matchesFilter(resource: JsonObject, filter: FilterExpression): boolean {
  if (filter.op === 'and') return filter.terms.every((term) => matchesFilter(resource, term));
  if (filter.op !== 'eq') return false;
  const value = readValue(resource, filter.path.attribute);
  return typeof value === 'string' && value.toLowerCase() === String(filter.value).toLowerCase();
}

function patched(resource: JsonObject, message: JsonObject): JsonObject {
  let current = resource;
  for (const { op, path, value } of (message['Operations'] ?? []) as readonly JsonObject[]) {
    current = changed(current, (op as string).toLowerCase(), path as string | undefined, value);
  }
  return current;
}

function changed(resource: JsonObject, verb: string, path: string | undefined, value: Json | undefined): JsonObject {
  if (path === undefined) return { ...resource, ...(isJsonObject(value) ? value : {}) };
  if (path.startsWith('members')) return { ...resource, members: changedMembers(resource, verb, path, value) };
  const isText = path === 'active' && typeof value === 'string';
  return writeValue(resource, path, verb === 'remove' ? undefined : isText ? value.toLowerCase() === 'true' : value);
}

function changedMembers(group: JsonObject, verb: string, path: string, value: Json | undefined): JsonObject[] {
  const members = (group['members'] ?? []) as JsonObject[];
  const given = (value ?? []) as JsonObject[];
  const named = /value eq "([^"]*)"/.exec(path)?.[1];
  const gone = new Set(verb === 'add' ? [] : named === undefined ? given.map((member) => member['value']) : [named]);
  if (verb === 'replace') return given;
  const kept = members.filter((member) => !gone.has(member['value']));
  const added = given.filter((member) => !kept.some((known) => known['value'] === member['value']));
  return verb === 'add' ? [...kept, ...added] : kept;
}

import type { Exchange, HttpAnswer, HttpRequest } from '../../http/exchange.ts';
import type { FilterExpression } from '../../scim/filter.ts';
import { parseFilter } from '../../scim/filter-parser.ts';
import { isJsonObject, type Json, type JsonObject, parseJson } from '../../scim/json.ts';
import { messageUrn } from '../../scim/urn.ts';
import { readValue, writeValue } from '../attribute-value.ts';

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
  /** Answers in the target's place: null leaves the request to the target, "lost" does too but loses the answer. */
  interfere: (request: HttpRequest) => HttpAnswer | 'unreachable' | 'lost' | null = () => null;
  /** Ids for the resources created next; made up when there are none. */
  ids: string[] = [];
  #lastId = 0;

  readonly send = (request: HttpRequest): Promise<Exchange> => {
    this.requests.push(request);
    const interference = this.interfere(request);
    const done = interference === null || interference === 'lost' ? this.#answer(request) : interference;
    const answer = interference === 'lost' || done === 'unreachable' ? undefined : done;
    const exchange = { request, sender: 'idp', startedAt: '2026-11-20T12:00:00.000Z', durationMs: 1 } as const;
    const failure = { code: 'reset', message: 'Connection reset' } as const;
    return Promise.resolve(answer ? { ...exchange, answer } : { ...exchange, failure });
  };

  /** The bodies of every request since the last call that has one. */
  bodies(): JsonObject[] {
    const taken = this.requests.splice(0);
    return taken.flatMap(({ body }) => (body === undefined ? [] : [parseJson(body) as JsonObject]));
  }

  /** Method and address below the base of every request since the last call. */
  traffic(): string[] {
    return this.requests.splice(0).map(({ method, url }) => `${method} ${pathOf(url)}`);
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
    const [, collection, id] = /\/(Users|Groups)(?:\/([^/]+))?$/.exec(pathname) ?? [];
    const resources = collection === 'Users' ? this.Users : this.Groups;
    const message = body === undefined ? {} : (parseJson(body) as JsonObject);
    if (id === undefined) return method === 'POST' ? this.#create(resources, message) : list(resources, searchParams);
    const resource = resources.get(decodeURIComponent(id));
    if (!resource) return error(404, 'Resource not found');
    if (method === 'DELETE') this.#delete(resources, decodeURIComponent(id));
    if (method === 'PUT') resources.set(decodeURIComponent(id), { ...message, id: decodeURIComponent(id) });
    if (method === 'PATCH') resources.set(decodeURIComponent(id), { ...patched(resource, message), id: resource.id });
    return method === 'DELETE'
      ? { status: 204, headers: [], body: '' }
      : json(200, resources.get(decodeURIComponent(id)) ?? {});
  }

  #delete(resources: Resources, id: string): void {
    resources.delete(id);
    for (const group of this.Groups.values()) {
      const members = ((group['members'] ?? []) as JsonObject[]).filter(({ value }) => value !== id);
      this.Groups.set(group.id, { ...group, members });
    }
  }

  #create(resources: Resources, message: JsonObject): HttpAnswer {
    const { userName } = message;
    if (userName !== undefined && [...resources.values()].some((resource) => resource['userName'] === userName)) {
      return error(409, 'User already exists in the database.');
    }
    this.#lastId += 1;
    const id = this.ids.shift() ?? `${userName === undefined ? 'g' : 'u'}${this.#lastId}`;
    const resource = { ...writeValue(message, 'password', undefined), id };
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
  if (message['Operations'] === undefined) return patched11(resource, message);
  let current = resource;
  for (const { op, path, value } of message['Operations'] as readonly JsonObject[]) {
    current = changed(current, (op as string).toLowerCase(), path as string | undefined, value);
  }
  return current;
}

/** SCIM 1.1: the message is a partial resource, members say what becomes of them. */
function patched11(resource: JsonObject, message: JsonObject): JsonObject {
  const { schemas: _, meta, members, ...rest } = message;
  const known = (isJsonObject(meta) ? [] : (resource['members'] ?? [])) as JsonObject[];
  const given = (members ?? []) as JsonObject[];
  const kept = known.filter(({ value }) => !given.some((member) => member['value'] === value));
  const added = given.filter(({ operation }) => operation !== 'delete');
  return { ...resource, ...rest, ...(members !== undefined && { members: [...kept, ...added] }) };
}

function changed(resource: JsonObject, verb: string, path: string | undefined, value: Json | undefined): JsonObject {
  if (path === undefined) return isJsonObject(value) ? merged(resource, value) : resource;
  if (path.startsWith('members')) return { ...resource, members: changedMembers(resource, verb, path, value) };
  // RFC 7644 section 3.5.2.3: of a complex attribute those sub-attributes are replaced that the value has.
  const former = isJsonObject(value) ? readValue(resource, path) : undefined;
  const isText = path === 'active' && typeof value === 'string';
  const written = path.endsWith(':manager')
    ? { value: value ?? null }
    : isText
      ? value.toLowerCase() === 'true'
      : isJsonObject(value) && isJsonObject(former)
        ? { ...former, ...value }
        : value;
  return writeValue(resource, path, verb === 'remove' || value === '' ? undefined : written);
}

/** Members of a pathless value are attributes, nested or written as paths. */
function merged(resource: JsonObject, value: JsonObject): JsonObject {
  let current = resource;
  for (const [name, part] of Object.entries(value)) {
    const former = current[name];
    const isPart = isJsonObject(part);
    current = isPart
      ? { ...current, [name]: { ...(isJsonObject(former) ? former : {}), ...part } }
      : writeValue(current, name, part);
  }
  return current;
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

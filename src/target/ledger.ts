import { randomUUID } from 'node:crypto';
import { type Exchange, type HttpRequest, header } from '../http/exchange.ts';
import { isJsonObject, type Json, type JsonObject, parseJson } from '../scim/json.ts';
import { schemaUrn } from '../scim/urn.ts';
import { resourceUrl } from './resource-url.ts';

/** A resource that the run brought into the target, or an object that it brought into the tenant of an identity provider. */
export interface Creation {
  readonly url: string;
  readonly resourceType: string;
}

const clockToleranceMs = 24 * 60 * 60 * 1000;

type Entry =
  | { readonly created: Creation }
  | { readonly removed: string }
  | { readonly lost: Lost }
  | { readonly begun: string; readonly lost: Lost }
  | { readonly ended: string };

/** A create that is under way, or whose answer never arrived or did not say where the resource is: it may or may not exist. */
export interface Lost {
  readonly endpoint: string;
  readonly attribute: 'userName' | 'displayName';
  readonly value: string;
}

/** What is still in the target, as far as the ledger knows. */
export interface Balance {
  /** In the order of creation. */
  readonly present: readonly Creation[];
  readonly lost: readonly Lost[];
}

/** What a run creates and removes, learned from its traffic. */
export interface Ledger {
  /** Notes a create before it is sent: nobody may be there to note its answer. */
  announce(request: HttpRequest): void;
  /** Notes what the exchange brought into or took out of the target. */
  observe(exchange: Exchange): void;
  /** Notes what was created without an exchange to learn it from: in a tenant, or by a live identity provider. */
  note(creation: Creation): void;
  /** Notes what somebody else may create and has not told of. */
  suspect(lost: Lost): void;
  /** Takes what is gone off the list. */
  strike(url: string): void;
  balance(): Balance;
}

/** Keeps a ledger; each new line also goes to `append`, for example to a file that survives the process. */
export function createLedger(baseUrl: string, append: (line: string) => void = () => {}): Ledger {
  const lines: string[] = [];
  const marks = new WeakMap<HttpRequest, string>();
  function enter(entry: Entry): void {
    const line = JSON.stringify(entry);
    lines.push(line);
    append(`${line}\n`);
  }
  return {
    announce(request) {
      const begun = randomUUID();
      for (const lost of announcedBy(request, baseUrl)) {
        enter({ begun, lost });
        marks.set(request, begun);
      }
    },
    observe(exchange) {
      for (const entry of entriesIn(exchange, baseUrl)) enter(entry);
      const ended = marks.get(exchange.request);
      if (ended !== undefined) enter({ ended });
    },
    note: (creation) => enter({ created: creation }),
    suspect: (lost) => enter({ lost }),
    strike: (url) => enter({ removed: url }),
    balance: () => balanceOf(lines),
  };
}

function announcedBy({ method, url, body }: HttpRequest, baseUrl: string): readonly Lost[] {
  const path = pathBelow(baseUrl, url);
  if (method !== 'POST' || path === undefined || path.endsWith('/.search')) return [];
  if (path !== '/Bulk') return lostBy(path, parseJson(body ?? ''));
  return createsIn(body).flatMap(lostByOperation);
}

function pathBelow(baseUrl: string, url: string): string | undefined {
  return url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length).replace(/\?.*/, '') : undefined;
}

function entriesIn(exchange: Exchange, baseUrl: string): readonly Entry[] {
  const { request, answer } = exchange;
  const path = pathBelow(baseUrl, request.url);
  if (path === undefined) return [];
  const isGone = answer !== undefined && (isSuccess(answer.status) || answer.status === 404);
  if (request.method === 'DELETE') return isGone ? [{ removed: baseUrl + path }] : [];
  if (request.method === 'POST' && path === '/Bulk') return bulkEntries(exchange, baseUrl);
  if (request.method === 'PUT' && answer?.status === 201) return [created(path, baseUrl + path)];
  if (request.method !== 'POST' || path.endsWith('/.search') || (answer && !isSuccess(answer.status))) return [];
  const url = urlOfCreated(exchange, baseUrl + path);
  return url === undefined
    ? lostBy(path, parseJson(request.body ?? '')).map((lost) => ({ lost }))
    : [created(path, url)];
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function created(path: string, url: string): Entry {
  return { created: { url, resourceType: path.split('/')[1] ?? '' } };
}

/** By id under the endpoint that was asked, and by Location only below it: what others own must not be removed. */
function urlOfCreated({ request, answer, startedAt }: Exchange, collection: string): string | undefined {
  if (!answer) return undefined;
  const json = parseJson(answer.body);
  const resource = isJsonObject(json) ? json : {};
  const now = Date.parse(header(answer.headers, 'Date') ?? '') || Date.parse(startedAt);
  if (isOlder(resource, now) || hasOtherName(resource, parseJson(request.body ?? ''))) return undefined;
  return resourceUrl(collection, resource['id']) ?? below(collection, header(answer.headers, 'Location') ?? '');
}

function below(collection: string, location: string): string | undefined {
  if (!URL.canParse(location, `${collection}/`)) return undefined;
  const { origin, pathname } = new URL(location, `${collection}/`);
  const url = origin + pathname;
  return url.startsWith(`${collection}/`) && url !== `${collection}/` ? url : undefined;
}

/** A create answered with a resource that was there before: it belongs to somebody else and stays. */
function isOlder({ meta }: JsonObject, now: number): boolean {
  const since = isJsonObject(meta) ? meta['created'] : undefined;
  return typeof since === 'string' && Date.parse(since) < now - clockToleranceMs;
}

/** Likewise one whose name has nothing to do with the name that was sent; a domain may have been added or cut off. */
function hasOtherName({ userName }: JsonObject, sent: Json | undefined): boolean {
  const wanted = isJsonObject(sent) ? sent['userName'] : undefined;
  if (typeof userName !== 'string' || typeof wanted !== 'string') return false;
  const [one, other] = [userName.toLowerCase(), wanted.toLowerCase()];
  return !one.includes(other) && !other.includes(one);
}

/** What a create of a bulk request made and no result accounts for may or may not be there. */
function bulkEntries({ request, answer }: Exchange, baseUrl: string): readonly Entry[] {
  if (answer && answer.status >= 400 && answer.status < 500) return [];
  const creates = createsIn(request.body);
  const results = operationsIn(answer?.body).map((result) => {
    const create = creates.find(({ bulkId }) => bulkId !== undefined && bulkId === result['bulkId']);
    return { ...result, create, url: urlOfResult(result, baseUrl, create), isDone: isSuccess(statusOf(result)) };
  });
  const known = results.flatMap(({ method, url, isDone }: (typeof results)[number] & JsonObject): readonly Entry[] => {
    if (url === undefined || !isDone) return [];
    if (method === 'DELETE') return [{ removed: url }];
    return method === 'POST' ? [created(url.slice(baseUrl.length), url)] : [];
  });
  const told = new Set(results.filter(({ url, isDone }) => url !== undefined || !isDone).map(({ create }) => create));
  const lost = creates.filter((create) => !told.has(create));
  return [...known, ...lost.flatMap(lostByOperation).map((each) => ({ lost: each }))];
}

function operationsIn(body: string | undefined): readonly JsonObject[] {
  const json = parseJson(body ?? '');
  const operations = isJsonObject(json) ? json['Operations'] : undefined;
  return Array.isArray(operations) ? operations.filter(isJsonObject) : [];
}

function createsIn(body: string | undefined): readonly JsonObject[] {
  return operationsIn(body).filter(({ method }) => method === 'POST');
}

function lostByOperation({ path, data }: JsonObject): readonly Lost[] {
  return typeof path === 'string' ? lostBy(path, data) : [];
}

function statusOf({ status }: JsonObject): number {
  return Number(isJsonObject(status) ? status['code'] : status);
}

function urlOfResult({ location }: JsonObject, baseUrl: string, create: JsonObject | undefined): string | undefined {
  if (typeof location !== 'string') return undefined;
  if (location.startsWith(`${baseUrl}/`)) return location;
  return create && below(baseUrl + String(create['path']), location);
}

/** Only by names that the run made up: many people share the displayName of a User. */
function lostBy(endpoint: string, json: Json | undefined): readonly Lost[] {
  if (!isJsonObject(json)) return [];
  const { schemas, userName, displayName } = json;
  if (typeof userName === 'string') return [{ endpoint, attribute: 'userName', value: userName }];
  const isGroup = Array.isArray(schemas) && schemas.includes(schemaUrn.Group);
  if (!isGroup || typeof displayName !== 'string') return [];
  return [{ endpoint, attribute: 'displayName', value: displayName }];
}

/** Reads the lines that a ledger appended; a torn last line is passed over. */
export function balanceOf(lines: readonly string[]): Balance {
  const present = new Map<string, Creation>();
  const lost: Lost[] = [];
  const underWay = new Map<string, readonly Lost[]>();
  for (const line of lines) {
    const entry = parseJson(line) as Entry | null | undefined;
    if (typeof entry !== 'object' || entry === null) continue;
    if ('created' in entry) present.set(entry.created.url, entry.created);
    if ('removed' in entry) present.delete(entry.removed);
    if ('ended' in entry) underWay.delete(entry.ended);
    if ('begun' in entry) underWay.set(entry.begun, [...(underWay.get(entry.begun) ?? []), entry.lost]);
    else if ('lost' in entry) lost.push(entry.lost);
  }
  return { present: [...present.values()], lost: [...lost, ...[...underWay.values()].flat()] };
}

/** What is in the target, and what is in tenants of identity providers. */
export function apart({ present, lost }: Balance, baseUrl: string): readonly [Balance, readonly Creation[]] {
  const isInTarget = ({ url }: Creation) => url.startsWith(`${baseUrl}/`);
  return [{ present: present.filter(isInTarget), lost }, present.filter((creation) => !isInTarget(creation))];
}

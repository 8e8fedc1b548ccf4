import { type Exchange, header } from '../http/exchange.ts';
import { isJsonObject, type Json, type JsonObject, parseJson } from '../scim/json.ts';

/** A resource that the run brought into the target. */
export interface Creation {
  readonly url: string;
  readonly resourceType: string;
}

const clockToleranceMs = 24 * 60 * 60 * 1000;

type Entry = { readonly created: Creation } | { readonly removed: string } | { readonly lost: Lost };

/** A create whose answer never arrived: the resource may or may not exist. */
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
  /** Notes what the exchange brought into or took out of the target. */
  observe(exchange: Exchange): void;
  balance(): Balance;
}

/** Keeps a ledger; each new line also goes to `append`, for example to a file that survives the process. */
export function createLedger(baseUrl: string, append: (line: string) => void = () => {}): Ledger {
  const lines: string[] = [];
  return {
    observe(exchange) {
      for (const entry of entriesIn(exchange, baseUrl)) {
        const line = JSON.stringify(entry);
        lines.push(line);
        append(`${line}\n`);
      }
    },
    balance: () => balanceOf(lines),
  };
}

function entriesIn(exchange: Exchange, baseUrl: string): readonly Entry[] {
  const { request, answer } = exchange;
  const path = request.url.startsWith(`${baseUrl}/`)
    ? request.url.slice(baseUrl.length).replace(/\?.*/, '')
    : undefined;
  if (path === undefined) return [];
  const isGone = answer !== undefined && ((answer.status >= 200 && answer.status < 300) || answer.status === 404);
  if (request.method === 'DELETE') return isGone ? [{ removed: request.url }] : [];
  if (request.method === 'POST' && path === '/Bulk') return bulkEntries(exchange, baseUrl);
  if (request.method === 'PUT' && answer?.status === 201) return [created(path, request.url)];
  if (request.method !== 'POST' || path.endsWith('/.search')) return [];
  if (!answer) return lostEntries(path, request.body);
  if (answer.status !== 201 && answer.status !== 200) return [];
  const url = urlOfCreated(exchange, baseUrl, path);
  return url === undefined ? [] : [created(path, url)];
}

function created(path: string, url: string): Entry {
  return { created: { url, resourceType: path.split('/')[1] ?? '' } };
}

/** By id under the endpoint that was asked: a wrong Location must not lead the removal astray. */
function urlOfCreated({ answer, startedAt }: Exchange, baseUrl: string, path: string): string | undefined {
  const json = parseJson(answer!.body);
  if (isOlder(json, header(answer!.headers, 'Date') ?? startedAt)) return undefined;
  if (isJsonObject(json) && typeof json['id'] === 'string' && json['id'] !== '') {
    return `${baseUrl}${path}/${encodeURIComponent(json['id'])}`;
  }
  const location = header(answer!.headers, 'Location');
  return location?.startsWith(`${baseUrl}/`) ? location : undefined;
}

/** A create answered with a resource that was there before: it belongs to somebody else and stays. */
function isOlder(json: Json | undefined, now: string): boolean {
  const meta = isJsonObject(json) ? json['meta'] : undefined;
  const createdAt =
    isJsonObject(meta) && typeof meta['created'] === 'string' ? Date.parse(meta['created']) : Number.NaN;
  return createdAt < Date.parse(now) - clockToleranceMs;
}

function bulkEntries({ answer }: Exchange, baseUrl: string): readonly Entry[] {
  const json = parseJson(answer?.body ?? '');
  const operations = isJsonObject(json) && Array.isArray(json['Operations']) ? json['Operations'] : [];
  return operations.filter(isJsonObject).flatMap(({ location, method, status }) => {
    if (typeof location !== 'string' || !location.startsWith(`${baseUrl}/`)) return [];
    const isDone = Number(isJsonObject(status) ? status['code'] : status) < 300;
    if (method === 'POST' && isDone) return [created(location.slice(baseUrl.length), location)];
    return method === 'DELETE' && isDone ? [{ removed: location }] : [];
  });
}

function lostEntries(endpoint: string, body: string | undefined): readonly Entry[] {
  const json = parseJson(body ?? '');
  const resource: JsonObject = isJsonObject(json) ? json : {};
  for (const attribute of ['userName', 'displayName'] as const) {
    const value = resource[attribute];
    if (typeof value === 'string') return [{ lost: { endpoint, attribute, value } }];
  }
  return [];
}

/** Reads the lines that a ledger appended; a torn last line is passed over. */
export function balanceOf(lines: readonly string[]): Balance {
  const present = new Map<string, Creation>();
  const lost: Lost[] = [];
  for (const line of lines) {
    const entry = parseJson(line) as Entry | undefined;
    if (entry === undefined) continue;
    if ('created' in entry) present.set(entry.created.url, entry.created);
    if ('removed' in entry) present.delete(entry.removed);
    if ('lost' in entry) lost.push(entry.lost);
  }
  return { present: [...present.values()], lost };
}

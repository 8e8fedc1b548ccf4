import type { Exchange, HttpRequest } from '../http/exchange.ts';
import type { FilterExpression } from '../scim/filter.ts';
import { parseFilter } from '../scim/filter-parser.ts';
import { isJsonObject, type Json, type JsonObject, parseJson } from '../scim/json.ts';
import {
  type AttributeStatement,
  cited,
  type FilterStatement,
  isDocumented,
  type MethodStatement,
  type Profile,
} from './profile.ts';

/** What is known of a check that did not hold. */
export interface Unfulfilled {
  readonly id: string;
  readonly area: string;
  readonly requirements: readonly string[];
  readonly exchanges: readonly Exchange[];
}

/**
 * The documented reason why a check did not hold, with its source; `undefined` when the profile has none. A reason is a
 * documented limit that an exchange of the check ran into, a deviation that names the check, or the absence of what the
 * check asks for.
 */
export function excuseFor(profile: Profile, check: Unfulfilled): string | undefined {
  // A check of the documentation itself is excused by nothing but a deviation.
  if (check.requirements.some((id) => id.startsWith('PROFILE-'))) return deviationFor(profile, check);
  const limits = check.exchanges.flatMap(withOperations).map((exchange) => limitMet(profile, exchange));
  return limits.find((reason) => reason !== undefined) ?? deviationFor(profile, check) ?? absenceFor(profile, check);
}

function deviationFor(profile: Profile, check: Unfulfilled): string | undefined {
  const deviation = profile.deviations.find(
    (one) => isDocumented(one) && one.excuses?.some((excuse) => isAbout(excuse, check)),
  );
  return deviation && `${deviation.says} (${cited(profile, deviation)})`;
}

/** RFC 7644 section 3.5 asks for PATCH itself, so that there is nothing for its absence to keep a check from. */
function absenceFor(profile: Profile, { requirements }: Unfulfilled): string | undefined {
  const { patch } = profile.capabilities;
  if (!requirements.includes('7644-3.5-02') || patch?.supported !== 'no' || !isDocumented(patch)) return undefined;
  return `PATCH is not supported (${cited(profile, patch)})`;
}

function isAbout(excuse: string, { id, area, requirements }: Unfulfilled): boolean {
  return id === excuse || requirements.includes(excuse) || area === excuse || area.startsWith(`${excuse}/`);
}

/** An exchange and what it did in bulk, RFC 7644 section 3.7, as if each operation had been sent by itself. */
function withOperations(exchange: Exchange): readonly Exchange[] {
  const { request, answer } = exchange;
  const { pathname } = new URL(request.url);
  if (!answer || !pathname.endsWith('/Bulk')) return [exchange];
  const [asked, done] = [operationsIn(request.body ?? ''), operationsIn(answer.body)];
  const inBulk = asked.flatMap(({ method, path, data }, index): readonly Exchange[] => {
    if (typeof method !== 'string' || typeof path !== 'string') return [];
    const url = new URL(`${pathname.replace(/\/Bulk$/, '')}${path}`, request.url).href;
    const status = Number(done[index]?.['status']);
    return [
      {
        ...exchange,
        request: { method, url, headers: [], body: JSON.stringify(data ?? null) },
        answer: { status, headers: [], body: '' },
      },
    ];
  });
  return [exchange, ...inBulk];
}

function operationsIn(body: string): readonly JsonObject[] {
  const message = parseJson(body);
  const operations = isJsonObject(message) ? message['Operations'] : undefined;
  return Array.isArray(operations) ? operations.filter(isJsonObject) : [];
}

/** A refusal of something that is documented as not supported. */
function limitMet(profile: Profile, { request, answer }: Exchange): string | undefined {
  const status = answer?.status ?? 0;
  const isRefusal = (status >= 400 && status < 500 && status !== 401 && status !== 429) || status === 501;
  if (!isRefusal) return undefined;
  const url = new URL(request.url);
  return (
    refusedMethod(profile, request.method, url.pathname) ??
    refusedFilter(profile, filterOf(url, request.body), url.pathname) ??
    refusedAttribute(profile, request, url.pathname)
  );
}

function refusedMethod(profile: Profile, method: string, path: string): string | undefined {
  for (const type of profile.resourceTypes) {
    if (!new RegExp(`/${type.name}s(?:/|$)`, 'i').test(path)) continue;
    if (!type.supported && isDocumented(type)) return `${type.name}s are not supported (${cited(profile, type)})`;
    const refused = (type.methods ?? []).find((one) => refuses(one, method));
    if (refused) return `${method} of ${type.name}s is not supported (${cited(profile, refused)})`;
  }
  return undefined;
}

function refuses(statement: MethodStatement, method: string): boolean {
  return !statement.supported && isDocumented(statement) && (statement.names as readonly string[]).includes(method);
}

/** A body that breaks what is documented of an attribute. */
function refusedAttribute(profile: Profile, { method, body }: HttpRequest, path: string): string | undefined {
  const sent = parseJson(body ?? '');
  if (!isJsonObject(sent)) return undefined;
  for (const type of profile.resourceTypes) {
    if (!new RegExp(`/${type.name}s(?:/|$)`, 'i').test(path)) continue;
    const written = method === 'PATCH' ? writtenBy(sent) : sent;
    const broken = (type.attributes ?? []).find(
      (one) => isDocumented(one) && (breaks(written, one, method) || removes(sent, one)),
    );
    if (broken) return `${broken.path} is not as it has to be (${cited(profile, broken)})`;
  }
  return undefined;
}

/** What the operations of a PATCH write, as a resource. */
function writtenBy({ Operations: operations }: JsonObject): JsonObject {
  const written: Record<string, Json | undefined> = {};
  for (const operation of Array.isArray(operations) ? operations.filter(isJsonObject) : []) {
    const { path, value } = operation;
    if (typeof path !== 'string') Object.assign(written, isJsonObject(value) ? value : {});
    else {
      const [name, part] = path.replace(/\[.*\]/, '').split('.') as [string, string?];
      const before = written[name];
      written[name] = part === undefined ? value : { ...(isJsonObject(before) ? before : {}), [part]: value };
    }
  }
  return written;
}

/** Whether nothing documented forbids the values of a resource. */
export function allows(profile: Profile | undefined, resourceType: string, resource: JsonObject): boolean {
  const attributes = profile?.resourceTypes.find(({ name }) => name === resourceType)?.attributes ?? [];
  return !attributes.some((one) => isDocumented(one) && breaks(resource, one, 'PATCH'));
}

function breaks(written: JsonObject, statement: AttributeStatement, method: string): boolean {
  const { path, need, maxLength, forbidden, pattern } = statement;
  const texts = textsAt(written, path);
  if (method === 'POST' && breaksOnCreate(written, statement)) return true;
  const isMissing = need === 'required' && texts.length === 0 && method !== 'PATCH';
  return isMissing || texts.some((text) => isBroken(text, { maxLength, forbidden, pattern }));
}

/** A PATCH that takes away what has to be there. */
function removes({ Operations: operations }: JsonObject, { path, need }: AttributeStatement): boolean {
  if (need !== 'required' || !Array.isArray(operations)) return false;
  const [top = ''] = path.split('.');
  return operations.filter(isJsonObject).some((operation) => {
    const { op, path: named, value } = operation;
    if (typeof named !== 'string') return isJsonObject(value) && top in value && (value[top] ?? null) === null;
    const isNamed = named === path || named.replace(/[[.].*/, '') === top;
    return isNamed && (String(op).toLowerCase() === 'remove' || (value ?? null) === null || value === '');
  });
}

function breaksOnCreate(written: JsonObject, { path, equals, hasPrimary }: AttributeStatement): boolean {
  const primary = (list: string) => {
    const values = written[list];
    return Array.isArray(values) ? values.filter(isJsonObject).find((value) => value['primary'] === true) : undefined;
  };
  if (hasPrimary && !primary(path)) return true;
  if (equals === undefined) return false;
  const [list = '', part = 'value'] = equals.split('.');
  const [text = ''] = textsAt(written, path);
  const other = primary(list)?.[part];
  return typeof other !== 'string' || other.toLowerCase() !== text.toLowerCase();
}

interface TextRule {
  readonly maxLength: number | undefined;
  readonly forbidden: string | undefined;
  readonly pattern: string | undefined;
}

function isBroken(text: string, { maxLength, forbidden = '', pattern }: TextRule): boolean {
  if (maxLength !== undefined && [...text].length > maxLength) return true;
  if ([...forbidden].some((character) => text.includes(character))) return true;
  return pattern !== undefined && !new RegExp(`^(?:${pattern})$`, 'u').test(text);
}

/** The texts at a path, in any case and of every value; a value that is no text but an object counts for its own path. */
function textsAt(resource: JsonObject, path: string): readonly string[] {
  const colon = path.startsWith('urn:') ? path.lastIndexOf(':') : -1;
  const names = [...(colon < 0 ? [] : [path.slice(0, colon)]), ...path.slice(colon + 1).split('.')];
  let values: readonly (Json | undefined)[] = [resource];
  for (const name of names) {
    values = values.flatMap((value): readonly (Json | undefined)[] => {
      if (!isJsonObject(value)) return [];
      const part = Object.entries(value).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
      return Array.isArray(part) ? (part as readonly Json[]) : [part];
    });
  }
  return values
    .filter((value) => value !== undefined && value !== null)
    .map((value) => (typeof value === 'string' ? value : ''));
}

function filterOf(url: URL, body: string | undefined): string | null {
  const search = url.pathname.endsWith('/.search') ? parseJson(body ?? '') : undefined;
  if (isJsonObject(search) && typeof search['filter'] === 'string') return search['filter'];
  return url.searchParams.get('filter');
}

function refusedFilter(profile: Profile, text: string | null, path: string): string | undefined {
  const { filters } = profile;
  if (text === null || !filters || !isDocumented(filters)) return undefined;
  const { attributes = {} } = filters;
  const own = Object.entries(attributes).filter(([type]) => new RegExp(`/${type}s(?:/|$)`, 'i').test(path));
  const known = own.length === 0 ? filters : { ...filters, attributes: Object.fromEntries(own) };
  try {
    return isOutside(parseFilter(text), known)
      ? `This filter is not among those ${cited(profile, filters)}`
      : undefined;
  } catch {
    // What is no filter at all is no matter of the profile.
    return undefined;
  }
}

function isOutside(filter: FilterExpression, known: FilterStatement): boolean {
  switch (filter.op) {
    case 'and':
    case 'or':
      return known.logical?.includes(filter.op) === false || filter.terms.some((term) => isOutside(term, known));
    case 'not':
      return known.logical?.includes('not') === false || isOutside(filter.term, known);
    case 'valuePath':
      return known.valuePaths === false || isOutside(filter.filter, { ...known, attributes: {} });
    default: {
      if (known.operators?.includes(filter.op) === false) return true;
      const { attribute, subAttribute } = filter.path;
      const name = subAttribute === undefined ? attribute : `${attribute}.${subAttribute}`;
      const lists = Object.values(known.attributes ?? {});
      return lists.length > 0 && !lists.some((list) => list.some((each) => each.toLowerCase() === name.toLowerCase()));
    }
  }
}

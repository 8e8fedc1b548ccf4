import type {
  AttributeStatement,
  CapabilityStatement,
  Evidence,
  FilterStatement,
  LimitStatement,
  MethodStatement,
  Profile,
  ResourceTypeStatement,
} from '../profiles/profile.ts';
import { methods } from '../profiles/profile.ts';
import { isJsonObject, type JsonObject, parseJson } from '../scim/json.ts';
import type { Connection } from '../target/connection.ts';
import type { Discovered } from '../target/discovery.ts';
import { schemasOfType, type Target, targetFrom } from '../target/target.ts';

/** What the target publishes about itself, and what was seen by reading alone. */
const [published, seen, unknown] = [
  { grade: 'D', source: 'discovery' },
  { grade: 'P', source: 'observed' },
  { grade: 'ND' },
] as const satisfies readonly Evidence[];

const capabilityNames = ['patch', 'bulk', 'filter', 'sort', 'etag', 'changePassword', 'index', 'cursor'] as const;

/**
 * Drafts a profile from what the target publishes and from a few requests that only read.
 *
 * @param day today, for the sources.
 */
export async function draftProfile(connection: Connection, discovered: Discovered, day: string): Promise<Profile> {
  const { baseUrl, hasToken } = connection;
  const { host, pathname } = new URL(baseUrl);
  const target = targetFrom(baseUrl, discovered, hasToken);
  const filters = await filtersOf(connection);
  const url = baseUrl.replace(/\/$/, '');
  return {
    profile: nameOf(host),
    title: host,
    about: 'Drafted by `scimulate doctor`: say here what the product is.',
    sources: {
      discovery: { url: `${url}/ServiceProviderConfig`, read: day },
      observed: { url: `${url}/Users`, read: day },
    },
    address: { ...published, form: baseUrl, ...(pathname.length > 1 && { basePath: pathname.replace(/\/$/, '') }) },
    credentials: credentialsOf(discovered),
    resourceTypes: await Promise.all(target.resourceTypes.map(({ name }) => typeOf(name, target, connection))),
    capabilities: capabilitiesOf(target),
    ...(filters && { filters }),
    limits: await limitsOf(target, connection),
    deviations: [],
  };
}

function nameOf(host: string): string {
  const name = host
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return /^[a-z]/.test(name) ? name : `target-${name}`;
}

function credentialsOf({ serviceProviderConfig }: Discovered): Profile['credentials'] {
  const schemes = serviceProviderConfig?.['authenticationSchemes'];
  const kinds = (Array.isArray(schemes) ? schemes : []).filter(isJsonObject).map(({ type }) => kindOf(type));
  return [...new Set(kinds)].map((kind) => ({ ...published, kind }));
}

function kindOf(type: unknown): Profile['credentials'][number]['kind'] {
  if (type === 'httpbasic') return 'basic';
  return type === 'oauth2' || type === 'oauth' ? 'oauth-client' : 'bearer';
}

function capabilitiesOf({ capabilities }: Target): Profile['capabilities'] {
  const statements = capabilityNames.map((name): readonly [string, CapabilityStatement] => {
    const supported = capabilities[name];
    return [name, supported === 'unknown' ? { ...unknown, supported } : { ...published, supported }];
  });
  return Object.fromEntries(statements);
}

/** OPTIONS changes nothing; who does not answer it has said nothing. */
async function typeOf(name: string, target: Target, connection: Connection): Promise<ResourceTypeStatement> {
  const { endpoint } = target.resourceTypes.find((type) => type.name === name)!;
  const { answer } = await connection.call({ method: 'OPTIONS', path: `${endpoint}/none` }, 'discovery');
  const allow =
    answer && answer.status < 300 ? answer.headers.find(([header]) => header.toLowerCase() === 'allow') : undefined;
  const allowed = allow?.[1].split(',').map((method) => method.trim().toUpperCase());
  return {
    ...published,
    name,
    supported: true,
    ...(allowed?.includes('GET') && { methods: methodsOf(allowed) }),
    attributes: attributesOf(name, target),
  };
}

function methodsOf(allowed: readonly string[]): readonly MethodStatement[] {
  const own = methods.filter((method) => method !== 'POST');
  const [there, missing] = [
    own.filter((method) => allowed.includes(method)),
    own.filter((method) => !allowed.includes(method)),
  ];
  return [
    { ...seen, names: there, supported: true },
    ...(missing.length > 0 ? [{ ...unknown, names: missing, supported: false }] : []),
  ];
}

function attributesOf(name: string, target: Target): readonly AttributeStatement[] {
  if (target.publishedSchemas.length === 0) return [];
  return schemasOfType(target, name).flatMap(({ id, attributes }, index) =>
    attributes
      .filter(({ required, mutability }) => required && mutability !== 'readOnly')
      .map((attribute) => ({
        ...published,
        path: index === 0 ? attribute.name : `${id}:${attribute.name}`,
        need: 'required' as const,
      })),
  );
}

/** Asks for nobody with each operator; who refuses one has said so. */
async function filtersOf(connection: Connection): Promise<FilterStatement | undefined> {
  const operators: string[] = [];
  for (const operator of ['eq', 'ne', 'co', 'sw', 'ew', 'pr']) {
    const filter = `userName ${operator}${operator === 'pr' ? '' : ' "scimulate-nobody"'}`;
    const { answer } = await connection.call(
      { method: 'GET', path: '/Users', query: { filter, count: 1 } },
      'discovery',
    );
    if (answer?.status === 200) operators.push(operator);
  }
  return operators.length === 0 ? undefined : { ...seen, operators };
}

async function limitsOf(target: Target, connection: Connection): Promise<readonly LimitStatement[]> {
  const { answer } = await connection.call({ method: 'GET', path: '/Users' }, 'discovery');
  const list = parseJson(answer?.body ?? '');
  const most = target.maxPageSize ?? target.maxResults;
  return [
    ...(isJsonObject(list) ? pageOf(list) : []),
    ...(most === undefined ? [] : [{ ...published, limit: 'maxPageSize' as const, value: most }]),
  ];
}

/** A page that is not all there is has the usual size. */
function pageOf({ itemsPerPage, totalResults }: JsonObject): readonly LimitStatement[] {
  const isPart = typeof itemsPerPage === 'number' && Number(totalResults) > itemsPerPage && itemsPerPage > 0;
  return isPart ? [{ ...seen, limit: 'defaultPageSize', value: itemsPerPage }] : [];
}

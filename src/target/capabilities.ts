import { isJsonObject } from '../scim/json.ts';
import { schemaUrn } from '../scim/urn.ts';
import type { Discovered } from './discovery.ts';

/** What a check can need of a target. */
export const capabilityNames = [
  'patch',
  'bulk',
  'filter',
  'sort',
  'etag',
  'changePassword',
  'index',
  'cursor',
  'User',
  'Group',
  'EnterpriseUser',
  'authentication',
] as const;
export type CapabilityName = (typeof capabilityNames)[number];

export type Advertised = 'yes' | 'no' | 'unknown';
export type Capabilities = Readonly<Record<CapabilityName, Advertised>>;

/** Checks are run although nothing is advertised: without these no identity provider works. */
const expectedAnyway: ReadonlySet<CapabilityName> = new Set(['patch', 'filter', 'index', 'User', 'Group']);

export function isAvailable(capabilities: Capabilities, name: CapabilityName): boolean {
  return capabilities[name] === 'yes' || (capabilities[name] === 'unknown' && expectedAnyway.has(name));
}

export function capabilitiesOf(discovered: Discovered, hasToken: boolean): Capabilities {
  const config = discovered.serviceProviderConfig;
  const pagination = isJsonObject(config?.['pagination']) ? config['pagination'] : undefined;
  return {
    patch: supported(config?.['patch']),
    bulk: supported(config?.['bulk']),
    filter: supported(config?.['filter']),
    sort: supported(config?.['sort']),
    etag: supported(config?.['etag']),
    changePassword: supported(config?.['changePassword']),
    index: flag(pagination?.['index']),
    cursor: pagination ? flag(pagination['cursor']) : 'no',
    User: hasResourceType(discovered, schemaUrn.User),
    Group: hasResourceType(discovered, schemaUrn.Group),
    EnterpriseUser: hasExtension(discovered, schemaUrn.EnterpriseUser),
    authentication: hasToken ? 'yes' : 'no',
  };
}

function supported(feature: unknown): Advertised {
  return isJsonObject(feature) ? flag(feature['supported']) : 'unknown';
}

function flag(value: unknown): Advertised {
  if (value === true) return 'yes';
  return value === false ? 'no' : 'unknown';
}

/** An empty list says nothing about resources that are there all the same. */
function hasResourceType({ resourceTypes = [] }: Discovered, schema: string): Advertised {
  if (resourceTypes.length === 0) return 'unknown';
  return resourceTypes.some((type) => type['schema'] === schema) ? 'yes' : 'no';
}

function hasExtension({ resourceTypes = [] }: Discovered, schema: string): Advertised {
  if (resourceTypes.length === 0) return 'unknown';
  const extensions = resourceTypes.flatMap((type) => type['schemaExtensions'] ?? []);
  return extensions.some((extension) => isJsonObject(extension) && extension['schema'] === schema) ? 'yes' : 'no';
}

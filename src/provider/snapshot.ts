import { isJsonObject, type Json, type JsonObject } from '../scim/json.ts';
import type { Attributes } from './engine/attributes.ts';
import { isLinks } from './engine/attributes.ts';
import type { CompiledType } from './engine/characteristics.ts';
import { instantOf } from './engine/date-time.ts';
import type { Directory } from './engine/directory.ts';
import type { ResourceRecord } from './engine/record.ts';
import { readResource } from './engine/resource-reader.ts';
import type { Reading } from './engine/value-reader.ts';
import { lenient } from './leniency.ts';
import type { Provider, ServedTenant } from './protocol/provider.ts';
import { DocumentError } from './schema-documents.ts';
import { ScimError } from './scim-error.ts';

/** All resources of a provider, as data. Secrets are in it as digests only. */
export interface Snapshot {
  readonly format: typeof snapshotFormat;
  readonly tenants: Readonly<Record<string, readonly StoredResource[]>>;
}

interface StoredResource {
  readonly type: string;
  readonly id: string;
  /** xsd:dateTime */
  readonly created: string;
  readonly lastModified: string;
  readonly version: number;
  readonly attributes: JsonObject;
}

const snapshotFormat = 'scimulate-snapshot/1';

export function takeSnapshot({ tenants }: Provider): Snapshot {
  const resources = tenants.map(({ name, directory }) => [name, storedResources(directory)] as const);
  return { format: snapshotFormat, tenants: Object.fromEntries(resources) };
}

/**
 * Puts the resources of a snapshot in the place of those a provider has.
 *
 * @throws DocumentError when it is no snapshot or does not fit the schemas; then nothing has changed.
 */
export function restoreSnapshot({ tenants }: Provider, snapshot: Json): void {
  if (!isJsonObject(snapshot) || snapshot.format !== snapshotFormat || !isJsonObject(snapshot.tenants)) {
    throw new DocumentError(`A snapshot is an object whose format is "${snapshotFormat}" and that has tenants.`);
  }
  const restored = Object.entries(snapshot.tenants).map(([name, resources]) => {
    const tenant = tenants.find((each) => each.name === name);
    if (!tenant) throw new DocumentError(`The snapshot has a tenant ${name}, the provider has none of that name.`);
    return { tenant, resources: readResources(tenant, resources) };
  });
  for (const { tenant, resources } of restored) {
    tenant.directory.clear();
    for (const { type, attributes, ...kept } of resources) tenant.directory.insert(type, attributes, kept);
  }
}

function storedResources(directory: Directory): readonly StoredResource[] {
  return directory.types.flatMap((type) => {
    const store = directory.store(type);
    return store.slice(0, store.size).map(toStored);
  });
}

function toStored({ type, id, created, lastModified, version, attributes }: ResourceRecord): StoredResource {
  const plain = Object.entries(attributes).map(([name, value]) => [name, isLinks(value) ? [...value] : value]);
  return {
    type: type.name,
    id,
    created: new Date(created).toISOString(),
    lastModified: new Date(lastModified).toISOString(),
    version,
    attributes: Object.fromEntries(plain) as JsonObject,
  };
}

interface RestoredResource {
  readonly type: CompiledType;
  readonly id: string;
  readonly created: number;
  readonly lastModified: number;
  readonly version: number;
  readonly attributes: Attributes;
}

function readResources(
  { directory, maxValues }: ServedTenant,
  resources: Json | undefined,
): readonly RestoredResource[] {
  if (!Array.isArray(resources)) throw new DocumentError('The resources of a tenant are a list.');
  const listed = resources.map((resource: Json, index) => identify(directory, resource, `resource ${index + 1}`));
  const types = new Map(listed.map(({ id, type }) => [id, type.name]));
  if (types.size < listed.length) throw new DocumentError('Two resources of a tenant have the same id.');
  const reading = { leniency: lenient, isPatch: false, maxValues, typeOf: (id: string) => types.get(id) };
  return listed.map(({ attributes, ...kept }) =>
    Object.assign(kept, { attributes: readAttributes(kept, attributes, reading) }),
  );
}

function readAttributes(
  { type, id }: { type: CompiledType; id: string },
  attributes: Json | undefined,
  reading: Reading,
): Attributes {
  try {
    return readResource(type, attributes, reading);
  } catch (error) {
    if (error instanceof ScimError) throw new DocumentError(`Resource ${id}: ${error.message}`);
    throw error;
  }
}

function identify(
  directory: Directory,
  resource: Json,
  where: string,
): Omit<RestoredResource, 'attributes'> & { attributes: Json | undefined } {
  if (!isJsonObject(resource)) throw new DocumentError(`${where} is an object.`);
  const { type: name, id, created, lastModified, version, attributes } = resource;
  const type = directory.types.find((each) => each.name === name);
  if (!type) throw new DocumentError(`${where} is of an unknown type.`);
  if (typeof id !== 'string' || id === '') throw new DocumentError(`${where} has no id.`);
  const times = [created, lastModified].map((time) => (typeof time === 'string' ? instantOf(time) : undefined));
  const [from, to] = times;
  if (from === undefined || to === undefined || !Number.isSafeInteger(version)) {
    throw new DocumentError(`${where} needs created, lastModified and version.`);
  }
  return { type, id, created: from, lastModified: to, version: version as number, attributes };
}

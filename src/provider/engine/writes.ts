import type { Json } from '../../scim/json.ts';
import type { PatchOperation } from '../../scim/patch-operation.ts';
import type { Attributes } from './attributes.ts';
import type { CompiledType } from './characteristics.ts';
import type { ResourceRecord } from './record.ts';
import type { Tenant } from './tenant.ts';

/**
 * Creates a resource from what a client sent, RFC 7644 section 3.3.
 *
 * @throws ScimError before anything is written.
 */
export function createResource(
  tenant: Tenant,
  type: CompiledType,
  body: Json | undefined,
  id?: string,
): ResourceRecord {
  const { operations } = tenant;
  const attributes = withoutSecrets(tenant, type, operations.read(tenant, type, body), {});
  operations.checkUnique(tenant, type, attributes, undefined);
  return operations.insert(tenant, type, attributes, id);
}

/**
 * Replaces a resource by what a client sent, RFC 7644 section 3.5.1. A replacement that changes nothing leaves
 * version and time as they are.
 *
 * @throws ScimError before anything is written.
 */
export function replaceResource(tenant: Tenant, record: ResourceRecord, body: Json | undefined): void {
  const { operations } = tenant;
  write(tenant, record, operations.replace(tenant, record, operations.read(tenant, record.type, body)));
}

/**
 * Modifies a resource by PATCH operations, all or none of them, RFC 7644 section 3.5.2.
 *
 * @throws ScimError before anything is written.
 */
export function modifyResource(tenant: Tenant, record: ResourceRecord, operations: readonly PatchOperation[]): void {
  write(tenant, record, tenant.operations.patch(tenant, record, operations));
}

function write(tenant: Tenant, record: ResourceRecord, wanted: Attributes): void {
  const { operations } = tenant;
  const before = record.attributes;
  if (wanted === before) return;
  const attributes = withoutSecrets(tenant, record.type, wanted, before);
  operations.checkUnique(tenant, record.type, attributes, record);
  operations.update(tenant, record, attributes);
}

/** Passwords and the like are kept as a digest, so that no snapshot, log or answer can hold them. */
function withoutSecrets(tenant: Tenant, type: CompiledType, after: Attributes, before: Attributes): Attributes {
  const fresh = type.secrets.filter(({ name }) => after[name] !== before[name] && typeof after[name] === 'string');
  if (fresh.length === 0) return after;
  const digests = fresh.map(({ name }) => [name, tenant.digest(after[name] as string)]);
  return { ...after, ...(Object.fromEntries(digests) as Attributes) };
}

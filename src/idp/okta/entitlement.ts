import { isJsonObject, type Json, type JsonObject } from '../../scim/json.ts';
import type { Connection } from '../connection.ts';
import { isSuccess, pageOf, type Reply } from '../reply.ts';

/** The schemas of Okta Identity Governance (OK-70). */
const roleSchema = 'urn:okta:scim:schemas:core:1.0:Role';
const entitlementSchema = 'urn:okta:scim:schemas:core:1.0:Entitlement';

/** Something the service provider can give a user, as it is written to the user (OK-73). */
export interface Entitlement {
  readonly attribute: 'roles' | 'entitlements';
  readonly value: string;
  readonly display: string;
  /** Name of the resource type; roles have none. */
  readonly type?: string;
}

interface Source {
  readonly endpoint: string;
  readonly attribute: Entitlement['attribute'];
}

/**
 * Reads what can be given: the resource types, the schemas, then each endpoint of Okta's two schemas (OK-70). Returns
 * the first answer that is of no use instead, if there is one.
 */
export async function discoverEntitlements(connection: Connection): Promise<readonly Entitlement[] | Reply> {
  const types = await connection.call({ method: 'GET', path: '/ResourceTypes' });
  const sources = isSuccess(types) ? sourcesOf(types) : undefined;
  if (!sources) return types;
  const schemas = await connection.call({ method: 'GET', path: '/Schemas' });
  if (!isSuccess(schemas)) return schemas;
  const found: Entitlement[] = [];
  for (const { endpoint, attribute } of sources) {
    const reply = await connection.call({ method: 'GET', path: endpoint, query: 'startIndex=1&count=100' });
    const page = isSuccess(reply) ? pageOf(reply, { anyCase: true }) : undefined;
    if (!page) return reply;
    found.push(...page.resources.flatMap((resource) => entitlementOf(resource, attribute)));
  }
  return found;
}

/** The attribute values that give a person what it names; names the service provider does not have are left out. */
export function given(
  known: readonly Entitlement[],
  attribute: Entitlement['attribute'],
  names: readonly string[] | undefined,
): Json | undefined {
  const chosen = known.filter(
    (entitlement) => entitlement.attribute === attribute && names?.includes(entitlement.display),
  );
  const values = chosen.map(
    ({ value, display, type }): JsonObject => (type === undefined ? { value, display } : { value, display, type }),
  );
  return values.length === 0 ? undefined : values;
}

function sourcesOf(reply: Reply): Source[] | undefined {
  const list =
    pageOf(reply, { anyCase: true })?.resources ?? (Array.isArray(reply.body) ? (reply.body as Json[]) : undefined);
  return list?.filter(isJsonObject).flatMap(({ endpoint, schema }): Source[] => {
    if (typeof endpoint !== 'string') return [];
    const path = `/${endpoint.replace(/^\/+/, '')}`;
    if (schema === roleSchema) return [{ endpoint: path, attribute: 'roles' }];
    return schema === entitlementSchema ? [{ endpoint: path, attribute: 'entitlements' }] : [];
  });
}

function entitlementOf({ id, displayName, type }: JsonObject, attribute: Entitlement['attribute']): Entitlement[] {
  if (typeof id !== 'string' || typeof displayName !== 'string') return [];
  return [{ attribute, value: id, display: displayName, ...(typeof type === 'string' && { type }) }];
}

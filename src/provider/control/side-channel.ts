import { isJsonObject, type Json, type JsonObject } from '../../scim/json.ts';
import { sameValue } from '../engine/attributes.ts';
import { defaultProjection } from '../engine/projection.ts';
import type { ResourceRecord } from '../engine/record.ts';
import type { PolicyState } from '../policies/apply-policy.ts';
import { valueAt, withValue } from '../policies/attribute-value.ts';
import type { ServedTenant } from '../protocol/provider.ts';
import { badRequest, notFound, ScimError } from '../scim-error.ts';

/** Methods of one address of the control API. */
export type Methods = Readonly<Partial<Record<string, (body: Json) => Json>>>;

/** What somebody can do in the product itself, beside SCIM. */
interface Beside {
  readonly tenant: ServedTenant;
  readonly state?: PolicyState;
}

/**
 * What administrators and users of the product do: edit and delete resources, sign in, look at what the products behind
 * it have taken over, and at what members of Groups may do.
 */
export function sideChannel(beside: Beside, path: string): Methods | undefined {
  const { state } = beside;
  const [first, id, ...rest] = path.split('/');
  if (first === 'resources' && id && rest.length === 0) return editing(beside, decodeURIComponent(id));
  switch (path) {
    case 'sign-in':
      return { POST: (body) => signIn(beside, asObject(body)) };
    case 'deliveries':
      return { GET: () => (state?.deliveries.all ?? []) as unknown as Json };
    case 'assignments':
      return {
        GET: () => assignmentsOf(beside),
        PUT: (body) => {
          if (!state) throw notFound('The provider has no policy.');
          state.assignments.groups = asObject(body) as unknown as typeof state.assignments.groups;
          return assignmentsOf(beside);
        },
      };
    default:
      return undefined;
  }
}

function editing(beside: Beside, id: string): Methods {
  const { tenant } = beside;
  const record = tenant.directory.find(id);
  if (!record) throw notFound('There is no such resource.');
  return {
    GET: () => shown(tenant, record),
    PATCH: (body) => {
      edit(beside, record, asObject(body));
      return shown(tenant, record);
    },
    DELETE: () => {
      tenant.directory.delete(record);
      return {};
    },
  };
}

function shown(tenant: ServedTenant, record: ResourceRecord): JsonObject {
  return tenant.operations.present(tenant, record, defaultProjection(record.type));
}

/** The body has attribute paths and their new values; null takes a value away. */
function edit({ tenant, state }: Beside, record: ResourceRecord, changes: JsonObject): void {
  const owned = state?.policy.ownedByClient ?? [];
  let after = record.attributes;
  for (const [path, value] of Object.entries(changes)) {
    const isOwned = owned.some((each) => path === each || path.startsWith(`${each}.`) || each.startsWith(`${path}.`));
    if (isOwned && !sameValue(valueAt(after, path), value)) {
      throw new ScimError(409, undefined, `${path} is managed by the identity provider.`);
    }
    after = withValue(after, path, value === null ? undefined : value);
  }
  tenant.directory.replace(record, after);
}

/** Whether somebody gets in: by user name, and by the id at the identity provider where that is given. */
function signIn({ tenant }: Beside, { userName, externalId }: JsonObject): Json {
  const name = typeof userName === 'string' ? userName.toLowerCase() : '';
  const user = usersOf(tenant).find(({ attributes }) => String(attributes.userName).toLowerCase() === name);
  if (!user) return { outcome: 'unknown' };
  if (user.attributes.active === false) return { outcome: 'locked', id: user.id };
  const isLinked = externalId === undefined || user.attributes.externalId === externalId;
  return { outcome: isLinked ? 'signed-in' : 'link-broken', id: user.id };
}

function assignmentsOf({ tenant, state }: Beside): JsonObject {
  const users = usersOf(tenant).map((user) => [user.id, state?.assignments.of(tenant, user) ?? []] as const);
  return Object.fromEntries(users) as unknown as JsonObject;
}

function usersOf({ directory }: ServedTenant): readonly ResourceRecord[] {
  const type = directory.types.find(({ name }) => name === 'User');
  return type ? directory.store(type).slice(0, directory.store(type).size) : [];
}

function asObject(body: Json): JsonObject {
  if (!isJsonObject(body)) throw badRequest('invalidSyntax', 'The body is an object.');
  return body;
}

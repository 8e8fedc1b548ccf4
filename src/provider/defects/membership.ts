import type { FilterExpression } from '../../scim/filter.ts';
import { isJsonObject, type Json, type JsonObject } from '../../scim/json.ts';
import type { PatchOperation } from '../../scim/patch-operation.ts';
import { schemaUrn } from '../../scim/urn.ts';
import { isLinks } from '../engine/attributes.ts';
import { type Link, Links } from '../engine/links.ts';
import { displayNameOf, type ResourceRecord } from '../engine/record.ts';
import type { Tenant } from '../engine/tenant.ts';
import { badRequest, notFound, ScimError } from '../scim-error.ts';
import type { Behaviour, Defect } from './defect.ts';
import { filters, mapped } from './filter-change.ts';
import { Notes } from './notes.ts';
import { eachPatch, handling, internalError, operations, sent, shown, together } from './seams.ts';
import { memberIds, namedIds, recordsOf, typeCalled } from './stored.ts';

export const membershipDefects: readonly Defect[] = [
  {
    id: 'group-empty-not-found',
    severity: 'medium',
    title: 'A Group without members is not found by its id.',
    violates: [
      '7644-3.4.1-02',
      '7644-3.4.1-01',
      '7644-3.2-04',
      '7644-3.1-09',
      '7644-3.2-01',
      'ENTRA-group-01',
      'ENTRA-group-02',
    ],
    sources: [],
    behaviour: handling(({ request, tenant }, route, next) => {
      const group =
        route.to === 'resource' && route.type.name === 'Group' ? tenant.directory.find(route.id) : undefined;
      const isHidden = request.method === 'GET' && group !== undefined && memberIds(group.attributes).length === 0;
      if (isHidden) throw notFound('Nobody is in there.');
      return next();
    }),
  },
  {
    id: 'group-former-names-taken',
    severity: 'medium',
    title: 'A Group cannot take back a name that it had before.',
    violates: ['7643-7-43', '7644-3.5.2.3-02', '7644-3.5.1-04', 'OKTA-group-05', 'ENTRA-group-03'],
    sources: [],
    behaviour: (provider) => {
      const former = new Notes<readonly unknown[]>([]);
      operations((was) => ({
        update: (tenant, record, attributes) => {
          const [old, next] = [record.attributes['displayName'], attributes['displayName']];
          if (record.type.name !== 'Group' || old === next) return was.update(tenant, record, attributes);
          if (former.of(record).includes(next)) throw new ScimError(409, 'uniqueness', 'This name was taken before.');
          former.set(record, [...former.of(record), old]);
          return was.update(tenant, record, attributes);
        },
      }))(provider);
    },
  },
  {
    id: 'members-remove-value-array-wipes',
    severity: 'critical',
    title: 'remove of members with a list of values empties the Group.',
    violates: ['ENTRA-group-05', 'ENTRA-group-13'],
    sources: [
      'simpleidserver/SimpleIdServer#164',
      'simpleidserver/SimpleIdServer#244',
      'pond/scimitar#45',
      'MicrosoftDocs/azure-docs#30826',
    ],
    behaviour: eachPatch((operation) =>
      isListedRemoval(operation) ? { op: 'remove', path: operation.path! } : operation,
    ),
  },
  {
    id: 'members-remove-filter-ignored',
    severity: 'critical',
    title: 'remove of a member chosen by value has no effect.',
    violates: ['7644-3.5.2.2-04', '7644-3.5.2.2-05', 'OKTA-group-07', 'ENTRA-group-06'],
    sources: ['goauthentik/authentik#25686', 'goauthentik/authentik#24173', 'croffasia/itsaplan#250'],
    behaviour: eachPatch((operation) =>
      operation.op === 'remove' && /^members\[/i.test(operation.path ?? '') ? undefined : operation,
    ),
  },
  {
    id: 'members-add-drops-others',
    severity: 'critical',
    title: 'add of a member drops the members there were.',
    violates: ['7644-3.5.2.1-06', 'OKTA-group-08', 'ENTRA-group-04', '7643-4.2-03'],
    sources: ['BerriAI/litellm#34162'],
    behaviour: eachPatch((operation) =>
      operation.op === 'add' && isMembers(operation) ? { ...operation, op: 'replace' } : operation,
    ),
  },
  {
    id: 'members-replace-keeps-stale',
    severity: 'critical',
    title: 'replace of members keeps the members there were.',
    violates: ['7644-3.5.2.3-03', 'OKTA-group-10', 'OKTA-group-12', '7643-2.5-02'],
    sources: ['keycloak/keycloak#52752'],
    behaviour: eachPatch((operation) =>
      operation.op === 'replace' && isMembers(operation) ? { ...operation, op: 'add' } : operation,
    ),
  },
  {
    id: 'group-create-overwrites-first',
    severity: 'critical',
    title: 'Creating a Group without externalId overwrites the first Group without one.',
    violates: ['7644-3.3-01', '7643-3.1-07', '7644-3.3-08', '7643-3.1-08', 'OKTA-group-03', 'OKTA-group-04'],
    sources: ['grokability/snipe-it#19493'],
    behaviour: operations((was) => ({
      insert: (tenant, type, attributes, id) => {
        const first = recordsOf(tenant, type).find((other) => other.attributes.externalId === undefined);
        if (type.name !== 'Group' || attributes.externalId !== undefined || !first)
          return was.insert(tenant, type, attributes, id);
        tenant.operations.update(tenant, first, attributes);
        return first;
      },
    })),
  },
  {
    id: 'group-unknown-member-autocreates-user',
    severity: 'critical',
    title: 'A member that does not exist is created as a User.',
    violates: ['7643-4.2-05', '7643-3.1-09', '7644-3.3-01'],
    sources: ['BerriAI/litellm#17420', 'BerriAI/litellm#34997'],
    behaviour: sent('POST PUT PATCH', (body, { exchange: { tenant }, type }) => {
      const isUnknown = (id: string): boolean => !tenant.directory.find(id);
      const ids = type.name === 'Group' ? membersNamedIn(body).filter(isUnknown) : [];
      for (const id of new Set(ids)) {
        const attributes = { schemas: [schemaUrn.User], userName: id };
        tenant.operations.insert(tenant, typeCalled(tenant, 'User'), attributes, id);
      }
      return body;
    }),
  },
  {
    id: 'group-put-drops-pending-members',
    severity: 'critical',
    title: 'PUT of a Group leaves out those who are in another Group, and answers 200.',
    violates: ['7644-3.5.1-04', 'OKTA-group-14'],
    sources: ['gravitational/teleport#67372'],
    behaviour: operations((was) => ({
      replace: (tenant, record, attributes) => {
        const { members } = attributes;
        if (!isLinks(members)) return was.replace(tenant, record, attributes);
        const isElsewhere = ({ value }: Link): boolean =>
          tenant.directory.holdersOf(value).some((holder) => holder !== record);
        const free = [...members].filter((link) => !isElsewhere(link));
        const { members: _, ...others } = attributes;
        return was.replace(tenant, record, free.length === 0 ? others : { ...others, members: new Links(free) });
      },
    })),
  },
  {
    id: 'group-removal-deletes-user',
    severity: 'critical',
    title: 'A User that is removed from a Group is deleted.',
    violates: ['7644-3.2-07', 'OKTA-group-07', 'ENTRA-group-06', 'ENTRA-group-05', '7644-3.5.2-11'],
    sources: ['tuist/tuist#13209'],
    behaviour: operations((was) => ({
      update: (tenant, record, attributes) => {
        const before = memberIds(record.attributes);
        was.update(tenant, record, attributes);
        const after = new Set(memberIds(record.attributes));
        for (const id of before) {
          const member = after.has(id) ? undefined : tenant.directory.find(id);
          if (member?.type.name === 'User') tenant.directory.delete(member);
        }
      },
    })),
  },
  {
    id: 'members-remove-value-array-400',
    severity: 'high',
    title: 'remove of members with a list of values is refused.',
    violates: ['ENTRA-group-05', 'ENTRA-group-13'],
    sources: ['pingidentity/scim2#174'],
    behaviour: eachPatch((operation) => {
      if (isListedRemoval(operation)) throw badRequest('invalidSyntax', 'remove takes no value.');
      return operation;
    }),
  },
  {
    id: 'group-membership-filter-500',
    severity: 'high',
    title: 'A filter on members fails with 500.',
    violates: [
      '7644-3.12-18',
      '7644-3.4.2.2-10',
      '7644-3.4.2.2-04',
      '7644-3.4.2.2-37',
      '7644-3.4.2.2-41',
      '7644-3.4.2.2-20',
      '7644-3.12-06',
      'ENTRA-match-07',
    ],
    sources: ['goauthentik/authentik#23211'],
    behaviour: filters((filter) => mapped(filter, refusingMembers)),
  },
  {
    id: 'group-delete-ignored-members-keep-rights',
    severity: 'high',
    title: 'Users still show a Group that was deleted.',
    violates: ['7643-4.1.2-21', '7644-3.6-04', '7644-3.1-09', '7643-4.1.2-23'],
    sources: [],
    behaviour: (provider) => {
      const memberships = new Map<string, readonly JsonObject[]>();
      together(
        operations((was) => ({
          remove: (tenant, record) => {
            for (const id of memberIds(record.attributes)) {
              memberships.set(id, [...(memberships.get(id) ?? []), membershipIn(tenant, record)]);
            }
            was.remove(tenant, record);
          },
        })),
        shown((resource, { id }) => {
          const former = memberships.get(id) ?? [];
          const now = Array.isArray(resource.groups) ? resource.groups : [];
          return former.length === 0 ? resource : { ...resource, groups: [...now, ...former] };
        }),
      )(provider);
    },
  },
  {
    id: 'group-unknown-member-stored',
    severity: 'medium',
    title: 'A member that does not exist is stored.',
    violates: ['7643-4.2-05', '7643-2.3.7-08', '7644-2-08'],
    sources: ['vouch-sh/vouch#317'],
    behaviour: admitting(() => true),
  },
];

/** Members that the tenant does not have are stored all the same, if they pass. */
export function admitting(passes: (id: string, tenant: Tenant, all: readonly Tenant[]) => boolean): Behaviour {
  return (provider) => {
    const isStranger = (id: string, tenant: Tenant): boolean =>
      !tenant.directory.typeOf(id) && passes(id, tenant, provider.tenants);
    const known = (value: Json | undefined, tenant: Tenant): Json =>
      (Array.isArray(value) ? (value as readonly Json[]) : []).filter(
        (each) => !namedIds(each).some((id) => isStranger(id, tenant)),
      );
    const strangers = (value: Json | undefined, tenant: Tenant): readonly Link[] =>
      namedIds(value)
        .filter((id) => isStranger(id, tenant))
        .map((value_) => ({ value: value_ }));
    operations((was) => ({
      read: (tenant, type, body) => {
        const members = isJsonObject(body) && type.name === 'Group' ? body.members : undefined;
        const more = strangers(members, tenant);
        if (!isJsonObject(body) || more.length === 0) return was.read(tenant, type, body);
        const attributes = was.read(tenant, type, { ...body, members: known(members, tenant) });
        const links = isLinks(attributes.members) ? [...attributes.members] : [];
        return { ...attributes, members: new Links([...links, ...more]) };
      },
      patch: (tenant, record, given) => {
        const more = given
          .filter((each) => each.op !== 'remove' && isMembers(each))
          .flatMap(({ value }) => strangers(value, tenant));
        if (more.length === 0) return was.patch(tenant, record, given);
        const plain = given.map((each) =>
          each.op !== 'remove' && isMembers(each) ? { ...each, value: known(each.value, tenant) } : each,
        );
        const after = was.patch(tenant, record, plain);
        const links = isLinks(after.members) ? [...after.members] : [];
        return { ...after, members: new Links([...links, ...more]) };
      },
    }))(provider);
  };
}

export function isMembers({ path }: PatchOperation): boolean {
  return path?.toLowerCase() === 'members';
}

function isListedRemoval(operation: PatchOperation): boolean {
  return operation.op === 'remove' && isMembers(operation) && operation.value !== undefined && operation.value !== null;
}

/** The ids that a body names as members, as a resource or as a PATCH. */
function membersNamedIn({ members, Operations: given }: JsonObject): readonly string[] {
  const patchOperations = (Array.isArray(given) ? given : []).filter(isJsonObject);
  const additions = patchOperations.filter(
    ({ op, path }) => typeof path === 'string' && path.toLowerCase() === 'members' && !/remove/i.test(String(op)),
  );
  return [members, ...additions.map(({ value }) => value)].flatMap(namedIds);
}

function refusingMembers(leaf: FilterExpression): FilterExpression {
  if ('path' in leaf && leaf.path.attribute.toLowerCase() === 'members') throw internalError();
  return leaf;
}

function membershipIn(tenant: Tenant, group: ResourceRecord): JsonObject {
  return { value: group.id, $ref: tenant.locate(group), display: displayNameOf(group)!, type: 'direct' };
}

import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../scim/json.ts';
import type { RestAnswer, RestRequest, Routes } from '../rest-server.ts';
import { badRequest, graphError, notFound } from './graph-error.ts';
import { pageOf } from './page.ts';
import type { EntraTenant, GraphGroup, GraphUser } from './tenant.ts';

const done: RestAnswer = { status: 204 };
/** What Graph asks for when a user is created. */
const required = ['userPrincipalName', 'displayName', 'mailNickname', 'passwordProfile', 'accountEnabled'];

/** Users, their managers and the recycle bin; groups and their members. */
export function directoryRoutes(tenant: EntraTenant): Routes {
  const user = ({ parameters }: RestRequest) => tenant.user(parameters['userId']!);
  const group = ({ parameters }: RestRequest) => tenant.group(parameters['groupId']!);
  const isPushed = ({ id }: GraphGroup) => tenant.assignmentsOf(id).length > 0;

  function refuseTaken(body: JsonObject, own?: string): void {
    const taken = [...tenant.users.values()].find(
      ({ userPrincipalName }) => userPrincipalName === body['userPrincipalName'],
    );
    if (taken && taken.id !== own) {
      throw badRequest('Another object with the same value for property userPrincipalName already exists.');
    }
  }

  async function changeMember(request: RestRequest, id: string, verb: 'add' | 'remove'): Promise<RestAnswer> {
    const former = group(request);
    if (verb === 'remove' && !former.members.has(id)) throw notFound('member', id);
    const one = new Set([tenant.users.has(id) || tenant.deleted.has(id) ? id : tenant.user(id).id]);
    const members = verb === 'add' ? former.members.union(one) : former.members.difference(one);
    tenant.groups.set(former.id, { ...former, members });
    if (isPushed(former)) {
      await tenant.engine.changeMembers(former.id, { [verb]: [id] });
      tenant.provisioning.note(former.id);
      tenant.provisioning.note(id);
    }
    return done;
  }

  function recycled({ parameters }: RestRequest): GraphUser {
    const found = tenant.deleted.get(parameters['id']!);
    if (!found) throw notFound('deletedItem', parameters['id']!);
    return found;
  }

  return {
    async 'POST /v1.0/users'({ body }) {
      const missing = required.find((name) => body[name] === undefined || body[name] === null);
      if (missing !== undefined) throw badRequest(`A value is required for property '${missing}' of resource 'User'.`);
      refuseTaken(body);
      const { passwordProfile: _, ...properties } = body;
      const made = { ...properties, id: randomUUID() } as unknown as GraphUser;
      await tenant.save(made);
      return { status: 201, body: shown(made) };
    },
    'GET /v1.0/users'(request) {
      const [, beginning] =
        /^startswith\(userPrincipalName,'([^']*)'\)$/.exec(request.query.get('$filter') ?? '') ?? [];
      const chosen = [...tenant.users.values()].filter(({ userPrincipalName }) =>
        userPrincipalName.startsWith(beginning ?? ''),
      );
      return pageOf(request, chosen.map(shown));
    },
    'GET /v1.0/users/:userId': (request) => ({ body: shown(user(request)) }),
    async 'PATCH /v1.0/users/:userId'(request) {
      const former = user(request);
      const { passwordProfile: _, ...properties } = request.body;
      refuseTaken(properties, former.id);
      const changed = { ...former, ...properties } as GraphUser;
      await tenant.save(changed);
      if (changed.accountEnabled !== former.accountEnabled) {
        await (changed.accountEnabled ? tenant.engine.resume(former.id) : tenant.engine.suspend(former.id));
      }
      return done;
    },
    async 'DELETE /v1.0/users/:userId'(request) {
      const former = user(request);
      await tenant.engine.deactivate(former.id);
      tenant.users.delete(former.id);
      tenant.deleted.set(former.id, former);
      tenant.provisioning.note(former.id);
      return done;
    },
    async 'POST /v1.0/directory/deletedItems/:id/restore'(request) {
      const former = recycled(request);
      tenant.deleted.delete(former.id);
      tenant.users.set(former.id, former);
      await tenant.engine.restore(former.id);
      tenant.provisioning.note(former.id);
      return { body: shown(former) };
    },
    async 'DELETE /v1.0/directory/deletedItems/:id'(request) {
      const former = recycled(request);
      tenant.deleted.delete(former.id);
      for (const { id } of tenant.assignmentsOf(former.id)) tenant.assignments.delete(id);
      await tenant.engine.remove(former.id);
      tenant.provisioning.note(former.id);
      return done;
    },
    async 'PUT /v1.0/users/:userId/manager/$ref'(request) {
      const one = user(request);
      tenant.managers.set(one.id, tenant.user(idIn(request)).id);
      await tenant.save(one);
      return done;
    },
    async 'DELETE /v1.0/users/:userId/manager/$ref'(request) {
      const one = user(request);
      if (!tenant.managers.delete(one.id)) throw notFound('manager', one.id);
      await tenant.save(one);
      return done;
    },

    'POST /v1.0/groups'({ body }) {
      if (typeof body['displayName'] !== 'string') throw badRequest("A value is required for property 'displayName'.");
      const made: GraphGroup = { id: randomUUID(), displayName: body['displayName'], members: new Set() };
      tenant.groups.set(made.id, made);
      return { status: 201, body: shownGroup(made) };
    },
    'GET /v1.0/groups'(request) {
      const [, name] = /^displayName eq '(.*)'$/.exec(request.query.get('$filter') ?? '') ?? [];
      const isWanted = ({ displayName }: GraphGroup) =>
        name === undefined || displayName === name.replaceAll("''", "'");
      return pageOf(request, [...tenant.groups.values()].filter(isWanted).map(shownGroup));
    },
    'GET /v1.0/groups/:groupId': (request) => ({ body: shownGroup(group(request)) }),
    async 'PATCH /v1.0/groups/:groupId'(request) {
      const former = group(request);
      const { displayName } = request.body;
      if (typeof displayName !== 'string') return done;
      tenant.groups.set(former.id, { ...former, displayName });
      if (isPushed(former)) await tenant.engine.renameGroup(former.id, displayName);
      tenant.provisioning.note(former.id);
      return done;
    },
    async 'DELETE /v1.0/groups/:groupId'(request) {
      const former = group(request);
      if (isPushed(former)) await tenant.engine.removeGroup(former.id);
      tenant.provisioning.note(former.id);
      for (const { id } of tenant.assignmentsOf(former.id)) tenant.assignments.delete(id);
      tenant.groups.delete(former.id);
      return done;
    },
    'GET /v1.0/groups/:groupId/members': (request) =>
      pageOf(request, [...group(request).members].flatMap((id) => tenant.users.get(id) ?? []).map(shown)),
    async 'POST /v1.0/groups/:groupId/members/$ref'(request) {
      const id = idIn(request);
      if (group(request).members.has(id)) {
        return graphError(
          400,
          'Request_BadRequest',
          "One or more added object references already exist for 'members'.",
        );
      }
      return changeMember(request, id, 'add');
    },
    'DELETE /v1.0/groups/:groupId/members/:userId/$ref': (request) =>
      changeMember(request, request.parameters['userId']!, 'remove'),
  };
}

/** The id in the address that a reference consists of. */
function idIn({ body }: RestRequest): string {
  const address = String(body['@odata.id'] ?? '');
  const id = address.split('/').at(-1);
  if (!id) throw badRequest("The reference has no '@odata.id'.");
  return id;
}

/** Addresses that were added show among the proxy addresses. */
function shown(user: GraphUser): object {
  const others = Array.isArray(user['otherMails']) ? (user['otherMails'] as readonly string[]) : [];
  return { ...user, proxyAddresses: others.map((address) => `smtp:${address}`) };
}

function shownGroup({ id, displayName }: GraphGroup): object {
  return { id, displayName, securityEnabled: true, mailEnabled: false, groupTypes: [] };
}

import { isJsonObject } from '../../scim/json.ts';
import type { RestAnswer, RestRequest, Routes } from '../rest-server.ts';
import { invalid, oktaError } from './okta-error.ts';
import { type Mapping, newId, now, type OktaGroup, type Org } from './org.ts';
import { pageOf } from './page.ts';

/** Groups, their members, and the mappings that push them. */
export function groupRoutes(org: Org): Routes {
  const group = ({ parameters }: RestRequest) => org.group(parameters['groupId']!);
  const mapping = ({ parameters }: RestRequest) => org.mapping(parameters['mappingId']!);
  const isPushed = (id: string) => ['ACTIVE', 'ERROR'].includes(org.mappingOf(id)?.status ?? '');

  function nameIn({ body }: RestRequest): string {
    const { name = '' } = isJsonObject(body['profile']) ? body['profile'] : {};
    if (typeof name !== 'string' || name === '') throw invalid('name', 'name: The field cannot be left blank');
    return name;
  }

  async function changeMember(request: RestRequest, verb: 'add' | 'remove'): Promise<RestAnswer> {
    const former = group(request);
    const { id } = org.user(request.parameters['userId']!);
    const one = new Set([id]);
    const members = verb === 'add' ? former.members.union(one) : former.members.difference(one);
    org.groups.set(former.id, { ...former, members, lastMembershipUpdated: now() });
    if (isPushed(former.id)) {
      await org.engine.changeMembers(former.id, { [verb]: [id] });
      org.provisioning.note(former.id);
    }
    return { status: 204 };
  }

  async function push({ id, profile, members }: OktaGroup, order?: 'in full'): Promise<void> {
    await org.engine.pushGroup({ key: id, name: String(profile['name']), members: [...members] });
    org.provisioning.note(id, order && (() => org.engine.pushNow(id)));
  }

  async function setStatus(former: Mapping, status: unknown): Promise<RestAnswer> {
    if (status !== 'ACTIVE' && status !== 'INACTIVE') throw invalid('status', 'status: Use ACTIVE or INACTIVE');
    org.mappings.set(former.id, { ...former, status, lastUpdated: now() });
    if (status === 'ACTIVE') await push(org.group(former.sourceGroupId), 'in full');
    return { body: org.mapping(former.id) };
  }

  return {
    'POST /api/v1/groups'(request) {
      const name = nameIn(request);
      const [id, created] = [newId('00g'), now()];
      const made: OktaGroup = { id, created, lastUpdated: created, profile: { name }, members: new Set() };
      org.groups.set(id, made);
      return { body: shown(made) };
    },
    'GET /api/v1/groups'(request) {
      const wanted = request.query.get('q') ?? '';
      const chosen = [...org.groups.values()].filter(({ profile }) => String(profile['name']).startsWith(wanted));
      return pageOf(request, chosen.map(shown), { limit: 200 });
    },
    'GET /api/v1/groups/:groupId': (request) => ({ body: shown(group(request)) }),
    async 'PUT /api/v1/groups/:groupId'(request) {
      const former = group(request);
      const name = nameIn(request);
      org.groups.set(former.id, { ...former, profile: { ...former.profile, name }, lastUpdated: now() });
      if (isPushed(former.id)) {
        await org.engine.renameGroup(former.id, name);
        org.provisioning.note(former.id);
      }
      return { body: shown(group(request)) };
    },
    'DELETE /api/v1/groups/:groupId'(request) {
      const { id } = group(request);
      if (org.mappingOf(id)) return oktaError(400, 'E0000001', 'The group is pushed.', ['Delete the mapping first.']);
      org.groups.delete(id);
      return { status: 204 };
    },
    'GET /api/v1/groups/:groupId/users': (request) =>
      pageOf(
        request,
        [...group(request).members].map((id) => org.user(id)),
        { limit: 1000 },
      ),
    'PUT /api/v1/groups/:groupId/users/:userId': (request) => changeMember(request, 'add'),
    'DELETE /api/v1/groups/:groupId/users/:userId': (request) => changeMember(request, 'remove'),

    async 'POST /api/v1/apps/:appId/group-push/mappings'({ body }) {
      const source = org.group(String(body['sourceGroupId']));
      if (org.mappingOf(source.id)) return oktaError(400, 'E0000001', 'The group is pushed already.');
      const status = body['status'] === 'INACTIVE' ? 'INACTIVE' : 'ACTIVE';
      const [id, created] = [newId('gPm'), now()];
      const targetGroupId = typeof body['targetGroupId'] === 'string' ? body['targetGroupId'] : newId('00g');
      const made: Mapping = { id, sourceGroupId: source.id, targetGroupId, status, created, lastUpdated: created };
      org.mappings.set(id, made);
      if (status === 'ACTIVE') await push(source);
      return { status: 201, body: made };
    },
    async 'GET /api/v1/apps/:appId/group-push/mappings'(request) {
      await org.provisioning.asked();
      const source = request.query.get('sourceGroupId');
      const chosen = [...org.mappings.values()].filter((one) => source === null || one.sourceGroupId === source);
      return pageOf(request, chosen, { limit: 1000 });
    },
    async 'GET /api/v1/apps/:appId/group-push/mappings/:mappingId'(request) {
      await org.provisioning.asked();
      return { body: mapping(request) };
    },
    'PATCH /api/v1/apps/:appId/group-push/mappings/:mappingId': (request) =>
      setStatus(mapping(request), request.body['status']),
    async 'DELETE /api/v1/apps/:appId/group-push/mappings/:mappingId'(request) {
      const { id, sourceGroupId, status } = mapping(request);
      if (status !== 'INACTIVE') return oktaError(400, 'E0000001', 'The mapping is active.', ['Deactivate it first.']);
      const isDeleted = request.query.get('deleteTargetGroup') === 'true';
      await (isDeleted ? org.engine.removeGroup(sourceGroupId) : org.engine.leaveGroup(sourceGroupId));
      org.mappings.delete(id);
      org.provisioning.note(sourceGroupId);
      return { status: 204 };
    },
  };
}

function shown({ members: _, ...group }: OktaGroup): object {
  return { ...group, type: 'OKTA_GROUP', objectClass: ['okta:user_group'] };
}

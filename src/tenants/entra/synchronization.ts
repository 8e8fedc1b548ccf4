import { randomUUID } from 'node:crypto';
import { isJsonObject, type Json, type JsonObject } from '../../scim/json.ts';
import type { RestAnswer, RestRequest, Routes } from '../rest-server.ts';
import { badRequest, graphError, notFound } from './graph-error.ts';
import { pageOf } from './page.ts';
import { shownJob, shownSchema } from './synchronization-job.ts';
import { type Assignment, appRoles, type EntraTenant, wholeJob } from './tenant.ts';

const done: RestAnswer = { status: 204 };
const principal = '/v1.0/servicePrincipals/:sp';
const job = `${principal}/synchronization/jobs/:jobId`;

/** The application, who has it, its provisioning job and the log of that. */
export function synchronizationRoutes(tenant: EntraTenant): Routes {
  const ruleId = randomUUID();
  const application = {
    id: tenant.servicePrincipalId,
    appId: tenant.appId,
    displayName: 'Scimulate',
    accountEnabled: true,
    appRoles,
  };

  function known(handler: (request: RestRequest) => ReturnType<Routes[string]>): Routes[string] {
    return (request) => {
      const { sp = '', jobId = tenant.jobId } = request.parameters;
      if (sp !== tenant.servicePrincipalId) throw notFound('servicePrincipal', sp);
      if (jobId !== tenant.jobId) throw notFound('job', jobId);
      return handler(request);
    };
  }

  async function assign({ body }: RestRequest): Promise<RestAnswer> {
    const { principalId, appRoleId } = body;
    if (!appRoles.some(({ id }) => id === appRoleId)) throw badRequest('Permission being assigned was not found.');
    const group = tenant.groups.get(String(principalId));
    const principalType = group ? 'Group' : 'User';
    const id = group?.id ?? tenant.user(String(principalId)).id;
    if (tenant.assignmentsOf(id).some((one) => one.appRoleId === appRoleId)) {
      throw badRequest('Permission being assigned already exists on the object');
    }
    const made: Assignment = { id: randomUUID(), principalId: id, principalType, appRoleId: String(appRoleId) };
    tenant.assignments.set(made.id, made);
    if (group) {
      await tenant.engine.pushGroup({ key: id, name: group.displayName, members: [...group.members] });
      for (const member of group.members) tenant.provisioning.note(member);
      tenant.provisioning.note(id);
    } else await tenant.give(tenant.user(id));
    return { status: 201, body: { ...made, resourceId: tenant.servicePrincipalId } };
  }

  async function withdraw({ parameters }: RestRequest): Promise<RestAnswer> {
    const former = tenant.assignments.get(parameters['assignmentId']!);
    if (!former) throw notFound('appRoleAssignment', parameters['assignmentId']!);
    tenant.assignments.delete(former.id);
    const id = former.principalId;
    if (former.principalType === 'Group') {
      await tenant.engine.leaveGroup(id);
      tenant.provisioning.note(id);
    } else if (tenant.assignmentsOf(id).length === 0) await tenant.take(tenant.user(id));
    else await tenant.give(tenant.user(id));
    return done;
  }

  /** A restart compares everything again; one that only ends escrows tries again what has failed. */
  function restart({ body }: RestRequest): RestAnswer {
    const { resetScope = 'Full' } = isJsonObject(body['criteria']) ? body['criteria'] : {};
    const isFull = /Watermark|Full/.test(String(resetScope));
    tenant.quarantine = undefined;
    tenant.isActive = true;
    tenant.provisioning.note(wholeJob, () => (isFull ? tenant.engine.resync() : tenant.engine.retry()));
    return done;
  }

  async function provisionOnDemand({ body }: RestRequest): Promise<RestAnswer> {
    const [parameters] = Array.isArray(body['parameters']) ? body['parameters'].filter(isJsonObject) : [];
    const [subject] = Array.isArray(parameters?.['subjects']) ? parameters['subjects'].filter(isJsonObject) : [];
    if (parameters?.['ruleId'] !== ruleId) throw badRequest('The rule does not exist in the schema of the job.');
    const id = String(subject?.['objectId'] ?? '');
    const members = membersIn(subject?.['links']);
    if (members > 5) throw badRequest('No more than five members can be provisioned at once.');
    const [problem] = await tenant.engine.pushNow(id);
    tenant.provisioning.forget(id);
    const entry = tenant.record(id, problem, randomUUID());
    const { status } = entry['provisioningStatusInfo'] as { readonly status: string };
    const result = { success: 'Success', failure: 'Failure', skipped: 'Skipped' }[status];
    return {
      body: {
        '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#microsoft.graph.stringKeyStringValuePair',
        key: JSON.stringify({ result, details: {} }),
        value: JSON.stringify(asStatement(entry)),
      },
    };
  }

  return {
    'GET /v1.0/servicePrincipals': (request) => pageOf(request, [application]),
    [`GET ${principal}`]: known(() => ({ body: application })),
    [`GET ${principal}/appRoleAssignedTo`]: known((request) => pageOf(request, [...tenant.assignments.values()])),
    [`POST ${principal}/appRoleAssignedTo`]: known(assign),
    [`DELETE ${principal}/appRoleAssignedTo/:assignmentId`]: known(withdraw),
    [`GET ${principal}/synchronization/secrets`]: known(() => ({
      body: {
        value: [
          { key: 'BaseAddress', value: tenant.target },
          { key: 'SecretToken', value: '*' },
        ],
      },
    })),
    [`GET ${principal}/synchronization/jobs`]: known((request) => pageOf(request, [shownJob(tenant)])),
    [`GET ${job}`]: known(async () => {
      await tenant.provisioning.asked();
      return { body: shownJob(tenant) };
    }),
    [`GET ${job}/schema`]: known(() => ({ body: shownSchema(tenant, ruleId) })),
    [`POST ${job}/validateCredentials`]: known(async () => {
      const [problem] = await tenant.engine.testConnection();
      return problem ? graphError(400, 'InvalidCredentials', problem.message) : done;
    }),
    [`POST ${job}/start`]: known(() => {
      tenant.isActive = true;
      tenant.provisioning.note(wholeJob);
      return done;
    }),
    [`POST ${job}/pause`]: known(() => {
      tenant.isActive = false;
      return done;
    }),
    [`POST ${job}/restart`]: known(restart),
    [`POST ${job}/provisionOnDemand`]: known(provisionOnDemand),
    'GET /v1.0/auditLogs/provisioning': async (request) => {
      await tenant.provisioning.asked();
      const [, since = ''] = /activityDateTime g[te] ([\dT:.Z-]+)/.exec(request.query.get('$filter') ?? '') ?? [];
      return pageOf(
        request,
        tenant.log.filter(({ activityDateTime }) => activityDateTime >= since),
      );
    },
    'GET /v1.0/organization': (request) =>
      pageOf(request, [{ id: randomUUID(), verifiedDomains: [{ name: 'scimulate.example', isDefault: true }] }]),
  };
}

function membersIn(links: Json | undefined): number {
  const members = isJsonObject(links) ? links['members'] : undefined;
  return Array.isArray(members) ? members.length : 0;
}

/** On demand the same facts have other names than in the log. */
function asStatement(entry: JsonObject): JsonObject {
  const { provisioningStatusInfo, provisioningAction, ...rest } = entry;
  const { status = null, errorInformation = null } = isJsonObject(provisioningStatusInfo) ? provisioningStatusInfo : {};
  const error = isJsonObject(errorInformation) ? errorInformation : {};
  return { ...rest, action: provisioningAction ?? null, statusInfo: { status, ...error }, modifiedProperties: [] };
}

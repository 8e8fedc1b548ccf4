import { afterEach, describe, expect, test } from 'vitest';
import { entraStage, oktaStage, token } from '../cli/testing/live-tenants.ts';
import { isJsonObject, type JsonObject, parseJson } from '../scim/json.ts';
import type { RestAnswer, RestRequest } from './rest-server.ts';
import { Witness } from './testing/witness.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Asks for something by method and path, as a script would. */
type Ask = (operation: string, body?: object) => Promise<JsonObject>;

function scriptOf(origin: string): Ask {
  return async (operation, body) => {
    const [method = '', path = ''] = operation.split(' ');
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const answer = await fetch(origin + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    const content = parseJson(await answer.text());
    return isJsonObject(content) ? content : {};
  };
}

describe('what an emulated tenant answers is what its vendor publishes', () => {
  test('for every operation of the Okta org', async () => {
    const { org, witness } = await oktaStage();
    closing.push(org.close);
    const ask = scriptOf(org.url);
    const [users, groups, app] = ['/api/v1/users', '/api/v1/groups', `/api/v1/apps/${org.appId}`];
    const profile = { login: 'ann@example.com', firstName: 'Ann', lastName: 'Lee', email: 'ann@example.com' };

    const { id } = await ask(`POST ${users}`, { profile });
    await ask(`GET ${users}`);
    await ask(`GET ${users}/${String(id)}`);
    await ask(`POST ${users}/${String(id)}`, { profile: { title: 'Dr', badge: '7' } });
    await ask(`PUT ${users}/${String(id)}`, { profile: { ...profile, countryCode: 'GB' } });
    for (const change of ['suspend', 'unsuspend']) await ask(`POST ${users}/${String(id)}/lifecycle/${change}`);
    const { id: group } = await ask(`POST ${groups}`, { profile: { name: 'Team' } });
    await ask(`GET ${groups}`);
    await ask(`GET ${groups}/${String(group)}`);
    await ask(`PUT ${groups}/${String(group)}`, { profile: { name: 'Crew' } });
    await ask(`PUT ${groups}/${String(group)}/users/${String(id)}`);
    await ask(`GET ${groups}/${String(group)}/users`);

    await ask('GET /api/v1/apps');
    for (const part of ['', '/features', '/features/USER_PROVISIONING', '/connections/default']) {
      await ask(`GET ${app}${part}`);
    }
    await ask(`GET /api/v1/meta/schemas/apps/${org.appId}/default`);
    await ask(`POST ${app}/connections/default/lifecycle/activate`);
    await ask(`POST ${app}/users`, { id, credentials: { userName: 'ann' } });
    const { id: mapping } = await ask(`POST ${app}/group-push/mappings`, { sourceGroupId: group });
    await ask(`GET ${app}/group-push/mappings`);
    await ask(`GET ${app}/group-push/mappings/${String(mapping)}`);
    await ask(`GET ${app}/users`);
    await ask(`GET ${app}/users/${String(id)}`);
    await ask(`POST ${app}/users/${String(id)}`);
    await ask('GET /api/v1/logs');

    await ask(`DELETE ${groups}/${String(group)}`);
    await ask(`PATCH ${app}/group-push/mappings/${String(mapping)}`, { status: 'INACTIVE' });
    await ask(`DELETE ${app}/group-push/mappings/${String(mapping)}?deleteTargetGroup=true`);
    await ask(`DELETE ${groups}/${String(group)}/users/${String(id)}`);
    await ask(`DELETE ${groups}/${String(group)}`);
    await ask(`DELETE ${app}/users/${String(id)}`);
    await ask(`POST ${users}/${String(id)}/lifecycle/deactivate`);
    await ask(`POST ${users}/${String(id)}/lifecycle/activate`);
    for (const _ of ['deactivates', 'deletes', 'finds nobody']) await ask(`DELETE ${users}/${String(id)}`);
    await ask('POST /api/v1/users', { profile: {} });
    await ask('GET /api/v1/apps/unknown');
    await ask('GET /api/v1/logs?filter=nonsense');

    expect(witness.operations.filter((operation) => !witness.succeeded.has(operation))).toEqual([]);
    expect([...witness.departures]).toEqual([]);
  });

  test('for every operation of the Entra tenant', async () => {
    const { server, witness } = await entraStage();
    closing.push(server.close);
    const ask = scriptOf(server.url);
    const [users, groups] = ['/v1.0/users', '/v1.0/groups'];
    const principal = `/v1.0/servicePrincipals/${server.servicePrincipalId}`;
    const job = `${principal}/synchronization/jobs/${server.jobId}`;
    const person = (name: string) => ({
      userPrincipalName: `${name}@example.com`,
      displayName: name,
      mailNickname: name,
      accountEnabled: true,
      passwordProfile: { password: 'not shown' },
      businessPhones: ['1'],
      otherMails: ['x@example.com'],
      [`extension_${'0'.repeat(32)}_badge`]: '7',
    });
    const reference = (id: unknown) => ({ '@odata.id': `${server.url}${users}/${String(id)}` });

    await ask('GET /contoso/v2.0/.well-known/openid-configuration');
    await ask('POST /contoso/oauth2/v2.0/token', { client_secret: token });
    await ask('POST /contoso/oauth2/v2.0/token', { client_secret: 'another' });
    const { id } = await ask(`POST ${users}`, person('ann'));
    const { id: manager } = await ask(`POST ${users}`, person('bob'));
    await ask(`GET ${users}?$top=1`);
    await ask(`GET ${users}/${String(id)}`);
    await ask(`PATCH ${users}/${String(id)}`, { jobTitle: 'Dr' });
    await ask(`PUT ${users}/${String(id)}/manager/$ref`, reference(manager));
    await ask(`DELETE ${users}/${String(id)}/manager/$ref`);
    const { id: group } = await ask(`POST ${groups}`, { displayName: 'Team' });
    await ask(`GET ${groups}`);
    await ask(`GET ${groups}/${String(group)}`);
    await ask(`PATCH ${groups}/${String(group)}`, { displayName: 'Crew' });
    for (const _ of ['adds', 'is refused']) {
      await ask(`POST ${groups}/${String(group)}/members/$ref`, reference(id));
    }
    await ask(`GET ${groups}/${String(group)}/members`);

    await ask('GET /v1.0/organization');
    await ask('GET /v1.0/servicePrincipals');
    const { appRoles } = await ask(`GET ${principal}`);
    const [role] = appRoles as readonly { readonly id: string }[];
    for (const part of ['secrets', 'jobs']) await ask(`GET ${principal}/synchronization/${part}`);
    const rules = (await ask(`GET ${job}/schema`))['synchronizationRules'] as readonly { readonly id: string }[];
    const given = { principalId: id, resourceId: server.servicePrincipalId, appRoleId: role!.id };
    const { id: assignment } = await ask(`POST ${principal}/appRoleAssignedTo`, given);
    await ask(`POST ${principal}/appRoleAssignedTo`, given);
    await ask(`GET ${principal}/appRoleAssignedTo`);
    await ask(`POST ${job}/validateCredentials`, { useSavedCredentials: true });
    const demand = { ruleId: rules[0]!.id, subjects: [{ objectId: id, objectTypeName: 'User' }] };
    await ask(`POST ${job}/provisionOnDemand`, { parameters: [demand] });
    await ask(`POST ${job}/start`);
    await ask(`GET ${job}`);
    await ask(`POST ${job}/restart`, { criteria: { resetScope: 'Full' } });
    await ask(`GET ${job}`);
    await ask(`POST ${job}/pause`);
    await ask('GET /v1.0/auditLogs/provisioning');

    await ask(`DELETE ${principal}/appRoleAssignedTo/${String(assignment)}`);
    await ask(`DELETE ${groups}/${String(group)}/members/${String(id)}/$ref`);
    await ask(`DELETE ${groups}/${String(group)}`);
    await ask(`DELETE ${users}/${String(id)}`);
    await ask(`POST /v1.0/directory/deletedItems/${String(id)}/restore`);
    await ask(`DELETE ${users}/${String(id)}`);
    await ask(`DELETE /v1.0/directory/deletedItems/${String(id)}`);
    await ask(`POST ${users}`, {});
    await ask(`GET ${users}/nobody`);
    await ask('GET /v1.0/nothing');

    expect(witness.operations.filter((operation) => !witness.succeeded.has(operation))).toEqual([]);
    expect([...witness.departures]).toEqual([]);
  });
});

describe('a witness', () => {
  test.each<readonly [what: string, path: string, answer: RestAnswer, problem: string]>([
    ['an unpublished member', '/api/v1/users/1', { body: { id: '1', nickname: 'Ann' } }, 'additional properties'],
    ['a value of another type', '/api/v1/users/1', { body: { id: 1 } }, 'User/id must be string'],
    ['a word that is none of the published', '/api/v1/users', { body: [{ status: 'GONE' }] }, 'allowed values'],
    ['an unpublished status', '/api/v1/users/1', { status: 206, body: {} }, 'no such status'],
    ['an unpublished operation', '/api/v1/nonsense', { body: {} }, 'not published'],
    ['a body where there is none', '/api/v1/groups/1/users/2', { status: 204, body: {} }, 'a body where none'],
    ['an error of another form', '/api/v1/users/1', { status: 404, body: { error: 'gone' } }, 'additional properties'],
  ])('names %s', (_, path, answer, problem) => {
    const witness = new Witness('okta');
    const method = answer.status === 204 ? 'PUT' : 'GET';

    witness.look({ method, path } as RestRequest, answer);

    expect([...witness.departures]).toEqual([expect.stringContaining(problem)]);
  });
});

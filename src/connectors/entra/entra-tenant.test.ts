import { afterEach, describe, expect, test } from 'vitest';
import { baseUrl, entraStage, notebook, refuseCreate, token } from '../../cli/testing/live-tenants.ts';
import { alice } from '../../idp/testing/stage.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function stage(provisioning?: Parameters<typeof entraStage>[0]) {
  const made = await entraStage(provisioning);
  closing.push(made.server.close);
  return { ...made, ...notebook(), tenant: await made.open() };
}

const error = (code: string, message: string) => ({ error: { code, message } });
const numbered = (index: number) => ({
  ...alice,
  key: `person ${index}`,
  userName: `person${index}@example.com`,
  email: `person${index}@example.com`,
});

describe('an Entra tenant', () => {
  test.each(['on-demand', 'cycle'] as const)('provisions %s, and takes everything back', async (way) => {
    const { tenant, options, target, created } = await stage(way);
    const idp = await tenant.provider(options);
    await idp.assign(alice);

    expect(await idp.settle()).toEqual([]);
    expect(idp.expectation()).toMatchObject([{ key: 'alice', id: expect.any(String), presence: 'present' }]);
    expect(target.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);

    expect(await tenant.remove(created())).toEqual([]);
    expect(await tenant.remove(created())).toEqual([]);
  });

  test('demands a group with no more than five members at once', async () => {
    const { tenant, options, interference } = await stage();
    const idp = await tenant.provider(options);
    const people = Array.from({ length: 7 }, (_, index) => numbered(index));
    for (const person of people) await idp.assign(person);
    await idp.pushGroup({ key: 'team', name: 'Team', members: people.map(({ key }) => key) });

    expect(await idp.settle()).toEqual([]);
    const sizes = interference.seen
      .filter(({ path }) => path.endsWith('/provisionOnDemand'))
      .map(({ body }) => JSON.stringify(body).split('"objectTypeName":"User"').length - 1);
    expect(sizes.slice(-2)).toEqual([5, 2]);
    expect(idp.expectation().find(({ key }) => key === 'team')?.members?.include).toHaveLength(7);
  });

  test('has its job paused meanwhile and started again at the end', async () => {
    const { tenant, open, options, interference, created } = await stage('cycle');
    const idp = await tenant.provider(options);
    await idp.assign(alice);
    await idp.settle();
    interference.plan('POST', /\/pause$/, { status: 204 });
    await idp.updateProfile('alice', { familyName: 'King' });
    await idp.settle();
    await (await open()).provider(options);
    expect(created().map(({ resourceType }) => resourceType)).toEqual(['Entra user', 'Entra job that was running']);

    expect(await tenant.remove(created())).toEqual([]);
    expect(interference.seen.filter(({ path }) => path.endsWith('/start')).length).toBe(3);
  });

  test('that limits the rate is waited for as long as it says', async () => {
    const { tenant, options, interference } = await stage();
    const idp = await tenant.provider(options);
    const busy = { status: 429, headers: { 'Retry-After': '0' }, body: error('TooManyRequests', 'Too many') };
    interference.plan('POST', /\/users$/, busy, busy);

    await idp.assign(alice);

    expect(interference.seen.filter(({ method, path }) => method === 'POST' && path === '/v1.0/users')).toHaveLength(3);
  });

  test.each([
    [401, 'InvalidAuthenticationToken', 'Access token has expired.', 'ENTRA_ACCESS_TOKEN'],
    [403, 'Authorization_RequestDenied', 'Insufficient privileges', 'Synchronization.ReadWrite.All'],
    [404, 'Request_ResourceNotFound', 'Resource does not exist', 'ENTRA_SERVICE_PRINCIPAL_ID'],
    [400, 'Request_BadRequest', 'The domain portion of the userPrincipalName is invalid', 'docs/live.md'],
  ])('that answers %i is quoted, with what to do', async (status, code, words, hint) => {
    const { tenant, options, interference } = await stage();
    const idp = await tenant.provider(options);
    interference.plan('POST', /\/users$/, { status, body: error(code, words) });

    await expect(idp.assign(alice)).rejects.toMatchObject({
      name: 'TenantRefused',
      status,
      message: expect.stringContaining(words),
      hint: expect.stringContaining(hint),
    });
  });

  test('that stumbles while it is looked at is asked again', async () => {
    const { tenant, options, interference } = await stage('cycle');
    const idp = await tenant.provider(options);
    await idp.assign(alice);
    const trouble = { status: 503, headers: { 'Retry-After': '0' }, body: error('ServiceUnavailable', 'Busy') };
    interference.plan('GET', /\/jobs\/[^/]+$/, trouble, trouble);

    expect(await idp.settle()).toEqual([]);
  });

  test('has a log that is read to its last page', async () => {
    const { tenant, options, interference } = await stage('cycle');
    const idp = await tenant.provider(options);
    const people = Array.from({ length: 103 }, (_, index) => numbered(index));
    for (const person of people) await idp.assign(person);

    expect(await idp.settle()).toEqual([]);
    expect(idp.expectation().filter(({ id }) => id !== undefined)).toHaveLength(103);
    const pages = interference.seen.filter(({ path }) => path.endsWith('/auditLogs/provisioning'));
    expect(pages.map(({ query }) => query.get('$skiptoken'))).toEqual([null, '100']);
  });

  test('that refuses in the middle leaves what was made in the ledger', async () => {
    const { tenant, options, interference, created } = await stage();
    const idp = await tenant.provider(options);
    interference.plan('POST', /appRoleAssignedTo$/, { status: 403, body: error('Denied', 'No rights') });

    await expect(idp.assign(alice)).rejects.toThrow('No rights');
    expect(created().map(({ resourceType }) => resourceType)).toEqual(['Entra user']);
    expect(await tenant.remove(created())).toEqual([]);
  });

  test('whose answer to a create is lost is tidied all the same, by name', async () => {
    const { tenant, server, options, interference, created } = await stage();
    const idp = await tenant.provider(options);
    const script = async (method: string, path: string, body?: object) =>
      fetch(server.url + path, {
        method,
        headers: { Authorization: `Bearer ${token}` },
        ...(body && { body: JSON.stringify(body) }),
      }).then(async (answer) => (await answer.json()) as { readonly value: readonly object[] });
    const lost = { status: 500, body: error('UnknownError', 'No answer') };
    interference.plan('POST', /\/users$/, lost);
    await expect(idp.assign(alice)).rejects.toThrow('500');
    const user = { displayName: 'A', mailNickname: 'a', passwordProfile: {}, accountEnabled: true };
    await script('POST', '/v1.0/users', { ...user, userPrincipalName: alice.userName });
    interference.plan('POST', /\/groups$/, lost);
    await expect(idp.pushGroup({ key: 'team', name: "Ann's team", members: [] })).rejects.toThrow('500');
    await script('POST', '/v1.0/groups', { displayName: "Ann's team" });
    await script('POST', '/v1.0/groups', { displayName: "Ann's team mates" });

    expect(await tenant.remove(created())).toEqual([]);

    expect((await script('GET', '/v1.0/users')).value).toEqual([]);
    expect((await script('GET', '/v1.0/groups')).value).toMatchObject([{ displayName: "Ann's team mates" }]);
  });

  test.each(['on-demand', 'cycle'] as const)('tells why a create failed %s', async (way) => {
    const { tenant, options, target } = await stage(way);
    const idp = await tenant.provider(options);
    refuseCreate(target, 409, 'userName is taken');
    await idp.assign(alice);

    expect(await idp.settle()).toMatchObject([
      { subject: 'alice', step: 'create user', code: 'Conflict', status: 409, detail: 'userName is taken' },
    ]);
    expect(idp.expectation()).toMatchObject([{ key: 'alice', unsettled: true }]);
    expect(await idp.retry()).toEqual([]);
  });

  test('whose job is in quarantine says so', async () => {
    const { tenant, options, target } = await stage('cycle');
    const idp = await tenant.provider(options);
    refuseCreate(target, 401, 'Who are you?');
    await idp.assign(alice);
    await idp.settle();
    await idp.updateProfile('alice', { familyName: 'King' });

    const why = 'EncounteredQuarantineException: The job is in quarantine.';
    expect(await idp.settle()).toMatchObject([{ step: 'run cycle', message: why }]);
    expect(await tenant.diagnose(baseUrl)).toContainEqual({
      topic: 'provisioning',
      state: 'problem',
      seen: `The job is in quarantine: ${why}`,
      advice: expect.stringContaining('restart provisioning'),
    });
  });
});

describe('the diagnosis of a tenant', () => {
  test('finds a healthy one fit', async () => {
    const { tenant } = await stage();

    expect((await tenant.diagnose(baseUrl)).map(({ topic, state }) => [topic, state])).toEqual([
      ['rights', 'ok'],
      ['application', 'ok'],
      ['provisioning', 'ok'],
      ['mapping', 'ok'],
      ['target', 'ok'],
    ]);
  });

  test('says which rights are missing', async () => {
    const { tenant, interference } = await stage();
    const body = error('Authentication_MSGraphPermissionMissing', 'The principal does not have AuditLog.Read.All.');
    interference.plan('GET', /auditLogs/, { status: 403, body });

    expect(await tenant.diagnose(baseUrl)).toEqual([
      {
        topic: 'rights',
        state: 'problem',
        seen: expect.stringContaining('The principal does not have AuditLog.Read.All.'),
        advice: expect.stringContaining('AuditLog.Read.All'),
      },
    ]);
  });

  test('names an application without provisioning', async () => {
    const { tenant, interference } = await stage();
    const none = { body: { value: [] } };
    interference.plan('GET', /\/jobs$/, none, none);

    expect(await tenant.diagnose(baseUrl)).toContainEqual({
      topic: 'provisioning',
      state: 'problem',
      seen: 'Entra ID: find the provisioning job failed with 404: the application has none.',
      advice: 'Set up automatic provisioning for the application in the Entra admin center.',
    });
  });

  test('names another application and another target', async () => {
    const { tenant, open } = await stage();
    const other = await open({ servicePrincipalId: '00000000-0000-0000-0000-000000000000' });

    expect(await other.diagnose(baseUrl)).toContainEqual(
      expect.objectContaining({ topic: 'application', state: 'problem' }),
    );
    expect(await tenant.diagnose('https://other.example.com/scim')).toContainEqual(
      expect.objectContaining({ topic: 'target', state: 'problem' }),
    );
  });
});

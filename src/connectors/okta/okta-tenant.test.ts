import { afterEach, describe, expect, test } from 'vitest';
import { baseUrl, notebook, oktaStage, refuseCreate, token } from '../../cli/testing/live-tenants.ts';
import { alice, bob } from '../../idp/testing/stage.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function stage(promptness?: Parameters<typeof oktaStage>[0]) {
  const made = await oktaStage(promptness);
  closing.push(made.org.close);
  return { ...made, ...notebook(), tenant: await made.open() };
}

const error = (errorCode: string, errorSummary: string) => ({ errorCode, errorSummary, errorCauses: [] });

describe('an Okta org', () => {
  test('provisions whoever is assigned, and takes everything back', async () => {
    const { tenant, options, target, created } = await stage();
    const idp = await tenant.provider(options);
    await idp.assign(alice);
    await idp.pushGroup({ key: 'team', name: 'Team', members: ['alice'] });

    expect(await idp.settle()).toEqual([]);
    expect(idp.expectation()).toMatchObject([{ key: 'alice', id: expect.any(String) }, { key: 'team' }]);
    expect(target.requests.map(({ method }) => method)).toContain('POST');
    expect(created().map(({ resourceType }) => resourceType)).toEqual([
      'Okta user',
      'Okta group',
      'Okta group push mapping',
    ]);

    expect(await tenant.remove(created())).toEqual([]);
    expect(await tenant.remove(created())).toEqual([]);
  });

  test('that limits the rate is waited for as long as its headers say', async () => {
    const { tenant, options, interference } = await stage();
    const idp = await tenant.provider(options);
    const reset = String(Math.floor(Date.now() / 1000));
    const headers = { 'X-Rate-Limit-Limit': '600', 'X-Rate-Limit-Remaining': '0', 'X-Rate-Limit-Reset': reset };
    interference.plan('POST', /\/users$/, { status: 429, headers, body: error('E0000047', 'Too many requests') });

    await idp.assign(alice);

    expect(await idp.settle()).toEqual([]);
    const creates = interference.seen.filter(({ method, path }) => method === 'POST' && path === '/api/v1/users');
    expect(creates).toHaveLength(2);
    expect(creates[1]!.headers['x-okta-retry-count']).toBe('1');
  });

  test.each([
    [401, 'E0000011', 'Invalid token provided', 'OKTA_CLIENT_TOKEN'],
    [403, 'E0000006', 'You do not have permission', 'okta.users.manage'],
    [404, 'E0000007', 'Not found', 'OKTA_APP_ID'],
    [400, 'E0000001', 'Api validation failed: login', 'docs/live.md'],
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
    const { tenant, options, interference, target } = await stage();
    const idp = await tenant.provider(options);
    await idp.assign(alice);
    interference.plan('GET', /\/logs$/, { status: 503, body: {} }, { status: 500, body: {} });

    expect(await idp.settle()).toEqual([]);
    expect(target.requests.some(({ method }) => method === 'POST')).toBe(true);
  });

  test('that refuses in the middle leaves what was made in the ledger', async () => {
    const { tenant, options, interference, created } = await stage();
    const idp = await tenant.provider(options);
    await idp.assign(alice);
    interference.plan('POST', /group-push/, { status: 403, body: error('E0000006', 'Not enabled') });

    await expect(idp.pushGroup({ key: 'team', name: 'Team', members: [] })).rejects.toThrow('Not enabled');
    expect(created().map(({ resourceType }) => resourceType)).toEqual(['Okta user', 'Okta group']);

    interference.plan('DELETE', /\/groups\//, { status: 403, body: error('E0000006', 'No permission') });
    const [leftover, ...others] = await tenant.remove(created());
    expect(leftover).toMatchObject({ resourceType: 'Okta group', reason: expect.stringContaining('No permission') });
    expect(others).toEqual([]);
  });

  test('whose answer to a create is lost is tidied all the same, by name', async () => {
    const { tenant, org, options, interference, created } = await stage();
    const idp = await tenant.provider(options);
    const script = async (method: string, path: string, body?: object) =>
      fetch(org.url + path, {
        method,
        headers: { Authorization: `SSWS ${token}` },
        ...(body && { body: JSON.stringify(body) }),
      }).then(async (answer) => (await answer.json()) as { readonly id: string }[] & { readonly id: string });
    interference.plan('POST', /\/users$/, { status: 504, body: {} });
    await expect(idp.assign(alice)).rejects.toThrow('504');
    const { userName: login, givenName: firstName, familyName: lastName, email } = alice;
    await script('POST', '/api/v1/users', { profile: { login, firstName, lastName, email } });
    interference.plan('POST', /\/groups$/, { status: 504, body: {} });
    await expect(idp.pushGroup({ key: 'team', name: "Ann's team", members: [] })).rejects.toThrow('504');
    await script('POST', '/api/v1/groups', { profile: { name: "Ann's team" } });
    await script('POST', '/api/v1/groups', { profile: { name: "Ann's team mates" } });
    interference.plan('POST', /mappings$/, { status: 504, body: {} });
    await expect(idp.pushGroup({ key: 'crew', name: 'Crew', members: [] })).rejects.toThrow('504');
    const crew = (await script('GET', '/api/v1/groups?q=Crew'))[0]!;
    const mappings = `/api/v1/apps/${org.appId}/group-push/mappings`;
    await script('POST', mappings, { sourceGroupId: crew.id });

    expect(await tenant.remove(created())).toEqual([]);

    expect(await script('GET', '/api/v1/users')).toEqual([]);
    expect(await script('GET', mappings)).toEqual([]);
    expect(await script('GET', '/api/v1/groups')).toMatchObject([{ profile: { name: "Ann's team mates" } }]);
  });

  test('tells why a create failed, in the words of the service provider', async () => {
    const { tenant, options, target } = await stage();
    const idp = await tenant.provider(options);
    refuseCreate(target, 409, 'userName is taken');
    await idp.assign(alice);

    expect(await idp.settle()).toMatchObject([
      { subject: 'alice', step: 'create user', status: 409, detail: 'userName is taken' },
    ]);
    expect(idp.expectation()).toMatchObject([{ key: 'alice', unsettled: true }]);
    expect(await idp.retry()).toEqual([]);
  });

  test('that takes its time is waited for, and says what for', async () => {
    const { tenant, options, waits } = await stage({ afterMs: 60 });
    const idp = await tenant.provider({ ...options, patience: { ...options.patience, quietMs: 2_000 } });
    await idp.assign(alice);
    await idp.assign(bob);

    expect(await idp.settle()).toEqual([]);
    expect(idp.expectation().every(({ id }) => id !== undefined)).toBe(true);
    expect(waits[0]).toMatchObject({ awaits: 'Okta to provision 2 of 2 people and groups', usually: 'up to a minute' });
  });
});

describe('the diagnosis of an org', () => {
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

  test('ends with a token that is not accepted', async () => {
    const { open } = await stage();
    const tenant = await open({ token: 'wrong' });

    expect(await tenant.diagnose(baseUrl)).toMatchObject([{ topic: 'rights', state: 'problem' }]);
  });

  test('says which rights are missing', async () => {
    const { tenant, interference } = await stage();
    interference.plan('GET', /\/logs$/, { status: 403, body: error('E0000006', 'You do not have permission') });

    expect(await tenant.diagnose(baseUrl)).toEqual([
      {
        topic: 'rights',
        state: 'problem',
        seen: expect.stringContaining('read the System Log failed with 403'),
        advice: expect.stringContaining('okta.logs.read'),
      },
    ]);
  });

  test('names another application and another target', async () => {
    const { open, tenant } = await stage();
    const other = await open({ appId: '0oaUnknown' });

    expect(await other.diagnose(baseUrl)).toContainEqual(
      expect.objectContaining({ topic: 'application', state: 'problem' }),
    );
    expect(await tenant.diagnose('https://other.example.com/scim')).toContainEqual(
      expect.objectContaining({ topic: 'target', state: 'problem', seen: expect.stringContaining(baseUrl) }),
    );
  });

  test('names an application without provisioning', async () => {
    const { tenant, interference } = await stage();
    const summary = 'Provisioning is not supported.';
    interference.plan('GET', /\/features\//, { status: 400, body: error('E0000148', summary) });

    expect(await tenant.diagnose(baseUrl)).toContainEqual(
      expect.objectContaining({ topic: 'provisioning', state: 'problem', seen: expect.stringContaining(summary) }),
    );
  });
});

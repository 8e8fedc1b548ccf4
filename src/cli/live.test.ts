import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { createEntra } from '../idp/entra/entra.ts';
import { defaultGroupMapping, defaultUserMapping } from '../idp/entra/mapping.ts';
import { SmallTarget } from '../idp/testing/small-target.ts';
import { type RunningProvider, startProvider } from '../provider/start-provider.ts';
import type { Report } from '../report/model.ts';
import { startEntraTenant } from '../tenants/entra/entra-server.ts';
import { embeddedOptions } from './embedded-provider.ts';
import { emptyFolder, type Serving, scimulate, serving } from './testing/command.ts';
import { examples } from './testing/examples.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/live.md'), 'utf8');
const folder = emptyFolder();
afterAll(() => folder.remove());
const token = 'target-token';
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Where the application is listed, and how requests are let in. */
const listed = {
  okta: { path: '/api/v1/apps', headers: { Authorization: 'SSWS org-token' } },
  entra: { path: '/v1.0/servicePrincipals', headers: { Authorization: 'Bearer org-token' } },
};

/** The environment that reaches an emulated tenant. */
async function variablesFor(idp: 'okta' | 'entra', { url }: Serving): Promise<Readonly<Record<string, string>>> {
  const { path, headers } = listed[idp];
  const answer = (await (await fetch(url + path, { headers })).json()) as
    | { id: string }[]
    | { value: { id: string }[] };
  const { id } = ('value' in answer ? answer.value : answer)[0]!;
  if (idp === 'okta') return { OKTA_CLIENT_ORGURL: url, OKTA_CLIENT_TOKEN: 'org-token', OKTA_APP_ID: id };
  const graph = { ENTRA_GRAPH_URL: url, ENTRA_ACCESS_TOKEN: 'org-token', ENTRA_DOMAIN: 'x.example' };
  return { ...graph, ENTRA_SERVICE_PRINCIPAL_ID: id };
}

/** A reference provider, an emulated tenant that points at it, and the environment that reaches both. */
async function emulated(idp: 'okta' | 'entra', provisionsWith = token) {
  const provider: RunningProvider = await startProvider({ ...embeddedOptions, port: 0, tokens: [token] });
  closing.push(provider.close);
  const given = { OKTA_CLIENT_TOKEN: 'org-token', ENTRA_ACCESS_TOKEN: 'org-token' };
  const tenant = await serving(['serve', '--idp', idp, '--port', '0', '--target', provider.url], {
    env: { SCIM_TOKEN: provisionsWith, ...given },
  });
  closing.push(tenant.stop);
  const env = { SCIM_TOKEN: token, ...(await variablesFor(idp, tenant)) };
  return { provider, tenant, env };
}

async function people({ url }: RunningProvider): Promise<number> {
  const answer = await fetch(`${url}/Users?count=0`, { headers: { Authorization: `Bearer ${token}` } });
  return ((await answer.json()) as { totalResults: number }).totalResults;
}

async function usersOf(org: Serving): Promise<number> {
  const { headers } = listed.okta;
  return ((await (await fetch(`${org.url}/api/v1/users`, { headers })).json()) as unknown[]).length;
}

/** The command as the page about live tenants shows it, for this target. */
function shown(command: string, idp: string, { url }: RunningProvider): readonly string[] {
  const { words } = examples(page).find((one) => one.words[0] === command && one.words.includes(`${idp}-live`))!;
  return words.map((word) => (word.startsWith('https://staging.') ? url : word));
}

/** The provisioning job of an emulated Entra tenant. */
async function jobOf({ url }: Serving, env: Readonly<Record<string, string>>) {
  const { headers } = listed.entra;
  const jobs = `${url}/v1.0/servicePrincipals/${env['ENTRA_SERVICE_PRINCIPAL_ID']}/synchronization/jobs`;
  type Job = { readonly id: string; readonly status: { code: string }; readonly schedule: { state: string } };
  const [job] = ((await (await fetch(jobs, { headers })).json()) as { readonly value: readonly Job[] }).value;
  const ask = async (path: string, method: string) => fetch(`${jobs}/${job!.id}/${path}`, { method, headers });
  return {
    ask,
    async state() {
      const { status, schedule } = (await (await fetch(`${jobs}/${job!.id}`, { headers })).json()) as Job;
      return { code: status.code, schedule: schedule.state };
    },
    async assignSomebody() {
      const post = async (path: string, body: object) =>
        (await fetch(`${url}/v1.0${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).json();
      const names = { userPrincipalName: 'ann@x.example', displayName: 'Ann', mailNickname: 'ann' };
      const user = (await post('/users', { ...names, accountEnabled: true, passwordProfile: {} })) as { id: string };
      const principal = `/servicePrincipals/${env['ENTRA_SERVICE_PRINCIPAL_ID']}`;
      const { appRoles } = (await (await fetch(`${url}/v1.0${principal}`, { headers })).json()) as {
        readonly appRoles: readonly { readonly id: string }[];
      };
      await post(`${principal}/appRoleAssignedTo`, { principalId: user.id, appRoleId: appRoles[0]!.id });
    },
    async users() {
      return ((await (await fetch(`${url}/v1.0/users`, { headers })).json()) as { value: readonly object[] }).value
        .length;
    },
  };
}

/** Interrupts a run as soon as somebody has arrived in the target; its exit code. */
async function interrupted(
  idp: 'okta' | 'entra',
  provider: RunningProvider,
  env: Readonly<Record<string, string>>,
): Promise<number | null> {
  const out = join(folder.path, `interrupted-${idp}`);
  const interruption = new AbortController();
  const ended = scimulate(['run', provider.url, '--idp', `${idp}-live`, '--only', 'group-push', '--out', out], {
    env,
    interruptAt: interruption.signal,
  });
  while ((await people(provider)) === 0) await new Promise((done) => setTimeout(done, 50));
  interruption.abort();
  const { code } = await ended;
  expect(readdirSync(out)).toContain('latest');
  return code;
}

function reportIn(out: string): Report {
  return JSON.parse(readFileSync(join(out, 'latest', 'report.json'), 'utf8')) as Report;
}

describe('without credentials', () => {
  test.each([
    ['okta-live', ['OKTA_CLIENT_ORGURL', 'OKTA_APP_ID', 'OKTA_CLIENT_TOKEN']],
    ['entra-live', ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET', 'ENTRA_SERVICE_PRINCIPAL_ID']],
  ])('%s says what to set', async (idp, names) => {
    for (const command of ['run', 'doctor']) {
      const { code, stderr } = await scimulate([command, 'http://127.0.0.1:9/scim/v2', '--idp', idp]);

      expect(code).toBe(2);
      for (const name of names) expect(stderr).toContain(`  ${name}  `);
    }
  });

  test('a tenant needs a target', async () => {
    const { code, stderr } = await scimulate(['run', '--idp', 'okta-live']);

    expect(code).toBe(2);
    expect(stderr).toContain('needs a target that the tenant can reach');
  });

  test('an unknown way of provisioning is refused', async () => {
    const { code, stderr } = await scimulate(['run', '--idp', 'entra-live'], { env: { ENTRA_PROVISIONING: 'push' } });

    expect([code, stderr]).toEqual([2, expect.stringContaining('Use on-demand or cycle.')]);
  });
});

describe('with settings that cannot be right', () => {
  const okta = { OKTA_CLIENT_ORGURL: 'https://org.okta.com', OKTA_APP_ID: '0oa', OKTA_CLIENT_TOKEN: 'org-token' };
  const service = { OKTA_CLIENT_TOKEN: '', OKTA_CLIENT_CLIENTID: '0oa', OKTA_CLIENT_PRIVATEKEY: 'no-key' };
  const entra = { ENTRA_ACCESS_TOKEN: 'org-token', ENTRA_SERVICE_PRINCIPAL_ID: 'x', ENTRA_DOMAIN: 'x.example' };

  test.each([
    ['okta-live', { ...okta, OKTA_CLIENT_ORGURL: 'org.okta.com' }, 'OKTA_CLIENT_ORGURL: it is no address'],
    [
      'okta-live',
      { ...okta, OKTA_CLIENT_ORGURL: 'https://org-admin.okta.com' },
      'Leave out "-admin": https://org.okta.com',
    ],
    ['okta-live', { ...okta, ...service }, 'OKTA_CLIENT_PRIVATEKEY: it is no private key.'],
    ['entra-live', { ...entra, ENTRA_GRAPH_URL: 'graph' }, 'ENTRA_GRAPH_URL: it is no address'],
    ['entra-live', { ...entra, AZURE_AUTHORITY_HOST: 'login' }, 'AZURE_AUTHORITY_HOST: it is no address'],
  ])('%s says which one', async (idp, env, words) => {
    for (const command of ['run', 'doctor']) {
      const { code, stderr } = await scimulate([command, 'http://127.0.0.1:9/scim/v2', '--idp', idp], { env });

      expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
      expect(stderr).not.toContain('no-key');
    }
  });
});

describe.each(['okta', 'entra'] as const)('an emulated tenant of %s', (idp) => {
  test('is found fit, plays, and is left empty', async () => {
    const { provider, env } = await emulated(idp);
    const out = join(folder.path, idp);

    for (const name of Object.keys(env)) if (name !== 'SCIM_TOKEN') expect(page).toContain(name);

    const doctor = await scimulate(shown('doctor', idp, provider), { env });
    expect([doctor.code, doctor.stdout]).toEqual([0, expect.stringContaining('The application points at')]);

    const some = ['joiner', '--only', 'pushes a new group'];
    const words = shown('run', idp, provider).flatMap((word) => (word === 'idp' ? some : [word]));
    const run = await scimulate([...words, '--out', out], { env });

    expect([run.code, run.stdout]).toEqual([0, expect.stringContaining('Nothing was left in the target.')]);
    const { checks, leftovers } = reportIn(out);
    const played = checks.filter(({ kind, verdict }) => kind === 'scenario' && verdict !== 'not-run');
    expect(played.map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
    expect([leftovers, await people(provider)]).toEqual([[], 0]);
    expect(JSON.stringify(reportIn(out))).not.toContain('org-token');
  }, 90_000);
});

test('a run does not begin while the application points elsewhere', async () => {
  const { env } = await emulated('okta');
  const other = await startProvider({ tokens: [token] });
  closing.push(other.close);
  const out = join(folder.path, 'elsewhere');

  const run = await scimulate(['run', other.url, '--idp', 'okta-live', '--out', out], { env });

  expect([run.code, run.stderr]).toEqual([3, expect.stringContaining('The application points at')]);
}, 60_000);

test.each([
  ['okta', { OKTA_APP_ID: '0oaOther' }, 'Check OKTA_APP_ID'],
  ['okta', { OKTA_CLIENT_TOKEN: 'another' }, 'Check OKTA_CLIENT_TOKEN'],
  ['entra', { ENTRA_SERVICE_PRINCIPAL_ID: 'another' }, 'Check ENTRA_SERVICE_PRINCIPAL_ID'],
  ['entra', { ENTRA_JOB_ID: 'another' }, 'ENTRA_JOB_ID'],
  ['entra', { ENTRA_ACCESS_TOKEN: 'another' }, 'Fetch another ENTRA_ACCESS_TOKEN'],
  ['entra', { ENTRA_DOMAIN: '' }, 'Set ENTRA_DOMAIN'],
] as const)(
  'a run with %s does not begin with %j',
  async (idp, wrong, words) => {
    const { provider, env } = await emulated(idp);
    const given = { env: { ...env, ...wrong } };

    const run = await scimulate(
      ['run', provider.url, '--idp', `${idp}-live`, '--out', join(folder.path, 'wrong')],
      given,
    );
    const doctor = await scimulate(['doctor', provider.url, '--idp', `${idp}-live`], given);

    expect([run.code, run.stderr]).toEqual([3, expect.stringContaining(words)]);
    expect([doctor.code, doctor.stdout]).toEqual([3, expect.stringContaining(words)]);
    expect(doctor.stdout).toContain('Next: mend what is a problem');
  },
  60_000,
);

test('a run does not begin while the job is in quarantine', async () => {
  const { provider, tenant, env } = await emulated('entra', 'not-the-token');
  const job = await jobOf(tenant, env);
  await job.assignSomebody();
  await job.ask('start', 'POST');
  while ((await job.state()).code !== 'Quarantine') await new Promise((done) => setTimeout(done, 50));

  const run = await scimulate(['run', provider.url, '--idp', 'entra-live', '--out', join(folder.path, 'quarantine')], {
    env,
  });

  expect(run.code).toBe(3);
  expect(run.stderr).toContain('The job is in quarantine: EncounteredQuarantineException');
  expect(run.stderr).toContain('restart provisioning in the Entra admin center');
}, 60_000);

test('a run that is interrupted leaves neither the org nor the target with anything', async () => {
  const { provider, tenant, env } = await emulated('okta');

  expect(await interrupted('okta', provider, env)).toBe(130);
  expect([await usersOf(tenant), await people(provider)]).toEqual([0, 0]);
}, 90_000);

test('a run that is interrupted leaves the job of an Entra tenant as it was', async () => {
  const { provider, tenant, env } = await emulated('entra');
  const job = await jobOf(tenant, env);
  await job.ask('start', 'POST');

  expect(await interrupted('entra', provider, env)).toBe(130);
  expect((await job.state()).schedule).toBe('Active');
  expect([await job.users(), await people(provider)]).toEqual([0, 0]);
}, 90_000);

test.each(['okta', 'entra'] as const)(
  'a run that loses the tenant of %s says what stays there, and judges nobody',
  async (idp) => {
    const { provider, tenant, env } = await emulated(idp);
    const out = join(folder.path, `lost-${idp}`);

    const ended = scimulate(['run', provider.url, '--idp', `${idp}-live`, '--only', 'group-push', '--out', out], {
      env,
    });
    while ((await people(provider)) === 0) await new Promise((done) => setTimeout(done, 50));
    await tenant.stop();

    const { code, stdout } = await ended;
    expect(code).toBe(3);
    expect(stdout).toContain('left');
    const { checks, leftovers } = reportIn(out);
    expect(checks.filter(({ verdict }) => verdict === 'fail' || verdict === 'error')).toEqual([]);
    expect(leftovers.some(({ url, reason }) => url.startsWith(tenant.url) && reason !== '')).toBe(true);
  },
  120_000,
);

test('an application signs in to an authority by its secret', async () => {
  const pair = await generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  const certificate = join(folder.path, 'authority.pem');
  writeFileSync(certificate, pair.cert);
  const provider = await startProvider({ tokens: [token] });
  closing.push(provider.close);
  const engine = createEntra({
    baseUrl: provider.url,
    send: new SmallTarget().send,
    random: Math.random,
    now: () => new Date(),
  });
  const tls = { key: pair.private, cert: pair.cert };
  const mappings = { mapping: defaultUserMapping, groupMapping: defaultGroupMapping };
  const served = { port: 0, host: '127.0.0.1', tls, token: 'the-secret', promptness: 'when-asked' } as const;
  const tenant = await startEntraTenant({ ...served, ...mappings, target: provider.url, engine });
  closing.push(tenant.close);
  const doctor = async (secret: string) =>
    scimulate(['doctor', provider.url, '--idp', 'entra-live'], {
      env: {
        NODE_EXTRA_CA_CERTS: certificate,
        SCIM_TOKEN: token,
        AZURE_TENANT_ID: '11111111-2222-3333-4444-555555555555',
        AZURE_CLIENT_ID: '66666666-7777-8888-9999-000000000000',
        AZURE_CLIENT_SECRET: secret,
        AZURE_AUTHORITY_HOST: tenant.url,
        ENTRA_GRAPH_URL: tenant.url,
        ENTRA_SERVICE_PRINCIPAL_ID: tenant.servicePrincipalId,
        ENTRA_DOMAIN: 'x.example',
      },
    });

  expect((await doctor('the-secret')).code).toBe(0);
  const refused = await doctor('another');
  expect([refused.code, refused.stdout]).toEqual([3, expect.stringContaining('AADSTS7000215')]);
}, 60_000);

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
async function emulated(idp: 'okta' | 'entra') {
  const provider: RunningProvider = await startProvider({ ...embeddedOptions, port: 0, tokens: [token] });
  closing.push(provider.close);
  const given = { OKTA_CLIENT_TOKEN: 'org-token', ENTRA_ACCESS_TOKEN: 'org-token' };
  const tenant = await serving(['serve', '--idp', idp, '--port', '0', '--target', provider.url], {
    env: { SCIM_TOKEN: token, ...given },
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

describe.each(['okta', 'entra'] as const)('an emulated tenant of %s', (idp) => {
  test('is found fit, plays, and is left empty', async () => {
    const { provider, env } = await emulated(idp);
    const out = join(folder.path, idp);

    const doctor = await scimulate(['doctor', provider.url, '--idp', `${idp}-live`], { env });
    expect([doctor.code, doctor.stdout]).toEqual([0, expect.stringContaining('The application points at')]);

    const only = ['joiner', 'pushes a new group'].flatMap((words) => ['--only', words]);
    const run = await scimulate(['run', provider.url, '--idp', `${idp}-live`, ...only, '--out', out], { env });

    expect(run.stdout).toContain('Nothing was left in the target.');
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

test('a run that is interrupted leaves neither the tenant nor the target with anything', async () => {
  const { provider, tenant, env } = await emulated('okta');
  const out = join(folder.path, 'interrupted');
  const interruption = new AbortController();

  const ended = scimulate(['run', provider.url, '--idp', 'okta-live', '--only', 'group-push', '--out', out], {
    env,
    interruptAt: interruption.signal,
  });
  while ((await people(provider)) === 0) await new Promise((done) => setTimeout(done, 50));
  interruption.abort();

  expect((await ended).code).toBe(130);
  expect([await usersOf(tenant), await people(provider)]).toEqual([0, 0]);
  expect(readdirSync(out)).toContain('latest');
}, 90_000);

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

import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { SettingInvalid } from '../config/configuration-errors.ts';
import { unknownName } from '../config/unknown-name.ts';
import { simulateIdp } from '../harness/simulated-idp.ts';
import { createTransport } from '../http/transport.ts';
import { defaultGroupMapping, defaultUserMapping } from '../idp/entra/mapping.ts';
import type { IdpName } from '../idp/identity-providers.ts';
import { baseUrlOf } from '../target/address.ts';
import type { RestServer, RestServerOptions } from '../tenants/rest-server.ts';
import { type ExitCode, exitCode } from './exit-code.ts';

/** What an emulated tenant is started with. */
export interface TenantPlan extends Pick<RestServerOptions, 'port' | 'host' | 'tls'> {
  readonly idp: string;
  /** SCIM base URL that the application points at. */
  readonly target: string | undefined;
  /** Bearer token of the target. */
  readonly targetToken: string | undefined;
  readonly timeoutMs: number;
}

interface Started extends RestServer {
  /** What connectors and scripts need, by environment variable. */
  readonly variables: Readonly<Record<string, string>>;
}

type Start = (plan: TenantPlan, engine: ReturnType<typeof engineFor>, target: string) => Promise<Started>;

/** So long after the last change provisioning begins. */
const promptness = { afterMs: 100 };

const starts: Readonly<Record<string, { readonly engine: IdpName; readonly start: Start }>> = {
  okta: {
    engine: 'okta',
    async start({ port, host, tls }, engine, target) {
      const { startOktaOrg } = await import('../tenants/okta/okta-org.ts');
      const token = process.env['OKTA_CLIENT_TOKEN'] || newToken();
      const org = await startOktaOrg({ port, host, tls, token, target, engine, promptness, label: 'Scimulate' });
      const variables = { OKTA_CLIENT_ORGURL: org.url, OKTA_APP_ID: org.appId, OKTA_CLIENT_TOKEN: token };
      return { ...org, variables };
    },
  },
  entra: {
    engine: 'entra',
    async start({ port, host, tls }, engine, target) {
      const { startEntraTenant } = await import('../tenants/entra/entra-server.ts');
      const token = process.env['ENTRA_ACCESS_TOKEN'] || newToken();
      const mappings = { mapping: defaultUserMapping, groupMapping: defaultGroupMapping };
      const { servicePrincipalId, ...tenant } = await startEntraTenant({
        port,
        host,
        tls,
        token,
        target,
        engine,
        promptness,
        ...mappings,
      });
      const variables = {
        ENTRA_GRAPH_URL: tenant.url,
        ENTRA_SERVICE_PRINCIPAL_ID: servicePrincipalId,
        ENTRA_ACCESS_TOKEN: token,
        ENTRA_DOMAIN: 'scimulate.example',
      };
      return { ...tenant, variables };
    },
  },
};

/**
 * Serves an emulated tenant until it is stopped; says what connectors need to be told.
 *
 * @throws SettingInvalid
 */
export async function serveTenant(plan: TenantPlan): Promise<ExitCode> {
  const { idp } = plan;
  if (!Object.hasOwn(starts, idp)) throw unknownName('--idp', idp, Object.keys(starts));
  if (plan.target === undefined) {
    throw new SettingInvalid(
      '--target',
      `the tenant has nobody to provision to.`,
      'Give the SCIM base URL of a target.',
    );
  }
  const target = baseUrlOf(plan.target);
  const { engine, start } = starts[idp]!;
  const transport = createTransport({ timeoutMs: plan.timeoutMs });
  const tenant = await start(plan, engineFor(engine, target, plan, transport), target);
  const lines = Object.entries(tenant.variables).map(([name, value]) => `export ${name}=${value}`);
  process.stdout.write(`${[tenant.url, ...lines].join('\n')}\n`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await tenant.close();
  transport.close();
  return exitCode.conformant;
}

/** The simulated identity provider that does the tenant's provisioning; the tenant gives people and groups their ids. */
function engineFor(
  name: IdpName,
  baseUrl: string,
  { targetToken }: TenantPlan,
  transport: ReturnType<typeof createTransport>,
) {
  return simulateIdp(name, {
    baseUrl,
    settings: { idp: {}, ...(targetToken !== undefined && { token: targetToken }) },
    send: (request) => transport.send(request, 'idp'),
    seed: randomInt(2 ** 31),
    idOf: (id) => id,
  });
}

function newToken(): string {
  return randomBytes(24).toString('base64url');
}

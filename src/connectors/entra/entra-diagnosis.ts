import { isJsonObject } from '../../scim/json.ts';
import { type Look, type TenantFinding, tried } from '../live-provider.ts';
import { codeOf, enterpriseOf, jobPath, quarantineIn } from './enterprise.ts';
import type { EntraSettings } from './entra-settings.ts';
import type { GraphClient } from './graph-client.ts';
import { readJobSchema } from './job-schema.ts';

/** Looks at rights, application, job and mapping, and where the application points; changes nothing. */
export async function diagnoseEntra(
  graph: GraphClient,
  settings: EntraSettings,
  target: string,
): Promise<readonly TenantFinding[]> {
  const rights = await tried('rights', () => rightsOf(graph));
  if (rights.some(({ state }) => state === 'problem')) return rights;
  const application = await tried('application', () => applicationOf(graph, settings));
  if (application.some(({ state }) => state === 'problem')) return [...rights, ...application];
  return [
    ...rights,
    ...application,
    ...(await tried('provisioning', () => jobOf(graph, settings))),
    ...(await tried('mapping', () => mappingOf(graph, settings))),
    ...(await tried('target', () => addressOf(graph, settings, target))),
  ];
}

async function rightsOf(graph: GraphClient): Look {
  await graph.get('read users', '/users?$top=1');
  await graph.get('read groups', '/groups?$top=1');
  await graph.get('read the provisioning log', '/auditLogs/provisioning?$top=1');
  return { state: 'ok', seen: `${graph.url} lets us read users, groups and the provisioning log.` };
}

async function applicationOf(graph: GraphClient, settings: EntraSettings): Look {
  const { roles } = await enterpriseOf(graph, settings);
  if (settings.domain === undefined) {
    return {
      state: 'problem',
      seen: 'The domain of user names is not set.',
      advice: 'Set ENTRA_DOMAIN to a domain that is verified in the tenant, for example contoso.onmicrosoft.com.',
    };
  }
  return {
    state: 'ok',
    seen: `The enterprise application has ${roles.size} roles; names end with ${settings.domain}.`,
  };
}

async function jobOf(graph: GraphClient, settings: EntraSettings): Look {
  const job = await graph.get('look at the job', await jobPath(graph, settings));
  const quarantine = quarantineIn(job);
  if (quarantine === undefined) return { state: 'ok', seen: `The job is ${codeOf(job)}.` };
  return {
    state: 'problem',
    seen: `The job is in quarantine: ${quarantine}`,
    advice: 'Mend what it names, then restart provisioning in the Entra admin center.',
  };
}

async function mappingOf(graph: GraphClient, settings: EntraSettings): Look {
  const schema = await graph.get('read the schema of the job', `${await jobPath(graph, settings)}/schema`);
  const { mapping, groupMapping, unread } = readJobSchema(schema);
  if (!mapping.some(({ matching }) => matching !== undefined)) {
    const advice = 'Set a matching precedence for userName in the attribute mapping.';
    return { state: 'problem', seen: 'No attribute of users is matched.', advice };
  }
  const seen = `${mapping.length} attributes of users and ${groupMapping.length} of groups are mapped.`;
  if (unread.length === 0) return { state: 'ok', seen };
  const advice = `Nothing is promised about ${unread.join(', ')}: their expressions are not understood here.`;
  return { state: 'warning', seen, advice };
}

async function addressOf(graph: GraphClient, { servicePrincipalId }: EntraSettings, target: string): Look {
  const path = `/servicePrincipals/${servicePrincipalId}/synchronization/secrets`;
  const { value } = await graph.get('read the tenant URL', path);
  const secrets = Array.isArray(value) ? value.filter(isJsonObject) : [];
  const address = secrets.find(({ key }) => key === 'BaseAddress')?.['value'];
  if (typeof address !== 'string' || !URL.canParse(address)) {
    const advice = `Compare the tenant URL in the Entra admin center with ${target}.`;
    return { state: 'warning', seen: 'Entra ID does not tell the tenant URL.', advice };
  }
  const isSame = address.replace(/\?.*/, '').replace(/\/+$/, '') === target;
  if (isSame) return { state: 'ok', seen: `The application points at ${target}.` };
  return {
    state: 'problem',
    seen: `The application points at ${address}, not at ${target}.`,
    advice: 'Enter the address as tenant URL in the Entra admin center, or judge the other target.',
  };
}

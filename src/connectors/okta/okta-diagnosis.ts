import { type Look, type TenantFinding, tried } from '../live-provider.ts';
import { capabilitiesOf } from './capabilities.ts';
import type { OktaClient } from './okta-client.ts';

/** Looks at rights, application, features and mapping, and where the application points; changes nothing. */
export async function diagnoseOkta(client: OktaClient, target: string): Promise<readonly TenantFinding[]> {
  const rights = await tried('rights', () => rightsOf(client));
  // Without an answer to the first question there is none to the others.
  if (rights.some(({ state }) => state === 'problem')) return rights;
  const application = await tried('application', () => applicationOf(client));
  if (application.some(({ state }) => state === 'problem')) return [...rights, ...application];
  return [
    ...rights,
    ...application,
    ...(await tried('provisioning', () => featuresOf(client))),
    ...(await tried('mapping', () => mappingOf(client))),
    ...(await tried('target', () => addressOf(client, target))),
  ];
}

async function rightsOf({ ask, appId, orgUrl }: OktaClient): Look {
  await ask('read users', async ({ userApi }) => (await userApi.listUsers({ limit: 1 })).getNextPage());
  await ask('read groups', async ({ groupApi }) => (await groupApi.listGroups({ limit: 1 })).getNextPage());
  await ask('read the System Log', async ({ systemLogApi }) =>
    (await systemLogApi.listLogEvents({ limit: 1 })).getNextPage(),
  );
  await ask('read group push mappings', async ({ groupPushMappingApi }) =>
    (await groupPushMappingApi.listGroupPushMappings({ appId, limit: 1 })).getNextPage(),
  );
  const seen = `${orgUrl} lets us read users, groups, group push and the System Log.`;
  return { state: 'ok', seen };
}

async function applicationOf({ ask, appId }: OktaClient): Look {
  const { label, status } = await ask('find the application', ({ applicationApi }) =>
    applicationApi.getApplication({ appId }),
  );
  if (status === 'ACTIVE') return { state: 'ok', seen: `"${label}" is active.` };
  return {
    state: 'problem',
    seen: `"${label}" is ${status}.`,
    advice: 'Activate the application in the Admin Console.',
  };
}

async function featuresOf({ ask, appId }: OktaClient): Look {
  const { create, update } = await capabilitiesOf({ ask, appId });
  const states = {
    'Create Users': create?.lifecycleCreate?.status,
    'Update User Attributes': update?.profile?.status,
    'Deactivate Users': update?.lifecycleDeactivate?.status,
  };
  const off = Object.entries(states).flatMap(([name, status]) => (status === 'ENABLED' ? [] : [name]));
  if (off.length === 0) return { state: 'ok', seen: 'Users are created, updated and deactivated.' };
  return {
    state: 'problem',
    seen: `Switched off: ${off.join(', ')}.`,
    advice: 'Switch it on in the Admin Console: Applications → Provisioning → To App.',
  };
}

/** Attributes of the application's user profile that scenarios write. */
const wanted = ['givenName', 'familyName', 'email', 'displayName', 'title', 'department', 'employeeNumber'];

async function mappingOf({ ask, appId }: OktaClient): Look {
  const schema = (await ask('read the profile of the application', ({ schemaApi }) =>
    schemaApi.getApplicationUserSchema({ appInstanceId: appId }),
  )) as { definitions?: { base?: Properties; custom?: Properties } };
  const { base, custom } = schema.definitions ?? {};
  const names = new Set([...Object.keys(base?.properties ?? {}), ...Object.keys(custom?.properties ?? {})]);
  const missing = wanted.filter((name) => !names.has(name));
  if (missing.length === 0) return { state: 'ok', seen: `The profile has ${names.size} attributes.` };
  return {
    state: 'warning',
    seen: `The profile lacks ${missing.join(', ')}: what scenarios write there cannot arrive.`,
    advice: 'Add the attributes in the Profile Editor and map them.',
  };
}

interface Properties {
  readonly properties?: object;
}

async function addressOf({ ask, appId }: OktaClient, target: string): Look {
  const { baseUrl } = (await ask('read the provisioning connection', ({ applicationApi }) =>
    applicationApi.getDefaultProvisioningConnectionForApplication({ appId }),
  )) as { baseUrl?: string };
  if (baseUrl === undefined || baseUrl === '') {
    return {
      state: 'warning',
      seen: 'Okta does not tell the address of this application.',
      advice: `Compare it in the Admin Console (Provisioning → Integration) with ${target}.`,
    };
  }
  const isSame = baseUrl.replace(/\/+$/, '') === target;
  if (isSame) return { state: 'ok', seen: `The application points at ${target}.` };
  return {
    state: 'problem',
    seen: `The application points at ${baseUrl}, not at ${target}.`,
    advice: 'Enter the address in the Admin Console (Provisioning → Integration), or judge the other target.',
  };
}

import { SettingInvalid } from './configuration-errors.ts';
import type { Environment } from './settings.ts';

/** Credentials for tenants of real identity providers, as environment and configuration file give them. */
export interface LiveGiven {
  readonly okta?: {
    readonly orgUrl?: string;
    readonly appId?: string;
    readonly token?: string;
    readonly clientId?: string;
    readonly privateKey?: string;
    readonly keyId?: string;
  };
  readonly entra?: {
    readonly tenantId?: string;
    readonly clientId?: string;
    readonly clientSecret?: string;
    readonly accessToken?: string;
    readonly servicePrincipalId?: string;
    readonly jobId?: string;
    readonly graphUrl?: string;
    readonly authorityHost?: string;
    readonly domain?: string;
    readonly provisioning?: 'on-demand' | 'cycle';
  };
}

/** The environment variable of each setting; those that the SDKs know by themselves have the SDKs' names. */
const variables = {
  okta: {
    orgUrl: 'OKTA_CLIENT_ORGURL',
    appId: 'OKTA_APP_ID',
    token: 'OKTA_CLIENT_TOKEN',
    clientId: 'OKTA_CLIENT_CLIENTID',
    privateKey: 'OKTA_CLIENT_PRIVATEKEY',
    keyId: 'OKTA_CLIENT_KEYID',
  },
  entra: {
    tenantId: 'AZURE_TENANT_ID',
    clientId: 'AZURE_CLIENT_ID',
    clientSecret: 'AZURE_CLIENT_SECRET',
    accessToken: 'ENTRA_ACCESS_TOKEN',
    servicePrincipalId: 'ENTRA_SERVICE_PRINCIPAL_ID',
    jobId: 'ENTRA_JOB_ID',
    graphUrl: 'ENTRA_GRAPH_URL',
    authorityHost: 'AZURE_AUTHORITY_HOST',
    domain: 'ENTRA_DOMAIN',
    provisioning: 'ENTRA_PROVISIONING',
  },
} as const;

const text = { type: 'string', minLength: 1 } as const;

/** JSON Schema of `live` in the configuration file. */
export const liveSchema = {
  type: 'object',
  additionalProperties: false,
  description: 'Tenants of real identity providers, secrets best as "${NAME}" of an environment variable.',
  properties: {
    okta: membersOf(Object.keys(variables.okta), {}),
    entra: membersOf(Object.keys(variables.entra), { provisioning: { enum: ['on-demand', 'cycle'] } }),
  },
} as const;

function membersOf(names: readonly string[], special: Readonly<Record<string, object>>) {
  const properties = Object.fromEntries(names.map((name) => [name, special[name] ?? text]));
  return { type: 'object', additionalProperties: false, properties } as const;
}

/** @throws SettingInvalid for a way of provisioning that there is none of */
export function liveSettings(environment: Environment): LiveGiven {
  const given = (idp: 'okta' | 'entra') => {
    const named = Object.entries(variables[idp]).flatMap(([name, variable]) =>
      environment[variable] ? [[name, environment[variable]] as const] : [],
    );
    return Object.fromEntries(named);
  };
  const way = environment[variables.entra.provisioning];
  if (way && way !== 'on-demand' && way !== 'cycle') {
    throw new SettingInvalid(
      variables.entra.provisioning,
      `"${way}" is no way to provision.`,
      'Use on-demand or cycle.',
    );
  }
  return { okta: given('okta'), entra: given('entra') };
}

/** The values that no output may show. */
export function secretsIn({ okta = {}, entra = {} }: LiveGiven): readonly string[] {
  return [okta.token, okta.privateKey, entra.clientSecret, entra.accessToken].filter((secret) => secret !== undefined);
}

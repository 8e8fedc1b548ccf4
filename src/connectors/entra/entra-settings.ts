import type { LiveGiven } from '../../config/live-settings.ts';
import { liveAddress } from '../live-address.ts';
import { LiveSettingsMissing } from '../live-errors.ts';

/** Where the tenant is, and who we are there: an application with a secret, or a token that somebody else has fetched. */
export interface EntraSettings {
  /** Without a slash at the end, and without a version. */
  readonly graphUrl: string;
  readonly servicePrincipalId: string;
  /** The only job of the application when absent. */
  readonly jobId?: string;
  readonly accessToken?: string;
  readonly tenantId?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly authorityHost?: string;
  /** Verified in the tenant; its usual one when absent. */
  readonly domain?: string;
  readonly provisioning: 'on-demand' | 'cycle';
}

/** @throws LiveSettingsMissing, SettingInvalid */
export function entraSettings({ entra = {} }: LiveGiven): EntraSettings {
  const { servicePrincipalId, accessToken, tenantId, clientId, clientSecret } = entra;
  const identity = [
    ['AZURE_TENANT_ID', 'id of the tenant', tenantId],
    ['AZURE_CLIENT_ID', 'id of an app registration with rights on Microsoft Graph', clientId],
    ['AZURE_CLIENT_SECRET', 'secret of that (or ENTRA_ACCESS_TOKEN instead of all three)', clientSecret],
  ] as const;
  const missing = [
    ...(accessToken === undefined ? identity : []),
    [
      'ENTRA_SERVICE_PRINCIPAL_ID',
      'object id of the enterprise application that provisions',
      servicePrincipalId,
    ] as const,
  ].filter(([, , value]) => value === undefined);
  if (servicePrincipalId === undefined || missing.length > 0) {
    throw new LiveSettingsMissing(
      'entra-live',
      missing.map(([variable, holds]) => [variable, holds] as const),
    );
  }
  const { graphUrl = 'https://graph.microsoft.com', provisioning = 'on-demand', authorityHost, ...rest } = entra;
  return {
    ...rest,
    graphUrl: liveAddress('ENTRA_GRAPH_URL', graphUrl),
    ...(authorityHost !== undefined && { authorityHost: liveAddress('AZURE_AUTHORITY_HOST', authorityHost) }),
    servicePrincipalId,
    provisioning,
  };
}

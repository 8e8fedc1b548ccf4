import type { LiveGiven } from '../../config/live-settings.ts';
import { LiveSettingsMissing } from '../live-errors.ts';

/** Where the org is, and who we are there: an API token, or a service application with a key. */
export interface OktaSettings {
  /** Without a slash at the end. */
  readonly orgUrl: string;
  readonly appId: string;
  readonly token?: string;
  readonly clientId?: string;
  /** PEM or JWK. */
  readonly privateKey?: string;
  readonly keyId?: string;
}

/** @throws LiveSettingsMissing */
export function oktaSettings({ okta = {} }: LiveGiven): OktaSettings {
  const { orgUrl, appId, token, clientId, privateKey, keyId } = okta;
  const hasIdentity = token !== undefined || (clientId !== undefined && privateKey !== undefined);
  const missing = [
    ...(orgUrl === undefined ? [['OKTA_CLIENT_ORGURL', 'address of the org, https://….okta.com'] as const] : []),
    ...(appId === undefined ? [['OKTA_APP_ID', 'id of the SCIM application, 0oa…'] as const] : []),
    ...(hasIdentity
      ? []
      : [['OKTA_CLIENT_TOKEN', 'API token (or OKTA_CLIENT_CLIENTID and OKTA_CLIENT_PRIVATEKEY)'] as const]),
  ];
  if (orgUrl === undefined || appId === undefined || !hasIdentity) throw new LiveSettingsMissing('okta-live', missing);
  return {
    orgUrl: orgUrl.replace(/\/+$/, ''),
    appId,
    ...(token !== undefined && { token }),
    ...(clientId !== undefined && { clientId }),
    ...(privateKey !== undefined && { privateKey }),
    ...(keyId !== undefined && { keyId }),
  };
}

import { createPrivateKey } from 'node:crypto';
import { SettingInvalid } from '../../config/configuration-errors.ts';
import type { LiveGiven } from '../../config/live-settings.ts';
import { isJsonObject, parseJson } from '../../scim/json.ts';
import { liveAddress } from '../live-address.ts';
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

/** @throws LiveSettingsMissing, SettingInvalid */
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
  if (token === undefined) checkKey(privateKey!);
  return {
    orgUrl: orgUrlOf(orgUrl),
    appId,
    ...(token !== undefined && { token }),
    ...(clientId !== undefined && { clientId }),
    ...(privateKey !== undefined && { privateKey }),
    ...(keyId !== undefined && { keyId }),
  };
}

function orgUrlOf(given: string): string {
  const orgUrl = liveAddress('OKTA_CLIENT_ORGURL', given);
  if (!/-admin\.okta/.test(orgUrl)) return orgUrl;
  const hint = `Leave out "-admin": ${orgUrl.replace('-admin.okta', '.okta')}`;
  throw new SettingInvalid('OKTA_CLIENT_ORGURL', 'this is the address of the Admin Console.', hint);
}

function checkKey(privateKey: string): void {
  const jwk = parseJson(privateKey);
  try {
    createPrivateKey(isJsonObject(jwk) ? { key: jwk, format: 'jwk' } : privateKey);
  } catch {
    const hint = 'Give the whole key as Okta has shown it when it was made: PEM with its lines, or JSON.';
    throw new SettingInvalid('OKTA_CLIENT_PRIVATEKEY', 'it is no private key.', hint);
  }
}

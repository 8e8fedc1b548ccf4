import type { Client } from '@okta/okta-sdk-nodejs';
import { TenantRefused } from '../live-errors.ts';
import type { OktaSettings } from './okta-settings.ts';

/** How often the SDK waits for the rate limit to be over. */
const maxRetries = 4;

/** The management API of one org. */
export interface OktaClient {
  readonly api: Client;
  /** Address of the org, without a slash at the end. */
  readonly orgUrl: string;
  readonly appId: string;
  /**
   * Asks the org for something; `what` begins a sentence of what fails otherwise.
   *
   * @throws TenantRefused
   */
  readonly ask: <Result>(what: string, call: (api: Client) => Promise<Result>) => Promise<Result>;
}

/** Loads the SDK, which takes a while. */
export async function openOktaClient(settings: OktaSettings, timeoutMs: number): Promise<OktaClient> {
  const { default: okta } = await import('@okta/okta-sdk-nodejs');
  const { orgUrl, appId, token, clientId, privateKey, keyId } = settings;
  const api = new okta.Client({
    orgUrl,
    // The SDK would answer a second look at the same object from its memory.
    cacheMiddleware: null,
    requestExecutor: new okta.DefaultRequestExecutor({ maxRetries, requestTimeout: timeoutMs }),
    ...(token === undefined
      ? { authorizationMode: 'PrivateKey', clientId, privateKey, ...(keyId && { keyId }), scopes: oktaScopes }
      : { authorizationMode: 'SSWS', token }),
  } as ConstructorParameters<typeof Client>[0]);
  return {
    api,
    orgUrl,
    appId,
    async ask(what, call) {
      try {
        return await call(api);
      } catch (error) {
        throw asRefusal(what, error);
      }
    },
  };
}

/** What a service application needs. */
export const oktaScopes = ['okta.users.manage', 'okta.groups.manage', 'okta.apps.manage', 'okta.logs.read'];

function asRefusal(what: string, error: unknown): TenantRefused {
  const { status, message = String(error) } = error as { readonly status?: number | string; readonly message?: string };
  const code = Number(status ?? 0) || 0;
  return new TenantRefused(`Okta: ${what}`, code, message.trim(), hintFor(code, message), error);
}

function hintFor(status: number, message: string): string {
  switch (status) {
    case 0:
      return /exceed/.test(message)
        ? 'The rate limit of the org is used up; try again in a minute, or take another token.'
        : 'Check OKTA_CLIENT_ORGURL and the network.';
    case 400:
      return 'Okta names the member it does not accept; compare the profile and the application with docs/live.md.';
    case 401:
      return 'Check OKTA_CLIENT_TOKEN: API tokens end after 30 days without use, and with their administrator.';
    case 403:
      return `Give the administrator of the token, or the service application, these rights: ${oktaScopes.join(', ')}.`;
    case 404:
      return 'Check OKTA_APP_ID, and that provisioning is switched on in the application.';
    case 429:
      return 'The rate limit of the org is used up; try again in a minute.';
    default:
      return 'Okta has trouble; see https://status.okta.com and try again.';
  }
}

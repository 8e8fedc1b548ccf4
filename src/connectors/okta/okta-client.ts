import type { Client } from '@okta/okta-sdk-nodejs';
import { isJsonObject, parseJson } from '../../scim/json.ts';
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

  class SigningIn extends okta.DefaultRequestExecutor {
    override async fetch(request: OktaRequest): Promise<Response> {
      const response = (await super.fetch(request)) as Response;
      if (!response.ok && request.url.endsWith('/oauth2/v1/token')) throw await signInFailure(response);
      return response;
    }
  }

  const api = new okta.Client({
    orgUrl,
    // The SDK would answer a second look at the same object from its memory.
    cacheMiddleware: null,
    requestExecutor: new SigningIn({ maxRetries, requestTimeout: timeoutMs }),
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

interface OktaRequest {
  readonly url: string;
}

/** No token could be had: what the authorization server says about it is lost on the SDK. */
class SignInFailed extends Error {
  override readonly name = 'SignInFailed';
  readonly status: number;

  constructor(status: number, words: string) {
    super(words);
    this.status = status;
  }
}

async function signInFailure(response: Response): Promise<SignInFailed> {
  const body = parseJson(await response.text());
  const { error, error_description, errorSummary } = isJsonObject(body) ? body : {};
  return new SignInFailed(response.status, String(error_description ?? errorSummary ?? error ?? 'no reason given'));
}

/** What a service application needs. */
export const oktaScopes = ['okta.users.manage', 'okta.groups.manage', 'okta.apps.manage', 'okta.logs.read'];

function asRefusal(what: string, error: unknown): TenantRefused {
  const { status, message = String(error) } = error as { readonly status?: number | string; readonly message?: string };
  const code = Number(status ?? 0) || 0;
  if (error instanceof SignInFailed) return new TenantRefused('Okta: sign in', code, message, signInHint, error);
  return new TenantRefused(`Okta: ${what}`, code, message.trim(), hintFor(code, message), error);
}

const signInHint = `Check OKTA_CLIENT_CLIENTID, OKTA_CLIENT_PRIVATEKEY and OKTA_CLIENT_KEYID, and grant the service application these scopes: ${oktaScopes.join(', ')}.`;

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

import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { isJsonObject, type JsonObject } from '../../scim/json.ts';
import { isLoopback } from '../../target/address.ts';
import { TenantRefused } from '../live-errors.ts';
import { repeating } from '../repeat.ts';
import type { EntraSettings } from './entra-settings.ts';

/** Microsoft Graph, version 1.0; every method throws `TenantRefused`, and `what` says then what failed. */
export interface GraphClient {
  /** Address of the API with its version, without a slash at the end. */
  readonly url: string;
  readonly get: (what: string, path: string) => Promise<JsonObject>;
  /** All entries of a collection, page by page. */
  readonly list: (what: string, path: string) => Promise<readonly JsonObject[]>;
  readonly post: (what: string, path: string, body?: object) => Promise<JsonObject>;
  readonly patch: (what: string, path: string, body: object) => Promise<void>;
  readonly put: (what: string, path: string, body: object) => Promise<void>;
  readonly remove: (what: string, path: string) => Promise<void>;
}

const usualPauseMs = 2_000;
/** An emulated tenant near at hand has nothing to recover from. */
const shortPauseMs = 50;

/** Loads the SDKs, which takes a while. */
export async function openGraphClient(settings: EntraSettings, timeoutMs: number): Promise<GraphClient> {
  const { Client, HTTPMessageHandler, RetryHandler } = await import('@microsoft/microsoft-graph-client');
  const baseUrl = settings.graphUrl;
  const retryPauseMs = isLoopback(baseUrl) ? shortPauseMs : usualPauseMs;
  const token = await tokenSource(settings);
  const middleware = [
    signedIn(token, new URL(baseUrl).origin),
    new RetryHandler(),
    limited(timeoutMs),
    new HTTPMessageHandler(),
  ];
  const client = Client.initWithMiddleware({ baseUrl: `${baseUrl}/`, defaultVersion: 'v1.0', middleware });

  async function ask(what: string, call: () => Promise<unknown>): Promise<JsonObject> {
    try {
      const answer = (await call()) as JsonObject | undefined;
      return isJsonObject(answer) ? answer : {};
    } catch (error) {
      throw asRefusal(what, error, settings);
    }
  }
  const get = (what: string, path: string) =>
    repeating(retryPauseMs, () => ask(what, () => client.api(path).get() as Promise<unknown>));

  return {
    url: `${baseUrl}/v1.0`,
    get,
    async list(what, path) {
      const entries: JsonObject[] = [];
      for (let next: unknown = path; typeof next === 'string'; ) {
        const page = await get(what, next);
        if (Array.isArray(page['value'])) entries.push(...page['value'].filter(isJsonObject));
        // The SDK takes addresses for absolute only when they begin with https.
        next = page['@odata.nextLink']?.toString().replace(`${baseUrl}/v1.0`, '');
      }
      return entries;
    },
    post: (what, path, body) => ask(what, () => client.api(path).post(body ?? {}) as Promise<unknown>),
    patch: async (what, path, body) => void (await ask(what, () => client.api(path).patch(body) as Promise<unknown>)),
    put: async (what, path, body) => void (await ask(what, () => client.api(path).put(body) as Promise<unknown>)),
    remove: async (what, path) => void (await ask(what, () => client.api(path).delete() as Promise<unknown>)),
  };
}

/** Gives a token; after a refusal one that is not the refused one, where that is possible. */
interface TokenSource {
  readonly token: () => Promise<string>;
  readonly renew?: () => void;
}

/** No token could be had. */
class SignInFailed extends Error {
  override readonly name = 'SignInFailed';
}

async function tokenSource(settings: EntraSettings): Promise<TokenSource> {
  const { accessToken, tenantId = '', clientId = '', clientSecret = '', authorityHost } = settings;
  if (accessToken !== undefined) return { token: () => Promise.resolve(accessToken) };
  const { ClientSecretCredential } = await import('@azure/identity');
  const isOwn = authorityHost !== undefined && !/microsoftonline/.test(authorityHost);
  const signIn = () =>
    new ClientSecretCredential(tenantId, clientId, clientSecret, {
      ...(authorityHost !== undefined && { authorityHost }),
      // Microsoft knows only its own authorities.
      disableInstanceDiscovery: isOwn,
    });
  let credential = signIn();
  return {
    async token() {
      try {
        return (await credential.getToken('https://graph.microsoft.com/.default')).token;
      } catch (error) {
        const words = error instanceof Error && error.message.trim();
        throw new SignInFailed(words || 'the authority cannot be reached.', { cause: error });
      }
    },
    // A credential keeps its token until it ends; a new one has none.
    renew() {
      credential = signIn();
    },
  };
}

/** Takes the place of the SDK's handler, which knows the hosts of Microsoft and https alone. */
function signedIn({ token, renew }: TokenSource, origin: string): Middleware {
  return chained(async (context, goOn) => {
    const { request } = context;
    const url = typeof request === 'string' ? request : request.url;
    if (new URL(url).origin !== origin) throw new Error(`${url} is not the tenant's.`);
    withHeader(context, 'Authorization', `Bearer ${await token()}`);
    await goOn();
    if (context.response?.status !== 401 || !renew) return;
    renew();
    withHeader(context, 'Authorization', `Bearer ${await token()}`);
    await goOn();
  });
}

function limited(timeoutMs: number): Middleware {
  return chained(async (context, goOn) => {
    context.options = { ...context.options, signal: AbortSignal.timeout(timeoutMs) };
    try {
      await goOn();
    } catch (error) {
      // The SDK keeps the message of an error, and what fetch says of itself is only that it failed.
      const { message, cause } = error as Error;
      throw new Error(cause instanceof Error ? cause.message : message, { cause: error });
    }
  });
}

function withHeader(context: Context, name: string, value: string): void {
  context.options = { ...context.options, headers: { ...(context.options?.headers as object), [name]: value } };
}

function chained(act: (context: Context, goOn: () => Promise<void>) => Promise<void>): Middleware {
  let following: Middleware | undefined;
  return {
    execute: (context) => act(context, async () => following?.execute(context)),
    setNext(next) {
      following = next;
    },
  };
}

function asRefusal(what: string, error: unknown, { accessToken }: EntraSettings): TenantRefused {
  const {
    statusCode = 0,
    message = String(error),
    code,
  } = error as { readonly statusCode?: number; readonly message?: string; readonly code?: string };
  // An answer that begins well and does not end is none.
  const status = statusCode >= 400 ? statusCode : 0;
  // The SDK makes an error of its own of every other, and keeps the name as its code.
  if (code === 'SignInFailed') return new TenantRefused('Entra ID: sign in', 401, message, hintFor(401), error);
  const hint = status === 401 && accessToken !== undefined ? ownTokenHint : hintFor(status);
  return new TenantRefused(`Entra ID: ${what}`, status, message.trim() || String(code), hint, error);
}

/** Application permissions on Microsoft Graph, with the consent of an administrator. */
export const entraRights = [
  'User.ReadWrite.All',
  'Group.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
  'Synchronization.ReadWrite.All',
  'AuditLog.Read.All',
];

const ownTokenHint =
  'Fetch another ENTRA_ACCESS_TOKEN: each ends after about an hour. A client secret lasts for the whole run.';

function hintFor(status: number): string {
  switch (status) {
    case 0:
      return 'Check ENTRA_GRAPH_URL and the network.';
    case 401:
      return 'Check AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET, and that the secret has not expired.';
    case 403:
      return `Give the app registration these application permissions, with admin consent: ${entraRights.join(', ')}.`;
    case 404:
      return 'Check ENTRA_SERVICE_PRINCIPAL_ID (the object id of the enterprise application) and ENTRA_JOB_ID.';
    case 429:
      return 'Microsoft Graph limits the rate; try again in a minute.';
    default:
      return 'Microsoft Graph says what it does not accept; compare with docs/live.md.';
  }
}

import { type RestAnswer, type RestRequest, type RestServer, type Routes, startRestServer } from '../rest-server.ts';
import type { TenantServerOptions } from '../tenant-server.ts';
import { directoryRoutes } from './directory.ts';
import { graphError } from './graph-error.ts';
import { synchronizationRoutes } from './synchronization.ts';
import { EntraTenant, type EntraTenantOptions } from './tenant.ts';

export interface EntraServerOptions extends TenantServerOptions, EntraTenantOptions {}

export interface EmulatedEntraTenant extends RestServer {
  /** Id of the one enterprise application. */
  readonly servicePrincipalId: string;
  readonly jobId: string;
}

/**
 * Starts an Entra tenant whose part of Microsoft Graph is answered as scripts know it. Clients bring the token, or fetch
 * it with the token as their secret.
 */
export async function startEntraTenant(options: EntraServerOptions): Promise<EmulatedEntraTenant> {
  const tenant = new EntraTenant(options);
  const { url, close } = await startRestServer({
    ...options,
    routes: { ...signInRoutes(options.token), ...directoryRoutes(tenant), ...synchronizationRoutes(tenant) },
    guard: (request) => refusal(request, options.token),
    unknown: ({ method, path }) =>
      graphError(400, 'BadRequest', `Resource not found for the segment '${path}' (${method}).`),
  });
  return {
    url,
    servicePrincipalId: tenant.servicePrincipalId,
    jobId: tenant.jobId,
    async close() {
      await close();
      await tenant.provisioning.stop();
    },
  };
}

function refusal({ headers, path }: RestRequest, token: string): RestAnswer | undefined {
  if (!path.startsWith('/v1.0/') || headers.authorization === `Bearer ${token}`) return undefined;
  return graphError(401, 'InvalidAuthenticationToken', 'Access token is empty, wrong or has expired.');
}

/** What an authority answers that gives out tokens for a client secret. */
function signInRoutes(token: string): Routes {
  return {
    'GET /:tenant/v2.0/.well-known/openid-configuration': ({ origin, parameters }) => {
      const authority = `${origin}/${parameters['tenant']}`;
      return {
        body: {
          issuer: `${authority}/v2.0`,
          authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
          token_endpoint: `${authority}/oauth2/v2.0/token`,
          jwks_uri: `${authority}/discovery/v2.0/keys`,
          response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
          subject_types_supported: ['pairwise'],
          id_token_signing_alg_values_supported: ['RS256'],
        },
      };
    },
    'POST /:tenant/oauth2/v2.0/token': ({ body }) => {
      if (body['client_secret'] !== token) {
        const description = 'AADSTS7000215: Invalid client secret provided.';
        return { status: 401, body: { error: 'invalid_client', error_description: description } };
      }
      return { body: { token_type: 'Bearer', expires_in: 3599, access_token: token } };
    },
  };
}

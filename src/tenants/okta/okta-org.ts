import { type RestAnswer, type RestRequest, type RestServer, startRestServer } from '../rest-server.ts';
import type { TenantServerOptions } from '../tenant-server.ts';
import { applicationRoutes } from './application.ts';
import { groupRoutes } from './groups.ts';
import { oktaError } from './okta-error.ts';
import { Org, type OrgOptions } from './org.ts';
import { userRoutes } from './users.ts';

export interface OktaOrgOptions extends TenantServerOptions, OrgOptions {}

export interface EmulatedOktaOrg extends RestServer {
  /** Id of the one application. */
  readonly appId: string;
}

/** Starts an Okta org whose management API is answered as scripts know it; API tokens only. */
export async function startOktaOrg(options: OktaOrgOptions): Promise<EmulatedOktaOrg> {
  const org = new Org(options);
  const { url, close } = await startRestServer({
    ...options,
    routes: { ...userRoutes(org), ...groupRoutes(org), ...applicationRoutes(org) },
    guard: (request) => refusal(request, options.token),
    unknown: ({ method, path }) => oktaError(404, 'E0000022', `The endpoint does not exist: ${method} ${path}`),
  });
  return {
    url,
    appId: org.appId,
    async close() {
      await close();
      await org.provisioning.stop();
    },
  };
}

function refusal({ headers }: RestRequest, token: string): RestAnswer | undefined {
  const isKnown = [`SSWS ${token}`, `Bearer ${token}`].includes(headers.authorization ?? '');
  return isKnown ? undefined : oktaError(401, 'E0000011', 'Invalid token provided');
}

import { isJsonObject } from '../../scim/json.ts';
import type { RestRequest, Routes } from '../rest-server.ts';
import { invalid, notFound, oktaError } from './okta-error.ts';
import { type AppUser, now, type Org } from './org.ts';
import { pageOf } from './page.ts';

const enabled = { status: 'ENABLED' };

/** The application: its connection, its features, and who is assigned. */
export function applicationRoutes(org: Org): Routes {
  const label = org.label;
  const application = {
    id: org.appId,
    name: 'scimulate_scim',
    label,
    status: 'ACTIVE',
    created: now(),
    lastUpdated: now(),
    features: ['PUSH_NEW_USERS', 'PUSH_PROFILE_UPDATES', 'PUSH_USER_DEACTIVATION', 'GROUP_PUSH'],
    signOnMode: 'AUTO_LOGIN',
    settings: { app: { baseUrl: org.target } },
  };
  const feature = {
    name: 'USER_PROVISIONING',
    description: 'User provisioning settings from Okta to a downstream application',
    status: 'ENABLED',
    capabilities: {
      create: { lifecycleCreate: enabled },
      update: {
        profile: enabled,
        lifecycleDeactivate: enabled,
        password: { status: org.engine.abilities.has('password') ? 'ENABLED' : 'DISABLED' },
      },
    },
  };
  const attributes = 'givenName familyName email displayName title department employeeNumber'.split(' ');
  const profile = Object.fromEntries(attributes.map((name) => [name, { title: name, type: 'string' }]));
  const connection = { authScheme: 'TOKEN', status: 'ENABLED', baseUrl: org.target, profile: { authScheme: 'TOKEN' } };

  function shown({ hasFailed, ...appUser }: AppUser): object {
    const state = hasFailed ? 'ERROR' : 'SYNCHRONIZED';
    return {
      ...appUser,
      scope: 'USER',
      status: appUser.externalId === undefined ? 'STAGED' : 'PROVISIONED',
      syncState: org.provisioning.isPending(appUser.id) ? 'SYNCING' : state,
    };
  }

  function known(handler: (request: RestRequest) => ReturnType<Routes[string]>): Routes[string] {
    return (request) => {
      const { appId = '' } = request.parameters;
      if (appId !== org.appId) throw notFound(appId, 'AppInstance');
      return handler(request);
    };
  }

  const assigned = ({ parameters }: RestRequest) => org.appUser(org.user(parameters['userId']!).id);

  return {
    'GET /api/v1/apps': (request) => pageOf(request, [application], { limit: 200 }),
    'GET /api/v1/apps/:appId': known(() => ({ body: application })),
    'GET /api/v1/apps/:appId/features': known(() => ({ body: [feature] })),
    'GET /api/v1/apps/:appId/features/:name': known(({ parameters }) => {
      if (parameters['name'] !== feature.name) throw notFound(parameters['name']!, 'ApplicationFeature');
      return { body: feature };
    }),
    'GET /api/v1/apps/:appId/connections/default': known(() => ({ body: connection })),
    'POST /api/v1/apps/:appId/connections/default/lifecycle/activate': known(async () => {
      const [problem] = await org.engine.testConnection();
      if (problem) return oktaError(400, 'E0000001', 'Api validation failed: connection', [problem.message]);
      return { status: 204 };
    }),
    'GET /api/v1/meta/schemas/apps/:appId/default': known(() => ({
      body: {
        id: `${label}-profile`,
        type: 'object',
        definitions: { base: { properties: {} }, custom: { properties: profile } },
      },
    })),
    'POST /api/v1/apps/:appId/users': known(async ({ body }) => {
      if (typeof body['id'] !== 'string') throw invalid('id', 'id: The field cannot be left blank');
      const { id, status } = org.user(body['id']);
      if (status === 'DEPROVISIONED') throw invalid('id', 'id: The user is deactivated');
      return { body: shown(await org.assign(id, isJsonObject(body['credentials']) ? body['credentials'] : {})) };
    }),
    'GET /api/v1/apps/:appId/users': known(async (request) => {
      await org.provisioning.asked();
      return pageOf(request, [...org.appUsers.values()].map(shown), { limit: 500 });
    }),
    'GET /api/v1/apps/:appId/users/:userId': known(async (request) => {
      await org.provisioning.asked();
      return { body: shown(assigned(request)) };
    }),
    // Saving an assignment again has the account looked at again.
    'POST /api/v1/apps/:appId/users/:userId': known(async (request) => {
      const { id, credentials } = assigned(request);
      return { body: shown(await org.assign(id, credentials)) };
    }),
    'DELETE /api/v1/apps/:appId/users/:userId': known(async (request) => {
      await org.unassign(assigned(request).id);
      return { status: 204 };
    }),
    'GET /api/v1/logs': async (request) => {
      await org.provisioning.asked();
      return org.log.answer(request);
    },
  };
}

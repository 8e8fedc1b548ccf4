import { isJsonObject, type JsonObject } from '../../scim/json.ts';
import type { RestAnswer, RestRequest, Routes } from '../rest-server.ts';
import { invalid } from './okta-error.ts';
import { newId, now, type OktaUser, type Org } from './org.ts';
import { pageOf } from './page.ts';

/** What Okta asks for in a profile of the default user type. */
const required = ['login', 'firstName', 'lastName', 'email'];

/** Users and their lifecycle. */
export function userRoutes(org: Org): Routes {
  const shown = (user: OktaUser, status = 200): RestAnswer => ({ status, body: user });
  const user = ({ parameters }: RestRequest) => org.user(parameters['userId']!);

  function checked(profile: JsonObject, own?: string): JsonObject {
    const missing = required.find((name) => typeof profile[name] !== 'string' || profile[name] === '');
    if (missing !== undefined) throw invalid(missing, `${missing}: The field cannot be left blank`);
    const holder = [...org.users.values()].find((other) => other.profile['login'] === profile['login']);
    if (holder && holder.id !== own) {
      throw invalid('login', 'login: An object with this field already exists in the current organization');
    }
    return Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== null));
  }

  async function change(former: OktaUser, { body }: RestRequest, isPartial: boolean): Promise<RestAnswer> {
    const given = profileIn(body);
    const profile = checked(isPartial ? { ...former.profile, ...given } : given, former.id);
    await org.setProfile({ ...former, profile });
    const password = passwordIn(body);
    if (password !== undefined) await org.engine.changePassword(former.id, password);
    return shown(org.user(former.id));
  }

  async function setStatus(former: OktaUser, status: OktaUser['status'], happens: () => Promise<void>) {
    await happens();
    org.users.set(former.id, { ...former, status, lastUpdated: now() });
    org.provisioning.note(former.id);
    return { body: {} };
  }

  async function deactivate(former: OktaUser): Promise<RestAnswer> {
    return setStatus(former, 'DEPROVISIONED', async () => {
      await org.engine.deactivate(former.id);
      // Who is deactivated loses every application, and does not get it back with the activation.
      if (org.appUsers.has(former.id)) await org.unassign(former.id);
    });
  }

  return {
    async 'POST /api/v1/users'({ body, query }) {
      const profile = checked(profileIn(body));
      const status = query.get('activate') === 'false' ? 'STAGED' : 'ACTIVE';
      const created = now();
      const newcomer: OktaUser = { id: newId('00u'), status, created, lastUpdated: created, profile };
      await org.setProfile(newcomer);
      const password = passwordIn(body);
      if (password !== undefined) await org.engine.changePassword(newcomer.id, password);
      return shown(newcomer);
    },
    'GET /api/v1/users'(request) {
      const wanted = /^profile\.login (eq|sw) "([^"]*)"$/.exec(request.query.get('search') ?? '');
      const isWanted = ({ profile }: OktaUser) => {
        const login = String(profile['login']);
        return !wanted || (wanted[1] === 'eq' ? login === wanted[2] : login.startsWith(wanted[2]!));
      };
      return pageOf(request, [...org.users.values()].filter(isWanted), { limit: 200 });
    },
    'GET /api/v1/users/:userId': (request) => shown(user(request)),
    'POST /api/v1/users/:userId': (request) => change(user(request), request, true),
    'PUT /api/v1/users/:userId': (request) => change(user(request), request, false),
    'POST /api/v1/users/:userId/lifecycle/activate': (request) =>
      setStatus(user(request), 'ACTIVE', () => org.engine.restore(user(request).id)),
    'POST /api/v1/users/:userId/lifecycle/deactivate': (request) => deactivate(user(request)),
    'POST /api/v1/users/:userId/lifecycle/suspend': (request) =>
      setStatus(user(request), 'SUSPENDED', () => org.engine.suspend(user(request).id)),
    'POST /api/v1/users/:userId/lifecycle/unsuspend': (request) =>
      setStatus(user(request), 'ACTIVE', () => org.engine.resume(user(request).id)),
    async 'DELETE /api/v1/users/:userId'(request) {
      const former = user(request);
      if (former.status !== 'DEPROVISIONED') await deactivate(former);
      else {
        await org.engine.remove(former.id);
        org.users.delete(former.id);
        org.provisioning.note(former.id);
      }
      return { status: 204 };
    },
  };
}

function profileIn({ profile }: JsonObject): JsonObject {
  return isJsonObject(profile) ? profile : {};
}

function passwordIn({ credentials }: JsonObject): string | undefined {
  const password = isJsonObject(credentials) && isJsonObject(credentials['password']) ? credentials['password'] : {};
  return typeof password['value'] === 'string' ? password['value'] : undefined;
}

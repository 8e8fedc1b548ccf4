import { schemaUrn } from '../../scim/urn.ts';
import { authenticationDefects } from './authentication.ts';
import { type Stage, showing } from './testing/stage.ts';

const basic = (name: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`,
});
const ann = { schemas: [schemaUrn.User], userName: 'ann', password: 'correct horse' };
const logIn = async ({ send }: Stage): Promise<number> =>
  (await send('GET', '/Me', undefined, basic('ann', 'correct horse'))).status;

const anonymously = async ({ provider }: Stage, path: string, headers = {}): Promise<number> => {
  const { handle } = await import('../protocol/handler.ts');
  return (
    await handle(provider, { method: 'GET', target: `/scim/v2${path}`, headers: { 'user-agent': 'test', ...headers } })
  ).status;
};

showing(authenticationDefects, {
  'auth-missing-user-agent-403': [
    (stage) => anonymously(stage, '/ServiceProviderConfig', { 'user-agent': undefined }),
    200,
    403,
  ],
  'auth-missing-token-500': [(stage) => anonymously(stage, '/Users'), 401, 500],
  'auth-503-instead-of-401': [(stage) => anonymously(stage, '/Users'), 401, 503],
  'auth-discovery-accepts-bad-token': [
    async (stage) => {
      const wrong = { authorization: 'Bearer wrong' };
      return [await anonymously(stage, '/ServiceProviderConfig', wrong), await anonymously(stage, '/Users', wrong)];
    },
    [401, 401],
    [200, 401],
  ],
  'auth-scheme-case-sensitive': [(stage) => anonymously(stage, '/Users', { authorization: 'bearer one' }), 200, 401],
  'deactivate-shown-but-not-enforced': [
    async (stage) => {
      const { id } = await stage.user(ann);
      const before = await logIn(stage);
      await stage.patch(`/Users/${id}`, { op: 'replace', path: 'active', value: false });
      return [before, await logIn(stage), (await stage.get(`/Users/${id}`)).active];
    },
    [200, 401, false],
    [200, 200, false],
  ],
  'sec-password-preregistration': [
    async (stage) => {
      await stage.user(ann);
      return logIn(stage);
    },
    401,
    200,
  ],
  'me-without-location': [
    async ({ send }) => {
      const { status, headers } = await send('GET', '/Me');
      return [status, headers.location];
    },
    [501, undefined],
    [200, undefined],
  ],
});

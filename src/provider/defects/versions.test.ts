import { handle } from '../protocol/handler.ts';
import { type Stage, showing } from './testing/stage.ts';
import { versionDefects } from './versions.ts';

const rename = (name: string) => ({ op: 'replace', path: 'displayName', value: name }) as const;

async function versionAfter(
  { patch, get }: Stage,
  path: string,
  ...operations: Parameters<Stage['patch']>[1][]
): Promise<string> {
  await patch(path, ...operations);
  return (await get(path)).meta.version;
}

showing(versionDefects, {
  'etag-if-match-ignored': [
    async ({ user, send }) => {
      const { id, schemas, userName } = await user();
      const stale = { 'if-match': 'W/"9"' };
      return (await send('PUT', `/Users/${id}`, { schemas: schemas!, userName: userName!, title: 'x' }, stale)).status;
    },
    412,
    200,
  ],
  'etag-frozen-on-member-change': [
    async (stage) => {
      const member = { op: 'add', path: 'members', value: [{ value: (await stage.user()).id }] } as const;
      const path = `/Groups/${(await stage.group()).id}`;
      return [await versionAfter(stage, path, member), await versionAfter(stage, path, rename('other'))];
    },
    ['W/"2"', 'W/"3"'],
    ['W/"1"', 'W/"2"'],
  ],
  'etag-not-bumped-by-some-fields': [
    async (stage) => {
      const path = `/Users/${(await stage.user()).id}`;
      const link = { op: 'add', path: 'externalId', value: 'a-1' } as const;
      return [await versionAfter(stage, path, rename('Ann')), await versionAfter(stage, path, link)];
    },
    ['W/"2"', 'W/"3"'],
    ['W/"1"', 'W/"2"'],
  ],
  'etag-if-none-match-ignored': [
    async ({ user, send }) =>
      (await send('GET', `/Users/${(await user()).id}`, undefined, { 'if-none-match': 'W/"1"' })).status,
    304,
    200,
  ],
  'etag-header-and-meta-differ': [
    async ({ user, send }) => {
      const { headers, body } = await send('GET', `/Users/${(await user()).id}`);
      return [headers.etag, body.meta.version];
    },
    ['W/"1"', 'W/"1"'],
    ['"1"', 'W/"1"'],
  ],
  'etag-counts-changes-of-others': [
    async (stage) => {
      const [one, other] = [await stage.user(), await stage.user()];
      await stage.patch(`/Users/${one.id}`, rename('Ann'));
      return (await stage.get(`/Users/${other.id}`)).meta.version;
    },
    'W/"1"',
    'W/"2"',
  ],
  'version-in-path-passed-over': [
    async ({ user, provider }) => {
      const target = `${provider.basePath.replace('v2', 'v1')}/Users/${(await user()).id}`;
      return (await handle(provider, { method: 'GET', target, headers: { authorization: 'Bearer one' } })).status;
    },
    404,
    200,
  ],
});

import type { JsonObject } from '../../scim/json.ts';
import { schemaUrn } from '../../scim/urn.ts';
import { shapeDefects } from './shapes.ts';
import { type Manifestation, type Stage, showing } from './testing/stage.ts';

const ann = { userName: 'ann', [schemaUrn.EnterpriseUser]: { department: 'Tools' } };
const both = [schemaUrn.User, schemaUrn.EnterpriseUser];

/** What a new User looks like. */
function created(tell: (user: Awaited<ReturnType<Stage['get']>>) => unknown, attributes: JsonObject = ann) {
  return async ({ user }: Stage) => tell(await user(attributes));
}

function header(name: string, query = ''): Manifestation[0] {
  return async ({ send }) =>
    (await send('POST', `/Users${query}`, { schemas: [schemaUrn.User], userName: 'ann' })).headers[name];
}

const users = 'https://example.com/scim/v2/Users';
const [id, plainId] = ['00000000-0000-4000-8000-000000000001', '00000000000040008000000000000001'];

showing(shapeDefects, {
  'schemas-answered-empty': [created(({ schemas }) => schemas), both, []],
  'schemas-extension-instead-of-base': [created(({ schemas }) => schemas), both, [schemaUrn.EnterpriseUser]],
  'schemas-extension-unpublished': [
    async ({ send }) => (await send('GET', `/Schemas/${schemaUrn.EnterpriseUser}`)).status,
    200,
    404,
  ],
  'shape-base-below-urn': [
    created(({ [schemaUrn.User]: below, userName }) => [userName, below]),
    ['ann', undefined],
    [undefined, { userName: 'ann' }],
  ],
  'ext-attributes-at-the-top': [
    created(({ [schemaUrn.EnterpriseUser]: below, department }) => [department, below]),
    [undefined, { department: 'Tools' }],
    ['Tools', undefined],
  ],
  'meta-resourcetype-plural': [created(({ meta }) => meta.resourceType), 'User', 'Users'],
  'meta-missing-on-create': [
    async ({ user, get }) => {
      const { id: known, meta } = await user();
      return [meta === undefined, (await get(`/Users/${known}`)).meta === undefined];
    },
    [false, false],
    [true, false],
  ],
  'meta-dates-as-numbers': [
    created(({ meta }) => [typeof meta.created, typeof meta.lastModified]),
    ['string', 'string'],
    ['number', 'number'],
  ],
  'meta-lastmodified-zero': [created(({ meta }) => meta.lastModified < meta.created), false, true],
  'create-location-of-endpoint': [header('location'), `${users}/${id}`, users],
  'content-location-of-request': [
    header('content-location', '?attributes=userName'),
    undefined,
    `${users}?attributes=userName`,
  ],
  'id-with-bulk-id': [created(({ id: made }) => made), id, `bulkId-${id}`],
  'get-id-without-hyphens': [
    async ({ user, get }) => {
      const { id: known } = await user();
      return [known, (await get(`/Users/${known}`)).id];
    },
    [id, id],
    [id, plainId],
  ],
  'list-entries-are-stubs': [
    async ({ user, get }) => {
      await user();
      return Object.keys((await get('/Users')).Resources[0]);
    },
    ['schemas', 'id', 'userName', 'meta'],
    ['schemas', 'id', 'meta'],
  ],
});

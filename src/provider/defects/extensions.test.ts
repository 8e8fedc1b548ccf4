import { schemaUrn } from '../../scim/urn.ts';
import { extensionDefects } from './extensions.ts';
import { showing } from './testing/stage.ts';

const urn = schemaUrn.EnterpriseUser;
const sales = { [urn]: { department: 'Sales' } };
const staff = 'urn:example:params:scim:schemas:extension:staff:2.0:User';
const support = { op: 'replace', path: `${urn}:department`, value: 'Support' } as const;

showing(extensionDefects, {
  'ext-path-unknown-attribute': [
    async ({ user, patch }) => (await patch(`/Users/${(await user()).id}`, support)).status,
    200,
    400,
  ],
  'ext-split-at-version-dot': [
    async ({ user, patch }) => {
      const { body } = await patch(`/Users/${(await user()).id}`, support);
      return [body[urn], body['urn:ietf:params:scim:schemas:extension:enterprise:2']];
    },
    [{ department: 'Support' }, undefined],
    [undefined, { '0:User:department': 'Support' }],
  ],
  'ext-dropped-on-read': [
    async ({ user, get, patch }) => {
      const path = `/Users/${(await user(sales)).id}`;
      return [(await get(path))[urn], (await patch(path, support)).status];
    },
    [{ department: 'Sales' }, 200],
    [undefined, 500],
  ],
  'ext-alias-instead-of-urn': [
    async ({ user }) => {
      const { [urn]: right, EnterpriseUser: wrong } = await user({
        ...sales,
        EnterpriseUser: { department: 'Office' },
      });
      return [right, wrong];
    },
    [{ department: 'Sales' }, undefined],
    [undefined, { department: 'Office' }],
  ],
  'ext-replace-keeps-old-value': [
    async ({ user, patch }) => {
      const path = `/Users/${(await user({ [urn]: { manager: { value: 'a' } } })).id}`;
      const { body } = await patch(path, { op: 'replace', path: `${urn}:manager.value`, value: 'b' });
      return body[urn].manager.value;
    },
    'b',
    'a',
  ],
  'ext-dropped-with-excludedattributes': [
    async ({ user, get }) => (await get(`/Users/${(await user(sales)).id}?excludedAttributes=userName`))[urn],
    { department: 'Sales' },
    undefined,
  ],
  'ext-replace-hits-wrong-schema': [
    async ({ user, patch }) => {
      const { id } = await user({ title: 'Tester', [staff]: { title: 'Engineer' } });
      const { body } = await patch(`/Users/${id}`, { op: 'replace', path: `${staff}:title`, value: 'Boss' });
      return [body.title, body[staff].title];
    },
    ['Tester', 'Boss'],
    ['Boss', 'Engineer'],
  ],
  'ext-urn-missing-in-schemas': [
    async ({ user, patch }) => (await patch(`/Users/${(await user()).id}`, { ...support, op: 'add' })).body.schemas,
    [schemaUrn.User, urn],
    [schemaUrn.User],
  ],
  'ext-own-kept-by-put': [
    async ({ user, send, get }) => {
      const { id, schemas, userName } = await user({ [staff]: { grade: 'A1' } });
      const body = { schemas: schemas!, userName: userName!, title: 'Tester', [staff]: { grade: 'B2' } };
      await send('PUT', `/Users/${id}`, body);
      const { title, [staff]: own } = await get(`/Users/${id}`);
      return [title, own];
    },
    ['Tester', { grade: 'B2' }],
    ['Tester', { grade: 'A1' }],
  ],
});

import { schemaUrn } from '../../scim/urn.ts';
import { creatingDefects } from './creating.ts';
import { showing } from './testing/stage.ts';

const ann = { schemas: [schemaUrn.User], userName: 'Ann' };
const email = { value: 'office@example.com' };

showing(creatingDefects, {
  'create-duplicate-upserts': [
    async ({ send, get }) => {
      const first = await send('POST', '/Users', { ...ann, title: 'Tester' });
      const second = await send('POST', '/Users', ann);
      return [second.status, (await get(`/Users/${first.body.id}`)).title, (await get('/Users')).totalResults];
    },
    [409, 'Tester', 1],
    [201, undefined, 1],
  ],
  'create-duplicate-username-accepted': [
    async ({ send, get }) => {
      const answers = [await send('POST', '/Users', ann), await send('POST', '/Users', ann)];
      return [...answers.map(({ status }) => status), (await get('/Users')).totalResults];
    },
    [201, 409, 1],
    [201, 201, 2],
  ],
  'create-username-differs-on-get': [
    async ({ user, get }) => {
      const { userName, id } = await user({ userName: 'ann@example.com', externalId: 'a-1' });
      return [userName, (await get(`/Users/${id}`)).userName, (await get('/Users')).Resources[0].userName];
    },
    ['ann@example.com', 'ann@example.com', 'ann@example.com'],
    ['ann@example.com', 'a-1', 'a-1'],
  ],
  'create-409-on-shared-email': [
    async ({ user, send }) => {
      await user({ emails: [email] });
      return (await send('POST', '/Users', { ...ann, emails: [email] })).status;
    },
    201,
    409,
  ],
  'create-active-refused': [
    async ({ send }) => (await send('POST', '/Users', { ...ann, active: true })).status,
    201,
    500,
  ],
  'create-active-false-ignored': [async ({ user }) => (await user({ active: false })).active, false, true],
  'create-externalid-dropped': [
    async ({ user, found }) => {
      const { externalId } = await user({ ...ann, externalId: 'a-1' });
      return [externalId, await found('/Users', 'externalId eq "a-1"')];
    },
    ['a-1', ['Ann']],
    [undefined, []],
  ],
  'create-invited-reported-inactive': [
    async ({ user, get }) => (await get(`/Users/${(await user({ active: true })).id}`)).active,
    true,
    false,
  ],
  'create-200-not-201': [async ({ send }) => (await send('POST', '/Users', ann)).status, 201, 200],
  'create-response-echoes-request': [
    async ({ send, get }) => {
      const { body } = await send('POST', '/Users', { ...ann, shoeSize: 44, password: 'secret' });
      return [body.userName === (await get(`/Users/${body.id}`)).userName, body.shoeSize, body.password];
    },
    [true, undefined, undefined],
    [false, 44, undefined],
  ],
  'create-groups-attribute-writable': [
    async ({ user, group, get }) => {
      const { id } = await group();
      await user({ groups: [{ value: id }] });
      return (await get(`/Groups/${id}`)).members?.length;
    },
    undefined,
    1,
  ],
  'create-invents-externalid': [
    async ({ user, get }) => {
      const { id } = await user();
      return (await get(`/Users/${id}`)).externalId === id;
    },
    false,
    true,
  ],
  'create-adopts-id': [async ({ user }) => (await user({ id: 'my-id' })).id === 'my-id', false, true],
  'create-returns-password': [
    async ({ user }) => (await user({ password: 't1meMa$heen' })).password,
    undefined,
    't1meMa$heen',
  ],
});

import { schemaUrn } from '../../scim/urn.ts';
import { showing } from './testing/stage.ts';
import { valueDefects } from './values.ts';

const ann = { schemas: [schemaUrn.User], userName: 'ann' };
const email = { value: 'ann@example.com', primary: true };
const other = { value: 'ann@example.org', primary: true };
const boss = { op: 'add', path: 'title', value: 'Boss' } as const;

showing(valueDefects, {
  'schema-emails-as-object': [
    async ({ user }) => (await user({ emails: [email] })).emails,
    [email],
    { Value: 'ann@example.com', Primary: true },
  ],
  'schema-emails-mixed-types': [
    async ({ user, patch }) => {
      const { id, emails } = await user({ emails: [email] });
      return [emails, (await patch(`/Users/${id}`, boss)).body.emails];
    },
    [[email], [email]],
    [[email], [email, 'ann@example.com']],
  ],
  'schema-null-refused': [async ({ send }) => (await send('POST', '/Users', { ...ann, title: null })).status, 201, 400],
  'schema-primary-lost': [
    async ({ user }) => (await user({ emails: [email] })).emails,
    [email],
    [{ value: email.value }],
  ],
  'schema-two-primaries-accepted': [
    async ({ send }) => {
      const { status, body } = await send('POST', '/Users', { ...ann, emails: [email, other] });
      return [status, body.emails];
    },
    [400, undefined],
    [201, [email, other]],
  ],
  'schema-unknown-attribute-refused': [
    async ({ send }) => (await send('POST', '/Users', { ...ann, shoeSize: 44 })).status,
    201,
    400,
  ],
  'schema-created-changes-on-put': [
    async ({ user, send }) => {
      const { id, meta } = await user(ann);
      const { body } = await send('PUT', `/Users/${id}`, { ...ann, title: 'Boss' });
      return body.meta.created === (meta as { readonly created: string }).created;
    },
    true,
    false,
  ],
  'schema-lastmodified-bumped-by-noop': [
    async ({ user, patch }) => {
      const { id } = await user({ title: 'Boss' });
      const { meta } = (await patch(`/Users/${id}`, boss)).body;
      return [meta.lastModified === meta.created, meta.version];
    },
    [true, 'W/"1"'],
    [false, 'W/"2"'],
  ],
});

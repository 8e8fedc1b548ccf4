import { schemaUrn } from '../../scim/urn.ts';
import { replacingDefects } from './replacing.ts';
import { type Stage, showing } from './testing/stage.ts';

const ann = { schemas: [schemaUrn.User], userName: 'ann' };

const [reader, writer] = [{ value: 'reader' }, { value: 'writer' }];

/** What is answered and what is stored when a User is replaced. */
async function replaced(stage: Stage, before: object, after: object, name: string): Promise<unknown> {
  const { id } = await stage.user({ ...ann, ...before });
  const { status, body } = await stage.send('PUT', `/Users/${id}`, { ...ann, ...after });
  return [status, body?.[name], (await stage.get(`/Users/${id}`))[name]];
}

showing(replacingDefects, {
  'put-noop-200': [
    (stage) => replaced(stage, { name: { givenName: 'Ann' } }, { name: { givenName: 'Anne' } }, 'name'),
    [200, { givenName: 'Anne' }, { givenName: 'Anne' }],
    [200, { givenName: 'Anne' }, { givenName: 'Ann' }],
  ],
  'put-changes-names-only': [
    async (stage) => {
      const { id } = await stage.user({ ...ann, title: 'Tester' });
      const { body } = await stage.send('PUT', `/Users/${id}`, { ...ann, title: 'Boss', displayName: 'Anne' });
      const { title, displayName } = await stage.get(`/Users/${id}`);
      return [body?.title, title, displayName];
    },
    ['Boss', 'Boss', 'Anne'],
    ['Tester', 'Tester', 'Anne'],
  ],
  'put-method-missing': [
    (stage) => replaced(stage, {}, {}, 'title'),
    [200, undefined, undefined],
    [405, undefined, undefined],
  ],
  'put-null-does-not-clear': [
    (stage) => replaced(stage, { title: 'Tester' }, { title: null }, 'title'),
    [200, undefined, undefined],
    [200, 'Tester', 'Tester'],
  ],
  'put-username-change-ignored': [
    (stage) => replaced(stage, {}, { userName: 'anne' }, 'userName'),
    [200, 'anne', 'anne'],
    [200, 'ann', 'ann'],
  ],
  'put-duplicate-username-accepted': [
    async ({ user, send }) => {
      await user(ann);
      return (await send('PUT', `/Users/${(await user()).id}`, ann)).status;
    },
    409,
    200,
  ],
  'put-creates-resource': [
    async ({ send }) => [(await send('PUT', '/Users/nobody', ann)).status, (await send('GET', '/Users/nobody')).status],
    [404, 404],
    [201, 200],
  ],
  'put-empty-answer': [
    (stage) => replaced(stage, {}, { title: 'Tester' }, 'title'),
    [200, 'Tester', 'Tester'],
    [204, undefined, 'Tester'],
  ],
  'put-loses-repeated-values': [
    (stage) => replaced(stage, { roles: [reader] }, { roles: [reader, writer] }, 'roles'),
    [200, [reader, writer], [reader, writer]],
    [200, [writer], [writer]],
  ],
});

import { schemaUrn } from '../../scim/urn.ts';
import { mediaTypeDefects } from './media-types.ts';
import { showing } from './testing/stage.ts';

const ann = { schemas: [schemaUrn.User], userName: 'ann' };

showing(mediaTypeDefects, {
  'ct-accept-406': [
    async ({ send }) => [
      (await send('GET', '/Users', undefined, { accept: 'application/scim+json' })).status,
      (await send('GET', '/Users', undefined, { accept: '*/*' })).status,
    ],
    [200, 200],
    [406, 200],
  ],
  'ct-charset-parameter-refused': [
    async ({ send }) =>
      (await send('POST', '/Users', ann, { 'content-type': 'application/scim+json; charset=utf-8' })).status,
    201,
    415,
  ],
  'ct-answer-plain-json': [
    async ({ send }) => (await send('GET', '/Users')).headers['content-type'],
    'application/scim+json',
    'application/json',
  ],
  'ct-answer-misspelt': [
    async ({ send }) => (await send('GET', '/Users')).headers['content-type'],
    'application/scim+json',
    'application/json+scim',
  ],
  'ct-empty-delete-body-400': [
    async ({ user, send }) =>
      (await send('DELETE', `/Users/${(await user()).id}`, undefined, { 'content-type': 'application/scim+json' }))
        .status,
    204,
    400,
  ],
});

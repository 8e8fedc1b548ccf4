import { messageUrn, schemaUrn } from '../../scim/urn.ts';
import { errorDefects } from './errors.ts';
import { showing } from './testing/stage.ts';

const ann = { schemas: [schemaUrn.User], userName: 'ann' };
const title = { op: 'add', path: 'title', value: 'Boss' } as const;

showing(errorDefects, {
  'error-conflict-as-400-or-500': [
    async ({ user, send }) => {
      await user(ann);
      return (await send('POST', '/Users', ann)).status;
    },
    409,
    500,
  ],
  'error-409-without-scimtype': [
    async ({ user, send }) => {
      await user(ann);
      const { status, body } = await send('POST', '/Users', ann);
      return [status, body.scimType];
    },
    [409, 'uniqueness'],
    [409, undefined],
  ],
  'error-patch-unknown-id-400': [async ({ patch }) => (await patch('/Users/nobody', title)).status, 404, 400],
  'error-malformed-json-500': [async ({ send }) => (await send('POST', '/Users', '{')).status, 400, 500],
  'error-missing-schemas-500': [
    async ({ send }) => (await send('POST', '/Users', { userName: 'ann' })).status,
    400,
    500,
  ],
  'error-429-no-retry-after': [
    async ({ provider, send }) => {
      let last = 0;
      // All of them within a second of the provider's own clock, which counts seconds.
      const { now } = provider;
      (provider as { now: () => number }).now = () => 0;
      for (let index = 0; index < 101; index += 1) last = (await send('GET', '/ServiceProviderConfig')).status;
      (provider as { now: () => number }).now = now;
      return last;
    },
    200,
    429,
  ],
  'error-scimtype-null-string': [async ({ get }) => (await get('/Users/nobody')).scimType, undefined, 'null'],
  'error-scimtype-wrong-case': [
    async ({ get }) => (await get('/Users?filter=x')).scimType,
    'invalidFilter',
    'InvalidFilter',
  ],
  'sec-error-leaks-internals': [async ({ get }) => (await get('/Users/nobody')).detail.includes('.java'), false, true],
  'error-problem-details': [
    async ({ send }) => {
      const { status, body, headers } = await send('GET', '/Users/nobody');
      return [status, body.status, body.schemas, headers['content-type']];
    },
    [404, '404', [messageUrn.Error], 'application/scim+json'],
    [404, 404, undefined, 'application/problem+json'],
  ],
  'error-405-without-allow': [
    async ({ send }) => {
      const { status, headers } = await send('DELETE', '/ServiceProviderConfig');
      return [status, headers.allow];
    },
    [405, 'GET'],
    [405, undefined],
  ],
});

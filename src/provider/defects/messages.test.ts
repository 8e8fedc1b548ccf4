import { messageDefects } from './messages.ts';
import { showing } from './testing/stage.ts';

showing(messageDefects, {
  'get-answer-in-array': [
    async ({ user, get }) => Array.isArray(await get(`/Users/${(await user()).id}`)),
    false,
    true,
  ],
  'ct-answer-latin1': [
    async ({ user, provider }) => {
      const { id } = await user({ displayName: 'Zoë 漢' });
      const { handle } = await import('../protocol/handler.ts');
      const target = `${provider.basePath}/Users/${id}`;
      const { body = '', headers } = await handle(provider, {
        method: 'GET',
        target,
        headers: { authorization: 'Bearer one', 'user-agent': 'test' },
      });
      return [headers.includes('application/scim+json'), body.includes('"Zo\u00EB ?"')];
    },
    [true, false],
    [false, true],
  ],
  'error-status-as-number': [async ({ get }) => (await get('/Users/nobody')).status, '404', 404],
  'delete-204-with-length': [
    async ({ user, send }) => {
      const { status, headers } = await send('DELETE', `/Users/${(await user()).id}`);
      return [status, headers['content-length']];
    },
    [204, undefined],
    [204, '4'],
  ],
  'etag-missing-on-304': [
    async ({ user, send }) => {
      const known = { 'if-none-match': 'W/"1"' };
      const { status, headers } = await send('GET', `/Users/${(await user()).id}`, undefined, known);
      return [status, headers.etag];
    },
    [304, 'W/"1"'],
    [304, undefined],
  ],
  'etag-304-with-body': [
    async ({ user, send }) => {
      const { id } = await user();
      const { status, body } = await send('GET', `/Users/${id}`, undefined, { 'if-none-match': 'W/"1"' });
      return [status, body?.id === id];
    },
    [304, false],
    [304, true],
  ],
  'etag-without-quotes': [
    async ({ user, send }) => {
      const { headers, body } = await send('GET', `/Users/${(await user()).id}`);
      return [headers.etag, body.meta.version];
    },
    ['W/"1"', 'W/"1"'],
    ['1', 'W/"1"'],
  ],
});

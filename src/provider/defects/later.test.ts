import { laterDefects } from './later.ts';
import { showing } from './testing/stage.ts';

showing(laterDefects, {
  'later-202-says-nothing': [
    async ({ user, send }) => {
      const { id, schemas, userName } = await user();
      const body = { schemas: schemas!, userName: userName! };
      const later = await send('PUT', `/Users/${id}`, body, { prefer: 'respond-async' });
      return [later.status, later.headers.location !== undefined, later.body.id === id];
    },
    [200, true, true],
    [202, false, true],
  ],
  'later-result-for-everybody': [
    async ({ user, send, provider }) => {
      const { id, schemas, userName } = await user();
      const body = { schemas: schemas!, userName: userName! };
      const later = await send('PUT', `/Users/${id}`, body, { prefer: 'respond-async', accept: 'text/plain' });
      const path = later.headers.location?.slice(provider.baseUrl.length) ?? `/Users/${id}`;
      const result = await send('GET', path, undefined, { authorization: '' });
      return [later.status, later.text === '', result.status, result.body.id === id];
    },
    [406, false, 401, false],
    [202, true, 200, true],
  ],
});

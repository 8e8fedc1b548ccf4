import { cursorDefects } from './cursors.ts';
import { page, people } from './testing/pages.ts';
import { showing } from './testing/stage.ts';

showing(cursorDefects, {
  'cursor-forgets-filter': [
    async (stage) => {
      await people(stage, 4);
      const query = `count=1&filter=${encodeURIComponent('userName eq "u1" or userName eq "u3"')}`;
      const { nextCursor } = await stage.get(`/Users?cursor&${query}`);
      return page(stage, `cursor=${nextCursor}&${query}`);
    },
    ['u3'],
    ['u2'],
  ],
  'cursor-repeats-on-last-page': [
    async (stage) => {
      await people(stage, 2);
      const { nextCursor } = await stage.get('/Users?cursor&count=1');
      return (await stage.get(`/Users?cursor=${nextCursor}&count=1`)).nextCursor === nextCursor;
    },
    false,
    true,
  ],
  'cursor-invalid-restarts': [
    async (stage) => {
      await people(stage, 1);
      return page(stage, 'cursor=unknown');
    },
    400,
    ['u1'],
  ],
  'cursor-for-some-filters': [
    async (stage) => {
      await people(stage, 3);
      const filters = ['userName pr', 'userName pr and id pr'];
      const pages = await Promise.all(filters.map((filter) => stage.get(`/Users?count=1&filter=${encodeURI(filter)}`)));
      return pages.map(({ startIndex, nextCursor }) => [startIndex, nextCursor !== undefined]);
    },
    [
      [1, false],
      [1, false],
    ],
    [
      [1, false],
      [undefined, true],
    ],
  ],
  'cursor-stands-for-credentials': [
    async (stage) => {
      await people(stage, 2);
      const { nextCursor } = await stage.get('/Users?cursor&count=1');
      const asked = [`cursor=${nextCursor}`, 'cursor='].map((cursor) =>
        stage.send('GET', `/Users?${cursor}&count=1`, undefined, { authorization: 'Bearer wrong' }),
      );
      return (await Promise.all(asked)).map(({ status }) => status);
    },
    [401, 401],
    [200, 401],
  ],
  'cursor-refusal-names-results': [
    async (stage) => {
      await people(stage, 2);
      const { status, body } = await stage.send('GET', '/Users?cursor=unknown');
      return [status, body.scimType, body.detail.includes('u1')];
    },
    [400, 'invalidCursor', false],
    [400, 'invalidCursor', true],
  ],
});

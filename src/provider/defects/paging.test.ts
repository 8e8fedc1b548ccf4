import { pagingDefects } from './paging.ts';
import { page, people } from './testing/pages.ts';
import { showing } from './testing/stage.ts';

showing(pagingDefects, {
  'page-unstable-order': [
    async (stage) => {
      await people(stage, 4);
      return [await page(stage, 'startIndex=1&count=2'), await page(stage, 'startIndex=3&count=2')];
    },
    [
      ['u1', 'u2'],
      ['u3', 'u4'],
    ],
    [
      ['u2', 'u3'],
      ['u1', 'u2'],
    ],
  ],
  'page-filter-after-limit': [
    async (stage) => {
      await people(stage, 11);
      return [await stage.found('/Users', 'userName eq "u10"'), await stage.found('/Users', 'userName eq "u11"')];
    },
    [['u10'], ['u11']],
    [['u10'], []],
  ],
  'page-zero-based-index': [
    async (stage) => {
      await people(stage, 4);
      return [await page(stage, 'startIndex=1&count=2'), (await stage.get('/Users')).startIndex];
    },
    [['u1', 'u2'], 1],
    [['u2', 'u3'], 0],
  ],
  'page-offset-as-page-number': [
    async (stage) => {
      await people(stage);
      return [await page(stage, 'startIndex=4&count=3'), await page(stage, 'startIndex=7&count=3')];
    },
    [
      ['u4', 'u5', 'u6'],
      ['u7', 'u8', 'u9'],
    ],
    [
      ['u2', 'u3', 'u4'],
      ['u5', 'u6', 'u7'],
    ],
  ],
  'page-dropped-after-paging': [
    async (stage) => {
      await people(stage, 4);
      return [await page(stage, 'count=3'), (await stage.get('/Users?count=3')).totalResults];
    },
    [['u1', 'u2', 'u3'], 4],
    [['u1', 'u2'], 4],
  ],
  'page-moved-by-new-resources': [
    async (stage) => {
      await people(stage, 4);
      const first = await page(stage, 'startIndex=1&count=2&filter=userName%20sw%20%22u%22');
      await stage.user({ userName: 'other' });
      return [first, await page(stage, 'startIndex=3&count=2&filter=userName%20sw%20%22u%22')];
    },
    [
      ['u1', 'u2'],
      ['u3', 'u4'],
    ],
    [
      ['u1', 'u2'],
      ['u2', 'u3'],
    ],
  ],
  'page-count-zero-returns-all': [
    async (stage) => {
      await people(stage, 2);
      return page(stage, 'count=0');
    },
    [],
    ['u1', 'u2'],
  ],
  'page-negative-values-400': [
    async (stage) => [await page(stage, 'startIndex=0'), await page(stage, 'count=-1')],
    [[], []],
    [400, 400],
  ],
  'page-negative-count-returns-all': [
    async (stage) => {
      await people(stage, 2);
      return page(stage, 'count=-1');
    },
    [],
    ['u1', 'u2'],
  ],
  'sec-unbounded-list': [
    async (stage) => {
      await people(stage, 21);
      return (await stage.get('/Users?count=1000000')).Resources.length;
    },
    20,
    21,
  ],
});

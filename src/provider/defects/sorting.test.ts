import type { JsonObject } from '../../scim/json.ts';
import { sortingDefects } from './sorting.ts';
import { asset } from './testing/asset.ts';
import { type Stage, showing } from './testing/stage.ts';

async function sorted(stage: Stage, query: string): Promise<unknown> {
  const { user } = stage;
  await user({ userName: 'Zoe', emails: [{ value: 'a@example.com' }, { value: 'z@example.com', primary: true }] });
  await user({ userName: 'adam', emails: [{ value: 'm@example.com' }] });
  return names(stage, query);
}

async function names({ send }: Stage, query: string): Promise<unknown> {
  const { status, body } = await send('GET', `/Users?${query}`);
  return status === 200 ? body.Resources.map(({ userName }: { readonly userName: string }) => userName) : status;
}

const ascending = ['adam', 'Zoe'];
const descending = ['Zoe', 'adam'];

showing(sortingDefects, {
  'sort-unsupported-kills-list': [(stage) => sorted(stage, 'sortBy=userName'), ascending, 501],
  'sort-silently-ignored': [(stage) => sorted(stage, 'sortBy=userName'), ascending, descending],
  'sort-descending-ignored': [(stage) => sorted(stage, 'sortBy=userName&sortOrder=descending'), descending, ascending],
  'sort-codepoint-order': [(stage) => sorted(stage, 'sortBy=userName'), ascending, descending],
  'sort-multivalued-first-value': [(stage) => sorted(stage, 'sortBy=emails'), ascending, descending],
  'sort-numbers-as-text': [
    async (stage) => {
      for (const seats of [2, 10]) await asset(stage, { seats });
      const { Resources: assets } = await stage.get('/Assets?sortBy=seats');
      return assets.map(({ seats }: JsonObject) => seats);
    },
    [2, 10],
    [10, 2],
  ],
  'sort-ties-in-any-order': [
    async (stage) => [await sorted(stage, 'sortBy=title'), await names(stage, 'sortBy=title')],
    [descending, descending],
    [ascending, descending],
  ],
  'sort-descending-by-default': [
    async (stage) => [
      await sorted(stage, 'sortBy=userName'),
      await names(stage, 'sortBy=userName&sortOrder=ascending'),
    ],
    [ascending, ascending],
    [descending, ascending],
  ],
});

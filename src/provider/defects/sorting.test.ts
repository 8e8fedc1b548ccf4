import { sortingDefects } from './sorting.ts';
import { type Stage, showing } from './testing/stage.ts';

async function sorted({ user, send }: Stage, query: string): Promise<unknown> {
  await user({ userName: 'Zoe', emails: [{ value: 'a@example.com' }, { value: 'z@example.com', primary: true }] });
  await user({ userName: 'adam', emails: [{ value: 'm@example.com' }] });
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
});

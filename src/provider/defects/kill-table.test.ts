import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { claimsIn } from '../../../scripts/kill-table/render.ts';
import { defects } from './catalogue.ts';

const root = new URL('../../../', import.meta.url);
const table = readFileSync(new URL('docs/kill-table.md', root), 'utf8');

test('the kill table has every defect', () => {
  const rows = [...table.matchAll(/^\| `([\w-]+)` \| (?:critical|high|medium|low) \|/gm)].map(([, id]) => id);
  expect(rows).toEqual(defects.map(({ id }) => id));
});

test('the table claims no check that does not exist', () => {
  const known = new Set(readFileSync(new URL('fixtures/golden/check-ids.txt', root), 'utf8').split('\n'));
  const claimed = [...claimsIn(table).values()].flat();
  expect(claimed.filter((id) => !known.has(id) && !id.startsWith('passive.'))).toEqual([]);
});

// The whole of it is `npm run kill-table`.
test('a sample of the defects is caught by the first check that claims it', async () => {
  const words = ['scripts/kill-table.ts', '--claimed', '--sample', '8'];
  const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: root });
  expect(stdout).toMatch(/^(\d+) of \1 caught as claimed/m);
}, 120_000);

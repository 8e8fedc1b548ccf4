import { fork } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { defects } from '../src/provider/defects/catalogue.ts';
import type { Question } from './kill-table/judge.ts';
import type { Row } from './kill-table/judge-defect.ts';
import { mustChecks } from './kill-table/must-checks.ts';
import { claimsIn, killTable } from './kill-table/render.ts';

// Judges the provider with each of its defects and writes docs/kill-table.md. A defect is shown to the checks that name a
// requirement it violates, and to all others if these miss it; with --whole to all at once, which tells what leads the
// report, and takes some times as long. With --claimed it runs only the checks
// that the table says catch a defect, and fails when one no longer does.

const table = new URL('../docs/kill-table.md', import.meta.url);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    claimed: { type: 'boolean' },
    sample: { type: 'string', default: '1' },
    json: { type: 'string' },
    processes: { type: 'string', default: '2' },
    verbose: { type: 'boolean' },
    whole: { type: 'boolean' },
  },
});

const claims = existsSync(table) ? claimsIn(readFileSync(table, 'utf8')) : new Map<string, readonly string[]>();
const every = Number(values.sample);
const wanted = defects
  .map(({ id }) => id)
  .filter((id) => positionals.length === 0 || positionals.some((part) => id.includes(part)))
  .filter((id) => !values.claimed || claims.has(id))
  .filter((_, index) => index % every === 0);

const start = performance.now();
const rows = await judgeAll(wanted);
const seconds = Math.round((performance.now() - start) / 1000);
if (values.json) writeFileSync(values.json, JSON.stringify(rows, null, 1));
if (values.claimed) {
  const lost = rows.filter(({ caughtBy }) => caughtBy.length === 0);
  for (const { id, problem = '' } of lost)
    process.stdout.write(`${id} is no longer caught by ${claims.get(id)?.join(', ')}. ${problem}\n`);
  process.stdout.write(`${rows.length - lost.length} of ${rows.length} caught as claimed in ${seconds} s\n`);
  process.exitCode = lost.length > 0 ? 1 : 0;
} else {
  if (positionals.length === 0) writeFileSync(table, killTable(defects, rows, values.whole ? await mustChecks() : []));
  const caught = rows.filter(({ grade }) => grade !== 'missed' && grade !== 'refused');
  for (const { id, grade, problem = '' } of rows)
    if (grade === 'missed' || grade === 'refused') process.stdout.write(`${grade} ${id} ${problem}\n`);
  process.stdout.write(`${caught.length} of ${rows.length} caught in ${seconds} s\n`);
}

/** A passive check looks at what others send, so that needs the same ones as when the table was made. */
function selectorsFor([first = '']: readonly string[]): Question['by'] {
  return first.startsWith('passive.') ? 'naming' : [first];
}

/** Each process takes the next defect when it is done with one. */
async function judgeAll(ids: readonly string[]): Promise<readonly Row[]> {
  const open = [...ids];
  const done = new Map<string, Row>();
  const judges = Array.from({ length: Number(values.processes) }, async () => {
    const judge = fork(fileURLToPath(new URL('kill-table/judge.ts', import.meta.url)));
    await new Promise<void>((resolve, reject) => {
      const next = (): void => {
        const id = open.shift();
        if (id === undefined) return judge.disconnect();
        judge.send({ id, by: values.claimed ? selectorsFor(claims.get(id)!) : values.whole ? 'all' : 'naming' });
      };
      judge.on('message', (row: Row | 'ready') => {
        if (row !== 'ready') done.set(row.id, row);
        if (row !== 'ready' && (process.stderr.isTTY || values.verbose))
          process.stderr.write(`${done.size}/${ids.length} ${row.id}: ${row.grade}, ${row.seconds} s\n`);
        next();
      });
      judge
        .on('error', reject)
        .on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`A judge ended with ${code}.`))));
    });
  });
  await Promise.all(judges);
  return ids.map((id) => done.get(id)!);
}

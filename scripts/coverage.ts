import { readFileSync, writeFileSync } from 'node:fs';
import { declaredChecks } from '../src/cli/declared-checks.ts';
import { catalogue } from '../src/requirements/catalogue.ts';
import { coverageOf, gapsIn } from '../src/requirements/coverage.ts';
import { coverageTable } from '../src/requirements/coverage-table.ts';

/** Fails when a statement is not accounted for, or when the committed table is stale; `--update` renews it. */
const file = new URL('../fixtures/golden/coverage.md', import.meta.url);
const rows = coverageOf(catalogue, await declaredChecks());
const table = coverageTable(rows);
if (process.argv.includes('--update')) writeFileSync(file, table);
const problems = [
  ...gapsIn(rows, catalogue),
  ...(readFileSync(file, 'utf8') === table
    ? []
    : ['fixtures/golden/coverage.md is stale: npm run coverage -- --update']),
];
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;

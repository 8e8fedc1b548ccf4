import { findDefect } from '../../src/provider/defects/catalogue.ts';
import { loadChecks } from './load-checks.ts';

// One of the processes that judge defects: it is sent ids and answers with rows.

const checks = await loadChecks();
const { judgeDefect } = await import('./judge-defect.ts');

process.on('message', ({ id, only }: { readonly id: string; readonly only: readonly string[] }) => {
  void judgeDefect(checks, findDefect(id), only).then((row) => process.send!(row));
});
process.on('disconnect', () => process.exit(0));
// What a check that was given up still does is nobody's concern.
process.on('unhandledRejection', () => {});
process.send!('ready');

import { findDefect } from '../../src/provider/defects/catalogue.ts';
import { checkId } from '../../src/report/check-id.ts';
import { loadChecks } from './load-checks.ts';

// One of the processes that judge defects: it is sent ids and answers with rows.

/** Checks that take as long as all others together; only defects that the others miss are shown to them. */
const isCostly = /large-group/;

const checks = await loadChecks();
const costly = checks.filter(({ file, title }) => isCostly.test(checkId(file, title)));
const usual = checks.filter((check) => !costly.includes(check));
const { judgeDefect } = await import('./judge-defect.ts');

async function judge(id: string, only: readonly string[]): Promise<void> {
  const defect = findDefect(id);
  const row = only.length > 0 ? await judgeDefect(checks, defect, only) : await judgeDefect(usual, defect);
  const second = row.grade === 'missed' && only.length === 0 ? await judgeDefect(costly, defect) : row;
  process.send!(second.grade === 'missed' ? row : second);
}

process.on('message', ({ id, only }: { readonly id: string; readonly only: readonly string[] }) => {
  void judge(id, only);
});
process.on('disconnect', () => process.exit(0));
// What a check that was given up still does is nobody's concern.
process.on('unhandledRejection', () => {});
process.send!('ready');

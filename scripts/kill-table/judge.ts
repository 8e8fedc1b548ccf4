import { findDefect } from '../../src/provider/defects/catalogue.ts';
import type { Defect } from '../../src/provider/defects/defect.ts';
import { checkId } from '../../src/report/check-id.ts';
import { passiveChecks } from '../../src/report/passive-checks.ts';
import type { Row } from './judge-defect.ts';
import type { Check } from './light-runner.ts';
import { loadChecks } from './load-checks.ts';

// One of the processes that judge defects: it is sent ids and answers with rows.

/** Suites whose exchanges show most of what passive checks look for. */
const traffic = /\/suites\/(?:retrieval|resources|groups|errors|versions|bulk|cursors)\//;
/** Checks that take as long as all others together; only defects that the others miss are shown to them. */
const isCostly = /large-group/;

const checks = await loadChecks();
const costly = checks.filter(({ file, title }) => isCostly.test(checkId(file, title)));
const usual = checks.filter((check) => !costly.includes(check));
const { judgeDefect, missedRow } = await import('./judge-defect.ts');

/** What a judge is asked. */
export interface Question {
  readonly id: string;
  /** Just these checks; or all of them, to see what else happens; or first those that name what the defect violates. */
  readonly by: readonly string[] | 'all' | 'naming';
}

async function judge({ id, by }: Question): Promise<Row> {
  const defect = findDefect(id);
  if (Array.isArray(by)) return judgeDefect(checks, defect, { only: by });
  const rounds = by === 'all' ? [usual, costly] : roundsFor(defect);
  let row: Row | undefined;
  for (const round of rounds) {
    const next = await judgeDefect(round, defect, { isWhole: round === usual });
    if (!row || next.grade !== 'missed') row = next;
    if (row.grade !== 'missed') break;
  }
  return row ?? missedRow(defect);
}

/** First what names the defect; then what passive checks that name it have to look at; at last what costs much. */
function roundsFor({ violates }: Defect): readonly (readonly Check[])[] {
  const names = (requirements: readonly string[]): boolean => requirements.some((each) => violates.includes(each));
  const naming = checks.filter(({ annotations }) =>
    names(annotations.flatMap(({ type, description = '' }) => (type === 'requirement' ? [description] : []))),
  );
  const isSeen = passiveChecks.some(({ requirements }) => names(requirements));
  return [
    naming.filter((check) => usual.includes(check)),
    ...(isSeen ? [usual.filter(({ file }) => traffic.test(file))] : []),
    naming.filter((check) => costly.includes(check)),
  ].filter((round) => round.length > 0);
}

process.on('message', (question: Question) => {
  void judge(question).then((row) => process.send!(row));
});
process.on('disconnect', () => process.exit(0));
// What a check that was given up still does is nobody's concern.
process.on('unhandledRejection', () => {});
process.send!('ready');

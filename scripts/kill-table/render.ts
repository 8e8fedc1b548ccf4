import type { Defect } from '../../src/provider/defects/defect.ts';
import type { Grade, Row } from './judge-defect.ts';

const maxShown = 3;

const meanings: Readonly<Record<Grade, string>> = {
  fail: 'a MUST of an RFC fails',
  warn: 'a SHOULD fails',
  blocker: 'an identity provider is held up; the RFC allows it',
  info: 'what a MAY describes is not there',
  contradiction: 'what is advertised contradicts what was seen',
  refused: 'the target could not be judged at all',
  missed: 'no check that names the requirement found anything',
};

/** The table as Markdown; the same rows make the same text. `musts` are the checks of which each should catch something. */
export function killTable(defects: readonly Defect[], rows: readonly Row[], musts: readonly string[] = []): string {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const judged = defects.flatMap((defect) => {
    const row = byId.get(defect.id);
    return row ? [{ defect, row }] : [];
  });
  const counts = (Object.keys(meanings) as Grade[])
    .map((grade) => ({ grade, count: rows.filter((row) => row.grade === grade).length }))
    .filter(({ count }) => count > 0);
  const caught = rows.filter(({ grade }) => grade !== 'missed' && grade !== 'refused').length;
  const whole = rows.filter(({ isFirst }) => isFirst !== undefined);
  const leading = whole.filter(({ isFirst }) => isFirst).length;
  return `${[
    '# Kill table',
    '',
    'Which checks catch which defect of the reference provider. Written by `npm run kill-table`; do not edit.',
    '',
    `${caught} of ${rows.length} defects are caught by a check that names the requirement they violate.`,
    ...(whole.length === 0
      ? [
          'What leads the report is told by `npm run kill-table -- --whole`, which shows each defect to all checks at once.',
        ]
      : [
          `Of ${whole.length} that were shown to all checks at once, such a check leads the report in ${leading}. ` +
            'The last column counts the other checks of a MUST that fail on their way through what is broken.',
        ]),
    '',
    '| as | means | defects |',
    '| --- | --- | --- |',
    ...counts.map(({ grade, count }) => `| ${grade} | ${meanings[grade]} | ${count} |`),
    '',
    '| defect | severity | as | caught by | names | leads | if not, this leads | also fail |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...judged.map(({ defect, row }) => rowText(defect, row)),
    ...(musts.length === 0 ? [] : reverse(rows, musts)),
  ].join('\n')}\n`;
}

/** What each check is good for. */
function reverse(rows: readonly Row[], musts: readonly string[]): readonly string[] {
  const failing = new Set(rows.flatMap(({ caughtBy, others }) => [...caughtBy, ...Object.keys(others)]));
  const idle = musts.filter((id) => !failing.has(id));
  return [
    '',
    '## The other way round',
    '',
    `Of ${musts.length} checks of a MUST, ${musts.length - idle.length} fail with one of these defects.${idle.length > 0 ? ' Those that do not:' : ''}`,
    ...(idle.length > 0 ? ['', ...idle.map((id) => `- \`${id}\``)] : []),
  ];
}

function rowText({ id, severity }: Defect, row: Row): string {
  const { grade, caughtBy, named, isFirst, first, others, problem } = row;
  const besides = Object.values(others).filter((verdict) => verdict === 'fail').length;
  const shown = caughtBy.slice(0, maxShown).map((check) => `\`${check}\``);
  const more = caughtBy.length > maxShown ? [`and ${caughtBy.length - maxShown} more`] : [];
  const leader = isFirst !== false || first === undefined ? '' : `\`${first}\``;
  const by = problem ?? [...shown, ...more].join('<br>');
  return `| \`${id}\` | ${severity} | ${grade} | ${by} | ${named.slice(0, maxShown).join('<br>')} | ${isFirst === undefined ? '' : isFirst ? 'yes' : 'no'} | ${leader} | ${isFirst === undefined ? '' : besides} |`;
}

/** The checks that the table claims for each defect that is caught. */
export function claimsIn(markdown: string): ReadonlyMap<string, readonly string[]> {
  const claims = new Map<string, readonly string[]>();
  for (const line of markdown.split('\n')) {
    const [, id, , , by = ''] = /^\| `([\w-]+)` \| (\w+) \| (\w+) \| ([^|]*)\|/.exec(line) ?? [];
    const checks = [...by.matchAll(/`([^`]+)`/g)].map(([, check]) => check!);
    if (id !== undefined && checks.length > 0) claims.set(id, checks);
  }
  return claims;
}

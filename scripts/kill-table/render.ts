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

/** The table as Markdown; the same rows make the same text. */
export function killTable(defects: readonly Defect[], rows: readonly Row[]): string {
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
      : [`Of ${whole.length} that were shown to all checks at once, such a check leads the report in ${leading}.`]),
    '',
    '| as | means | defects |',
    '| --- | --- | --- |',
    ...counts.map(({ grade, count }) => `| ${grade} | ${meanings[grade]} | ${count} |`),
    '',
    '| defect | severity | as | caught by | names | leads | if not, this leads |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...judged.map(({ defect, row }) => rowText(defect, row)),
  ].join('\n')}\n`;
}

function rowText({ id, severity }: Defect, { grade, caughtBy, named, isFirst, first, problem }: Row): string {
  const shown = caughtBy.slice(0, maxShown).map((check) => `\`${check}\``);
  const more = caughtBy.length > maxShown ? [`and ${caughtBy.length - maxShown} more`] : [];
  const leader = isFirst !== false || first === undefined ? '' : `\`${first}\``;
  const by = problem ?? [...shown, ...more].join('<br>');
  return `| \`${id}\` | ${severity} | ${grade} | ${by} | ${named.slice(0, maxShown).join('<br>')} | ${isFirst === undefined ? '' : isFirst ? 'yes' : 'no'} | ${leader} |`;
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

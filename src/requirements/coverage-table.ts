import { type CoverageRow, coverages } from './coverage.ts';
import type { Level } from './requirement.ts';

const levels: readonly Level[] = ['MUST', 'SHOULD', 'MAY'];

/** The coverage as Markdown: how many statements of each RFC and level, then each statement. */
export function coverageTable(rows: readonly CoverageRow[]): string {
  const byRfc = [...Map.groupBy(rows, ({ rfc }) => rfc)];
  return [
    '# Coverage of requirements',
    '',
    'Statements of the RFCs that bind the service provider: checked by named checks, observed by passive rules in all',
    'traffic, or not testable over HTTP. Printed by `scimulate list requirements --coverage`.',
    '',
    `| RFC | level | statements | ${coverages.join(' | ')} |`,
    `|---|---|---|${coverages.map(() => '---|').join('')}`,
    ...byRfc.flatMap(([rfc, ofRfc]) => levels.flatMap((level) => summary(rfc, level, ofRfc))),
    ...byRfc.flatMap(([rfc, ofRfc]) => ['', `## RFC ${rfc}`, '', ...statements(ofRfc)]),
    '',
  ].join('\n');
}

function summary(rfc: string, level: Level, rows: readonly CoverageRow[]): readonly string[] {
  const ofLevel = rows.filter((row) => row.level === level);
  if (ofLevel.length === 0) return [];
  const counts = coverages.map((coverage) => ofLevel.filter((row) => row.coverage === coverage).length);
  return [`| ${rfc} | ${level} | ${ofLevel.length} | ${counts.join(' | ')} |`];
}

function statements(rows: readonly CoverageRow[]): readonly string[] {
  return [
    '| id | level | statement | covered by |',
    '|---|---|---|---|',
    ...rows.map(
      ({ id, level, says, ...row }) =>
        `| ${id} | ${level} | ${says.replaceAll('|', String.raw`\|`)} | ${coveredBy(row)} |`,
    ),
  ];
}

function coveredBy({ coverage, checks, reason }: Pick<CoverageRow, 'coverage' | 'checks' | 'reason'>): string {
  if (coverage === 'untestable') return `untestable: ${reason}`;
  return coverage === 'open' ? '**open**' : checks.map((id) => `\`${id}\``).join(', ');
}

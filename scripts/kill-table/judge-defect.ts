import { setTimeout as delay } from 'node:timers/promises';
import type { Defect } from '../../src/provider/defects/defect.ts';
import { startProvider } from '../../src/provider/start-provider.ts';
import { type CheckVerdict, checkKinds, type Report, type Verdict } from '../../src/report/model.ts';
import { judgeTarget } from './judge-target.ts';
import type { Check } from './light-runner.ts';

/** How much the report says of a defect. */
export type Grade = 'fail' | 'warn' | 'blocker' | 'info' | 'contradiction' | 'refused' | 'missed';

/** What became of one defect. */
export interface Row {
  readonly id: string;
  readonly grade: Grade;
  /** Checks that found something and name a requirement that the defect violates. */
  readonly caughtBy: readonly string[];
  /** The requirements that these name, of those that the defect violates. */
  readonly named: readonly string[];
  /** Whether the cause that leads the report is one of these checks; absent when only some checks ran. */
  readonly isFirst?: boolean;
  /** The check that leads the report. */
  readonly first?: string;
  /** Further checks that found something, with what they made of it. */
  readonly others: Readonly<Record<string, Verdict>>;
  /** Checks that could not judge. */
  readonly unjudged: readonly string[];
  readonly seconds: number;
  /** Why the target was not judged at all. */
  readonly problem?: string;
}

const tenants = ['one', 'two'];
const [token, otherToken] = ['kill-table-token', 'kill-table-other-token'] as const;
const tokens = [
  { token, tenant: 'one' },
  { token: otherToken, tenant: 'two' },
];
/** A run that takes longer is given up; whatever is under way then finds nobody. */
const givenUpAfterMs = 180_000;

/** @param isWhole whether the checks are all there are, so that it can be seen which of them leads. */
export async function judgeDefect(
  checks: readonly Check[],
  defect: Defect,
  { only = [], isWhole = false }: { readonly only?: readonly string[]; readonly isWhole?: boolean } = {},
): Promise<Row> {
  const start = performance.now();
  const provider = await startProvider({ tenants, tokens, defects: [defect.id], onFailure: () => {} });
  const patience = AbortSignal.timeout(givenUpAfterMs);
  patience.addEventListener('abort', () => void provider.close());
  try {
    const report = await judgeTarget(checks, { url: provider.url, token, otherToken, only });
    return { ...rowOf(defect, report, isWhole), seconds: secondsSince(start) };
  } catch (error) {
    return { ...refusedRow(defect, error as Error), seconds: secondsSince(start) };
  } finally {
    await Promise.race([provider.close(), delay(1000)]);
  }
}

function secondsSince(start: number): number {
  return Math.round((performance.now() - start) / 100) / 10;
}

function rowOf(
  { id, violates }: Defect,
  { checks, fixFirst, capabilities }: Report,
  isWhole: boolean,
): Omit<Row, 'seconds'> {
  const found = checks.filter(isFinding).toSorted((one, other) => rankOf(one) - rankOf(other));
  const naming = found.filter(({ requirements }) => requirements.some((each) => violates.includes(each)));
  const contradicted = capabilities.some(({ contradiction }) => contradiction === true);
  const named = naming.flatMap(({ requirements }) => requirements).filter((each) => violates.includes(each));
  const [first] = fixFirst;
  return {
    id,
    grade: naming.length > 0 ? gradeOf(naming) : contradicted ? 'contradiction' : 'missed',
    caughtBy: naming.map((check) => check.id),
    named: [...new Set(named)].toSorted((one, other) => violates.indexOf(one) - violates.indexOf(other)),
    // Information asks for nothing, so that nothing leads.
    ...(isWhole && {
      isFirst:
        first === undefined
          ? naming.length > 0
          : first.checks.some((check) => naming.some((each) => each.id === check)),
    }),
    ...(isWhole && first && { first: first.checks[0]! }),
    others: Object.fromEntries(
      found.filter((check) => !naming.includes(check)).map((check) => [check.id, check.verdict]),
    ),
    unjudged: checks
      .filter(({ verdict }) => verdict === 'inconclusive' || verdict === 'error')
      .map((check) => check.id),
  };
}

/** Checks of one fact before those that meet many on their way. */
function rankOf({ kind }: CheckVerdict): number {
  return checkKinds.indexOf(kind);
}

function isFinding({ verdict }: CheckVerdict): boolean {
  return verdict === 'fail' || verdict === 'warn' || verdict === 'info';
}

/** The gravest thing that is said, with the RFC before the identity providers. */
function gradeOf(naming: readonly CheckVerdict[]): Grade {
  const says = (verdict: string, isOfIdp: boolean): boolean =>
    naming.some((check) => check.verdict === verdict && (check.idp !== undefined) === isOfIdp);
  if (says('fail', false)) return 'fail';
  if (says('fail', true)) return 'blocker';
  return says('warn', false) || says('warn', true) ? 'warn' : 'info';
}

/** No check names anything that the defect violates. */
export function missedRow({ id }: Defect): Row {
  return { id, grade: 'missed', caughtBy: [], named: [], others: {}, unjudged: [], seconds: 0 };
}

function refusedRow({ id }: Defect, { name, message }: Error): Omit<Row, 'seconds'> {
  return {
    id,
    grade: 'refused',
    caughtBy: [],
    named: [],
    others: {},
    unjudged: [],
    problem: `${name}: ${message}`,
  };
}

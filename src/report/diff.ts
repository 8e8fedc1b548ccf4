import { type CheckVerdict, type Conclusion, isProblem, type Readiness, type Report, type Verdict } from './model.ts';

export interface Change<Word> {
  readonly before: Word;
  readonly after: Word;
}

/** A check of which the two reports tell different things. */
export interface CheckChange {
  readonly id: string;
  readonly title: string;
  /** Absent on the side that does not have the check. */
  readonly verdict: Partial<Change<Verdict>>;
  /** Present where the deciding exchange ended differently. */
  readonly evidence?: Change<string>;
}

/** What changed from one report to the next. Values that every run changes, such as ids, do not count. */
export interface ReportDifference {
  readonly conclusion: Change<Conclusion['verdict']>;
  /** By identity provider; `undefined` on the side that does not have it. */
  readonly readiness: Readonly<Record<string, { readonly name: string } & Partial<Change<Readiness['verdict']>>>>;
  /** Had a problem, passes now. */
  readonly fixed: readonly CheckChange[];
  /** Passed, has a problem now. */
  readonly broken: readonly CheckChange[];
  readonly new: readonly CheckChange[];
  readonly gone: readonly CheckChange[];
  /** Any other change of verdict, or the same verdict for another answer. */
  readonly changed: readonly CheckChange[];
}

export function compareReports(before: Report, after: Report): ReportDifference {
  const old = new Map(before.checks.map((check) => [check.id, check]));
  const young = new Map(after.checks.map((check) => [check.id, check]));
  const both = after.checks.flatMap((check) => {
    const was = old.get(check.id);
    return was === undefined ? [] : [compare(was, check, endOf(was, before), endOf(check, after))];
  });
  const differing = both.filter(({ verdict, evidence }) => verdict.before !== verdict.after || evidence !== undefined);
  const kinds = Map.groupBy(differing, ({ verdict }) => kindOf(verdict.before, verdict.after));
  return {
    conclusion: { before: before.conclusion.verdict, after: after.conclusion.verdict },
    readiness: compareReadiness(before.readiness, after.readiness),
    fixed: kinds.get('fixed') ?? [],
    broken: kinds.get('broken') ?? [],
    new: after.checks
      .filter(({ id }) => !old.has(id))
      .map(({ id, title, verdict }) => ({ id, title, verdict: { after: verdict } })),
    gone: before.checks
      .filter(({ id }) => !young.has(id))
      .map(({ id, title, verdict }) => ({ id, title, verdict: { before: verdict } })),
    changed: kinds.get('changed') ?? [],
  };
}

function compare(was: CheckVerdict, is: CheckVerdict, wasEnd?: string, isEnd?: string): CheckChange {
  return {
    id: is.id,
    title: is.title,
    verdict: { before: was.verdict, after: is.verdict },
    ...(wasEnd !== undefined &&
      isEnd !== undefined &&
      wasEnd !== isEnd &&
      is.verdict !== 'pass' && { evidence: { before: wasEnd, after: isEnd } }),
  };
}

function kindOf(before: Verdict | undefined, after: Verdict | undefined): 'fixed' | 'broken' | 'changed' {
  if (before !== undefined && isProblem(before) && after === 'pass') {
    return 'fixed';
  }
  return before === 'pass' && after !== undefined && isProblem(after) ? 'broken' : 'changed';
}

/** How the deciding exchange ended, in words without the values of one run; `undefined` without an exchange. */
function endOf({ exchanges }: CheckVerdict, report: Report): string | undefined {
  const number = exchanges.at(-1);
  const exchange = number === undefined ? undefined : report.exchanges[number];
  if (exchange === undefined) {
    return undefined;
  }
  return exchange.answer === undefined
    ? `no answer (${exchange.failure?.code ?? 'other'})`
    : `status ${exchange.answer.status}`;
}

function compareReadiness(before: Report['readiness'], after: Report['readiness']): ReportDifference['readiness'] {
  const idps = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...idps].map((idp) => {
      const [was, is] = [before[idp], after[idp]];
      const name = is?.name ?? was?.name ?? idp;
      return [idp, { name, ...(was && { before: was.verdict }), ...(is && { after: is.verdict }) }];
    }),
  );
}

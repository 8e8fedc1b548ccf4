import { countVerdicts } from './counts.ts';
import type { CheckVerdict, Conclusion, RunFacts, Verdict } from './model.ts';
import { count } from './wording.ts';

type RunState = Pick<RunFacts, 'complete' | 'selection'>;

/** Whether the target keeps the RFCs, from the checks of all sets; those of identity providers do not count. */
export function conclude(checks: readonly CheckVerdict[], run: RunState): Conclusion {
  const own = checks.filter(({ idp }) => idp === undefined);
  const of = (level: CheckVerdict['level']) => own.filter((check) => check.level === level);
  const must = of('MUST');
  const verdict = ({ good: 'conformant', bad: 'not-conformant', open: 'incomplete' } as const)[
    standing(must, run.complete)
  ];
  const sentence = { conformant: praise, 'not-conformant': objection, incomplete: doubt }[verdict];
  return {
    verdict,
    reason: `${sentence(own, run)}${selected(run)}.`,
    counts: {
      ...countVerdicts(own),
      MUST: countVerdicts(must),
      SHOULD: countVerdicts(of('SHOULD')),
      MAY: countVerdicts(of('MAY')),
    },
  };
}

/** The rule that conformance and readiness share; nothing judged is not good. */
export function standing(must: readonly CheckVerdict[], complete: boolean): 'good' | 'bad' | 'open' {
  const counts = countVerdicts(must);
  if (counts.fail > 0) {
    return 'bad';
  }
  return counts.pass === 0 || counts.inconclusive + counts.error > 0 || !complete ? 'open' : 'good';
}

function praise(own: readonly CheckVerdict[]): string {
  const warned = requirementsOf(own, ['warn']).size;
  const wishes = warned === 0 ? '' : `, ${count(warned, 'SHOULD requirement')} ${warned === 1 ? 'does' : 'do'} not`;
  const documented = requirementsOf(own.filter(isDocumented), ['info'], 'MUST').size;
  if (documented > 0) {
    const others = new Set(
      [...testedIn(own)].filter((id) => !requirementsOf(own.filter(isDocumented), ['info']).has(id)),
    );
    const rest =
      others.size === 1
        ? 'The one other MUST requirement that was tested holds'
        : `All ${others.size} other tested MUST requirements hold`;
    return `${rest}; ${documented} ${documented === 1 ? 'does' : 'do'} not, as the profile documents${wishes}`;
  }
  const tested = testedIn(own).size;
  return tested === 1
    ? `The one MUST requirement that was tested holds${wishes}`
    : `All ${tested} tested MUST requirements hold${wishes}`;
}

function objection(own: readonly CheckVerdict[], { complete }: RunState): string {
  const failing = own.filter(({ level, verdict }) => level === 'MUST' && verdict === 'fail');
  const failed = requirementsOf(failing, ['fail']).size;
  const known = failing.every(({ expected }) => expected !== undefined) ? ', as was known' : '';
  const open = openIn(own).size === 0 ? '' : `, ${openIn(own).size} could not be judged`;
  return `${failed} of ${count(testedIn(own).size, 'tested MUST requirement')} ${failed === 1 ? 'does' : 'do'} not hold${known}${open}${cutShort(complete)}`;
}

function doubt(own: readonly CheckVerdict[], { complete }: RunState): string {
  const tested = testedIn(own).size;
  const open = openIn(own).size;
  if (open > 0) {
    return `Nothing failed, but ${open} of ${count(tested, 'tested MUST requirement')} could not be judged${cutShort(complete)}`;
  }
  if (tested === 0) {
    return `No MUST requirement of an RFC was judged${cutShort(complete)}`;
  }
  return `${count(tested, 'MUST requirement')} held before the run was cut short`;
}

function isDocumented({ expected, verdict }: CheckVerdict): boolean {
  return expected !== undefined && verdict === 'info';
}

function testedIn(own: readonly CheckVerdict[]): ReadonlySet<string> {
  return requirementsOf(own, ['pass', 'fail', 'inconclusive', 'error'], 'MUST');
}

function openIn(own: readonly CheckVerdict[]): ReadonlySet<string> {
  return requirementsOf(own, ['inconclusive', 'error'], 'MUST');
}

/** Requirements with a check that has one of these verdicts. */
function requirementsOf(
  checks: readonly CheckVerdict[],
  verdicts: readonly Verdict[],
  level?: CheckVerdict['level'],
): ReadonlySet<string> {
  return new Set(
    checks
      .filter((check) => verdicts.includes(check.verdict) && (level === undefined || check.level === level))
      .flatMap(({ requirements }) => requirements),
  );
}

function cutShort(complete: boolean): string {
  return complete ? '' : '; the run was cut short';
}

function selected({ selection }: RunState): string {
  return selection.length === 0 ? '' : ` (only a selection was run: ${selection.join(', ')})`;
}

import type { CheckVerdict } from './model.ts';
import { isRefusal, kindOf, type RequestShape } from './request-shape.ts';

/** What checks sent, by their ids; the deciding request last. */
export interface Traffic {
  /** Requests whose answers the check judges. */
  readonly requests: ReadonlyMap<string, readonly RequestShape[]>;
  /** How these ended: status and kind of request. */
  readonly endings: ReadonlyMap<string, readonly string[]>;
}

/** The stuck flows that a finding is likely to be behind. */
export interface Explanation {
  /** Identity providers whose flows they are; repeated for several flows. */
  readonly idps: readonly string[];
  /** Whether one of the flows was refused just as the finding was. */
  readonly isAlike: boolean;
}

/**
 * For each stuck flow the first finding of the RFCs about any of its requests, and the first that was refused just as the
 * flow was.
 */
export function explanationsOf<Finding extends { readonly alike: readonly CheckVerdict[] }>(
  flows: readonly CheckVerdict[],
  findings: readonly Finding[],
  { requests, endings }: Traffic,
): ReadonlyMap<Finding, Explanation> {
  const explanations = new Map<Finding, Explanation>();
  const kindsOf = ({ id }: CheckVerdict): ReadonlySet<string> => new Set(requests.get(id)?.map(kindOf));
  const endingsOf = ({ id }: CheckVerdict): ReadonlySet<string> => new Set(endings.get(id));
  const refusalOf = ({ id }: CheckVerdict): string | undefined => endings.get(id)?.slice(-1).find(isRefusal);
  const candidates = findings.filter(({ alike }) => alike.every(({ idp }) => idp === undefined));
  for (const flow of flows) {
    const refusal = refusalOf(flow);
    const isRefusedAlike = (check: CheckVerdict): boolean =>
      refusal !== undefined && refusalOf(check) === refusal && !isAskedFor(refusal, check);
    // A rule of messages can only matter to a flow that gets such messages.
    const isRelated = (check: CheckVerdict): boolean => {
      const of = check.kind === 'passive' ? endingsOf : kindsOf;
      return !of(check).isDisjointFrom(of(flow));
    };
    const alike = candidates.find((one) => one.alike.some(isRefusedAlike));
    const related = candidates.find((one) => one.alike.some(isRelated));
    for (const one of new Set([alike, related])) {
      if (one === undefined) continue;
      const { idps = [], isAlike = false } = explanations.get(one) ?? {};
      explanations.set(one, { idps: [...idps, flow.idp!], isAlike: isAlike || one === alike });
    }
  }
  return explanations;
}

/** The status was right, and something else about the answer was not. */
function isAskedFor(refusal: string, { kind, expectedValue = '' }: CheckVerdict): boolean {
  return kind === 'passive' || expectedValue.includes(refusal.slice(0, 3));
}

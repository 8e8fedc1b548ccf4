import fc from 'fast-check';

/** Somebody joins or leaves a group; `user` is an index. */
export interface MembershipStep {
  readonly user: number;
  readonly joins: boolean;
}

/** People joining and leaving, also twice in a row, and strangers leaving. */
export function churn(users: number, { maxLength = 8 } = {}): fc.Arbitrary<readonly MembershipStep[]> {
  const step = fc.record({ user: fc.nat(users - 1), joins: fc.boolean() });
  return fc.array(step, { minLength: 1, maxLength });
}

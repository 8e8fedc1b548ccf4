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

export type Move = 'joins' | 'leaves' | 'stays';

/** What each of several people does at the same moment. */
export function moves(users: number): fc.Arbitrary<readonly Move[]> {
  return fc.array(fc.constantFrom<Move>('joins', 'leaves', 'stays'), { minLength: users, maxLength: users });
}

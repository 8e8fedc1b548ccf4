import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostileText } from '../sample/any-outcome.ts';
import { checkAnchor, requirementAnchor } from './anchor.ts';

test.each([
  ['create-user', 'c-create-user'],
  ['7644-3.3-08', 'c-7644-3.3-08'],
  ['a b~2', 'c-a_20_b_7e_2'],
])('the anchor of the check %s is %s', (id, anchor) => {
  expect(checkAnchor(id)).toBe(anchor);
});

test('different ids have different anchors that need no escaping', () => {
  fc.assert(
    fc.property(hostileText, hostileText, (one, other) => {
      expect(checkAnchor(one) === checkAnchor(other)).toBe(one === other);
      expect(requirementAnchor(one)).toMatch(/^r-[\w.-]*$/);
    }),
  );
});

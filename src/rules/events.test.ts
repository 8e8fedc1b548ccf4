import { expect, test } from 'vitest';
import { judgementOn, type Line } from './testing/judgement-on.ts';
import { exchange, list } from './testing/sights.ts';
import { later } from './testing/usual-exchanges.ts';

const asked = (name: string, value: string) => exchange({ asked: [[name, value]], status: 202, body: list([]) });

test.each<Line>([
  ['a preference may stand among others', '202-without-body', asked('PREFER', 'wait=10, Respond-Async'), 'violated'],
  ['it is not asked for by another header', '202-without-body', asked('Accept', 'respond-async'), 'silent'],
  ['it is not asked for by another preference', '202-without-body', asked('Prefer', 'wait=10'), 'silent'],
  ['it is not asked for by nothing', '202-without-body', exchange({ status: 202, body: list([]) }), 'silent'],
  [
    'it need not be granted',
    '202-without-body',
    exchange({ asked: [['Prefer', 'respond-async']], body: list([]) }),
    'silent',
  ],
  ['a transaction has a name', '202-with-transaction', later(undefined, [['Set-Txn', '']]), 'violated'],
  ['an address is one', '202-with-location', later(undefined, [['Location', '']]), 'violated'],
  [
    'another preference was applied',
    '202-with-preference',
    later(undefined, [['Preference-Applied', 'wait=10']]),
    'violated',
  ],
  [
    'a preference has no case',
    '202-with-preference',
    later(undefined, [['Preference-Applied', 'Respond-Async']]),
    'held',
  ],
])('of later answers: %s (%s)', (_, rule, example, judgement) => {
  expect(judgementOn(rule, example)).toBe(judgement);
});

import { expect, test } from 'vitest';
import { compareCapabilities } from './capabilities.ts';
import { outcomeOf } from './sample/one-check.ts';

const seen = (observed: Readonly<Record<string, string>>) => outcomeOf('a', { observed });

test.each([
  ['yes', 'works', undefined],
  ['yes', 'does not work: 501', true],
  ['no', 'works all the same', true],
  ['no', 'does not work', undefined],
  ['unknown', 'does not work', undefined],
  ['yes', 'pages of 100', undefined],
] as const)('advertised %s and seen as "%s" contradict: %s', (advertised, observed, contradiction) => {
  expect(compareCapabilities({ sort: advertised }, [seen({ sort: observed })])).toEqual([
    { name: 'sort', advertised, observed, ...(contradiction && { contradiction }) },
  ]);
});

test('different observations are all told, once each, in a fixed order', () => {
  const outcomes = [seen({ nulls: 'ignored' }), seen({ nulls: 'an error' }), seen({ nulls: 'ignored' })];

  expect(compareCapabilities({}, outcomes)).toEqual([
    { name: 'nulls', advertised: 'unknown', observed: 'an error; ignored' },
  ]);
});

test('what is advertised comes first, in its order, then what was only seen, by name', () => {
  const outcomes = [seen({ toString: 'works', b: 'works', a: 'works', patch: 'works' })];

  expect(compareCapabilities({ sort: 'no', patch: 'yes' }, outcomes)).toEqual([
    { name: 'sort', advertised: 'no' },
    { name: 'patch', advertised: 'yes', observed: 'works' },
    { name: 'a', advertised: 'unknown', observed: 'works' },
    { name: 'b', advertised: 'unknown', observed: 'works' },
    { name: 'toString', advertised: 'unknown', observed: 'works' },
  ]);
});

test('one observation of several can contradict', () => {
  expect(compareCapabilities({ sort: 'yes' }, [seen({ sort: 'works' }), seen({ sort: 'does not work' })])).toEqual([
    { name: 'sort', advertised: 'yes', observed: 'does not work; works', contradiction: true },
  ]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

const settings = ['url', 'token', 'profile', 'timeoutMs', 'emailDomain', 'workers'];

test.each([
  ['token', 'token'],
  ['tokn', 'token'],
  ['tokne', 'token'],
  ['TOKEN', 'token'],
  ['timeout', 'timeoutMs'],
  ['emaildomian', 'emailDomain'],
  ['worker', 'workers'],
  ['ur', 'url'],
  ['completely different', undefined],
  ['', undefined],
])('%j most likely means %j', (word, expected) => {
  expect(nearest(word, settings)).toBe(expected);
});

test('among equally near words the first is meant', () => {
  expect(nearest('cat', ['bat', 'hat'])).toBe('bat');
});

test('without candidates nothing is meant', () => {
  expect(nearest('token', [])).toBeUndefined();
});

test('one slip of the keyboard leads back to the word', () => {
  const slips = fc.record({
    word: fc.constantFrom(...settings),
    at: fc.nat(20),
    letter: fc.constantFrom(...'abcxyz1-'),
    kind: fc.constantFrom('dropped', 'doubled', 'exchanged'),
  });
  fc.assert(
    fc.property(slips, ({ word, at, letter, kind }) => {
      const place = at % word.length;
      const instead = { dropped: '', doubled: word[place]! + letter, exchanged: letter }[kind];
      expect(nearest(word.slice(0, place) + instead + word.slice(place + 1), settings)).toBe(word);
    }),
  );
});

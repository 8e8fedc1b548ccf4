import { expect, test } from 'vitest';
import { readProfile } from '../profiles/read-profile.ts';
import { namesOfNothing } from './names-of-nothing.ts';
import { outcomeOf } from './sample/one-check.ts';

const outcomes = [outcomeOf('operators.a-user-is-found-by-id', { area: 'filtering/operators' })];

function excusing(...excuses: readonly string[]) {
  const deviation = { id: 'slow-filters', says: 'Filters are slow.', grade: 'D', excuses } as const;
  return { ...readProfile('veza')!, deviations: [deviation] };
}

test.each(['operators.a-user-is-found-by-id', '7644-3.3-08', 'filtering/operators', 'filtering'])(
  'an excuse may name the check, its requirement or its area: %s',
  (name) => expect(namesOfNothing(outcomes, { knownFailures: [], profile: excusing(name) })).toEqual([]),
);

test('an excuse that names nothing is told', () => {
  expect(namesOfNothing(outcomes, { knownFailures: [], profile: excusing('filterin') })).toEqual([
    'The deviation slow-filters of the profile excuses filterin, which nothing is called. See `scimulate list checks`.',
  ]);
});

test('a known failure names a check, nothing else', () => {
  const known = ['operators.a-user-is-found-by-id', 'operators.a-user-is-found-by-ids', 'filtering'];

  expect(namesOfNothing(outcomes, { knownFailures: known, profile: undefined })).toEqual([
    'The known failure operators.a-user-is-found-by-ids names no check. See `scimulate list checks`.',
    'The known failure filtering names no check. See `scimulate list checks`.',
  ]);
});

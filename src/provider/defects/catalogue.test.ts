import { expect, test } from 'vitest';
import { catalogue } from '../../requirements/catalogue.ts';
import { createProvider } from '../create-provider.ts';
import { defects } from './catalogue.ts';

test('ids are unique', () => {
  expect(new Set(defects.map(({ id }) => id)).size).toBe(defects.length);
});

test.each(defects.map(({ id, violates }) => [id, violates] as const))(
  '%s names requirements that exist',
  (_, violates) => {
    expect(violates.filter((id) => !Object.hasOwn(catalogue, id))).toEqual([]);
    expect(violates).not.toEqual([]);
  },
);

test('there is no provider with a defect that does not exist', () => {
  expect(() => createProvider({ defects: ['no-such-defect'] }, 'https://example.com')).toThrow(RangeError);
});

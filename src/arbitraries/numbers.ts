import fc from 'fast-check';

export function naturals(least: number, most: number): fc.Arbitrary<number> {
  return fc.integer({ min: least, max: most });
}

/** Some of the values, at least one, in any order. */
export function shuffled<Value>(values: readonly Value[]): fc.Arbitrary<Value[]> {
  return fc.shuffledSubarray([...values], { minLength: 1 });
}

export function oneOf<Value>(values: readonly Value[]): fc.Arbitrary<Value> {
  return fc.constantFrom(...values);
}

import fc from 'fast-check';

/** The text with some of its letters in the other case, of those that have the same two cases in every language. */
export function caseVariants(text: string): fc.Arbitrary<string> {
  const letters = [...text];
  return fc
    .array(fc.boolean(), { minLength: letters.length, maxLength: letters.length })
    .map((flips) => letters.map((letter, index) => (flips[index] ? otherCase(letter) : letter)).join(''));
}

/** Turkish and its neighbours see more than one letter in i. */
function otherCase(letter: string): string {
  if (!/^[a-hj-z]$/i.test(letter)) return letter;
  return letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
}

import fc from 'fast-check';

/** Which letters of a text are turned round; it starts again where the text is longer. */
export type CasePattern = readonly boolean[];

const pattern: fc.Arbitrary<CasePattern> = fc.array(fc.boolean(), { minLength: 7, maxLength: 7 });

export function casePatterns(lengths: fc.ArrayConstraints): fc.Arbitrary<readonly CasePattern[]> {
  return fc.array(pattern, lengths);
}

/** The text with some of its letters in the other case. */
export function caseVariants(text: string): fc.Arbitrary<string> {
  return pattern.map((turned) => inCase(text, turned));
}

/** Letters that have the same two cases in every language are turned round, where the pattern says so. */
export function inCase(text: string, turned: CasePattern): string {
  return [...text]
    .map((letter, index) => (turned[index % turned.length] === true ? otherCase(letter) : letter))
    .join('');
}

/** Turkish and its neighbours see more than one letter in i. */
function otherCase(letter: string): string {
  if (!/^[a-hj-z]$/i.test(letter)) return letter;
  return letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
}

import fc from 'fast-check';

/** Letters of many scripts, marks, quotes, escapes and emoji; every character survives JSON and UTF-8. */
const characters = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCXYZ0189') },
  { weight: 2, arbitrary: fc.constantFrom(...' -_.@+\'"\\/&<>%$#;:()[]{}=?*') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'é',
      'ß',
      'Å',
      'İ',
      'ł',
      'ñ',
      'Ж',
      'ש',
      'ع',
      '漢',
      '字',
      'か',
      '한',
      '😀',
      '👩🏽‍💻',
      '𝒳',
    ),
  },
);

/** Text without white space at its ends, in the normal form most systems keep (NFC). */
export function texts({ minLength = 1, maxLength = 24 } = {}): fc.Arbitrary<string> {
  return fc
    .array(characters, { minLength, maxLength })
    .map((list) => list.join('').normalize('NFC').trim())
    .filter((text) => text.length >= minLength);
}

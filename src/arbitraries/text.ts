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

/** Alphabets that show how a service provider keeps text; none of their characters has a compatibility form. */
const alphabets = {
  'letters with marks of their own': ['e\u0301', 'u\u0308\u0304', 'a\u0323\u0302', 'q\u0307', 'कि', 'กำ', 'n', ' '],
  'composed and decomposed letters': [
    'é',
    'e\u0301',
    'Å',
    'A\u030a',
    '\u212b',
    'ệ',
    'e\u0323\u0302',
    '각',
    '\u1100\u1161\u11a8',
  ],
  'characters beyond the basic plane': ['😀', '👍🏽', '🇩🇪', '𠮷', '𐌰', '𝄞', 'a'],
  'writing in both directions': ['ש', 'ם', 'ع', 'ر', '\u200f', '\u200e', '(', ')', '1', 'a', ' '],
} as const;

export type Alphabet = keyof typeof alphabets;

/** Text of one alphabet in any normal form, without white space at its ends. */
export function textsOf(alphabet: Alphabet, { maxLength = 12 } = {}): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom<string>(...alphabets[alphabet]), { minLength: 1, maxLength })
    .map((list) => list.join('').trim())
    .filter((text) => text !== '');
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostileText } from './sample/any-outcome.ts';
import { visible, visibleLine } from './visible.ts';

test.each([
  ['\u001b[31mred', '⟨U+001B⟩[31mred'],
  ['user\u202egpj.exe', 'user⟨U+202E⟩gpj.exe'],
  ['half \ud800', 'half ⟨U+D800⟩'],
  ['none \ufffe', 'none ⟨U+FFFE⟩'],
  ['a\r\nb\tc\nd', 'a\nb\tc\nd'],
  ['👨‍👩‍👧 Zoë', '👨‍👩‍👧 Zoë'],
])('%j becomes %j', (text, expected) => {
  expect(visible(text)).toBe(expected);
});

test('no text keeps a character that is not seen', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(visible(text)).not.toMatch(/[\0-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      expect(visible(text).isWellFormed()).toBe(true);
      expect(visibleLine(text)).not.toContain('\n');
    }),
  );
});

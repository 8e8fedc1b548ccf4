import { expect, test } from 'vitest';
import { html, nothing } from './markup.ts';

test.each([
  ['<b>', '<i title="&lt;b&gt;">&lt;b&gt;</i>'],
  ['" onclick="x', '<i title="&quot; onclick=&quot;x">&quot; onclick=&quot;x</i>'],
  ['&amp;', '<i title="&amp;amp;">&amp;amp;</i>'],
  ['\u202e\0', '<i title="⟨U+202E⟩⟨U+0000⟩">⟨U+202E⟩⟨U+0000⟩</i>'],
])('%j is escaped in text and attributes', (text, expected) => {
  expect(html`<i title="${text}">${text}</i>`.text).toBe(expected);
});

test('markup, lists and absent values are inserted as they are', () => {
  const items = ['a', '<'].map((text) => html`<li>${text}</li>`);

  expect(html`<ul>${items}</ul>${undefined}${nothing}${7}`.text).toBe('<ul><li>a</li><li>&lt;</li></ul>7');
});

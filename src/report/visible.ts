// Control characters, halves of characters, characters that are none, and those that hide or reorder their neighbours.
const unseen =
  /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u{61c}\u{200b}\u{200e}\u{200f}\u{2028}-\u{202e}\u{2060}-\u{2069}\u{feff}]/gu;

/**
 * Makes everything in a text visible: what a terminal would obey, a parser would refuse or a reader would miss becomes its
 * code point, such as `⟨U+202E⟩`. Line feeds and tabs stay, other line ends become line feeds.
 */
export function visible(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(unseen, (character) => (character === '\n' || character === '\t' ? character : named(character)));
}

/** The same on one line. */
export function visibleLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim();
}

function named(character: string): string {
  return `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

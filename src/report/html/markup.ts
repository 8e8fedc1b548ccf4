import { visible } from '../visible.ts';

/** HTML that is safe to put into HTML: what `html` makes, and the page's own style and script. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Insertable = string | number | Markup | undefined | readonly Insertable[];

/**
 * The one place where text becomes HTML. Everything inserted is escaped, except what came out of `html` itself; attributes
 * are written in double quotes.
 */
export function html(literals: TemplateStringsArray, ...values: readonly Insertable[]): Markup {
  return new Markup(literals.reduce((text, literal, index) => text + insert(values[index - 1]) + literal));
}

export const nothing = html``;

function insert(value: Insertable): string {
  if (value instanceof Markup) {
    return value.text;
  }
  if (typeof value === 'object') {
    return value.map(insert).join('');
  }
  return value === undefined ? '' : escape(String(value));
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(text: string): string {
  return visible(text).replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

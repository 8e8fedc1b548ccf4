import { checkAnchor } from './anchor.ts';
import { html, type Markup } from './markup.ts';
import type { PageContext } from './page-context.ts';

/** A check by its title, leading to where it is told. */
export function checkLink(id: string, { checks }: Pick<PageContext, 'checks'>): Markup {
  return html`<a href="#${checkAnchor(id)}">${checks.get(id)?.title ?? id}</a>`;
}

/** A link to the list of checks; where scripts run it also sets the filter. */
export function filterLink(filter: string, content: string | number): Markup {
  return html`<a href="#areas" data-filter="${filter}">${content}</a>`;
}

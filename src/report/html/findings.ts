import type { Cause } from '../model.ts';
import { count, verdictWords } from '../wording.ts';
import { checkAnchor } from './anchor.ts';
import { repetition, story } from './check-story.ts';
import { traffic } from './exchange.ts';
import { checkLink } from './links.ts';
import { html, type Markup, nothing } from './markup.ts';
import type { PageContext } from './page-context.ts';

const shownOpen = 5;

/** What to fix, the most urgent first, each cause with its evidence. */
export function findings(context: PageContext): Markup {
  const { fixFirst } = context.report;
  if (fixFirst.length === 0) {
    return nothing;
  }
  return html`<section id="fix-first" aria-labelledby="fix-first-title">
<h2 id="fix-first-title">Fix first</h2>
<p class="intro">${count(fixFirst.length, 'finding')}, ordered by what holds up identity providers, then by level. Checks that show the same thing are one finding.</p>
<ol class="findings">${fixFirst.map((cause, index) => finding(cause, index, context))}</ol>
</section>`;
}

function finding({ checks: ids, consequences, idps }: Cause, index: number, context: PageContext): Markup {
  const [first, ...alike] = ids;
  const check = first === undefined ? undefined : context.checks.get(first);
  if (check === undefined) {
    return nothing;
  }
  const names = idps.map((idp) => context.report.readiness[idp]?.name ?? idp);
  const facts = [
    check.level,
    ...(names.length === 0 ? [] : [`holds up ${names.join(' and ')}`]),
    ...(check.expected === undefined ? [] : ['known failure']),
  ];
  return html`<li class="finding v-${check.verdict}"><details id="${checkAnchor(check.id)}"${index < shownOpen ? html` open` : nothing}>
<summary><h3>${check.title}</h3> <span class="marks"><span class="verdict">${verdictWords[check.verdict]}</span>, ${facts.join(', ')}</span></summary>
${story(check, context)}
${linked('The same finding', alike, context)}
${linked('Not judged because of it', consequences, context)}
${check.curl === undefined ? nothing : html`<h4>Repeat the request${check.script === undefined ? '' : 's'}</h4>${repetition(check)}`}
${check.exchanges.length === 0 ? nothing : html`<h4>Traffic</h4>${traffic(check, context)}`}
</details></li>`;
}

function linked(title: string, ids: readonly string[], context: PageContext): Markup {
  const links = ids.map((id) => html`<li>${checkLink(id, context)}</li>`);
  return links.length === 0
    ? nothing
    : html`<details class="linked"><summary>${title}: ${count(links.length, 'check')}</summary><ul>${links}</ul></details>`;
}

import { topArea } from '../area.ts';
import { type CheckVerdict, verdicts } from '../model.ts';
import { countOf, verdictWords } from '../wording.ts';
import { checkAnchor } from './anchor.ts';
import { repetition, story } from './check-story.ts';
import { traffic } from './exchange.ts';
import { html, type Markup, nothing } from './markup.ts';
import type { PageContext } from './page-context.ts';

/** Every check by area; what passed is folded. */
export function areas(context: PageContext): Markup {
  const groups = [...Map.groupBy(context.report.checks, ({ area }) => topArea(area))];
  return html`<section id="areas" aria-labelledby="areas-title">
<h2 id="areas-title">Areas</h2>
${groups.map(([top, checks]) => areaOf(top, checks, context))}
</section>`;
}

function areaOf(top: string, checks: readonly CheckVerdict[], context: PageContext): Markup {
  const parts = [...Map.groupBy(checks, ({ area }) => area)];
  return html`<details class="area"><summary><h3>${top}</h3> ${tally(checks)}</summary>
${parts.map(([area, own]) => partOf(area.slice(top.length + 1), own, context))}
</details>`;
}

function partOf(name: string, checks: readonly CheckVerdict[], context: PageContext): Markup {
  const passed = checks.filter(({ verdict }) => verdict === 'pass');
  const others = checks.filter(({ verdict }) => verdict !== 'pass');
  const folded = html`<details class="passed"><summary>${countOf(passed.length, 'pass')}</summary><ul class="checks">${passed.map((check) => row(check, context))}</ul></details>`;
  return html`<div class="part">${name === '' ? nothing : html`<h4>${name}</h4>`}
${others.length === 0 ? nothing : html`<ul class="checks">${others.map((check) => row(check, context))}</ul>`}
${passed.length === 0 ? nothing : folded}
</div>`;
}

/** How many checks have which verdict, in words. */
export function tally(checks: readonly Pick<CheckVerdict, 'verdict'>[]): Markup {
  const parts = verdicts
    .map((verdict) => [verdict, checks.filter((check) => check.verdict === verdict).length] as const)
    .filter(([, number]) => number > 0);
  return html`<span class="tally">${parts.map(([verdict, number]) => html`<span class="v-${verdict}">${countOf(number, verdict)}</span> `)}</span>`;
}

function row(check: CheckVerdict, context: PageContext): Markup {
  const { verdict, level, area, idp = 'rfc', requirements } = check;
  const facts = html`data-verdict="${verdict}" data-level="${level}" data-area="${area}" data-set="${idp}"`;
  const finding = context.findings.get(check.id);
  const place = finding === undefined ? nothing : html`<a href="#${checkAnchor(check.id)}">finding ${finding}</a>, `;
  const words = html`<span class="verdict">${verdictWords[verdict]}</span> <span class="title">${check.title}</span> <span class="aside">${place}${level}</span>`;
  return finding === undefined
    ? html`<li class="check v-${verdict}" ${facts}><details id="${checkAnchor(check.id)}"><summary>${words}</summary>${body(check, context)}</details></li>`
    : html`<li class="check told v-${verdict}" ${facts} data-text="${requirements.join(' ')} ${check.message}"><p>${words}</p></li>`;
}

function body(check: CheckVerdict, context: PageContext): Markup {
  return html`<div class="body">${story(check, context)}${repetition(check)}${traffic(check, context)}</div>`;
}

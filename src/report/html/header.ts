import { type Counts, levels, type Report, verdicts } from '../model.ts';
import { conclusionWords, readinessWords, verdictWords } from '../wording.ts';
import { checkAnchor } from './anchor.ts';
import { checkLink, filterLink } from './links.ts';
import { html, type Markup, nothing } from './markup.ts';
import type { PageContext } from './page-context.ts';

/** Who was judged, when, and with what result. */
export function header(context: PageContext): Markup {
  const { conclusion } = context.report;
  return html`<header class="verdict-${conclusion.verdict}">
<p class="eyebrow">SCIM 2.0 conformance of ${context.report.target.name}</p>
<h1>${conclusionWords[conclusion.verdict]}</h1>
<p class="lead">${conclusion.reason}</p>
${readiness(context)}
${facts(context.report)}
${countTable(context.report)}
</header>`;
}

function readiness(context: PageContext): Markup {
  const items = Object.entries(context.report.readiness).map(
    ([idp, { name, verdict, reason, blockers }]) =>
      html`<li id="idp-${idp}" class="ready-${verdict}"><strong>${name}: ${readinessWords[verdict]}.</strong> ${reason}${blockersOf(blockers, context)}</li>`,
  );
  return items.length === 0 ? nothing : html`<ul class="readiness" aria-label="Identity providers">${items}</ul>`;
}

function blockersOf(ids: readonly string[], context: PageContext): Markup {
  const [first] = ids;
  if (first === undefined || ids.length === 1) {
    return first === undefined ? nothing : html` <a href="#${checkAnchor(first)}">Show the check</a>`;
  }
  const links = ids.map((id) => html`<li>${checkLink(id, context)}</li>`);
  return html`<details><summary>Show the ${ids.length} checks</summary><ul>${links}</ul></details>`;
}

function facts({ target, run, tool }: Report): Markup {
  const entries: readonly (readonly [string, Markup])[] = [
    ['Target', html`${target.name}<br><code>${target.url}</code>`],
    [
      'Run',
      html`${run.name === undefined ? undefined : html`${run.name}<br>`}<time datetime="${run.startedAt}">${humanTime(run.startedAt)}</time>`,
    ],
    ['Profile', html`${run.profile}`],
    ['Seed', html`${run.seed}`],
    ['Tool', html`${tool.name} ${tool.version}`],
  ];
  return html`<dl class="facts">${entries.map(([name, content]) => html`<div><dt>${name}</dt><dd>${content}</dd></div>`)}</dl>`;
}

// The texts of Intl differ between versions of Node.js; this one is fixed by ECMAScript: "Fri, 20 Nov 2026 14:03:11 GMT".
function humanTime(instant: string): string {
  return new Date(instant).toUTCString().replace(/^\w+, (.+) (\d\d:\d\d):\d\d GMT$/, '$1, $2 UTC');
}

function countTable({ conclusion, readiness: idps, counts }: Report): Markup {
  const columns: readonly (readonly [name: string, filter: string, Counts])[] = [
    ...levels.map((level) => [level, `set:rfc level:${level}`, conclusion.counts[level]] as const),
    ...Object.entries(idps).map(([idp, { name, counts: own }]) => [name, `set:${idp}`, own] as const),
  ];
  const rows = verdicts.filter((verdict) => counts[verdict] > 0);
  return html`<div class="wide" role="region" aria-label="Checks by verdict" tabindex="0"><table class="counts"><caption>Checks by verdict and by level of the RFCs or identity provider</caption>
<thead><tr><td></td>${columns.map(([name]) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.map((verdict) => html`<tr class="v-${verdict}"><th scope="row" class="verdict">${verdictWords[verdict]}</th>${columns.map(([, filter, own]) => cell(own[verdict], `verdict:${verdict} ${filter}`))}</tr>`)}</tbody></table></div>`;
}

function cell(number: number, filter: string): Markup {
  return number === 0 ? html`<td class="zero">0</td>` : html`<td>${filterLink(filter, number)}</td>`;
}

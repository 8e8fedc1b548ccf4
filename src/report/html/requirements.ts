import type { RequirementVerdict } from '../model.ts';
import { verdictWords } from '../wording.ts';
import { requirementAnchor } from './anchor.ts';
import { tally } from './areas.ts';
import { checkLink } from './links.ts';
import { html, type Markup, nothing } from './markup.ts';
import type { PageContext } from './page-context.ts';

/** Every statement of the catalogue, one table for each source. */
export function requirements(context: PageContext): Markup {
  const sources = [...Map.groupBy(context.report.requirements, ({ source }) => source)];
  return html`<section id="requirements" aria-labelledby="requirements-title">
<h2 id="requirements-title">Requirements</h2>
<p class="intro">Every normative statement, also those that no check can judge, with the reason.</p>
${sources.map(([source, rows]) => tableOf(source, rows, context))}
</section>`;
}

function tableOf(source: string, rows: readonly RequirementVerdict[], context: PageContext): Markup {
  const sections = [...Map.groupBy(rows, ({ section }) => section)];
  return html`<details class="source"><summary><h3>${source}</h3> ${tally(rows)}</summary>
<table class="requirements"><caption>${source}</caption>
<thead><tr><th scope="col">Requirement</th><th scope="col">Level</th><th scope="col">Verdict</th></tr></thead>
${sections.map(([section, own]) => sectionOf(section, own, context))}</table></details>`;
}

function sectionOf(section: string, rows: readonly RequirementVerdict[], context: PageContext): Markup {
  const link = rows[0]?.link;
  const name = /^\d/.test(section) ? `Section ${section}` : section;
  const heading = link === undefined ? name : html`<a href="${link}">${name}</a>`;
  return html`<tbody class="section"><tr><th scope="rowgroup" colspan="3">${heading}</th></tr>${rows.map((row) => rowOf(row, context))}</tbody>`;
}

function rowOf(row: RequirementVerdict, context: PageContext): Markup {
  const { id, level, verdict, text, checks, reason } = row;
  const told = [
    reason === undefined ? nothing : html`<p class="reason">${reason}</p>`,
    checks.length === 0
      ? nothing
      : html`<p class="aside">${joined(checks.map((check) => checkLink(check, context)))}</p>`,
  ];
  return html`<tr id="${requirementAnchor(id)}" data-verdict="${verdict}" data-level="${level}" data-set="${row.idp ?? 'rfc'}"><td><p><code>${id}</code></p><p>${text}${row.when === undefined ? nothing : html` <span class="aside">Applies when: ${row.when}.</span>`}</p>${told}</td><td>${level}</td><td class="v-${verdict}"><span class="verdict">${verdictWords[verdict]}</span></td></tr>`;
}

function joined(parts: readonly Markup[]): Markup {
  return html`${parts.map((part, index) => (index === 0 ? part : html`; ${part}`))}`;
}

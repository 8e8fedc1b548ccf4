import type { CapabilityFacts, KnownFailure, Report } from '../model.ts';
import { count } from '../wording.ts';
import { command } from './check-story.ts';
import { checkLink } from './links.ts';
import { html, type Markup, nothing } from './markup.ts';
import type { PageContext } from './page-context.ts';
import { timeSpent } from './time-spent.ts';

/** What the target says about itself beside what was seen. */
export function capabilities({ report }: PageContext): Markup {
  return html`<section id="capabilities" aria-labelledby="capabilities-title">
<h2 id="capabilities-title">Capabilities</h2>
<table><caption>What the service provider advertises and what was observed</caption>
<thead><tr><th scope="col">Capability</th><th scope="col">Advertised</th><th scope="col">Observed</th></tr></thead>
<tbody>${report.capabilities.map(capability)}</tbody></table>
<dl class="terms"><dt>Resource types</dt><dd>${report.target.resourceTypes.join(', ')}</dd>
<dt>Schemas</dt><dd>${report.target.schemas.map((schema) => html`<code>${schema}</code> `)}</dd></dl>
</section>`;
}

function capability({ name, advertised, observed, contradiction }: CapabilityFacts): Markup {
  const flag = contradiction === true ? html` <strong class="v-fail">Contradicts the advertisement.</strong>` : nothing;
  return html`<tr><th scope="row">${name}</th><td>${advertised}</td><td>${observed ?? html`<span class="aside">nothing to report</span>`}${flag}</td></tr>`;
}

/** Under which circumstances the verdicts were reached, and what the run left behind. */
export function aboutRun(context: PageContext): Markup {
  const { run, leftovers, notices, knownFailures, footer } = context.report;
  return html`<section id="run" aria-labelledby="run-title">
<h2 id="run-title">About this run</h2>
${notices.length === 0 ? nothing : html`<h3>Notices</h3><ul>${notices.map((notice) => html`<li>${notice}</li>`)}</ul>`}
<h3>Left in the service provider</h3>
${leftovers.length === 0 ? html`<p>Nothing.</p>` : html`<ul>${leftovers.map((each) => html`<li>${each.resourceType} <code>${each.url}</code>: ${each.reason}</li>`)}</ul>`}
${knownFailures.length === 0 ? nothing : html`<h3>Known failures</h3><ul>${knownFailures.map((each) => known(each, context))}</ul>`}
<h3>Repeat the run</h3>
${command(run.command)}
<h3>Circumstances</h3>
${circumstances(context.report)}
${timeSpent(context)}
<h3>Redacted</h3>
<p>${run.redacted.length === 0 ? 'Nothing was redacted.' : html`Replaced wherever they appeared: ${run.redacted.join('; ')}.`}</p>
<h3>Files</h3>
<p>Written together with this page: <code>report.json</code> (everything, for programs), <code>traffic.har</code> (all requests), <code>junit.xml</code> and <code>report.md</code>.</p>
<p class="aside">${count(footer.checks, 'check')}, SHA-256 of ids and verdicts <code>${footer.digest}</code>.</p>
</section>`;
}

const states = {
  failing: 'still fails',
  passing: 'passes now; remove it from the list',
  'not-judged': 'was not judged',
} as const;

function known({ check, reason, state }: KnownFailure, context: PageContext): Markup {
  const name = context.checks.has(check) ? checkLink(check, context) : html`<code>${check}</code>`;
  return html`<li>${name}: <strong>${states[state]}</strong>. ${reason}</li>`;
}

function circumstances({ run, target }: Report): Markup {
  const entries: readonly (readonly [string, string])[] = [
    ['Started', run.startedAt],
    ['Duration', `${(run.durationMs / 1000).toFixed(1)} s`],
    ['Complete', run.complete ? 'yes' : 'no, the run was cut short'],
    ['Selection', run.selection.length === 0 ? 'everything' : run.selection.join(', ')],
    ['Identity providers', run.idps.join(', ') || 'none'],
    ['Credential', target.authentication],
    ['Examples per property', String(run.runsPerProperty)],
    ['Workers', String(run.workers)],
    ['Requests per second', run.rate === null ? 'not limited' : `at most ${run.rate}`],
    ['Time limit per request', `${run.timeoutMs} ms`],
    ['Prefix of created data', run.prefix],
    ['Node.js', run.node],
    ['Platform', run.platform],
  ];
  return html`<dl class="terms">${entries.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

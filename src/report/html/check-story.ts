import type { Json } from '../../scim/json.ts';
import type { CheckVerdict, RequirementVerdict } from '../model.ts';
import { count } from '../wording.ts';
import { requirementAnchor } from './anchor.ts';
import { checkLink } from './links.ts';
import { html, type Markup, nothing } from './markup.ts';
import type { PageContext } from './page-context.ts';

// Longer values are in report.json; nobody compares them by eye.
const longestValue = 4096;

/** What a reader needs to understand and repeat a check, below its title. */
export function story(check: CheckVerdict, context: PageContext): Markup {
  const rows = check.requirements.flatMap((id) => context.requirements.get(id) ?? []);
  const { counterexample } = check;
  const terms = [
    term('Expected', value(check.expectedValue)),
    term('Received', value(check.actual)),
    term('How to fix', check.fix),
    term('Because of', check.causedBy && checkLink(check.causedBy, context)),
    term('Known', check.expected),
    ...rows.map((row) => term('Requirement', statement(row))),
    term('Example', counterexample === undefined ? undefined : value(example(counterexample))),
    term('Generated', generated(check)),
    term('Seen', seen(check)),
    term('Check', origin(check)),
  ];
  return html`${check.message === '' ? nothing : html`<p class="message">${check.message}</p>`}<dl>${terms}</dl>`;
}

/** Steps in words stand below each other. */
function example(counterexample: Json): string {
  const steps = Array.isArray(counterexample) ? (counterexample as readonly Json[]) : [];
  const isTold = steps.length > 0 && steps.every((step) => typeof step === 'string');
  return isTold ? steps.map((step, index) => `${index + 1}. ${step}`).join('\n') : JSON.stringify(counterexample);
}

/** A requirement as it is argued about: what it says, where, and how firmly. */
export function statement({ id, text, level, source, section, link, ...rest }: RequirementVerdict): Markup {
  const place = `${source}, ${/^\d/.test(section) ? 'section ' : ''}${section}`;
  const notes = [
    rest.when === undefined ? nothing : html`, applies when: ${rest.when}`,
    rest.implied === true ? html`, no key word in the text` : nothing,
    rest.erratum === undefined
      ? nothing
      : html`, <a href="https://www.rfc-editor.org/errata/eid${rest.erratum}">erratum ${rest.erratum}</a>`,
    rest.ambiguities === undefined ? nothing : html`, ambiguous: ${rest.ambiguities.join(', ')}`,
  ];
  return html`${text} <span class="aside"><a href="#${requirementAnchor(id)}">${id}</a>, ${level}, ${link === undefined ? place : html`<a href="${link}">${place}</a>`}${notes}</span>`;
}

/** How to see the finding again: the deciding request, or all that led to it. */
export function repetition({ curl, script }: CheckVerdict): Markup {
  if (script !== undefined) {
    return html`<ol class="script">${script.map((step) => html`<li>${command(step)}</li>`)}</ol>`;
  }
  return curl === undefined ? nothing : command(curl);
}

/** A command with a button that copies it where scripts run. */
export function command(text: string): Markup {
  return html`<div class="command"><pre>${text}</pre><button type="button" class="copy" hidden>Copy</button></div>`;
}

function term(name: string, content: string | Markup | undefined): Markup {
  return content === undefined || content === '' ? nothing : html`<dt>${name}</dt><dd>${content}</dd>`;
}

function value(text: string | undefined): Markup | undefined {
  if (text === undefined || text === '') {
    return undefined;
  }
  const shown = text.length > longestValue ? `${text.slice(0, longestValue)}\n[cut; report.json has all of it]` : text;
  return shown.includes('\n') ? html`<pre>${shown}</pre>` : html`<code>${shown}</code>`;
}

function generated({ seed, path }: CheckVerdict): string | undefined {
  if (seed === undefined) {
    return undefined;
  }
  return path === undefined ? `seed ${seed}` : `seed ${seed}, path ${path}`;
}

function seen({ sightings }: CheckVerdict): string | undefined {
  return sightings && `in ${count(sightings.seen, 'exchange')}, violated in ${sightings.violated}`;
}

function origin({ id, kind, source, durationMs }: CheckVerdict): Markup {
  return html`<span class="aside"><code>${id}</code>, ${kind}, ${Math.round(durationMs)} ms${source === undefined ? '' : `, ${source}`}</span>`;
}

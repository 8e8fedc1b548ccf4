import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Report } from '../model.ts';
import { conclusionWords } from '../wording.ts';
import { aboutRun, capabilities } from './about-run.ts';
import { areas } from './areas.ts';
import { findings } from './findings.ts';
import { header } from './header.ts';
import { html, Markup } from './markup.ts';
import { contextOf } from './page-context.ts';
import { requirements } from './requirements.ts';

const style = readFileSync(new URL('in-browser.css', import.meta.url), 'utf8');
const script = readFileSync(new URL('in-browser.js', import.meta.url), 'utf8');

// Evidence is hostile input: nothing runs, loads or is sent but these two texts.
const policy = `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}; base-uri 'none'; form-action 'none'`;

/** One page that needs no network, and no script to be read. */
export function renderHtml(report: Report): string {
  const context = contextOf(report);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${conclusionWords[report.conclusion.verdict]}: ${report.target.name}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the findings</a>
${header(context)}
<nav aria-label="Parts of the report"><ul>${report.fixFirst.length === 0 ? undefined : html`<li><a href="#fix-first">Fix first</a></li>`}<li><a href="#areas">Areas</a></li><li><a href="#requirements">Requirements</a></li><li><a href="#capabilities">Capabilities</a></li><li><a href="#run">About this run</a></li></ul></nav>
<main id="content">
${findings(context)}
<div class="filtered">
${filterBar()}
${areas(context)}
${requirements(context)}
</div>
${capabilities(context)}
${aboutRun(context)}
</main>
<script>${new Markup(script)}</script>
</body>
</html>
`.text;
}

function filterBar(): Markup {
  return html`<form class="filter" role="search" aria-label="Checks and requirements" hidden>
<label for="filter">Filter</label> <input id="filter" type="search" autocomplete="off" spellcheck="false" placeholder="verdict:fail level:MUST -area:bulk &quot;some words&quot;">
<span class="choices"></span>
<button type="reset">Clear</button>
<output for="filter"></output>
</form>`;
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

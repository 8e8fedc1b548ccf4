import { gistOf } from '../gist.ts';
import type { CheckVerdict, ReportedExchange } from '../model.ts';
import { visibleLine } from '../visible.ts';
import { count } from '../wording.ts';
import { html, type Markup, nothing } from './markup.ts';
import type { PageContext } from './page-context.ts';

const width = 720;
const left = 6;
const right = width - 6;
const rowHeight = 40;
const firstRow = 34;
/** Of requests in one diagram; the list below it has all of them. */
const most = 24;
const longestAddress = 104;
const longestGist = 60;

/** What the identity provider of a scenario asked and was answered, as a picture beside the list of the same exchanges. */
export function sequence(check: CheckVerdict, { report }: Pick<PageContext, 'report'>): Markup {
  const all = check.exchanges.flatMap((number) => report.exchanges[number] ?? []);
  const sent = [...new Set(all)].filter(({ sender }) => sender === 'idp');
  if (check.kind !== 'scenario' || sent.length < 2) return nothing;
  const shown = sent.slice(0, most);
  const decisive = check.verdict === 'pass' ? undefined : all.at(-1);
  const name = report.readiness[check.idp ?? '']?.name ?? 'Identity provider';
  const height = firstRow + rowHeight * shown.length + (sent.length > most ? 20 : 4);
  const label = `${name} sends ${count(sent.length, 'request')} to ${report.target.name}; the list below says the same.`;
  return html`<div class="wide" role="group" aria-label="Sequence of requests" tabindex="0"><svg class="sequence" role="img" aria-label="${label}" viewBox="0 0 ${width} ${height}">
<text class="who" x="0" y="12">${name}</text><text class="who" x="${width}" y="12" text-anchor="end">${cut(visibleLine(report.target.name), 48)}</text>
<path class="life" d="M${left} 20V${height}M${right} 20V${height}"/>
${shown.map((exchange, index) => row(exchange, index, exchange === decisive, report.target.url))}
<path class="ask" d="${shown.map((_, index) => `M${left} ${lineOf(index)}H${right - 1}l-6-3m6 3l-6 3`).join('')}"/>
<path class="back" d="${shown.map((_, index) => `M${left + 8} ${lineOf(index) + 17}H${right}`).join('')}"/>
<path class="ask" d="${shown.map((_, index) => `M${left + 7} ${lineOf(index) + 14}l-6 3l6 3`).join('')}"/>
${sent.length > most ? html`<text x="${left + 8}" y="${height - 6}">and ${sent.length - most} more</text>` : nothing}
</svg></div>`;
}

function row(exchange: ReportedExchange, index: number, isDecisive: boolean, url: string): Markup {
  const line = lineOf(index);
  const { request } = exchange;
  const path = request.url.startsWith(url) ? request.url.slice(url.length) || '/' : request.url;
  const mark = isDecisive
    ? html`<rect class="decisive" x="${left + 1}" y="${line - 16}" width="${right - left - 2}" height="${rowHeight - 2}"/>`
    : nothing;
  const gist = cut(gistOf(exchange), longestGist);
  return html`${mark}<text x="${left + 8}" y="${line - 4}">${cut(visibleLine(`${request.method} ${path}`), longestAddress)}</text><text class="answer${outcomeOf(exchange)}" x="${right - 8}" y="${line + 13}" text-anchor="end">${gist}</text>\n`;
}

/** Where the arrow of a request is drawn. */
function lineOf(index: number): number {
  return firstRow + rowHeight * index + 14;
}

function outcomeOf({ answer }: ReportedExchange): string {
  return answer !== undefined && answer.status < 400 ? '' : ' refused';
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`;
}

import type { HeaderList } from '../../http/exchange.ts';
import type { CheckVerdict, ReportedExchange } from '../model.ts';
import { checkAnchor, exchangeAnchor } from './anchor.ts';
import { layOut } from './json-layout.ts';
import { html, type Markup } from './markup.ts';
import type { PageContext } from './page-context.ts';
import { sequence } from './sequence.ts';

/** The traffic of a check: shown here once, elsewhere as a link; the deciding exchange of a finding is open. */
export function traffic(check: CheckVerdict, context: PageContext): Markup {
  const { report, homes, findings } = context;
  const isFinding = findings.has(check.id);
  const items = check.exchanges.map((number, index) => {
    const exchange = report.exchanges[number];
    if (exchange === undefined) {
      return html``;
    }
    const isDeciding = isFinding && index === check.exchanges.length - 1;
    const isHome = homes.get(number) === check.id && check.exchanges.indexOf(number) === index;
    return isHome || isDeciding
      ? html`<li>${shown(exchange, number, { isHome, isDeciding }, context)}</li>`
      : html`<li>${reference(exchange, number, context)}</li>`;
  });
  return items.length === 0 ? html`` : html`${sequence(check, context)}<ol class="traffic">${items}</ol>`;
}

interface Place {
  readonly isHome: boolean;
  readonly isDeciding: boolean;
}

function shown(
  exchange: ReportedExchange,
  number: number,
  { isHome, isDeciding }: Place,
  context: PageContext,
): Markup {
  const id = isHome ? html` id="${exchangeAnchor(number)}"` : html``;
  const open = isDeciding ? html` open` : html``;
  return html`<details class="exchange"${id}${open}><summary>${line(exchange, context)}</summary>${messages(exchange, number, context)}</details>`;
}

function reference(exchange: ReportedExchange, number: number, { homes, checks, report }: PageContext): Markup {
  const home = homes.get(number);
  const title = home === undefined ? undefined : checks.get(home)?.title;
  return html`<a href="#${exchangeAnchor(number)}" class="elsewhere">${line(exchange, { report })}</a> <span class="aside">shown under <a href="#${checkAnchor(home ?? '')}">${title}</a></span>`;
}

function line(
  { request, answer, failure, ...facts }: ReportedExchange,
  { report }: Pick<PageContext, 'report'>,
): Markup {
  const { url } = report.target;
  const path = request.url.startsWith(url) ? request.url.slice(url.length) || '/' : request.url;
  const end = answer === undefined ? `no answer (${failure?.code ?? 'other'})` : String(answer.status);
  const sender = facts.sender === 'check' ? '' : `${senders[facts.sender]}, `;
  return html`<code>${request.method} ${path}</code> <span class="end">${end}</span> <span class="aside">${sender}${Math.round(facts.durationMs)} ms</span>`;
}

const senders = {
  setup: 'preparation',
  cleanup: 'removal',
  discovery: 'discovery',
  idp: 'sent as the identity provider',
  stranger: 'sent by another tenant',
} as const;

function messages(
  { request, answer, failure, ...facts }: ReportedExchange,
  number: number,
  context: PageContext,
): Markup {
  const limit = context.bodyLimits(number);
  const cut = (side: 'request' | 'answer') => facts.truncated?.includes(side) === true;
  const received =
    answer === undefined
      ? `No answer: ${failure?.message ?? ''}`
      : message(`Status ${answer.status}`, answer.headers, answer.body, limit, cut('answer'));
  return html`<p class="aside">${facts.startedAt}</p><pre>${message(`${request.method} ${request.url}`, request.headers, request.body ?? '', limit, cut('request'))}</pre><pre>${received}</pre>`;
}

function message(start: string, headers: HeaderList, body: string, limit: number, wasCut: boolean): Markup {
  const head = html`<b>${start}</b>${headers.map(([name, value]) => `\n${name}: ${value}`)}`;
  if (body === '') {
    return head;
  }
  const isCut = body.length > limit;
  const shownBody = layOut(body.slice(0, limit), wasCut || isCut).slice(0, 2 * limit);
  const more = isCut ? `report.json has ${wasCut ? 'more' : 'all of it'}` : 'the report keeps no more';
  const end = isCut || wasCut ? `\n[cut after ${Math.min(limit, body.length)} characters; ${more}]` : '';
  return html`${head}\n\n${shownBody}${end}`;
}

import type { Entry, Har, Header, QueryString } from 'har-format';
import { type HeaderList, header } from '../http/exchange.ts';
import type { Report, ReportedExchange } from './model.ts';

/** HAR 1.2 of all exchanges, with secrets already replaced; members beginning with `_` are ours. */
export function renderHar(report: Report): string {
  const checks = new Map<number, string[]>();
  for (const { id, exchanges } of report.checks) {
    for (const number of exchanges) {
      checks.set(number, [...(checks.get(number) ?? []), id]);
    }
  }
  const har: Har = {
    log: {
      version: '1.2',
      creator: report.tool,
      comment: 'Secrets are replaced; long bodies are cut.',
      entries: report.exchanges.map((exchange, number) => entryOf(exchange, checks.get(number) ?? [])),
    },
  };
  return `${JSON.stringify(har, undefined, 2)}\n`;
}

function entryOf({ request, answer, failure, ...facts }: ReportedExchange, checks: readonly string[]): Entry {
  return {
    startedDateTime: facts.startedAt,
    time: facts.durationMs,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: headersOf(request.headers),
      queryString: queryOf(request.url),
      headersSize: -1,
      bodySize: sizeOf(request.body ?? ''),
      ...(request.body !== undefined && {
        postData: { mimeType: mediaTypeOf(request.headers), text: request.body },
      }),
    },
    response: {
      status: answer?.status ?? 0,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: headersOf(answer?.headers ?? []),
      content: {
        size: sizeOf(answer?.body ?? ''),
        mimeType: mediaTypeOf(answer?.headers ?? []),
        text: answer?.body ?? '',
      },
      redirectURL: header(answer?.headers ?? [], 'location') ?? '',
      headersSize: -1,
      bodySize: sizeOf(answer?.body ?? ''),
      ...(failure !== undefined && { _error: failure.message }),
    },
    cache: {},
    timings: { send: 0, wait: facts.durationMs, receive: 0 },
    _sender: facts.sender,
    _checks: checks,
    ...(facts.truncated !== undefined && { _truncated: facts.truncated }),
  };
}

function headersOf(headers: HeaderList): Header[] {
  return headers.map(([name, value]) => ({ name, value }));
}

function queryOf(url: string): QueryString[] {
  const query = URL.canParse(url) ? [...new URL(url).searchParams] : [];
  return query.map(([name, value]) => ({ name, value }));
}

function mediaTypeOf(headers: HeaderList): string {
  return header(headers, 'content-type') ?? '';
}

function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

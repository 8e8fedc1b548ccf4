import type { Entry, Har, Header, QueryString } from 'har-format';
import { type Exchange, type HeaderList, header } from './exchange.ts';

/** Members of an entry that only our readers understand; their names begin with `_`. */
export type OwnMembers = Readonly<Record<`_${string}`, unknown>>;

/** What a HAR says about whoever wrote it. */
export interface HarOrigin {
  readonly creator: { readonly name: string; readonly version: string };
  readonly comment: string;
}

/** HAR 1.2 of exchanges whose secrets are replaced already; `own` adds members to an entry by its number. */
export function writeHar(
  exchanges: readonly Exchange[],
  { creator, comment }: HarOrigin,
  own: (number: number) => OwnMembers = () => ({}),
): string {
  const { name, version } = creator;
  const entries = exchanges.map((exchange, number) => ({ ...entryOf(exchange), ...own(number) }));
  const har: Har = { log: { version: '1.2', creator: { name, version }, comment, entries } };
  return `${JSON.stringify(har, undefined, 2)}\n`;
}

function entryOf({ request, answer, failure, startedAt, durationMs, sender }: Exchange): Entry {
  return {
    startedDateTime: startedAt,
    time: durationMs,
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
    timings: { send: 0, wait: durationMs, receive: 0 },
    _sender: sender,
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

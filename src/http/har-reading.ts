import { isJsonObject, type Json, parseJson } from '../scim/json.ts';
import type { Exchange, HeaderList, HttpAnswer, Sender } from './exchange.ts';

/** What a HAR holds, or why it cannot be read. */
export type ReadTraffic =
  | {
      readonly exchanges: readonly Exchange[];
      /** Entries that are not whole: their writer has cut bodies. */
      readonly cut: number;
    }
  | { readonly problem: string };

/** Reads HAR 1.1 or 1.2, whoever wrote it; entries in the order of the file. */
export function readHar(text: string): ReadTraffic {
  const har = parseJson(text);
  if (har === undefined) return { problem: 'The file is not JSON.' };
  const log = memberOf(har, 'log');
  const entries = memberOf(log, 'entries');
  if (!Array.isArray(entries)) return { problem: 'It has no log.entries.' };
  const whole = (entries as readonly Json[]).filter((entry) => memberOf(entry, '_truncated') === undefined);
  const exchanges: Exchange[] = [];
  for (const [index, entry] of whole.entries()) {
    const exchange = exchangeIn(entry);
    if (exchange === undefined) return { problem: `Entry ${index + 1} has no request with method and absolute url.` };
    exchanges.push(exchange);
  }
  return { exchanges, cut: entries.length - whole.length };
}

function exchangeIn(entry: Json): Exchange | undefined {
  const request = memberOf(entry, 'request');
  const method = textOf(memberOf(request, 'method'));
  const url = textOf(memberOf(request, 'url'));
  if (method === undefined || url === undefined || !URL.canParse(url)) return undefined;
  const body = textOf(memberOf(memberOf(request, 'postData'), 'text'));
  const response = memberOf(entry, 'response');
  const answer = answerIn(response);
  const message = textOf(memberOf(response, '_error')) ?? 'no answer was recorded';
  const time = memberOf(entry, 'time');
  return {
    request: { method, url, headers: headersIn(request), ...(body !== undefined && { body }) },
    sender: senders.find((sender) => sender === memberOf(entry, '_sender')) ?? 'idp',
    startedAt: textOf(memberOf(entry, 'startedDateTime')) ?? new Date(0).toISOString(),
    durationMs: typeof time === 'number' && time >= 0 ? time : 0,
    ...(answer ? { answer } : { failure: { code: 'other', message } }),
  };
}

const senders: readonly Sender[] = ['check', 'setup', 'cleanup', 'discovery', 'idp', 'stranger'];

function answerIn(response: Json | undefined): HttpAnswer | undefined {
  const status = memberOf(response, 'status');
  if (typeof status !== 'number' || status < 100) return undefined;
  const content = memberOf(response, 'content');
  const text = textOf(memberOf(content, 'text')) ?? '';
  const isEncoded = memberOf(content, 'encoding') === 'base64';
  const body = isEncoded ? Buffer.from(text, 'base64').toString('utf8') : text;
  return { status, headers: headersIn(response), body };
}

/** Without the pseudo-headers of HTTP/2, which browsers write down too. */
function headersIn(message: Json | undefined): HeaderList {
  const list = memberOf(message, 'headers');
  const fields = Array.isArray(list) ? (list as readonly Json[]).filter(isJsonObject) : [];
  return fields.flatMap(({ name, value }) => {
    return typeof name === 'string' && typeof value === 'string' && !name.startsWith(':') ? [[name, value]] : [];
  });
}

function memberOf(json: Json | undefined, name: string): Json | undefined {
  return isJsonObject(json) ? json[name] : undefined;
}

function textOf(json: Json | undefined): string | undefined {
  return typeof json === 'string' ? json : undefined;
}

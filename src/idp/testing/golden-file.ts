import { readFileSync } from 'node:fs';
import type { HttpRequest } from '../../http/exchange.ts';

/** The requests of a file in `fixtures/idp`, in its text format. */
export function goldenText(file: string): string {
  const text = readFileSync(new URL(`../../../fixtures/idp/${file}`, import.meta.url), 'utf8');
  return settled(text.replaceAll(/^# .*\n\n?/gm, '').trimEnd());
}

/** Requests in the text format of `fixtures/idp`. */
export function printed(requests: readonly HttpRequest[]): string {
  return settled(requests.map(printRequest).join('\n\n###\n\n'));
}

function printRequest({ method, url, headers, body }: HttpRequest): string {
  const { origin } = new URL(url);
  const head = [
    `${method} ${url.slice(origin.length)} HTTP/1.1`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ];
  return [head.join('\n'), ...(body === undefined ? [] : [body])].join('\n\n');
}

/** What differs from run to run, by a name in braces of any length. */
function settled(text: string): string {
  return text
    .replaceAll(/"password":"[A-Za-z0-9]{8}"/g, '"password":"{password}"')
    .replaceAll(/00u[A-Za-z0-9]{17}/g, '{okta user id}')
    .replaceAll(/[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[\da-f]{4}-[\da-f]{12}(?=%22|\n|$)/g, '{random guid}')
    .replaceAll(/Date:\S+, ActivityId:\S+(?: \S+)?/g, 'Date:{date}, ActivityId:{activity id}');
}

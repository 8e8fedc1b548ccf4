import { isJsonObject, type Json, parseJson } from '../scim/json.ts';
import type { Exchange, HeaderList } from './exchange.ts';

export const redacted = '[redacted]';

/** Replaces secrets in everything that leaves the program. */
export interface Redactor {
  /** Replaces every known secret, also percent-encoded, base64 or escaped. */
  readonly text: (text: string) => string;
  /** Also replaces credential headers and the values of secret members and password filters, wherever they recur. */
  readonly exchange: (exchange: Exchange) => Exchange;
}

const credentialHeaders = /^(?:proxy-)?authorization$|cookie|token|secret|password|api-?key/i;
const secretMembers =
  /^(?:password|access_token|refresh_token|id_token|client_secret|client_assertion|assertion|apikey|secret)$/i;
const passwordPath = /(?:^|[:.])password$/i;
const passwordComparison = /password[\s+]+\w+[\s+]+"((?:[^"\\]|\\.)*)"/gi;

/** Shorter secrets are replaced where they stand, but not searched for elsewhere: they would match ordinary words. */
const shortestSearched = 6;

export function createRedactor(secrets: Iterable<string>): Redactor {
  const known = new Set<string>();
  let pattern: RegExp | undefined;

  function learn(secret: string): void {
    if (secret.length < shortestSearched || redacted.includes(secret) || known.has(secret)) return;
    for (const form of formsOf(secret)) known.add(form);
    const longestFirst = [...known].toSorted((one, other) => other.length - one.length);
    pattern = new RegExp(longestFirst.map((form) => RegExp.escape(form)).join('|'), 'g');
  }

  function text(original: string): string {
    return pattern ? original.replace(pattern, redacted) : original;
  }

  function headers(list: HeaderList): HeaderList {
    return list.map(([name, value]) => [name, credentialHeaders.test(name) ? hideCredential(value) : text(value)]);
  }

  for (const secret of secrets) learn(secret);
  return {
    text,
    exchange(exchange) {
      const found = secretsIn(exchange);
      for (const secret of found) learn(secret);
      const body = (original: string) => text(withoutLiterals(original, found));
      const { request, answer, failure } = exchange;
      return {
        ...exchange,
        request: {
          method: request.method,
          url: text(request.url),
          headers: headers(request.headers),
          ...(request.body !== undefined && { body: body(request.body) }),
        },
        ...(answer && { answer: { status: answer.status, headers: headers(answer.headers), body: body(answer.body) } }),
        ...(failure && { failure: { ...failure, message: text(failure.message) } }),
      };
    },
  };
}

/** "Bearer abc" keeps its scheme, so that a reader sees what kind of credential was sent. */
function hideCredential(value: string): string {
  const scheme = /^(?:Bearer|Basic|Digest)\s+(?=\S)/i.exec(value)?.[0] ?? '';
  return `${scheme}${redacted}`;
}

/** Replaces whole JSON strings, so that a secret too short to be searched for is hidden at least where it is written. */
function withoutLiterals(body: string, secrets: readonly string[]): string {
  return secrets.reduce((text, secret) => text.replaceAll(JSON.stringify(secret), `"${redacted}"`), body);
}

function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const percentEncoded = encodeURIComponent(secret.toWellFormed());
  return [
    secret,
    percentEncoded,
    percentEncoded.replaceAll('%20', '+'),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('base64'),
    bytes.toString('base64url'),
  ];
}

function secretsIn({ request, answer }: Exchange): readonly string[] {
  const found: string[] = [];
  for (const body of [request.body, answer?.body]) {
    const json = body === undefined ? undefined : parseJson(body);
    if (json !== undefined) collectSecrets(json, found);
  }
  for (const [, value] of decodeURIComponentSafely(request.url).matchAll(passwordComparison)) found.push(value!);
  return found.filter((secret) => secret !== '');
}

function collectSecrets(json: Json, found: string[]): void {
  if (Array.isArray(json)) {
    for (const element of json) collectSecrets(element, found);
  } else if (isJsonObject(json)) {
    const isPasswordOperation = typeof json['path'] === 'string' && passwordPath.test(json['path']);
    for (const [name, value] of Object.entries(json)) {
      if (value === undefined) continue;
      const isSecret = secretMembers.test(name) || passwordPath.test(name) || (isPasswordOperation && name === 'value');
      if (isSecret && typeof value === 'string') found.push(value);
      else collectSecrets(value, found);
    }
  }
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

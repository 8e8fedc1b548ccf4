import { badRequest } from '../scim-error.ts';

/** The parameters of a query string or a form by name; what is given twice is joined by a comma, as lists are. */
export type Parameters = ReadonlyMap<string, string>;

/**
 * Reads a query string; "+" stands for a space, as forms write it.
 *
 * @throws ScimError invalidValue when it is not percent-encoded UTF-8.
 */
export function readParameters(query: string): Parameters {
  const parameters = new Map<string, string>();
  for (let start = 0; start < query.length; ) {
    const next = query.indexOf('&', start);
    const end = next < 0 ? query.length : next;
    const pair = query.slice(start, end);
    const equals = pair.indexOf('=');
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    const value = equals < 0 ? '' : decode(pair.slice(equals + 1));
    const before = parameters.get(name);
    if (name !== '') parameters.set(name, before === undefined ? value : `${before},${value}`);
    start = end + 1;
  }
  return parameters;
}

function decode(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    throw badRequest('invalidValue', 'The query is not percent-encoded UTF-8.');
  }
}

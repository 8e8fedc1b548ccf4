import type { Exchange } from '../http/exchange.ts';
import { isJsonObject, parseJson } from '../scim/json.ts';
import { visibleLine } from './visible.ts';

/** Path and query as they were sent. */
export function addressOf({ request: { url } }: Pick<Exchange, 'request'>): string {
  return visibleLine(url.replace(/^[a-z]+:\/\/[^/?]+/i, '') || '/');
}

/** What came back, in a few words: the status and what it says. */
export function gistOf({ answer, failure }: Pick<Exchange, 'answer' | 'failure'>): string {
  if (!answer) return visibleLine(`no answer: ${failure?.message ?? 'unknown'}`);
  const said = answer.body === '' ? '' : saidIn(answer.body);
  return visibleLine(said === '' ? `${answer.status}` : `${answer.status} · ${said}`);
}

function saidIn(body: string): string {
  const json = parseJson(body);
  if (!isJsonObject(json)) return json === undefined ? 'no JSON' : 'no object';
  const { totalResults, Resources, scimType, detail, id } = json;
  if (typeof totalResults === 'number') {
    const shown = Array.isArray(Resources) ? Resources.length : 0;
    return totalResults === 0 ? 'no results' : `${shown} of ${totalResults} results`;
  }
  const error = [scimType, detail].filter((part) => typeof part === 'string' && part !== '');
  if (error.length > 0) return error.join(': ');
  return typeof id === 'string' ? `id ${id}` : '';
}

import { type Exchange, header } from '../http/exchange.ts';
import { isJsonObject, parseJson } from '../scim/json.ts';
import { essence } from '../scim/media-type.ts';
import { messageUrn } from '../scim/urn.ts';
import type { Connection } from './connection.ts';
import { type Discovered, discover, jsonOf } from './discovery.ts';
import {
  TargetNotScim,
  TargetRedirects,
  TargetTimedOut,
  TargetUnauthorized,
  TargetUnreachable,
  TargetUntrusted,
} from './target-errors.ts';

/**
 * Looks whether the target can be judged at all, and at what it says about itself. Reads only.
 *
 * @throws TargetUnreachable, TargetTimedOut, TargetUntrusted, TargetUnauthorized, TargetRedirects, TargetNotScim
 */
export async function preflight(connection: Connection, timeoutMs: number): Promise<Discovered> {
  const users = await connection.call(
    { method: 'GET', path: '/Users', query: { startIndex: 1, count: 1 } },
    'discovery',
  );
  if (!users.answer) throw noAnswer(users, timeoutMs);
  const discovered = await discover(connection);
  const { status, headers } = users.answer;
  // Who refuses the media type of SCIM is there: that is a finding, not another kind of server.
  const speaksScim = discovered.serviceProviderConfig !== undefined || isListResponse(users) || status === 406;
  const [url = ''] = users.request.url.split('?', 1);
  if (status === 401 || (status === 403 && !isListResponse(users))) {
    throw new TargetUnauthorized(url, status, connection.hasToken);
  }
  // Also where the configuration is open to everybody: a redirected query is a log-in page or another address.
  if (status >= 300 && status < 400) {
    throw new TargetRedirects(url, status, header(headers, 'Location'));
  }
  if (speaksScim) return { ...discovered, exchanges: [users, ...discovered.exchanges] };
  throw new TargetNotScim(connection.baseUrl, described(users));
}

function noAnswer({ request, failure }: Exchange, timeoutMs: number): Error {
  const [url = ''] = request.url.split('?', 1);
  const [message = ''] = (failure?.message ?? '').split('\n', 1);
  switch (failure?.code) {
    case 'timeout':
      return new TargetTimedOut(url, timeoutMs);
    case 'tls':
      return new TargetUntrusted(url, /wrong version/.test(message) ? 'the port speaks no TLS.' : `${message}.`);
    case 'address':
      return new TargetUnreachable(url, 'the host is unknown or cannot be reached.');
    case 'refused':
      return new TargetUnreachable(url, 'the connection was refused.');
    case 'reset':
      return new TargetUnreachable(url, 'the connection was closed before the answer was complete.');
    default:
      return new TargetUnreachable(url, `${message}.`);
  }
}

function isListResponse(exchange: Exchange): boolean {
  const json = jsonOf(exchange);
  if (!isJsonObject(json)) return false;
  const { schemas } = json;
  return (
    (Array.isArray(schemas) && schemas.includes(messageUrn.ListResponse)) || typeof json['totalResults'] === 'number'
  );
}

function described({ answer, request }: Exchange): string {
  const { status, headers, body } = answer!;
  const type = essence(header(headers, 'Content-Type'));
  const what = type === 'text/html' ? 'an HTML page' : contentOf(body, type);
  return `GET ${request.url.replace(/\?.*/, '')} answers ${status} with ${what}.`;
}

function contentOf(body: string, type: string): string {
  if (body.trim() === '') return 'an empty body';
  return parseJson(body) === undefined ? `content of type "${type || 'unknown'}"` : 'JSON that is no ListResponse';
}

import type { Exchange } from '../http/exchange.ts';

// The name and the length of what curl itself sends; compressed answers would be unreadable in a terminal.
const leftToCurl = new Set(['host', 'content-length', 'connection', 'transfer-encoding', 'accept-encoding']);

/**
 * A command for a POSIX shell that sends the request again, with the credential taken from `$SCIM_TOKEN`, or from
 * `$SCIM_OTHER_TOKEN` for another tenant; `undefined` when no command line can carry the body.
 */
export function curlOf({ request, sender }: Pick<Exchange, 'request' | 'sender'>): string | undefined {
  const { method, url, headers, body } = request;
  const token = sender === 'stranger' ? '$SCIM_OTHER_TOKEN' : '$SCIM_TOKEN';
  if (body?.includes('\0') === true) {
    return undefined;
  }
  const parts = [
    `curl -i${switchesFor(url)} -X ${/^[A-Z]+$/.test(method) ? method : quote(method)} ${quote(url)}`,
    ...headers
      .filter(([name]) => !leftToCurl.has(name.toLowerCase()))
      .map(([name, value]) => `-H ${headerArgument(name, value, token)}`),
    ...(body === undefined || body === '' ? [] : [`--data-raw ${quote(body)}`]),
  ];
  return parts.join(' \\\n  ');
}

// curl gives a meaning to brackets and braces, and resolves dots in a path, unless told not to.
function switchesFor(url: string): string {
  return `${/[[\]{}]/.test(url) ? ' -g' : ''}${url.includes('/.') ? ' --path-as-is' : ''}`;
}

function headerArgument(name: string, value: string, token: string): string {
  if (name.toLowerCase() === 'authorization') {
    const [, scheme = 'Bearer'] = /^([A-Za-z]+) /.exec(value) ?? [];
    return `"Authorization: ${scheme} ${token}"`;
  }
  // curl reads "Name:" as "do not send this header" and "Name;" as "send it empty".
  return quote(value === '' ? `${name};` : `${name}: ${value}`);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

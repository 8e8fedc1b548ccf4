import { AddressInvalid } from './target-errors.ts';

/**
 * Brings a base URL into the form the paths of resources are appended to: http or https, no slash at the end.
 *
 * @throws AddressInvalid
 */
export function baseUrlOf(address: string): string {
  if (!URL.canParse(address)) throw new AddressInvalid(shown(address), 'it is no absolute URL.', hintFor(address));
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new AddressInvalid(shown(address), `${url.protocol} is not http: or https:.`, hintFor(address));
  }
  if (url.username || url.password) {
    url.username = '';
    url.password = '';
    throw new AddressInvalid(url.href, 'it carried credentials.', 'Give the bearer token with SCIM_TOKEN instead.');
  }
  // RFC 7644 section 1.3: the base URI has no query string.
  if (url.search || url.hash) throw new AddressInvalid(address, 'it has a query string or a fragment.');
  return url.origin + url.pathname.replace(/\/+$/, '');
}

/** Whatever stands before the last "@" may be a password, also where the rest is no URL. */
function shown(address: string): string {
  return address.replace(/^([a-z][a-z\d+.-]*:\/\/)?.*@/is, '$1');
}

function hintFor(address: string): string | undefined {
  const isHost = /^(?:[\w-]+\.)*[\w-]+(?::\d+)?(?:\/|$)/.test(address);
  if (!isHost) return undefined;
  const secure = `https://${address}`;
  const plain = `http://${address}`;
  return `Did you mean ${URL.canParse(plain) && isLoopback(plain) ? plain : secure}?`;
}

export function isLoopback(baseUrl: string): boolean {
  const { hostname } = new URL(baseUrl);
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(?:\.\d+){3}$/.test(hostname)
  );
}

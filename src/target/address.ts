import { AddressInvalid } from './target-errors.ts';

/**
 * Brings a base URL into the form the paths of resources are appended to: http or https, no slash at the end.
 *
 * @throws AddressInvalid
 */
export function baseUrlOf(address: string): string {
  if (!URL.canParse(address)) {
    const isHost = /^[\w.-]+(?::\d+)?(?:\/|$)/.test(address);
    throw new AddressInvalid(
      address,
      'it is no absolute URL.',
      isHost ? `Did you mean https://${address}?` : undefined,
    );
  }
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new AddressInvalid(address, `${url.protocol} is not http: or https:.`);
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

export function isLoopback(baseUrl: string): boolean {
  const { hostname } = new URL(baseUrl);
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(?:\.\d+){3}$/.test(hostname)
  );
}

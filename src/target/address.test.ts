import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baseUrlOf, isLoopback } from './address.ts';

describe('a base URL', () => {
  test.each([
    ['https://example.com/scim/v2', 'https://example.com/scim/v2'],
    ['https://example.com/scim/v2/', 'https://example.com/scim/v2'],
    ['https://example.com/scim/v2///', 'https://example.com/scim/v2'],
    ['https://example.com', 'https://example.com'],
    ['https://example.com/', 'https://example.com'],
    ['HTTPS://Example.COM:443/SCIM', 'https://example.com/SCIM'],
    ['http://example.com:8080/a%20b', 'http://example.com:8080/a%20b'],
    ['http://[::1]:8080/scim', 'http://[::1]:8080/scim'],
    ['https://example.com/tenant@acme/scim', 'https://example.com/tenant@acme/scim'],
    [' https://example.com/scim ', 'https://example.com/scim'],
    ['https://bücher.example/scim', 'https://xn--bcher-kva.example/scim'],
    ['https://example.com/scim?', 'https://example.com/scim'],
  ])('%j is taken as %s', (address, baseUrl) => {
    expect(baseUrlOf(address)).toBe(baseUrl);
  });

  test.each([
    ['', '"" is not a SCIM base URL: it is no absolute URL.', /^Give the SCIM base URL/],
    ['/scim/v2', 'it is no absolute URL.', /^Give the SCIM base URL/],
    ['example.com', 'it is no absolute URL.', /^Did you mean https:\/\/example\.com\?$/],
    ['example.com/scim/v2', 'it is no absolute URL.', /^Did you mean https:\/\/example\.com\/scim\/v2\?$/],
    ['127.0.0.1:8080/scim', 'it is no absolute URL.', /^Did you mean http:\/\/127\.0\.0\.1:8080\/scim\?$/],
    ['localhost:8080/scim', 'localhost: is not http: or https:.', /^Did you mean http:\/\/localhost:8080\/scim\?$/],
    ['example.com:8443', 'example.com: is not http: or https:.', /^Did you mean https:\/\/example\.com:8443\?$/],
    ['ftp://example.com/scim', 'ftp: is not http: or https:.', /^Give the SCIM base URL/],
    ['file:///etc/passwd', 'file: is not http: or https:.', /^Give the SCIM base URL/],
    ['https://', 'it is no absolute URL.', /^Give the SCIM base URL/],
    ['https://exam ple.com', 'it is no absolute URL.', /^Give the SCIM base URL/],
    ['https://example.com:99999', 'it is no absolute URL.', /^Give the SCIM base URL/],
    ['https://example.com/scim?tenant=1', 'it has a query string or a fragment.', /^Give the SCIM base URL/],
    ['https://example.com/scim#users', 'it has a query string or a fragment.', /^Give the SCIM base URL/],
  ])('%j is refused with a reason and a hint', (address, problem, hint) => {
    expect(() => baseUrlOf(address)).toThrow(
      expect.objectContaining({
        code: 'address-invalid',
        message: expect.stringContaining(problem),
        hint: expect.stringMatching(hint),
      }),
    );
  });

  test('with credentials is refused with the way to give them', () => {
    expect(() => baseUrlOf('https://ada:s3cret@example.com/scim')).toThrow(
      expect.objectContaining({
        message: '"https://example.com/scim" is not a SCIM base URL: it carried credentials.',
        hint: 'Give the bearer token with SCIM_TOKEN instead.',
      }),
    );
  });

  test.each([
    'https://ada:s3cret@example.com/scim',
    'https://s3cret@example.com',
    'https://ada:s3cret@example.com/scim?x=1',
    'https://ada:s3cret@',
    'https://ada:s3cret@exam ple.com',
    'https://ada:s3cret/x@example.com',
    'ftp://ada:s3cret@example.com',
    'ada:s3cret@example.com/scim',
    's3cret@example.com',
    '//ada:s3cret@example.com',
    'https:ada:s3cret@example.com',
  ])('never shows the credentials of %s', (address) => {
    const refusal = expect.objectContaining({
      code: 'address-invalid',
      message: expect.not.stringContaining('s3cret'),
      hint: expect.not.stringContaining('s3cret'),
    });

    expect(() => baseUrlOf(address)).toThrow(refusal);
  });

  test('taken once is taken again as it is', () => {
    const addresses = fc
      .tuple(
        fc.constantFrom('http', 'HTTPS'),
        fc.constantFrom('a.example', 'A.Example:8443', '127.1', '[::1]:80', 'bücher.example'),
        fc.array(fc.string({ unit: fc.constantFrom(...'aZ0._~-%20@:é ') }), { maxLength: 4 }),
      )
      .map(([scheme, host, segments]) => [`${scheme}:/`, host, ...segments].join('/'));
    fc.assert(
      fc.property(addresses, (address) => {
        const baseUrl = baseUrlOf(address);
        expect(baseUrlOf(baseUrl)).toBe(baseUrl);
        expect(baseUrl).not.toMatch(/\/$/);
      }),
    );
  });
});

test.each([
  ['http://localhost', true],
  ['http://LOCALHOST:8080', true],
  ['http://app.localhost', true],
  ['http://127.0.0.1:1', true],
  ['http://127.1', true],
  ['http://127.255.255.254', true],
  ['http://2130706433', true],
  ['http://[::1]:8080', true],
  ['http://[0:0:0:0:0:0:0:1]', true],
  ['http://127.evil.com', false],
  ['http://127.0.0.1.evil.com', false],
  ['http://localhost.evil.com', false],
  ['http://evillocalhost', false],
  ['http://128.0.0.1', false],
  ['http://10.0.0.1', false],
  ['http://0.0.0.0', false],
  ['http://[::2]', false],
  ['https://example.com', false],
])('%s is loopback: %s', (address, expected) => {
  expect(isLoopback(baseUrlOf(address))).toBe(expected);
});

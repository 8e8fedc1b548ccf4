import { expect, test } from 'vitest';
import { requestKind } from './request-kind.ts';

const base = 'https://scim.example.com/v2';

test.each([
  ['POST', '/Users', 'POST /Users'],
  ['GET', '/Users/1%2F2', 'GET /Users/{id}'],
  ['GET', '/Users?startIndex=1&filter=userName%20pr', 'GET /Users?filter'],
  ['GET', '/Users?attributes=filter', 'GET /Users'],
  ['POST', '/.search', 'POST /.search'],
  ['PATCH', '/Groups/7?attributes=members', 'PATCH /Groups/{id}'],
  ['GET', '/', 'GET /'],
])('%s %s is of the kind %s', (method, path, kind) => {
  expect(requestKind({ method, url: `${base}${path}`, headers: [] }, base)).toBe(kind);
});

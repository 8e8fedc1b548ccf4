import { expect, test } from 'vitest';
import { continues, depthOf, endingOf, isRefusal, kindOf, type RequestShape, shapeOf } from './request-shape.ts';

const base = 'https://scim.example.com/v2';

function shape(request: string): RequestShape {
  const [method = '', path = ''] = request.split(/ (.*)/s);
  return shapeOf({ method, url: `${base}${path}`, headers: [] }, base);
}

test.each([
  ['POST /Users', 'POST /Users'],
  ['GET /Users/1%2F2', 'GET /Users/{id}'],
  ['GET /Users?startIndex=1&filter=userName%20pr', 'GET /Users?filter'],
  ['GET /Users?attributes=filter', 'GET /Users'],
  ['POST /.search', 'POST /.search'],
  ['PATCH /Groups/7?attributes=members', 'PATCH /Groups/{id}'],
  ['GET /', 'GET /'],
])('%s is of the kind %s', (request, kind) => {
  expect(kindOf(shape(request))).toBe(kind);
});

test.each([
  [409, '409 POST /Users', true],
  [400, '400 POST /Users', true],
  [399, '399 POST /Users', false],
  [undefined, '0 POST /Users', false],
])('an answer with %s ends a request as %s', (status, ending, isRefused) => {
  const request = { method: 'POST', url: `${base}/Users`, headers: [] };
  const answer = status === undefined ? {} : { answer: { status, headers: [], body: '' } };
  const exchange = { request, sender: 'check', startedAt: '', durationMs: 1, ...answer } as const;

  expect(endingOf(exchange, base)).toBe(ending);
  expect(isRefusal(ending)).toBe(isRefused);
});

test('what stands on other requests is deeper than these', () => {
  const layers = [
    ['GET /Schemas', 'GET /ServiceProviderConfig', 'GET /ResourceTypes/User', 'POST /Schemas'],
    ['POST /Users', 'GET /Groups/1'],
    ['GET /Users', 'GET /Users?startIndex=1&count=2'],
    ['GET /Users?filter=userName+pr&count=1'],
    ['GET /Users?filter=userName+pr&sortBy=title', 'GET /Users/1?attributes=title', 'GET /Users?cursor='],
    ['PUT /Users/1', 'PATCH /Users/1', 'DELETE /Users/1'],
    ['POST /Users/.search', 'POST /.search', 'POST /Bulk', 'GET /Me', 'GET /'],
  ];

  expect(layers.map((layer) => [...new Set(layer.map((request) => depthOf(shape(request))))])).toEqual(
    layers.map((_, depth) => [depth]),
  );
});

test.each([
  ['GET /Users?count=2', 'GET /Users', true],
  ['GET /Users?count=2&filter=title+pr+and+active+eq+true', 'GET /Users?filter=title+pr&count=2', true],
  ['GET /Users/1?attributes=title', 'GET /Users/2', true],
  ['GET /Users?filter=title+pr', 'GET /Users?filter=title+pr', false],
  ['GET /Users?filter=title+pr&count=2', 'GET /Users?count=2&filter=title+pr', false],
  ['GET /Users?filter=title+pr', 'GET /Users?filter=title+p', false],
  ['GET /Users?filter=title+pr', 'GET /Users?count=2', false],
  ['GET /Users', 'GET /Users?count=2', false],
  ['GET /Groups?count=2', 'GET /Users', false],
  ['GET /Users/1', 'GET /Users', false],
  ['PUT /Users/1?attributes=title', 'PUT /Users/1', false],
])('%s continues %s: %s', (longer, shorter, expected) => {
  expect(continues(shape(longer), shape(shorter))).toBe(expected);
});

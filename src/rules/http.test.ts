import { expect, test } from 'vitest';
import type { HeaderList } from '../http/exchange.ts';
import { judgementOn, type Line } from './testing/judgement-on.ts';
import { exchange, scimError, user } from './testing/sights.ts';
import { anonymous, challenge } from './testing/usual-exchanges.ts';

const refused = (headers: HeaderList, asked: HeaderList) => exchange({ asked, status: 401, headers });
const unacceptable = (accept: string) => exchange({ asked: [['Accept', accept]], status: 406 });
const redirected = (status: number, location?: string) =>
  exchange({ status, headers: location === undefined ? [] : [['Location', location]] });
const elsewhere = 'https://elsewhere.example/';
const bearer = (more: string): HeaderList => [['WWW-Authenticate', `Bearer ${more}`]];
const wrongToken: HeaderList = [['Authorization', 'Bearer x']];

test.each<Line>([
  [
    '204 may say that its length is 0',
    '204-without-body',
    exchange({ status: 204, headers: [['Content-Length', '0']] }),
    'held',
  ],
  ['200 has a body', '204-without-body', exchange({ body: user() }), 'silent'],
  ['200 has a body, unlike 304', '304-without-body', exchange({ body: user() }), 'silent'],
  ['200 may go without ETag', '304-with-etag', exchange({ body: user() }), 'silent'],
  ['200 may go without Allow', '405-with-allow', exchange({ body: user() }), 'silent'],
  [
    'SCIM is served whatever its weight',
    'scim-json-is-acceptable',
    unacceptable('text/html, application/scim+json ; q=0.01'),
    'violated',
  ],
  [
    'SCIM of no weight is not asked for',
    'scim-json-is-acceptable',
    unacceptable('text/html, application/scim+json; Q=0.00 '),
    'silent',
  ],
  ['SCIM of no weight with more', 'scim-json-is-acceptable', unacceptable('application/scim+json;q=0;x=y'), 'silent'],
  ['anything else may be refused', 'scim-json-is-acceptable', unacceptable('application/json'), 'silent'],
  ['nothing was asked for', 'scim-json-is-acceptable', exchange({ asked: [], status: 406 }), 'silent'],
  ['403 asks for nothing', '401-with-challenge', exchange({ status: 403, body: scimError(403) }), 'silent'],
  ['403 asks for no token', 'bearer-challenge', exchange({ status: 403, body: scimError(403) }), 'silent'],
  ['a token is asked for by its scheme', 'bearer-challenge', challenge('bearer'), 'held'],
  ['a token is not asked for by part of a scheme', 'bearer-challenge', challenge('Forbearer realm="x"'), 'violated'],
  [
    'a token is not asked for by the beginning of a scheme',
    'bearer-challenge',
    challenge('Bearers realm="x"'),
    'violated',
  ],
  ['a token is not asked for by a parameter', 'bearer-challenge', challenge('Basic realm="x" Bearer'), 'violated'],
  [
    'a token is asked for by one of two headers',
    'bearer-challenge',
    refused([['WWW-Authenticate', 'Basic realm="x"'], ...bearer('')], []),
    'held',
  ],
  [
    'a token is not asked for by another header',
    'bearer-challenge',
    refused([['X-Challenge', 'Bearer']], []),
    'violated',
  ],
  ['a token is not asked for at all', 'bearer-challenge', exchange({ status: 401 }), 'violated'],
  ['a parameter is none without an equals sign', 'bearer-challenge-parameter', challenge('Bearer realm'), 'violated'],
  ['a parameter may have spaces', 'bearer-challenge-parameter', challenge('Bearer realm  = "x"'), 'held'],
  [
    'a parameter belongs to its scheme',
    'bearer-challenge-parameter',
    challenge('Bearer,  Basic  realm ="x"'),
    'violated',
  ],
  ['another scheme needs none', 'bearer-challenge-parameter', challenge('Basic'), 'silent'],
  ['the scheme stands behind another', 'bearer-challenge-parameter', challenge('Basic realm="x",  Bearer'), 'violated'],
  ['200 needs none', 'bearer-challenge-parameter', exchange({ body: user(), headers: bearer('') }), 'silent'],
  ['realm stands there once', 'bearer-challenge-realm', challenge('Bearer realm="x", scope="y"'), 'held'],
  ['realm has no case', 'bearer-challenge-realm', challenge('Bearer REALM  ="x", realm= "y"'), 'violated'],
  ['realm is a word', 'bearer-challenge-realm', challenge('Bearer realm="x", myrealm="y"'), 'held'],
  ['realm need not be there', 'bearer-challenge-realm', challenge('Bearer scope="x"'), 'held'],
  [
    'realm of another scheme is another',
    'bearer-challenge-realm',
    challenge('Bearer realm="x", Basic realm="y"'),
    'held',
  ],
  ['another scheme may have two', 'bearer-challenge-realm', challenge('Basic realm="x", realm="y"'), 'silent'],
  ['error has no case', 'rejected-token-error', challenge('Bearer ERROR  ="invalid_token"'), 'held'],
  ['error is a word', 'rejected-token-error', challenge('Bearer my_error="invalid_token"'), 'violated'],
  ['error is asked for where a token came', 'rejected-token-error', anonymous('Bearer realm="x"'), 'silent'],
  [
    'error is asked for whatever the case of the token',
    'rejected-token-error',
    refused(bearer('realm="x"'), [['AUTHORIZATION', 'bearer  x']]),
    'violated',
  ],
  [
    'a scheme without a token is none',
    'rejected-token-error',
    refused(bearer('realm="x"'), [['Authorization', 'Bearer ']]),
    'silent',
  ],
  [
    'another scheme is no token',
    'rejected-token-error',
    refused(bearer('realm="x"'), [['Authorization', 'Basic bearer x']]),
    'silent',
  ],
  [
    'another header is no token',
    'rejected-token-error',
    refused(bearer('realm="x"'), [['X-Token', 'Bearer x']]),
    'silent',
  ],
  ['error without a challenge', 'rejected-token-error', refused([], wrongToken), 'silent'],
  ['no error has no case', 'no-error-without-token', anonymous('Bearer Error  ="x"'), 'violated'],
  ['no error is a word', 'no-error-without-token', anonymous('Bearer my_error="x"'), 'held'],
  [
    'any credentials may be wrong',
    'no-error-without-token',
    refused(bearer('error="x"'), [['AUTHORIZATION', 'Basic x']]),
    'silent',
  ],
  [
    'other headers are no credentials',
    'no-error-without-token',
    refused(bearer('error="x"'), [['Accept', 'x']]),
    'violated',
  ],
  ['no challenge has no error', 'no-error-without-token', refused([], []), 'silent'],
  ['299 is no redirect', 'no-redirect-elsewhere', redirected(299, elsewhere), 'silent'],
  ['400 is no redirect', 'no-redirect-elsewhere', redirected(400, elsewhere), 'silent'],
  ['300 is a redirect', 'no-redirect-elsewhere', redirected(300, elsewhere), 'violated'],
  ['399 is a redirect', 'no-redirect-elsewhere', redirected(399, elsewhere), 'violated'],
  ['a redirect may lead nowhere', 'no-redirect-elsewhere', redirected(304), 'silent'],
  ['a redirect that cannot be read', 'no-redirect-elsewhere', redirected(302, 'https://'), 'violated'],
])('of HTTP: %s (%s)', (_, rule, example, judgement) => {
  expect(judgementOn(rule, example)).toBe(judgement);
});

test('who sends no token need not be asked for one', () => {
  expect(judgementOn('bearer-challenge', challenge('Basic realm="x"'), { token: undefined as never })).toBe('silent');
});

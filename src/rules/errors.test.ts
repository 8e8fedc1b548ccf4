import { expect, test } from 'vitest';
import { judgementOn, type Line } from './testing/judgement-on.ts';
import { exchange, list, scimError, user } from './testing/sights.ts';

const failed = (status: number, members = {}) => exchange({ status, body: scimError(status, members) });
const filtered = { path: '/Users?filter=x', status: 400, body: scimError(400, { scimType: 'sensitive' }) };

test.each<Line>([
  ['400 is one', 'error-body', exchange({ status: 400 }), 'violated'],
  ['399 is none', 'error-body', exchange({ status: 399 }), 'silent'],
  ['HEAD has no body to tell it in', 'error-body', exchange({ method: 'HEAD', status: 404 }), 'silent'],
  ['a list is none', 'error-body', exchange({ status: 400, body: list([]) }), 'violated'],
  [
    '400 has a status',
    'error-status',
    exchange({ status: 400, body: scimError(400, { status: undefined }) }),
    'violated',
  ],
  ['a success has none', 'error-status', exchange({ status: 200, body: scimError(400) }), 'silent'],
  ['another message has none', 'error-status', exchange({ status: 400, body: { status: 7 } }), 'silent'],
  ['400 is repeated in the body', 'error-status-in-body', exchange({ status: 400 }), 'violated'],
  ['400 is repeated as a number or a text', 'error-status-in-body', failed(400), 'held'],
  ['400 is repeated in an object', 'error-status-in-body', exchange({ status: 400, body: '400' }), 'violated'],
  ['399 need not be repeated', 'error-status-in-body', exchange({ status: 399 }), 'silent'],
  ['HEAD has no body to repeat it in', 'error-status-in-body', exchange({ method: 'HEAD', status: 404 }), 'silent'],
  ['a keyword is judged where there is one', 'error-keyword', failed(400), 'silent'],
  ['a keyword is judged in errors alone', 'error-keyword', exchange({ body: user({ scimType: 'x' }) }), 'silent'],
  ['a keyword is one of the standard', 'error-keyword', failed(400, { scimType: 'toString' }), 'violated'],
  ['a keyword goes with one status', 'error-keyword-by-status', failed(400, { scimType: 'invalidPath' }), 'held'],
  ['an unknown keyword goes with any status', 'error-keyword-by-status', failed(418, { scimType: 'x' }), 'held'],
  ['a filter that is sensitive', 'sensitive-as-forbidden', exchange(filtered), 'violated'],
  ['a search that is sensitive', 'sensitive-as-forbidden', exchange({ ...filtered, method: 'POST' }), 'silent'],
  ['no filter that is sensitive', 'sensitive-as-forbidden', exchange({ ...filtered, path: '/Users' }), 'silent'],
  [
    'a filter that is wrong',
    'sensitive-as-forbidden',
    exchange({ ...filtered, body: scimError(400, { scimType: 'invalidFilter' }) }),
    'silent',
  ],
  ['a filter without an error', 'sensitive-as-forbidden', exchange({ ...filtered, body: '' }), 'silent'],
  ['an error has a detail', 'error-detail', failed(400, { detail: undefined }), 'violated'],
  ['an error has a detail of words', 'error-detail', failed(400, { detail: 7 }), 'violated'],
  ['another message has no detail', 'error-detail', exchange({ status: 400, body: {} }), 'silent'],
  ...[200, 299].map(
    (status): Line => [
      `${status} is no status of it`,
      'no-error-as-success',
      exchange({ status, body: scimError(400) }),
      'violated',
    ],
  ),
  ...[199, 300].map(
    (status): Line => [
      `${status} is no success`,
      'no-error-as-success',
      exchange({ status, body: scimError(400) }),
      'silent',
    ],
  ),
  ['what is no object is none', 'no-error-as-success', exchange({ body: [] }), 'silent'],
  ['499 is the fault of the client', 'no-internal-error', failed(499), 'held'],
  ['500 is the fault of the service provider', 'no-internal-error', failed(500), 'violated'],
  ['502 is so too', 'no-internal-error', exchange({ status: 502, headers: [['Retry-After', '1']] }), 'violated'],
  ['503 may ask for patience', 'no-internal-error', exchange({ status: 503, headers: [['Retry-After', '1']] }), 'held'],
])('of errors: %s (%s)', (_, rule, example, judgement) => {
  expect(judgementOn(rule, example)).toBe(judgement);
});

import { expect, test } from 'vitest';
import type { HeaderList } from '../http/exchange.ts';
import { judgementOn, type Line } from './testing/judgement-on.ts';
import { exchange, list, user } from './testing/sights.ts';
import { create, users } from './testing/usual-exchanges.ts';

const etag = (value: string): HeaderList => [['ETag', value]];
const shown = (value: string, title = 'x') => exchange({ body: user({ title }), headers: etag(value) });
const listed = (value: string) => exchange({ path: '/Users', body: list([user()]), headers: etag(value) });
const versionless = user({}, { version: undefined });

test.each<Line>([
  ['a tag may be strong', 'etag-syntax', shown('"a!#~\u0080"'), 'held'],
  ['a tag may be empty', 'etag-syntax', shown('""'), 'held'],
  ['a tag has no space', 'etag-syntax', shown('"a b"'), 'violated'],
  ['a tag has no quotes inside', 'etag-syntax', shown('"a"b"'), 'violated'],
  ['a tag begins with its quotes', 'etag-syntax', shown('x"a"'), 'violated'],
  ['a tag ends with its quotes', 'etag-syntax', shown('"a"x'), 'violated'],
  ['a weak tag has a capital', 'etag-syntax', shown('w/"a"'), 'violated'],
  ['a tag need not be there', 'etag-syntax', exchange({ body: user() }), 'silent'],
  ['a tag of a list is not one of a resource', 'etag-syntax', listed('x'), 'silent'],
  ['a tag of nothing', 'etag-syntax', exchange({ status: 304, headers: etag('x') }), 'silent'],
  ['a new resource has another rule', 'etag-is-version', create(user(), etag('"9"')), 'silent'],
  ['a version that is not shown', 'etag-is-version', exchange({ body: versionless, headers: etag('"9"') }), 'silent'],
  [
    'a version that is no text',
    'etag-is-version',
    exchange({ body: user({}, { version: 9 }), headers: etag('"9"') }),
    'silent',
  ],
  [
    'a replacement has its version',
    'etag-is-version',
    exchange({ method: 'PUT', body: user(), headers: etag('"9"') }),
    'violated',
  ],
  ['a version of an entry', 'etag-is-version', listed('"9"'), 'silent'],
  [
    'a create that only finds',
    'etag-of-a-create',
    exchange({ method: 'POST', path: '/Users', body: user() }),
    'silent',
  ],
  ['a 201 for something else', 'etag-of-a-create', exchange({ method: 'PUT', status: 201, body: user() }), 'silent'],
  ['a create without a version', 'etag-of-a-create', create(versionless), 'silent'],
  ['a create with another version', 'etag-of-a-create', create(user(), etag('"9"')), 'violated'],
  [
    'a part need not show it',
    'version-of-a-resource',
    exchange({ path: '/Users/2819?attributes=userName', body: versionless }),
    'silent',
  ],
  ['a create need not show it', 'version-of-a-resource', create(versionless), 'silent'],
  ['no resource has none', 'version-of-a-resource', users(), 'silent'],
  ['each resource of a list has one', 'version-of-a-resource', users(user(), versionless), 'violated'],
  ['a version is text', 'version-of-a-resource', exchange({ body: user({}, { version: 9 }) }), 'violated'],
  [
    'the same tag at another address',
    'strong-etag-one-body',
    [shown('"1"'), exchange({ path: '/Users/7', body: user(), headers: etag('"1"') })],
    'held',
  ],
  ['a weak tag for two bodies', 'strong-etag-one-body', [shown('W/"1"'), shown('W/"1"', 'y')], 'held'],
  ['another tag for another body', 'strong-etag-one-body', [shown('"1"'), shown('"2"', 'y')], 'held'],
  ['the same tag for the same body', 'strong-etag-one-body', [shown('"1"'), shown('"1"')], 'held'],
  [
    'the answer to a PUT is another body',
    'strong-etag-one-body',
    [exchange({ method: 'PUT', body: user({ title: 'x' }), headers: etag('"1"') }), shown('"1"', 'y')],
    'held',
  ],
  [
    'the body of a PUT is another one',
    'strong-etag-one-body',
    [shown('"1"'), exchange({ method: 'PUT', body: user(), headers: etag('"1"') })],
    'silent',
  ],
  [
    'the body of a 203 is another one',
    'strong-etag-one-body',
    [shown('"1"'), exchange({ status: 203, body: user(), headers: etag('"1"') })],
    'silent',
  ],
  [
    'the body of an earlier 203 is another one',
    'strong-etag-one-body',
    [exchange({ status: 203, body: user(), headers: etag('"1"') }), shown('"1"')],
    'held',
  ],
  ['without a tag any body will do', 'strong-etag-one-body', exchange({ body: user() }), 'silent'],
])('of versions: %s (%s)', (_, rule, example, judgement) => {
  expect(judgementOn(rule, example)).toBe(judgement);
});

test('versions are judged where they are advertised', () => {
  const advertises = { etag: false, cursor: false };
  const rules = ['etag-syntax', 'etag-is-version', 'version-of-a-resource', 'version-offered', 'strong-etag-one-body'];

  for (const rule of rules) expect(judgementOn(rule, shown('x'), { advertises }), rule).toBe('silent');
  expect(judgementOn('etag-of-a-create', create(user()), { advertises })).toBe('silent');
});

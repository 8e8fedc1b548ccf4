import { expect, test } from 'vitest';
import { judgementOn, type Line } from './testing/judgement-on.ts';
import { exchange, list, user } from './testing/sights.ts';

const page = (query: string, members = {}, entries = [user()]) =>
  exchange({ path: `/Users?${query}`, body: list(entries, members) });
const two = [user(), user({ id: '1' })];

test.each<Line>([
  ['a list need not have one', 'cursor-is-text', page('cursor='), 'silent'],
  ['only a list has one', 'cursor-is-text', exchange({ body: user({ nextCursor: 7 }) }), 'silent'],
  ['previousCursor is one', 'cursor-is-text', page('cursor=x', { previousCursor: 7 }), 'violated'],
  ['both are text', 'cursor-is-text', page('cursor=x', { nextCursor: 'a', previousCursor: '' }), 'violated'],
  ['null is none', 'cursor-is-text', page('cursor=x', { nextCursor: null }), 'violated'],
  ['without text there are no characters', 'cursor-characters', page('cursor=x', { nextCursor: 7 }), 'silent'],
  ['both are safe', 'cursor-characters', page('cursor=x', { nextCursor: 'a', previousCursor: 'a b' }), 'violated'],
  ['the first character is safe', 'cursor-characters', page('cursor=x', { nextCursor: '+a' }), 'violated'],
  ['the last character is safe', 'cursor-characters', page('cursor=x', { nextCursor: 'a+' }), 'violated'],
  ['no characters are safe', 'cursor-characters', page('cursor=x', { nextCursor: '' }), 'held'],
  ['the first page has no previous one', 'first-page-without-previous', page('cursor=', { nextCursor: 'a' }), 'held'],
  ['other pages have one', 'first-page-without-previous', page('cursor=x', { previousCursor: 'a' }), 'silent'],
  ['pages by index have none', 'first-page-without-previous', page('count=1', { previousCursor: 'a' }), 'silent'],
  [
    'what is refused has none',
    'first-page-without-previous',
    exchange({ path: '/Users?cursor=', status: 400 }),
    'silent',
  ],
  ['count is kept', 'cursor-count-respected', page('cursor=&count=2', {}, two), 'held'],
  ['count is not passed', 'cursor-count-respected', page('cursor=&count=1', {}, two), 'violated'],
  ['count 0 is kept', 'cursor-count-respected', page('cursor=&count=0', {}, []), 'held'],
  ['count below 0 is another matter', 'cursor-count-respected', page('cursor=&count=-1', {}, two), 'silent'],
  ['without count any page will do', 'cursor-count-respected', page('cursor=', {}, two), 'silent'],
  ['pages by index have a rule of their own', 'cursor-count-respected', page('count=1', {}, two), 'silent'],
  ['no Resources are none', 'cursor-count-respected', page('cursor=&count=0', { Resources: undefined }), 'held'],
  [
    'a refusal keeps no count',
    'cursor-count-respected',
    exchange({ path: '/Users?cursor=&count=0', status: 400 }),
    'silent',
  ],
])('of cursors: %s (%s)', (_, rule, example, judgement) => {
  expect(judgementOn(rule, example)).toBe(judgement);
});

test('cursors may be returned where they are advertised', () => {
  const advertises = { etag: true, cursor: true };

  expect(judgementOn('cursors-advertised', page('cursor=', { nextCursor: 'a' }), { advertises })).toBe('held');
  expect(judgementOn('cursors-advertised', page('cursor='), { advertises })).toBe('silent');
});

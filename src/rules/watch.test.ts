import { describe, expect, test } from 'vitest';
import { messageUrn, schemaUrn } from '../scim/urn.ts';
import { exchange, list, scimError, surroundings, user } from './testing/sights.ts';
import { addUp, createWatch } from './watch.ts';

const short = exchange({ path: '/Users/1', status: 404, body: { detail: 'No.' } });
const long = exchange({
  path: '/Users/1',
  status: 404,
  body: { detail: 'There is no such User, and there never was.' },
});
const right = exchange({ path: '/Users/1', status: 404, body: scimError(404) });

function talliesOf(...exchanges: readonly (typeof short)[]) {
  const watch = createWatch(surroundings);
  for (const one of exchanges) watch.observe(one);
  return watch.tallies();
}

describe('a watch', () => {
  test('counts what it saw and what was wrong, and shows the shortest of it', () => {
    const tally = talliesOf(long, right, short)['passive.error-body'];

    expect(tally).toMatchObject({ seen: 3, violated: 2, clearest: { exchange: short } });
  });

  test('says nothing about rules that no exchange was about', () => {
    expect(talliesOf(right)).not.toHaveProperty('passive.count-respected');
  });

  test.each([
    ['elsewhere', { ...short, request: { ...short.request, url: 'https://other.example/v2/Users/1' } }],
    ['beside the base URL', { ...short, request: { ...short.request, url: 'https://scim.example/v22/Users/1' } }],
    ['of HTTP alone', { ...short, request: { ...short.request, method: 'OPTIONS' } }],
    ['without an answer', { ...short, answer: undefined as never }],
  ])('passes over an exchange %s', (_, one) => {
    expect(talliesOf(one)).toEqual({});
  });

  test('is not confused by answers that are no SCIM', () => {
    for (const body of [
      '',
      '<html>',
      '7',
      'null',
      '[]',
      '{"Resources":7}',
      '{"schemas":7,"meta":7,"emails":[7,null]}',
    ]) {
      for (const path of ['/Users', '/Users/1', '', '/Me', '/Bulk', '/Schemas', '/Users/%E0%A4%A']) {
        expect(() =>
          talliesOf(exchange({ path, body }), exchange({ path, method: 'POST', status: 201, sent: body, body })),
        ).not.toThrow();
      }
    }
  });

  test('expects a list only of what was a search, and a message only where there is one', () => {
    const sent = user({ schemas: [messageUrn.PatchOp, schemaUrn.User] });
    const path = '/Users/.search';

    const tallies = talliesOf(exchange({ method: 'POST', path, status: 201, sent, body: sent }));

    for (const rule of ['list-response', 'total-results-present', 'message-urn', 'schemas-of-a-message']) {
      expect(tallies).not.toHaveProperty(`passive.${rule}`);
    }
  });

  test('takes the resources of a query at the root by what they say of themselves', () => {
    const tallies = talliesOf(exchange({ path: '?count=1', body: list([user({ userName: 7 })]) }));

    expect(tallies['passive.strings']).toMatchObject({ violated: 1 });
  });
});

test('what several processes saw is added up', () => {
  const sum = addUp([talliesOf(long, right), talliesOf(right), talliesOf(short)]);

  expect(sum['passive.error-body']).toMatchObject({ seen: 4, violated: 2, clearest: { exchange: short } });
});

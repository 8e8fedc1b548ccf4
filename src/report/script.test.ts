import { describe, expect, test } from 'vitest';
import { exchange, stored, unanswered, user } from './sample/exchanges.ts';
import { scriptOf } from './script.ts';

const created = exchange('POST', '/Users', { body: user('ada'), status: 201, answer: stored('ada') });
const id = '2819c223-ada';

describe('the script of a counterexample', () => {
  test('has one line for each request, and below it how it was answered', () => {
    const script = scriptOf([created, exchange('DELETE', '/Users/7b1e', { status: 404 })]);

    expect(script).toHaveLength(2);
    expect(script[1]).toBe(
      `curl -i -X DELETE 'https://scim.acme.example/v2/Users/7b1e' -H "Authorization: Bearer $SCIM_TOKEN"\n# 404`,
    );
    expect(script.every((step) => step.split('\n').length === 2)).toBe(true);
  });

  test('calls a resource that was created by a variable from there on', () => {
    const members = { members: [{ value: id }, { value: id }] };
    const [first, second] = scriptOf([
      created,
      exchange('PUT', `/Groups/7b1e?user=${id}`, { body: members, status: 200, answer: members }),
    ]);

    expect(first).toMatch(/\n# 201 · id 2819c223-ada; from here on ID1$/);
    expect(second).toContain(`/Groups/7b1e?user='"$ID1"''`);
    expect(second).toContain(`--data-raw '{"members":[{"value":"'"$ID1"'"},{"value":"'"$ID1"'"}]}'`);
    expect(second?.split('\n')[0]).not.toContain(id);
  });

  test('leaves an id that could be a part of something else as it is', () => {
    const answer = { ...stored('ada'), id: '1' };
    const [first, second] = scriptOf([
      exchange('POST', '/Users', { body: user('ada'), status: 201, answer }),
      exchange('GET', '/Users/1', { status: 200, answer }),
    ]);

    expect(first).toMatch(/\n# 201 · id 1$/);
    expect(second).toContain("'https://scim.acme.example/v2/Users/1'");
  });

  test('says where no answer came', () => {
    expect(scriptOf([created, unanswered('GET', '/Users', 1)])[1]).toMatch(
      /\n# no answer: No answer within 10000 ms\.$/,
    );
  });

  test.each([
    ['nothing was sent', []],
    ['one request says it all', [created]],
    ['nobody would repeat so many', Array.from({ length: 41 }, () => created)],
    [
      'a shell cannot send one of them',
      [created, exchange('POST', '/Users', { body: 'a\0b'.repeat(40_000), status: 400 })],
    ],
  ])('is not there where %s', (_, exchanges) => {
    expect(scriptOf(exchanges)).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../scim/json.ts';
import { testClient } from '../test-client.ts';
import { populate } from './population.ts';
import { Random } from './random.ts';

function people(seed: number, users = 200): ReturnType<typeof testClient> {
  const client = testClient({ maxPageSize: 1000 });
  populate(client.provider.tenants[0]!, { users, groups: 20, seed });
  return client;
}

const all = async (seed: number): Promise<string> => (await people(seed).send('GET', '/?count=1000')).text;

describe('a population', () => {
  test('is the same for the same seed and another for another', async () => {
    expect(await all(1)).toBe(await all(1));
    expect(await all(1)).not.toBe(await all(2));
  });

  test('has the numbers asked for, with managers and members that exist', async () => {
    const client = people(3);
    const { body } = await client.send('GET', '/Users?count=1000');
    expect(body.totalResults).toBe(200);
    const groups = (await client.send('GET', '/Groups?count=1000')).body.Resources;
    expect(groups).toHaveLength(20);
    const ids = new Set(body.Resources.map(({ id }: JsonObject) => id));
    const managers = body.Resources.map(
      (user: JsonObject) => (user['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'] as JsonObject).manager,
    ).filter((manager: JsonObject | undefined) => manager !== undefined);
    expect(managers).toHaveLength(199);
    expect(managers.every(({ value }: JsonObject) => ids.has(value))).toBe(true);
    expect(groups.some(({ members }: JsonObject) => members === undefined)).toBe(true);
    expect(
      groups.some(({ members = [] }: { members?: JsonObject[] }) => members.some(({ type }) => type === 'Group')),
    ).toBe(true);
  });

  test('has apostrophes, accents, several scripts and inactive people', async () => {
    const { text, body } = await people(1, 400).send('GET', '/Users?count=1000');
    for (const sign of ["O'", 'ü', 'Ł', '"active":false']) expect(text).toContain(sign);
    const scripts = [
      /\p{Script=Greek}/u,
      /\p{Script=Cyrillic}/u,
      /\p{Script=Arabic}/u,
      /\p{Script=Devanagari}/u,
      /\p{Script=Han}/u,
      /\p{Script=Hangul}/u,
    ];
    for (const script of scripts) expect(text).toMatch(script);
    for (const { userName } of body.Resources) expect(userName).toMatch(/^[a-z'-]+\.[a-z'-]+\d+@example\.com$/);
  });
});

test('random choices are even and ids are UUIDs', () => {
  const random = new Random(1);
  const counts = [0, 0, 0, 0];
  for (let n = 0; n < 40_000; n += 1) counts[random.below(4)]! += 1;
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  const ids = new Set(Array.from({ length: 1000 }, () => random.uuid()));
  expect(ids.size).toBe(1000);
  for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningProvider, startProvider } from '../provider/start-provider.ts';
import { createBystanders } from './bystanders.ts';
import { type Bench, benchAt } from './testing/bench.ts';

let provider: RunningProvider;
let bench: Bench;
beforeAll(async () => {
  provider = await startProvider();
  bench = await benchAt(provider.url);
});
afterAll(async () => {
  bench.close();
  await provider.close();
});

describe('bystanders', () => {
  test('that nobody touches do not change', async () => {
    const bystanders = await createBystanders(bench.given, bench.target);

    await bench.given.existingUser();

    expect(await bystanders.changes()).toEqual([]);
  });

  test('with a new version alone have not changed', async () => {
    const { given, evidence } = bench;
    const bystanders = await createBystanders(given, bench.target);
    const id = evidence.created.balance().present.at(-2)!.url.replace(/.*\//, '');

    await given.modified('User', id, { op: 'replace', path: 'title', value: 'Somebody' });
    await given.modified('User', id, { op: 'replace', path: 'title', value: 'Bystander' });

    expect(await bystanders.changes()).toEqual([]);
  });

  test('that somebody touches are told with what they were and are', async () => {
    const { given, evidence } = bench;
    const before = evidence.created.balance().present.length;
    const bystanders = await createBystanders(given, bench.target);
    const [user, group] = evidence.created.balance().present.slice(before);
    const idOf = (url: string | undefined) => url!.replace(/.*\//, '');

    await given.modified('User', idOf(user?.url), { op: 'replace', path: 'title', value: 'Victim' });
    await given.modified('Group', idOf(group?.url), { op: 'remove', path: 'members' });

    const changes = await bystanders.changes();
    expect(changes.map(({ about }) => about)).toEqual([
      'the User of a bystander',
      'the Group of a bystander',
      'the members of a bystander',
    ]);
    expect(changes[0]?.expected).toContain('"title":"Bystander"');
    expect(changes[0]?.received).toContain('"title":"Victim"');
    expect(changes[2]).toMatchObject({ expected: `["${idOf(user?.url)}"]`, received: '[]' });
  });
});

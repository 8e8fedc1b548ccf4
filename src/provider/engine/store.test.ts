import { describe, expect, test } from 'vitest';
import { userSchema } from '../../scim/schemas/user.ts';
import type { Attributes } from './attributes.ts';
import { compileType, type Target } from './characteristics.ts';
import type { ResourceRecord } from './record.ts';
import { Store } from './store.ts';
import { findTarget } from './target.ts';

const type = compileType(
  { name: 'User', description: '', endpoint: '/Users', schema: userSchema.id, schemaExtensions: [] },
  new Map([[userSchema.id, userSchema]]),
);
const target = (path: string): Target => findTarget(type, path, false)!;

function storeOf(count: number): { store: Store; records: readonly ResourceRecord[] } {
  const store = new Store(type, ['title', 'emails.value']);
  const records = Array.from({ length: count }, (_, index): ResourceRecord => {
    const attributes: Attributes = { userName: `u${index}`, title: index % 2 === 0 ? 'Even' : 'odd' };
    return { id: `${index}`, type, attributes, created: 0, lastModified: 0, version: 1, slot: -1, answer: undefined };
  });
  for (const record of records) store.insert(record);
  return { store, records };
}

describe('a store', () => {
  test('gives slices in the order of creation, over all gaps', () => {
    const { store, records } = storeOf(3000);
    for (const record of records) if (Number(record.id) % 3 !== 0 && Number(record.id) < 2500) store.remove(record);
    const left = records.filter((record) => Number(record.id) % 3 === 0 || Number(record.id) >= 2500);
    expect(store.size).toBe(left.length);
    for (const [skip, count] of [
      [0, 5],
      [340, 3],
      [833, 10],
      [left.length - 2, 10],
      [left.length, 1],
      [5000, 1],
      [0, 0],
    ] as const) {
      expect(store.slice(skip, count)).toEqual(left.slice(skip, skip + count));
    }
  });

  test('finds by index what was there before the index, after it, and after changes', () => {
    const { store, records } = storeOf(10);
    const find = (title: string): readonly string[] =>
      store
        .index(target('title'))!
        .find(title)
        .map(({ id }) => id);
    expect(find('even')).toEqual(['0', '2', '4', '6', '8']);
    const before = records[1]!.attributes;
    records[1]!.attributes = { ...before, title: 'EVEN' };
    store.changed(records[1]!, before);
    store.remove(records[0]!);
    expect(new Set(find('even'))).toEqual(new Set(['1', '2', '4', '6', '8']));
    expect(find('odd')).toEqual(['3', '5', '7', '9']);
    expect(store.index(target('nickName'))).toBeUndefined();
  });

  test('builds indexes by itself when there is much to index', () => {
    const { store } = storeOf(20_000);
    expect(store.index(target('title'))!.find('odd')).toHaveLength(10_000);
  });

  test('an index over several values finds each', () => {
    const store = new Store(type, ['emails.value']);
    const record = storeOf(1).records[0]!;
    record.attributes = { userName: 'x', emails: [{ value: 'A' }, { value: 'b' }, { value: 'a' }] };
    store.insert(record);
    const index = store.index(target('emails.value'))!;
    expect([index.find('a'), index.find('b'), index.find('c')]).toEqual([[record], [record], []]);
    store.remove(record);
    expect(index.find('a')).toEqual([]);
  });

  test('columns follow changes and give way to others when there are too many', () => {
    const { store, records } = storeOf(3);
    const title = store.column(target('title'));
    expect([title.at(0), title.at(1), title.at(2)]).toEqual(['even', 'odd', 'even']);
    const before = records[2]!.attributes;
    records[2]!.attributes = { ...before, title: 'Neither' };
    store.changed(records[2]!, before);
    expect(title.at(2)).toBe('neither');
    expect(store.column(target('title'))).toBe(title);
    for (const path of [
      'userName',
      'nickName',
      'locale',
      'timezone',
      'userType',
      'displayName',
      'active',
      'emails.type',
    ])
      store.column(target(path));
    expect(store.column(target('title'))).not.toBe(title);
  });

  test('an emptied store is as new', () => {
    const { store, records } = storeOf(5);
    store.clear();
    expect([store.size, store.slice(0, 5)]).toEqual([0, []]);
    store.insert(records[4]!);
    expect(records[4]!.slot).toBe(0);
    expect(store.index(target('userName'))!.find('u4')).toEqual([records[4]]);
    expect(store.index(target('userName'))!.find('u1')).toEqual([]);
  });
});

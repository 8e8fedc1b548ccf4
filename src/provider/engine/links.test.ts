import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Link, Links } from './links.ts';

const ids = fc.constantFrom(...'abcdef');
const link = (value: string): Link => ({ value });

describe('links', () => {
  test('of the same id the first counts', () => {
    const links = new Links([{ value: 'a', display: '1' }, { value: 'a', display: '2' }, { value: 'b' }]);
    expect([...links]).toEqual([{ value: 'a', display: '1' }, { value: 'b' }]);
  });

  test('what differs is told', () => {
    const older = new Links([link('a'), link('b')]);
    expect(new Links([link('b'), link('c')]).changesFrom(older)).toEqual({ added: ['c'], removed: ['a'] });
    expect(new Links([link('a')]).changesFrom(undefined)).toEqual({ added: ['a'], removed: [] });
  });

  test('a draft behaves as a copy would, and leaves the set alone until it is committed', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom('add', 'remove', 'clear'), ids), { maxLength: 20 });
    fc.assert(
      fc.property(fc.array(ids), steps, (start, list) => {
        const links = new Links(start.map(link));
        const before = [...links];
        const draft = links.draft();
        const model = new Set(start);
        for (const [kind, id] of list) {
          if (kind === 'add') {
            draft.add(link(id));
            model.add(id);
          } else if (kind === 'remove') {
            draft.remove(id);
            model.delete(id);
          } else {
            draft.clear();
            model.clear();
          }
        }
        expect(new Set([...draft].map(({ value }) => value))).toEqual(model);
        expect(draft.size).toBe(model.size);
        for (const id of 'abcdef') expect(draft.get(id) !== undefined).toBe(model.has(id));
        expect([...links]).toEqual(before);
        expect(draft.isChanged).toBe(model.size !== before.length || before.some(({ value }) => !model.has(value)));

        const { added, removed } = draft.changes;
        expect(draft.commit()).toBe(links);
        expect(new Set([...links].map(({ value }) => value))).toEqual(model);
        const old = new Set(before.map(({ value }) => value));
        expect(new Set(added)).toEqual(new Set([...model].filter((id) => !old.has(id))));
        expect(new Set(removed)).toEqual(new Set([...old].filter((id) => !model.has(id))));
      }),
    );
  });

  test('a link that comes back otherwise is a change', () => {
    const draft = new Links([{ value: 'a', display: '1' }]).draft();
    draft.remove('a');
    draft.add({ value: 'a', display: '2' });
    expect(draft.isChanged).toBe(true);
    expect([...draft.commit()]).toEqual([{ value: 'a', display: '2' }]);
  });
});

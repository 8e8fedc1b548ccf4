import { describe, expect, test } from 'vitest';
import { Directory, type Expected } from './directory.ts';
import { narrated, type Step } from './step.ts';

type Create = Extract<Step, { does: 'create' }>;

const user = (place: number, name = place): Create => ({
  client: 0,
  does: 'create',
  type: 'User',
  place,
  wanted: { name, remark: 0, active: true, address: 0 },
});

const group = (place: number, members: readonly number[] = []): Create => ({
  client: 0,
  does: 'create',
  type: 'Group',
  place,
  wanted: { name: place, members },
});

const modify = (type: 'User' | 'Group', place: number, wanted: Create['wanted']) =>
  ({ client: 0, does: 'modify', type, place, wanted }) as const;

const replace = (place: number, wanted: Create['wanted'], { client = 0, ifUnchanged = false } = {}) =>
  ({ client, does: 'replace', type: 'User', place, wanted, ifUnchanged }) as const;

const remove = (type: 'User' | 'Group', place: number) =>
  ({ client: 0, does: 'delete', type, place, ifUnchanged: false }) as const;

/** A directory with these resources; their ids are "User 0", "Group 1" and so on. */
function directoryOf(...creates: readonly Create[]): Directory {
  const directory = new Directory();
  for (const create of creates) directory.create(create, `${create.type} ${create.place}`);
  return directory;
}

const outcomeOf = (directory: Directory, step: Step): Expected['outcome'] => directory.expected(step).outcome;

describe('the name of a User', () => {
  // RFC 7643 section 4.1.1: unique over all Users.
  test('is refused to another User as long as somebody has it', () => {
    const directory = directoryOf(user(0), user(1));

    for (const step of [user(2, 0), modify('User', 1, { name: 0 }), replace(1, { name: 0 })]) {
      expect(directory.expected(step)).toEqual({ outcome: 'refusal', concern: 'unique' });
    }
  });

  test('may be sent again by who has it', () => {
    const directory = directoryOf(user(0));

    expect(outcomeOf(directory, replace(0, { name: 0, remark: 1 }))).toBe('success');
  });

  // RFC 7644 section 3.6: a SHOULD NOT.
  test('may stay reserved when it is free again', () => {
    const directory = directoryOf(user(0), user(1));
    directory.change(modify('User', 0, { name: 5 }));
    directory.delete(directory.at('User', 1)!);

    expect(outcomeOf(directory, user(2, 0))).toBe('either');
    expect(outcomeOf(directory, user(2, 1))).toBe('either');
    expect(outcomeOf(directory, user(2, 2))).toBe('success');
  });

  test('finds who has it now, and nobody who had it', () => {
    const directory = directoryOf(user(0), user(1));
    directory.change(modify('User', 0, { name: 5 }));
    directory.delete(directory.at('User', 1)!);

    expect([0, 1, 5].map((name) => directory.named('User', name).map(({ id }) => id))).toEqual([[], [], ['User 0']]);
    expect(directory.usedNames).toEqual([
      ['User', 0],
      ['User', 1],
      ['User', 5],
    ]);
  });
});

test('the name of a User finds no Group', () => {
  expect(
    directoryOf(user(0), group(0))
      .named('User', 0)
      .map(({ id }) => id),
  ).toEqual(['User 0']);
});

test('two Groups may have the same name, or not: RFC 7643 section 8.7.1 does not ask for uniqueness', () => {
  const directory = directoryOf(group(0), group(1));

  expect(outcomeOf(directory, modify('Group', 1, { name: 0 }))).toBe('either');
});

describe('a resource', () => {
  test('keeps what a PATCH does not name', () => {
    const directory = directoryOf(user(0));

    directory.change(modify('User', 0, { active: false }));

    expect(directory.at('User', 0)?.state).toEqual({ name: 0, remark: 0, active: false, address: 0 });
  });

  // RFC 7644 section 3.5.2.1: adding what is there should succeed; refusing it is no violation.
  test('need not accept a PATCH that changes nothing', () => {
    const directory = directoryOf(user(0), group(0, [0]));

    expect(outcomeOf(directory, modify('User', 0, { remark: 0 }))).toBe('either');
    const [join, leave] = (['join', 'leave'] as const).map(
      (does) => ({ client: 0, does, type: 'Group', place: 0, member: 0 }) as const,
    );

    expect(directory.expected(join!)).toEqual({ outcome: 'either', concern: 'state' });
    expect(directory.expected(leave!)).toEqual({ outcome: 'success', concern: 'state' });
    expect(directory.expected(modify('User', 0, { remark: 1 }))).toEqual({ outcome: 'success', concern: 'state' });
  });

  test('stays as it is when it is read', () => {
    const directory = directoryOf(user(0));
    const step = { client: 0, does: 'retrieve', type: 'User', place: 0 } as const;

    expect(directory.allows(step)).toBe(true);
    expect(directory.expected(step)).toEqual({ outcome: 'success', concern: 'state' });
    expect(directory.after(step)).toEqual({ state: user(0).wanted, members: new Set() });
  });

  // RFC 7644 section 3.5.2: atomic.
  test('stays as it is when a PATCH fails', () => {
    const directory = directoryOf(user(0));
    const step = { ...modify('User', 0, { remark: 1 }), does: 'fail' } as const;

    expect(directory.expected(step)).toEqual({ outcome: 'refusal', concern: 'state' });
  });

  // RFC 7644 section 3.6.
  test('is absent for every operation once it is deleted', () => {
    const directory = directoryOf(user(0));
    directory.delete(directory.at('User', 0)!);

    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE'] as const) {
      const step = { client: 1, does: 'haunt', deleted: 0, method } as const;
      expect(directory.allows(step)).toBe(true);
      expect(directory.ghost(step).id).toBe('User 0');
      expect(directory.expected(step)).toEqual({ outcome: 'absence', concern: 'gone' });
      expect(directory.allows({ ...step, deleted: 1 })).toBe(false);
    }
    expect(directory.isDeleted('User 0')).toBe(true);
  });

  test('is the only one that is deleted', () => {
    const directory = directoryOf(user(0), user(1), user(2));
    directory.delete(directory.at('User', 0)!);
    directory.delete(directory.at('User', 1)!);

    expect(['User 0', 'User 1', 'User 2', 'User 3'].map((id) => directory.isDeleted(id))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('is not deleted where its id was given to a new one', () => {
    const directory = directoryOf(user(0));
    directory.delete(directory.at('User', 0)!);

    directory.create(user(0), 'User 0');

    expect(directory.isDeleted('User 0')).toBe(false);
  });
});

describe('the members of a Group', () => {
  const join = { client: 0, does: 'join', type: 'Group', place: 0, member: 1 } as const;

  test('are those who came and did not leave', () => {
    const directory = directoryOf(user(0), user(1), user(2), group(0, [0]));
    const members = () => [...directory.at('Group', 0)!.members];

    directory.change(join);
    directory.change(join);
    expect(members()).toEqual(['User 0', 'User 1']);
    directory.change({ ...join, does: 'leave', member: 0 });
    expect(members()).toEqual(['User 1']);
    directory.change(modify('Group', 0, { members: [2, 0] }));
    expect(members()).toEqual(['User 2', 'User 0']);
    directory.change(modify('Group', 0, { name: 7 }));
    expect(members()).toEqual(['User 2', 'User 0']);
  });

  test('are at their places, and nobody is where nobody was created', () => {
    expect(directoryOf(user(0), user(2)).idsAt([0, 1, 2])).toEqual(['User 0', 'User 2']);
  });

  test('are compared no more when they are deleted', () => {
    const directory = directoryOf(user(0), user(1), group(0, [0, 1]));

    directory.delete(directory.at('User', 0)!);

    expect([...directory.at('Group', 0)!.members]).toEqual(['User 1']);
  });

  test('do not come back with a new User at their place', () => {
    const directory = directoryOf(user(0), group(0, [0]));
    directory.delete(directory.at('User', 0)!);

    directory.create(user(0), 'another');

    expect(directory.at('Group', 0)!.members.size).toBe(0);
  });
});

describe('a client that insists on what it has seen', () => {
  const late = replace(0, { name: 0, remark: 1 }, { client: 1, ifUnchanged: true });

  function seen(): Directory {
    const directory = directoryOf(user(0), user(1));
    directory.remember(1, directory.at('User', 0)!, 'W/"1"');
    return directory;
  }

  // RFC 9110 section 13.1.1.
  test('is refused when somebody has changed the resource', () => {
    const directory = seen();

    directory.change(modify('User', 0, { active: false }));

    expect(directory.expected(late)).toEqual({ outcome: 'refusal', concern: 'version' });
    expect(directory.memoryOf(1, directory.at('User', 0)!)?.tag).toBe('W/"1"');
  });

  // RFC 7644 section 3.14 and RFC 9110 disagree about weak tags, and what else changes a version is not said.
  test('may be refused when nobody has', () => {
    const directory = seen();
    directory.change(modify('User', 0, { remark: 0 }));
    directory.change(modify('User', 1, { remark: 1 }));

    expect(outcomeOf(directory, late)).toBe('either');
  });

  test('is refused a name that is taken whatever it has seen', () => {
    expect(seen().expected({ ...late, wanted: { name: 1 } })).toEqual({ outcome: 'refusal', concern: 'unique' });
  });

  test('deletes no more than what it has seen', () => {
    const directory = seen();
    const last = { ...remove('User', 0), client: 1, ifUnchanged: true };

    expect(directory.expected(last)).toEqual({ outcome: 'either', concern: 'version' });
    directory.change(modify('User', 0, { active: false }));
    expect(directory.expected(last)).toEqual({ outcome: 'refusal', concern: 'version' });
    expect(directory.expected({ ...last, ifUnchanged: false })).toEqual({ outcome: 'success', concern: 'state' });
  });

  test.each([late, { ...remove('User', 0), client: 1, ifUnchanged: true }])(
    'has nothing to insist on before it has seen the resource: $does',
    (step) => {
      expect(seen().allows({ ...step, client: 0 })).toBe(false);
      expect(seen().allows({ ...step, place: 7 })).toBe(false);
      expect(seen().allows({ ...step, place: 7, ifUnchanged: false })).toBe(true);
      expect(seen().allows(step)).toBe(true);
    },
  );
});

describe('a step', () => {
  test('finds what it needs created, first the members and then the Group', () => {
    const directory = new Directory();
    const step = modify('Group', 1, { members: [0, 2] });
    const created = [];

    for (let missing = directory.missingFor(step); missing; missing = directory.missingFor(step)) {
      created.push(narrated(missing));
      directory.create(missing, narrated(missing));
    }

    expect(created).toEqual([
      'client 1: create User 1, name 1, displayName 1, active, address 1',
      'client 1: create User 3, name 3, displayName 1, active, address 1',
      'client 1: create Group 2, name 2, members none',
    ]);
  });

  test.each<[Step, string | undefined]>([
    [group(0, [1]), 'client 1: create User 2, name 2, displayName 1, active, address 1'],
    [group(0), undefined],
    [
      { client: 0, does: 'join', type: 'Group', place: 0, member: 1 },
      'client 1: create User 2, name 2, displayName 1, active, address 1',
    ],
    [remove('User', 0), undefined],
    [{ client: 0, does: 'find', type: 'User', name: 7 }, undefined],
  ])('needs no more than its members and its place: %#', (step, words) => {
    const missing = directoryOf(user(0)).missingFor(step);

    // The Group of a join comes after its new member.
    expect(missing && narrated(missing)).toBe(words);
  });

  test('gets nothing created under a name that was in use', () => {
    const directory = directoryOf(user(0, 1));

    expect(directory.missingFor(modify('User', 1, { remark: 1 }))?.wanted.name).toBe(2);
  });

  test('creates only where there is room', () => {
    const directory = directoryOf(user(0));

    expect([user(0), user(1), group(0)].map((step) => directory.allows(step))).toEqual([false, true, true]);
  });

  test.each<[Step, outcome: Expected['outcome']]>([
    [{ client: 0, does: 'find abroad', name: 0 }, 'absence'],
    [{ client: 0, does: 'intrude', type: 'User', place: 0, method: 'PUT' }, 'absence'],
    // RFC 7644 section 6 does not say whether tenants share names.
    [{ client: 0, does: 'create abroad', name: 0 }, 'either'],
  ])('of another tenant touches nothing: %#', (step, outcome) => {
    expect(directoryOf(user(0)).expected(step)).toEqual({ outcome, concern: 'tenant' });
  });

  test.each(['find abroad', 'create abroad'] as const)(
    'from another tenant needs a name that somebody has: %s',
    (does) => {
      const directory = directoryOf(user(0), group(1));

      expect([0, 1].map((name) => directory.allows({ client: 0, does, name }))).toEqual([true, false]);
    },
  );
});

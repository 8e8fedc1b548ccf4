import { expect, test } from 'vitest';
import { narrated, type Step } from './step.ts';

const user = { client: 0, type: 'User', place: 0 } as const;
const group = { client: 0, type: 'Group', place: 0 } as const;
const changed = { name: 0, remark: 1, active: false, address: 0 };

test.each<[Step, words: string]>([
  [
    { ...group, does: 'create', place: 1, wanted: { name: 1, members: [0, 2] } },
    'create Group 2, name 2, members User 1, User 3',
  ],
  [{ ...user, does: 'modify', wanted: { active: true } }, 'modify User 1, active'],
  [
    { ...user, does: 'replace', wanted: changed, ifUnchanged: false },
    'replace User 1, name 1, displayName 2, inactive, address 1',
  ],
  [
    { ...user, does: 'replace', wanted: { name: 0 }, ifUnchanged: true },
    'replace User 1, name 1 if it is as it was retrieved',
  ],
  [{ ...group, does: 'fail', wanted: { members: [] } }, 'modify Group 1, members none and what is impossible'],
  [{ ...group, does: 'join', member: 1 }, 'add User 2 to Group 1'],
  [{ ...group, does: 'leave', member: 1 }, 'remove User 2 from Group 1'],
  [{ ...user, does: 'delete', ifUnchanged: false }, 'delete User 1'],
  [{ ...user, does: 'delete', ifUnchanged: true }, 'delete User 1 if it is as it was retrieved'],
  [{ ...user, does: 'retrieve' }, 'retrieve User 1'],
  [{ client: 0, does: 'find', type: 'Group', name: 1 }, 'find the Group with name 2'],
  [{ client: 0, does: 'haunt', deleted: 0, method: 'PUT' }, 'PUT of what was deleted as number 1'],
  [{ ...user, does: 'intrude', method: 'GET' }, 'GET of User 1 from another tenant'],
  [{ client: 0, does: 'find abroad', name: 0 }, 'find the User with name 1 from another tenant'],
  [{ client: 0, does: 'create abroad', name: 0 }, 'create a User with name 1 in another tenant'],
])('a step is told in words: %#', (step, words) => {
  expect(narrated(step)).toBe(`client 1: ${words}`);
  expect(narrated({ ...step, client: 1 })).toBe(`client 2: ${words}`);
});

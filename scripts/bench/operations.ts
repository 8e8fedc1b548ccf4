import { messageUrn } from '../../src/scim/urn.ts';
import { wireRequest } from './load.ts';
import { userBody } from './typical-users.ts';

/** What is done with a server again and again. */
export interface Operation {
  readonly name: string;
  readonly requests: readonly Buffer[];
}

export interface Population {
  readonly users: readonly { readonly id: string; readonly userName: string }[];
  /** A group of about 1,000. */
  readonly group: { readonly id: string };
}

export const token = 't';
const distinct = 10_000;

/** The operations of the budgets and some more, on resources in scattered order. */
export function operationsOn(base: string, { users, group }: Population): readonly Operation[] {
  const scattered = Array.from(
    { length: Math.min(distinct, users.length) },
    (_, index) => users[(index * 7919) % users.length]!,
  );
  const pages = Math.max(1, Math.floor(users.length / 100));
  return [
    { name: 'GET by id', requests: scattered.map(({ id }) => wireRequest('GET', `${base}/Users/${id}`, token)) },
    {
      name: 'filter userName eq',
      requests: scattered.map(({ userName }) =>
        wireRequest('GET', `${base}/Users?filter=${encodeURIComponent(`userName eq "${userName}"`)}`, token),
      ),
    },
    {
      name: 'page of 100',
      requests: Array.from({ length: Math.min(pages, 100) }, (_, index) =>
        wireRequest('GET', `${base}/Users?startIndex=${((index * 37) % pages) * 100 + 1}&count=100`, token),
      ),
    },
    {
      name: 'PATCH of a user',
      requests: scattered.flatMap(({ id }) => [true, false].map((active) => patchUser(base, id, active))),
    },
    { name: 'PUT of a user', requests: scattered.map(({ id, userName }, index) => putUser(base, id, userName, index)) },
    { name: 'POST of a user', requests: newUsers(base) },
    {
      name: 'add and remove a member of 1,000',
      requests: scattered.flatMap(({ id }) => changeMember(base, group.id, id)),
    },
  ];
}

export function patchUser(base: string, id: string, active: boolean): Buffer {
  const body = { schemas: [messageUrn.PatchOp], Operations: [{ op: 'replace', path: 'active', value: active }] };
  return wireRequest('PATCH', `${base}/Users/${id}`, token, JSON.stringify(body));
}

function putUser(base: string, id: string, userName: string, index: number): Buffer {
  return wireRequest('PUT', `${base}/Users/${id}`, token, userBody(userName, `Guide ${index % 2}`));
}

let created = 0;

/** Enough for a run; each is new. */
export function newUsers(base: string, count = 400_000): readonly Buffer[] {
  return Array.from({ length: count }, () => {
    created += 1;
    return wireRequest(
      'POST',
      `${base}/Users`,
      token,
      userBody(`new${created}.user${process.pid}@example.com`, 'Guide'),
    );
  });
}

/** Adds and removes one member in turn. */
export function changeMember(base: string, group: string, id: string): readonly Buffer[] {
  const path = `${base}/Groups/${group}`;
  const patch = (operation: object): Buffer =>
    wireRequest('PATCH', path, token, JSON.stringify({ schemas: [messageUrn.PatchOp], Operations: [operation] }));
  return [
    patch({ op: 'add', path: 'members', value: [{ value: id }] }),
    patch({ op: 'remove', path: `members[value eq "${id}"]` }),
  ];
}

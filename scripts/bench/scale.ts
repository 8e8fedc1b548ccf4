import { schemaUrn } from '../../src/scim/urn.ts';
import { ask, type Load, load, wireRequest } from './load.ts';
import { changeMember, newUsers, patchUser, token } from './operations.ts';
import { readPopulation } from './population.ts';
import { type Server, startServer } from './servers.ts';

/** How time and memory grow with the number of users: one connection, so that latencies are those of the work. */
const sizes = (process.argv[2] ?? '1000,10000,100000,1000000').split(',').map(Number);
const seconds = Number(process.env.BENCH_SECONDS ?? 2);
const base = '/scim/v2';
const empty = await startServer('./serve-provider.ts', '0');
const emptyMemory = await empty.memory();
await empty.stop();

for (const users of sizes) {
  const server = await startServer('./serve-provider.ts', String(users));
  const perUser = ((await server.memory()) - emptyMemory) / users / 1024;
  process.stdout.write(
    `${users} users: seeded in ${server.seedSeconds.toFixed(1)} s, ${perUser.toFixed(2)} KiB a user\n`,
  );
  for (const [name, requests] of await requestsFor(server, users)) {
    // The first request may have to build what the others use.
    const first = await ask(server.port, requests[0]!);
    const seen = await load({ port: server.port, requests: requests.slice(1), connections: 1, seconds });
    process.stdout.write(
      `  ${name.padEnd(36)} p50 ${micros(seen.p50)}   p99 ${micros(seen.p99)}   first ${micros(first)}${errors(seen)}\n`,
    );
  }
  await server.stop();
}

async function requestsFor(server: Server, users: number): Promise<readonly (readonly [string, readonly Buffer[]])[]> {
  const { users: known } = await readPopulation(server.port, base, users);
  const scattered = Array.from(
    { length: Math.min(known.length, 10_000) },
    (_, index) => known[(index * 7919) % known.length]!,
  );
  const get = (path: string): Buffer => wireRequest('GET', `${base}${path}`, token);
  const groups = await Promise.all(
    [10, 1000, 100_000]
      .filter((size) => size <= users)
      .map(async (size) => [size, await createGroup(server, known, size)] as const),
  );
  return [
    ['read', scattered.map(({ id }) => get(`/Users/${id}`))],
    ['filter userName eq', scattered.map(({ userName }) => get(filter(`userName eq "${userName}"`)))],
    ['filter externalId eq', scattered.map(({ userName }) => get(filter(`externalId eq "x-${userName}"`)))],
    [
      'scan name.familyName co, no match',
      Array.from({ length: 1000 }, (_, index) => get(filter(`name.familyName co "no${index}"`))),
    ],
    [
      'page of 100',
      scattered.slice(0, 500).map((_, index) => get(`/Users?count=100&startIndex=${((index * 7919) % users) + 1}`)),
    ],
    ['create', newUsers(base, 100_000)],
    ['PATCH', scattered.flatMap(({ id }) => [true, false].map((active) => patchUser(base, id, active)))],
    ...groups.map(
      ([size, id]) =>
        [
          `member added to or removed from ${size}`,
          scattered.flatMap((user) => changeMember(base, id, user.id)),
        ] as const,
    ),
  ];
}

function filter(text: string): string {
  return `/Users?filter=${encodeURIComponent(text)}`;
}

async function createGroup({ port }: Server, known: readonly { id: string }[], size: number): Promise<string> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' };
  const ids = known.slice(-size).map(({ id }) => id);
  // More members than were looked up are found page by page.
  for (let startIndex = 1; ids.length < size; startIndex += 1000) {
    const answer = await fetch(
      `http://127.0.0.1:${port}${base}/Users?attributes=id&count=1000&startIndex=${startIndex}`,
      { headers },
    );
    const { Resources } = (await answer.json()) as { Resources: { id: string }[] };
    ids.push(...Resources.map(({ id }) => id));
  }
  const members = [...new Set(ids)].slice(0, size).map((value) => ({ value }));
  const body = JSON.stringify({ schemas: [schemaUrn.Group], displayName: `${size}`, members });
  const created = await fetch(`http://127.0.0.1:${port}${base}/Groups`, { method: 'POST', headers, body });
  return ((await created.json()) as { id: string }).id;
}

function micros(ms: number): string {
  return `${(ms * 1000).toFixed(0).padStart(8)} µs`;
}

function errors({ errors: count }: Load): string {
  return count > 0 ? `   ${count} errors` : '';
}

import { schemaUrn } from '../../src/scim/urn.ts';
import { type Load, load } from './load.ts';
import { type Operation, operationsOn, type Population, token } from './operations.ts';
import { type Server, startServer } from './servers.ts';

/** At least this part of what a bare `node:http` server does that sends the same bytes (design document, budgets). */
const budgets: Readonly<Record<string, number>> = {
  'GET by id': 0.7,
  'filter userName eq': 0.7,
  'page of 100': 0.5,
  'PATCH of a user': 0.3,
  'PUT of a user': 0.3,
  'POST of a user': 0.3,
  'add and remove a member of 1,000': 0.3,
};
const connections = 16;
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const seconds = Number(process.env.BENCH_SECONDS ?? 2);
const users = Number(process.env.BENCH_USERS ?? 10_000);
const only = process.argv[2];

interface Measured {
  readonly name: string;
  readonly ours: Load;
  readonly bare: Load;
  readonly ratio: number;
}

const provider = await startServer('./serve-provider.ts', String(users));
const bare = await startServer('./serve-bare.ts');
const base = '/scim/v2';
const population = await readPopulation(provider);
const results: Measured[] = [];
for (const operation of operationsOn(base, population)) {
  if (only !== undefined && !operation.name.includes(only)) continue;
  results.push(await compare(operation));
  print(results.at(-1)!);
}
await provider.stop();
await bare.stop();
process.exitCode = results.some(({ name, ratio }) => ratio < budgets[name]!) ? 1 : 0;

/** Both servers in turn, several times; the median ratio counts. */
async function compare({ name, requests }: Operation): Promise<Measured> {
  await teachBare(requests[0]!);
  const pairs: { ours: Load; bare: Load; ratio: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const floor = await load({ port: bare.port, requests, connections, seconds, warmUpSeconds: 0.5 });
    const part = requests.slice(Math.floor((requests.length * round) / rounds));
    const ours = await load({ port: provider.port, requests: part, connections, seconds, warmUpSeconds: 0.5 });
    if (ours.errors > 0) throw new Error(`${name}: ${ours.errors} answers were errors.`);
    pairs.push({ ours, bare: floor, ratio: ours.requestsPerSecond / floor.requestsPerSecond });
  }
  const median = pairs.toSorted((one, other) => one.ratio - other.ratio)[Math.floor(rounds / 2)]!;
  return { name, ...median };
}

/** Lets the bare server send what the provider answers. */
async function teachBare(request: Buffer): Promise<void> {
  const [head = '', body = ''] = request.toString('utf8').split('\r\n\r\n', 2);
  const [line = '', ...fields] = head.split('\r\n');
  const [method = '', path = ''] = line.split(' ');
  const answer = await fetch(`http://127.0.0.1:${provider.port}${path}`, {
    method,
    headers: fields
      .filter((field) => !/^(?:host|content-length):/i.test(field))
      .map((field) => field.split(': ', 2) as [string, string]),
    ...(body !== '' && { body }),
  });
  const text = await answer.text();
  const names = ['content-type', 'location', 'etag'].filter((name) => answer.headers.has(name));
  const sent = names.flatMap((name) => [name, answer.headers.get(name)!]);
  const headers = answer.status === 204 ? sent : [...sent, 'Content-Length', String(Buffer.byteLength(text))];
  const told = JSON.stringify({ status: answer.status, headers, body: text });
  await fetch(`http://127.0.0.1:${bare.port}/_answer`, { method: 'POST', body: told });
}

async function readPopulation({ port }: Server): Promise<Population> {
  const ask = async (path: string, body?: object): Promise<any> => {
    const answer = await fetch(`http://127.0.0.1:${port}${base}${path}`, {
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    return answer.json();
  };
  const found: { id: string; userName: string }[] = [];
  for (let startIndex = 1; startIndex <= users; startIndex += 1000) {
    const page = await ask(`/Users?attributes=userName&count=1000&startIndex=${startIndex}`);
    found.push(...page.Resources);
  }
  const members = found.slice(0, 1000).map(({ id }) => ({ value: id }));
  const group = await ask('/Groups', { schemas: [schemaUrn.Group], displayName: 'Thousand', members });
  return { users: found, group };
}

function print({ name, ours, bare: floor, ratio }: Measured): void {
  const budget = budgets[name]!;
  const cells = [
    name.padEnd(34),
    `${Math.round(ours.requestsPerSecond)}/s`.padStart(9),
    `p50 ${ours.p50.toFixed(2)}`.padStart(10),
    `p99 ${ours.p99.toFixed(2)} ms`.padStart(13),
    `bare ${Math.round(floor.requestsPerSecond)}/s`.padStart(13),
    `ratio ${ratio.toFixed(2)}`.padStart(11),
    `(≥ ${budget})${ratio < budget ? '  MISSED' : ''}`,
  ];
  process.stdout.write(`${cells.join('  ')}\n`);
}

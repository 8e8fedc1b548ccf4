import { type Load, load } from './load.ts';
import { type Operation, operationsOn } from './operations.ts';
import { readPopulation } from './population.ts';
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
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const seconds = Number(process.env.BENCH_SECONDS ?? 1);
const users = Number(process.env.BENCH_USERS ?? 10_000);
const only = process.argv[2];

interface Run {
  readonly seen: Load;
  /** Microseconds of processor time for each answer. */
  readonly cpu: number;
}

interface Measured {
  readonly name: string;
  readonly ours: Run;
  readonly bare: Run;
  /** Answers for the same processor time: what the throughput is when nobody else needs the machine. */
  readonly ratio: number;
}

const provider = await startServer('./serve-provider.ts', String(users));
const bare = await startServer('./serve-bare.ts');
const base = '/scim/v2';
const population = await readPopulation(provider.port, base, users);
const results: Measured[] = [];
for (const operation of operationsOn(base, population)) {
  if (only !== undefined && !operation.name.includes(only)) continue;
  results.push(await compare(operation));
  print(results.at(-1)!);
}
await provider.stop();
await bare.stop();
process.exitCode = results.some(({ name, ratio }) => ratio < budgets[name]!) ? 1 : 0;

/** Both servers in turn, several times; of each the run counts that was disturbed least by others on the machine. */
async function compare({ name, requests }: Operation): Promise<Measured> {
  await teachBare(requests[0]!);
  const floors: Run[] = [];
  const runs: Run[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // The first one has been sent to teach the bare server.
    const part = requests.slice(1 + Math.floor(((requests.length - 1) * round) / rounds));
    floors.push(await run(bare, part));
    runs.push(await run(provider, part));
  }
  const errors = runs.reduce((sum, { seen }) => sum + seen.errors, 0);
  if (errors > 0) throw new Error(`${name}: ${errors} answers were errors.`);
  const [ours, floor] = [least(runs), least(floors)];
  return { name, ours, bare: floor, ratio: floor.cpu / ours.cpu };
}

function least(runs: readonly Run[]): Run {
  return runs.reduce((best, each) => (each.cpu < best.cpu ? each : best));
}

async function run(server: Server, requests: readonly Buffer[]): Promise<Run> {
  const before = await server.usage();
  const seen = await load({ port: server.port, requests, connections, seconds });
  const after = await server.usage();
  return { seen, cpu: ((after.cpu - before.cpu) / seen.answers) * 1e6 };
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

function print({ name, ours, bare: floor, ratio }: Measured): void {
  const budget = budgets[name]!;
  const cells = [
    name.padEnd(32),
    `${Math.round(ours.seen.requestsPerSecond)}/s`.padStart(8),
    `p50 ${ours.seen.p50.toFixed(2)}`.padStart(9),
    `p99 ${ours.seen.p99.toFixed(2)} ms`.padStart(12),
    `${ours.cpu.toFixed(1)} µs`.padStart(9),
    `bare ${Math.round(floor.seen.requestsPerSecond)}/s`.padStart(12),
    `${floor.cpu.toFixed(1)} µs`.padStart(9),
    `ratio ${ratio.toFixed(2)}`,
    `(≥ ${budget})${ratio < budget ? ' MISSED' : ''}`,
  ];
  process.stdout.write(`${cells.join('  ')}\n`);
}

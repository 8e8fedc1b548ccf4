import { load } from './load.ts';
import { operationsOn } from './operations.ts';
import { readPopulation } from './population.ts';
import { startServer } from './servers.ts';

/** The provider beside SCIMMY, the library that somebody who wants a SCIM server on Node would take. */
const users = Number(process.env.BENCH_USERS ?? 1000);
const seconds = Number(process.env.BENCH_SECONDS ?? 2);
const base = '/scim/v2';
const operations = 7;

for (let index = 0; index < operations; index += 1) {
  const [ours, theirs] = [await measure('./serve-provider.ts', index), await measure('./serve-scimmy.ts', index)];
  const cells = [ours.name.padEnd(34), rate(ours.requestsPerSecond), rate(theirs.requestsPerSecond)];
  process.stdout.write(`${cells.join('  ')}  ${Math.round(ours.requestsPerSecond / theirs.requestsPerSecond)} times\n`);
}

/** A new server each time, so that nothing is left under way from before. */
async function measure(script: string, index: number): Promise<{ name: string; requestsPerSecond: number }> {
  const server = await startServer(script, String(users));
  const { name, requests } = operationsOn(base, await readPopulation(server.port, base, users))[index]!;
  const { requestsPerSecond } = await load({ port: server.port, requests, connections: 16, seconds });
  await server.stop();
  return { name, requestsPerSecond };
}

function rate(requestsPerSecond: number): string {
  const text = requestsPerSecond < 10 ? requestsPerSecond.toFixed(1) : String(Math.round(requestsPerSecond));
  return `${text.padStart(8)}/s`;
}

import { request } from 'node:http';
import { startProvider } from '../../src/provider/start-provider.ts';
import { messageUrn } from '../../src/scim/urn.ts';
import { serve } from './servers.ts';
import { userBody, userNameOf } from './typical-users.ts';

const users = Number(process.argv[2]);
const limits = { maxPayloadBytes: 256 * 1024 * 1024, maxBulkOperations: 100_000 };
const { url, close } = await startProvider({ tokens: ['t'], ...limits });
const start = performance.now();
for (let first = 0; first < users; first += 10_000) await createUsers(first, Math.min(10_000, users - first));
serve(Number(new URL(url).port), { seedSeconds: (performance.now() - start) / 1000 });
process.once('SIGTERM', () => void close().then(() => process.exit()));

/** As a client would do it, by bulk requests. */
function createUsers(first: number, count: number): Promise<void> {
  const operations = Array.from({ length: count }, (_, index) => {
    const userName = userNameOf(first + index);
    return `{"method":"POST","path":"/Users","bulkId":"${index}","data":${userBody(userName, 'Guide')}}`;
  });
  const body = `{"schemas":["${messageUrn.BulkRequest}"],"Operations":[${operations.join(',')}]}`;
  return new Promise((resolve, reject) => {
    const headers = { authorization: 'Bearer t', 'content-type': 'application/scim+json' };
    request(`${url}/Bulk`, { method: 'POST', headers }, (answer) => answer.resume().once('end', () => resolve()))
      .once('error', reject)
      .end(body);
  });
}

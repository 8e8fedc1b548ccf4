import { expect, test } from 'vitest';
import { Inconclusive } from './inconclusive.ts';
import { readOnly, WouldWrite } from './read-only.ts';

const passed: string[] = [];
const transport = readOnly({
  async send(request, sender) {
    passed.push(request.method);
    return { request, sender, startedAt: '', durationMs: 0, answer: { status: 200, headers: [], body: '' } };
  },
  close() {},
});

const send = (method: string, path: string) =>
  transport.send({ method, url: `https://scim.example/v2${path}`, headers: [] }, 'check');

test.each([
  ['GET', '/Users?count=1'],
  ['HEAD', '/Users'],
  ['OPTIONS', '/Users/1'],
  ['POST', '/.search'],
  ['POST', '/Users/.search'],
])('%s %s reads', async (method, path) => {
  expect((await send(method, path)).answer?.status).toBe(200);
});

test.each([
  ['POST', '/Users'],
  ['POST', '/Bulk'],
  ['PUT', '/Users/1'],
  ['PATCH', '/Users/1'],
  ['DELETE', '/Users/1'],
  ['DELETE', '/Users/.search'],
])('%s %s is not sent', async (method, path) => {
  passed.length = 0;

  const refusal = await send(method, path).catch((error: unknown) => error);

  expect(refusal).toBeInstanceOf(WouldWrite);
  expect(refusal).toBeInstanceOf(Inconclusive);
  expect(String(refusal)).toBe(`WouldWrite: ${method} /v2${path}`);
  expect(passed).toEqual([]);
});

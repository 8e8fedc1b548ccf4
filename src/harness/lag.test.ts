import { expect, test } from 'vitest';
import type { Sender } from '../http/exchange.ts';
import type { Transport } from '../http/transport.ts';
import { createLag } from './lag.ts';

/** A clock that only pauses move, and what was sent when. */
function scene(lagMs: number) {
  let now = 0;
  const sent: [moment: number, method: string][] = [];
  const wire: Transport = {
    async send(request, sender) {
      sent.push([now, request.method]);
      return { request, sender, startedAt: '', durationMs: 0 };
    },
    close() {},
  };
  const lag = createLag(lagMs, {
    now: () => now,
    async pause(ms) {
      now += ms;
    },
  });
  const send = async (transport: Transport, method: string, path: string, sender: Sender = 'check') =>
    transport.send({ method, url: `https://scim.example.com/v2${path}`, headers: [] }, sender);
  return { waiting: lag.waiting(wire), hasty: lag.hasty(wire), send, sent };
}

test('everything waits for the last change, and only once', async () => {
  const { waiting, send, sent } = scene(300);

  await send(waiting, 'GET', '/Users/1');
  await send(waiting, 'PUT', '/Users/1');
  await send(waiting, 'PATCH', '/Users/1');
  await send(waiting, 'GET', '/Users/1');
  await send(waiting, 'POST', '/Users/.search');
  await send(waiting, 'GET', '/Users/1');

  expect(sent).toEqual([
    [0, 'GET'],
    [0, 'PUT'],
    [300, 'PATCH'],
    [600, 'GET'],
    [600, 'POST'],
    [600, 'GET'],
  ]);
});

test('identity providers do not wait, but their changes are waited for', async () => {
  const { waiting, send, sent } = scene(50);

  await send(waiting, 'POST', '/Users', 'idp');
  await send(waiting, 'GET', '/Users/1', 'idp');
  await send(waiting, 'GET', '/Users/1', 'setup');

  expect(sent.map(([moment]) => moment)).toEqual([0, 0, 50]);
});

test('who is hasty does not wait, but is waited for', async () => {
  const { waiting, hasty, send, sent } = scene(50);

  await send(waiting, 'PUT', '/Users/1');
  await send(hasty, 'GET', '/Users/1');
  await send(waiting, 'GET', '/Users/1');
  await send(hasty, 'DELETE', '/Users/1');
  await send(waiting, 'GET', '/Users/1');

  expect(sent.map(([moment]) => moment)).toEqual([0, 0, 50, 50, 100]);
});

test('without a lag nothing waits', async () => {
  const { waiting, send, sent } = scene(0);

  await send(waiting, 'PUT', '/Users/1');
  await send(waiting, 'GET', '/Users/1');

  expect(sent.map(([moment]) => moment)).toEqual([0, 0]);
});

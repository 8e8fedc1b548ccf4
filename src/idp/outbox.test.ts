import { expect, test } from 'vitest';
import { Clock } from './clock.ts';
import { arrange } from './member-order.ts';
import { Outbox } from './outbox.ts';

const ann = { kind: 'person', key: 'ann' } as const;
const red = { kind: 'group', key: 'red' } as const;

test('subjects leave in the order they were noted, each once, when they are due', () => {
  const outbox = new Outbox();
  outbox.note(ann, 5);
  outbox.note(red);
  outbox.note(red, 9);

  expect(outbox.nextDue()).toBe(0);
  expect(outbox.take(0)).toEqual(red);
  expect(outbox.take(4)).toBeUndefined();
  expect(outbox.take(5)).toEqual(ann);
  expect(outbox.nextDue()).toBeUndefined();
});

test('a new note keeps the place and brings the time forward', () => {
  const outbox = new Outbox();
  outbox.note(ann, 5);
  outbox.note(red);
  outbox.note(ann);

  expect([outbox.take(0), outbox.take(0)]).toEqual([ann, red]);
});

test('a clock jumps over waits, or lives through them', async () => {
  const jumping = new Clock(() => new Date(1000));
  await jumping.waitUntil(61_000);
  expect(jumping.now()).toBe(61_000);

  let real = 1000;
  const patient = new Clock(
    () => new Date(real),
    async (ms) => void (real += ms),
  );
  await patient.waitUntil(61_000);
  await patient.waitUntil(5);
  expect([real, patient.now()]).toEqual([61_000, 61_000]);
});

test('members stand in the order of the client, unknown ones last', () => {
  const order = { '': ['schemas', 'name'], name: ['givenName'] };
  const arranged = arrange({ x: 1, name: { familyName: 'F', givenName: 'G' }, schemas: [] }, order);

  expect(JSON.stringify(arranged)).toBe('{"schemas":[],"name":{"givenName":"G","familyName":"F"},"x":1}');
});

import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { FilesUnderway } from '../../src/doors/server/files-underway';

const response = (): ServerResponse => new EventEmitter() as ServerResponse;

/** Reads a file that takes until it is told to end, or until it is ended. */
const reading = (files: FilesUnderway, client: string, order: string[], sent = response()) => {
  let end = (): void => undefined;
  const done = files.run(
    client,
    sent,
    signal =>
      new Promise<string>((resolve, reject) => {
        order.push(client);
        end = () => {
          resolve(client);
        };
        signal.addEventListener('abort', () => {
          reject(signal.reason as Error);
        });
      }),
  );
  done.catch(() => undefined);
  return { done, sent, end: () => end() };
};

test('one client has one file read at a time, and its second waits behind the first of others', async () => {
  const files = new FilesUnderway();
  const order: string[] = [];
  const [first] = [1, 2, 3].map(() => reading(files, 'a', order));
  await sleep(5);
  const b = reading(files, 'b', order);
  const c = reading(files, 'c', order);
  await sleep(5);
  expect(order).toEqual(['a', 'b']);
  first?.end();
  await sleep(5);
  expect(order).toEqual(['a', 'b', 'c']);
  b.end();
  await sleep(5);
  expect(order).toEqual(['a', 'b', 'c', 'a']);
  c.end();
  expect(await Promise.all([first?.done, b.done, c.done])).toEqual(['a', 'b', 'c']);
});

test('who waits for too long is told so, well before its connection is closed', async () => {
  const files = new FilesUnderway(20);
  const order: string[] = [];
  const [first, second] = [reading(files, 'a', order), reading(files, 'a', order)];
  await expect(second.done).rejects.toMatchObject({ code: 'OVERLOADED', hint: expect.any(String) });
  first.end();
  const next = reading(files, 'a', order);
  await sleep(5);
  next.end();
  expect(await next.done).toBe('a');
});

test('who is gone has left its place, whether its file was read or waited', async () => {
  const files = new FilesUnderway();
  const order: string[] = [];
  const [first, second] = [reading(files, 'a', order), reading(files, 'a', order)];
  await sleep(5);
  second.sent.emit('close');
  first.sent.emit('close');
  await Promise.allSettled([first.done, second.done]);
  const next = reading(files, 'a', order);
  await sleep(5);
  next.end();
  expect(await next.done).toBe('a');
});

test('a stop ends all of them, and takes no more', async () => {
  const files = new FilesUnderway();
  const all = ['a', 'a', 'b', 'c'].map(client => reading(files, client, []));
  await sleep(5);
  files.stop();
  for (const { done } of [...all, reading(files, 'd', [])])
    await expect(done).rejects.toMatchObject({ code: 'STOPPING', hint: expect.any(String) });
});

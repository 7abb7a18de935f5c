import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify from 'fastify';
import { createLog } from '../../src/server/observe/log';
import { Unread } from '../../src/server/unread';

/** More than the operating system takes for a client that does not read. */
const ANSWER = 'a'.repeat(12_000_000);
const MOST = 30_000_000;

const app = fastify();
const lines: string[] = [];
new Unread(createLog('info', { write: line => void lines.push(line) }), MOST).watch(app);
app.get('/large', () => ANSWER);
app.get('/small', () => 'a');

let port: number;
const idle: Socket[] = [];
beforeAll(async () => {
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.address() as AddressInfo).port;
});
afterAll(() => {
  for (const socket of idle) socket.destroy();
  return app.close();
});

/** A client that asks and never reads. */
const ask = (): void => {
  const socket = connect(port, '127.0.0.1');
  socket.pause();
  socket.on('error', () => undefined);
  socket.write('GET /large HTTP/1.1\r\nhost: x\r\n\r\n');
  idle.push(socket);
};

const connections = (): Promise<number> =>
  new Promise((resolve, reject) => {
    app.server.getConnections((error, count) => {
      if (error) reject(error);
      else resolve(count);
    });
  });
const settled = async (count: number): Promise<void> => {
  for (let i = 0; i < 100 && (await connections()) !== count; i += 1) await sleep(20);
};

test('of answers that nobody reads, as many are kept as there is room for', async () => {
  for (let i = 0; i < 2; i += 1) ask();
  await settled(2);
  await sleep(100);
  expect(await connections()).toBe(2);
  for (let i = 0; i < 6; i += 1) {
    ask();
    await sleep(50);
  }
  await settled(2);
  expect(await connections()).toBe(2);
  expect(lines).toHaveLength(6);
  expect(lines[0]).toMatch(/"level":40.*"bytes":12000000.*not read/);
});

test('who reads gets all of it meanwhile', async () => {
  const large = async (): Promise<number> =>
    (await (await fetch(`http://127.0.0.1:${port}/large`)).text()).length;
  for (let i = 0; i < 10; i += 1) expect(await large()).toBe(ANSWER.length);
  expect(await (await fetch(`http://127.0.0.1:${port}/small`)).text()).toBe('a');
});

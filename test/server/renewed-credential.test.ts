import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import WebSocket from 'ws';
import { makeKey, type Key } from '../../src/engine/access/keys';
import { KeyFile } from '../../src/doors/server/access/key-file';
import type { Samgraf } from '../../src/doors/server/samgraf';
import { buildServer } from '../../src/doors/server/server';
import { apply, begin } from '../changes/changing';
import { OPEN_TIMEOUT_MS, Stores } from '../support/stores';

const CHANGES = 'subscription { changes { sequence operation id } }';
const folder = mkdtempSync(join(tmpdir(), 'samgraf-renewed-'));
const keys = join(folder, 'keys.json');
const { key, text } = makeKey({ name: 'dashboard', role: 'READER' }, new Date());
const saveKeys = (all: readonly Key[]): void => {
  new KeyFile(keys).change(() => ({ keys: all, done: undefined }));
};
let stores: Stores;
let samgraf: Samgraf;
let app: FastifyInstance;
let url: string;
beforeAll(async () => {
  stores = await Stores.openOne('embedded');
  samgraf = stores.on('embedded');
  await begin(samgraf);
  saveKeys([key]);
  app = await buildServer(samgraf, { logLevel: 'silent', keys });
  await app.listen({ port: 0, host: '127.0.0.1' });
  url = `ws://127.0.0.1:${(app.server.address() as AddressInfo).port}/graphql/stream`;
}, OPEN_TIMEOUT_MS);
afterAll(async () => {
  await app.close();
  await stores.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a ping with another credential of the same client renews that of the connection', async () => {
  const renewed = makeKey({ first: key.id, name: 'dashboard', role: 'READER' }, new Date());
  const other = makeKey({ name: 'dashboard', role: 'READER' }, new Date());
  saveKeys([key, renewed.key, other.key]);
  // As long as keys are kept in memory.
  await new Promise(resolve => setTimeout(resolve, 600));
  const socket = new WebSocket(url, 'graphql-transport-ws');
  const told: string[] = [];
  let wake = (): void => undefined;
  socket.on('message', data => {
    told.push(String(data as Buffer));
    wake();
  });
  const closed = new Promise<number>(resolve => socket.once('close', resolve));
  const until = async (holds: (text: string) => boolean): Promise<void> => {
    while (!told.some(holds)) await new Promise<void>(resolve => (wake = resolve));
  };
  const ping = (authorization: string): void => {
    socket.send(JSON.stringify({ type: 'ping', payload: { authorization } }));
  };
  await new Promise(resolve => socket.once('open', resolve));
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${text}` } }));
  await until(one => one.includes('connection_ack'));
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: CHANGES } }));
  ping(`Bearer ${renewed.text}`);
  await until(one => one === '{"type":"pong"}');
  saveKeys([{ ...key, revoked: new Date().toISOString() }, renewed.key, other.key]);
  // As long as keys are kept in memory.
  await new Promise(resolve => setTimeout(resolve, 600));
  await apply(samgraf, [{ patch: { solution: { id: 'resource:b', name: { nb: 'Renewed' } } } }]);
  await until(one => one.includes('"type":"next"') && !one.includes('errors'));
  ping(`Bearer ${other.text}`);
  expect(await closed).toBe(4403);
  saveKeys([key]);
});

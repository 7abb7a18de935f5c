import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { KeyFile } from '../../src/doors/server/access/key-file';
import { PROJECT, openSamgraf, readProjectModel } from '../../src/doors/server/samgraf';
import { buildServer } from '../../src/doors/server/server';
import { makeKey } from '../../src/engine/access/keys';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import { begin } from '../changes/changing';
import { program } from '../support/run-folder';

/** 200 by `SAMGRAF_KILLS=200`. */
const KILLS = Number(process.env.SAMGRAF_KILLS ?? 4);
const folder = mkdtempSync(join(tmpdir(), 'samgraf-follows-killed-'));
const store = join(folder, 'graph.grafeo');
const keys = join(folder, 'keys.json');
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

type Told = Readonly<{ data: Readonly<{ came: readonly Readonly<{ key: string }>[] }> }>;

/** What a program is told by id of the letter: each third answer is lost on its way back. */
const listening = async (
  told: Map<string, readonly string[]>,
): Promise<Readonly<{ server: Server; url: string }>> => {
  let count = 0;
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const { data } = JSON.parse(text) as Told;
      const id = String(request.headers['webhook-id']);
      // What is sent again may leave out what is not so any more, and has nothing else.
      if (!told.has(id))
        told.set(
          id,
          data.came.map(({ key }) => key),
        );
      count += 1;
      if (count % 3 === 0) request.socket.destroy();
      else response.writeHead(204).end();
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
};

const ended = (child: ChildProcess): Promise<void> =>
  new Promise(resolve =>
    child.once('close', () => {
      resolve();
    }),
  );

/** Lets a server write and tell, and kills it so many milliseconds after it has begun, or when `until` resolves; the last that was acknowledged. */
const killed = async (
  from: number,
  after: number | (() => Promise<void>),
  most = Infinity,
): Promise<number> => {
  const child = spawn(process.execPath, [program('following-child'), String(from), String(most)], {
    cwd: PROJECT,
    env: { ...process.env, SAMGRAF_STORE: store, SAMGRAF_KEYS: keys },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const hasBegun = output.includes('begun');
    output += chunk.toString();
    if (hasBegun || !output.includes('begun')) return;
    void (typeof after === 'number' ? sleep(after) : after()).then(() => child.kill('SIGKILL'));
  });
  await ended(child);
  const lines = output.split('\n').filter(line => line !== '' && line !== 'begun');
  // The last line may be cut by the kill.
  const numbers = lines.filter(line => /^\d+$/.test(line)).map(Number);
  return numbers[numbers.length - 1] ?? from - 1;
};

test(
  'whatever is killed when: each change is told, by one letter',
  async () => {
    const { key, text } = makeKey({ name: 'follower', role: 'STEWARD' }, new Date());
    new KeyFile(keys).change(() => ({ keys: [key], done: undefined }));
    const told = new Map<string, readonly string[]>();
    const { server, url } = await listening(told);
    const first = await EmbeddedStore.open(store);
    const samgraf = await openSamgraf(readProjectModel(), first);
    await begin(samgraf);
    const app = await buildServer(samgraf, {
      logLevel: 'silent',
      keys,
      follows: { inside: ['127.0.0.0/8'], address: undefined, mail: undefined },
    });
    const payload = { page: '/id/municipality:4601', webhook: { url } };
    const made = await app.inject({
      method: 'POST',
      url: '/follows',
      headers: { authorization: `Bearer ${text}` },
      payload,
    });
    expect(made.statusCode).toBe(201);
    await app.close();
    await first.close();
    let next = 0;
    for (let kill = 0; kill < KILLS; kill += 1) next = (await killed(next, 100 + Math.random() * 1_500)) + 2;
    const wanted = next;
    const keysTold = (): readonly string[] => [...told.values()].flat();
    await killed(
      next,
      async () => {
        const end = Date.now() + 60_000;
        while (!keysTold().includes(`municipality:4601~USES~resource:n${wanted}`) && Date.now() < end)
          await sleep(50);
        await sleep(500);
      },
      1,
    );
    server.close();
    const all = keysTold();
    expect(all).toHaveLength(new Set(all).size);
    const reopened = await EmbeddedStore.open(store);
    const after = await openSamgraf(readProjectModel(), reopened);
    const rows = await reopened.look({
      kind: 'records',
      ids: Array.from({ length: wanted + 1 }, (_, k) => `resource:n${k}`),
    });
    await after.store.close();
    expect([...all].sort()).toEqual(
      rows.map(row => `municipality:4601~USES~${String((row as Readonly<{ id: string }>).id)}`).sort(),
    );
  },
  60_000 + KILLS * 15_000,
);

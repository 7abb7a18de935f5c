import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { makeKey } from '../../src/engine/access/keys';
import {
  HALF,
  LARGE_PING,
  PING,
  frame,
  get,
  halfBody,
  isOpen,
  many,
  open as openTo,
  post,
  reach,
  upgraded as upgradedTo,
  type Wire,
} from '../../test/hostile/wire';
import { PORT, startServer, usedBy } from '../attacked-server';

/**
 * Attacks by connections: by WebSocket, streams, pipelines and bodies that do not end, by one client. Beside each, a client of
 * another address asks for one municipality and whether the server lives.
 */
const USAGE =
  'npm run bench:connections -- [--server FOLDER] [--only PART]   FOLDER holds dist/main.js of the version to attack';

const open = (): Wire => openTo(Number(PORT));
const upgraded = (reads = true, init = true): Promise<Wire> => upgradedTo(Number(PORT), reads, init);
const stillOpen = (sockets: readonly Socket[]): string =>
  `${sockets.filter(isOpen).length} of ${sockets.length} open`;

type Attack = Readonly<{ name: string; send: (key: string) => Promise<readonly Socket[]>; seconds: number }>;

const atOnce = (text: (i: number) => string): Promise<readonly Socket[]> => {
  const sockets = many(1_000, () => open());
  sockets.forEach((socket, i) => socket.write(text(i)));
  return Promise.resolve(sockets);
};

const ATTACKS: readonly Attack[] = [
  {
    name: 'a WebSocket that sends 200 pings of 900 kB and reads nothing',
    seconds: 15,
    send: async () => {
      const socket = await upgraded(false);
      for (let i = 0; i < 200 && !socket.destroyed; i += 1) socket.write(LARGE_PING);
      return [socket];
    },
  },
  {
    name: '1,000 WebSockets with 1,000,000 of 1,040,000 bytes',
    seconds: 12,
    send: () =>
      Promise.all(
        many(1_000, async () => {
          const socket = await upgraded();
          socket.write(HALF);
          return socket;
        }),
      ),
  },
  {
    name: '400 of them before connection_init',
    seconds: 6,
    send: () =>
      Promise.all(
        many(400, async () => {
          const socket = await upgraded(true, false);
          socket.write(HALF);
          return socket;
        }),
      ),
  },
  ...[20_000, 600_000].map(count => ({
    name: `a WebSocket with ${count.toLocaleString('en')} small pings in one packet`,
    seconds: 10,
    send: async () => {
      const socket = await upgraded(count < 100_000);
      socket.write(Buffer.concat(many(count, () => PING)));
      return [socket];
    },
  })),
  {
    name: 'a WebSocket with 20,000 subscribes in one packet',
    seconds: 10,
    send: async () => {
      const socket = await upgraded();
      socket.write(
        Buffer.concat(many(20_000, i => frame(`{"type":"subscribe","id":"${i}","payload":{"query":"{x}"}}`))),
      );
      return [socket];
    },
  },
  {
    name: '20,000 GETs of /health/live in one packet',
    seconds: 6,
    send: () => {
      const socket = open();
      socket.write(get('/health/live').repeat(20_000));
      return Promise.resolve([socket]);
    },
  },
  {
    name: '5,000 light queries in one packet',
    seconds: 6,
    send: () => {
      const socket = open();
      socket.write(
        many(5_000, i => post('/graphql', `{ municipality(number: "0301") { name } } # ${i}`)).join(''),
      );
      return Promise.resolve([socket]);
    },
  },
  {
    name: '1,000 streams of different expensive questions',
    seconds: 25,
    send: () => atOnce(i => post('/graphql/stream', reach(i), 'text/event-stream')),
  },
  { name: '1,000 such POSTs at once', seconds: 25, send: () => atOnce(i => post('/graphql', reach(i))) },
  {
    name: '12 bodies of 31 MiB with the key of an editor, without their end',
    seconds: 12,
    send: key => Promise.all(many(12, () => halfBody(Number(PORT), key))),
  },
];

type Waits = Readonly<{ light: number[]; live: number[]; failed: number }>;
const waitsOf = async (client: ChildProcess): Promise<Waits> => {
  client.send('tell');
  const [waits] = (await once(client, 'message')) as [Waits];
  return waits;
};
const atPart = (all: readonly number[], part: number): string =>
  ([...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * part))] ?? 0).toFixed(0);

const run = async (folder: string, scratch: string, { name, send, seconds }: Attack): Promise<void> => {
  const { key, text } = makeKey({ name: 'editor', role: 'EDITOR', actor: 'municipality:0301' }, new Date());
  await writeFile(path.join(scratch, 'keys.json'), JSON.stringify({ version: 1, keys: [key] }), {
    mode: 0o600,
  });
  const settings = { SAMGRAF_KEYS: path.join(scratch, 'keys.json') };
  const server = await startServer(folder, path.join(scratch, 'graph.grafeo'), settings);
  const good = fork(path.join(__dirname, 'good-client.ts'), [PORT], { execArgv: ['--import', 'tsx'] });
  await sleep(2_500);
  const alone = await waitsOf(good);
  const before = usedBy(server);
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, usedBy(server)?.memory ?? 0)), 50);
  const sockets = await send(text);
  await sleep(seconds * 1_000);
  clearInterval(watch);
  const after = usedBy(server);
  const waits = await waitsOf(good);
  const codes: Record<string, number> = {};
  for (const { said = '' } of sockets as readonly Wire[]) {
    const code =
      /"code":"(\w+)"/.exec(said)?.[1] ?? /(TOO_LARGE|OVERLOADED|SLOW_CLIENT)/.exec(said)?.[1] ?? '–';
    codes[code] = (codes[code] ?? 0) + 1;
  }
  console.log(
    `| ${name} | ${after ? stillOpen(sockets) : 'the process is gone'} | ${Object.entries(codes)
      .map(([c, n]) => `${c} ${n}`)
      .join(
        ', ',
      )} | ${before && after ? (after.cpu - before.cpu).toFixed(2) : ''} | ${most.toFixed(0)} | ${atPart(alone.light, 0.99)} | ${atPart(waits.light, 0.5)} | ${atPart(waits.light, 0.99)} | ${atPart(waits.light, 1)} | ${atPart(waits.live, 0.99)} | ${waits.failed} |`,
  );
  for (const socket of sockets) socket.destroy();
  good.kill();
  server.kill('SIGKILL');
  await once(server, 'exit').catch(() => undefined);
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: { server: { type: 'string' }, only: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const folder = values.server ?? path.join(__dirname, '..', '..');
  const scratch = await mkdtemp(path.join(tmpdir(), 'samgraf-connections-'));
  console.log(
    '| attack | connections | said | CPU, s | memory at most, MB | good client alone p99, ms | p50 | p99 | longest | /health/live p99 | failed |\n|---|---|---|---:|---:|---:|---:|---:|---:|---:|---:|',
  );
  for (const attack of ATTACKS)
    if (attack.name.includes(values.only ?? '')) await run(folder, scratch, attack);
  await rm(scratch, { recursive: true, force: true });
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

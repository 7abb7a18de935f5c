import { mkdtempSync } from 'node:fs';
import { request } from 'node:http';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeKey } from '../../src/engine/access/keys';
import { KeyFile } from '../../src/doors/server/access/key-file';
import { startServer, type Started } from './started';
import {
  HALF,
  HOST,
  INIT,
  LARGE_PING,
  PING,
  first,
  frame,
  get,
  halfBody,
  isOpen,
  many,
  open,
  post,
  reach,
  upgraded,
  type Wire,
} from './wire';

/** One client by whatever transport; bench/attacks/connections.ts is the same on a larger scale, with figures. */
const MOST_MB = 450;
/** Of two cores that others use as well. Before there were shares, others waited 3 to 29 s. */
const MOST_MS = 1_000;

const folder = mkdtempSync(join(tmpdir(), 'samgraf-connections-'));
const { key, text: editor } = makeKey({ name: 'editor', role: 'EDITOR' }, new Date());
let server: Started;
beforeAll(async () => {
  const keys = join(folder, 'keys.json');
  new KeyFile(keys).change(() => ({ keys: [key], done: undefined }));
  server = await startServer({ SAMGRAF_KEYS: keys }, folder);
}, 60_000);
afterAll(() => server.stop());

const opened: Socket[] = [];
const kept = <T extends Socket>(sockets: readonly T[]): readonly T[] => {
  opened.push(...sockets);
  return sockets;
};
afterEach(async () => {
  for (const socket of opened.splice(0)) socket.destroy();
  await sleep(300);
});

/** How long another client waits for something light, and whether it was answered. */
const ask = (where: string, body?: string): Promise<Readonly<{ ms: number; status: number }>> =>
  new Promise((resolve, reject) => {
    const begun = performance.now();
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const method = body === undefined ? 'GET' : 'POST';
    const how = { host: '127.0.0.1', localAddress: '127.0.0.2', port: server.port, agent: false } as const;
    request({ ...how, path: where, method, headers }, response => {
      response.resume().once('end', () => {
        resolve({ ms: performance.now() - begun, status: response.statusCode ?? 0 });
      });
    })
      .once('error', reject)
      .end(body);
  });

/** What others wait meanwhile: the longest of nine in ten. */
const beside = async (
  seconds: number,
  where = '/graphql',
): Promise<Readonly<{ waits: number; statuses: readonly number[] }>> => {
  const all: Awaited<ReturnType<typeof ask>>[] = [];
  const until = performance.now() + seconds * 1_000;
  for (let i = 0; performance.now() < until; i += 1) {
    const query = `{ municipality(number: "0301") { name uses(first: 3) { nodes { name } } } } # ${i} ${until}`;
    all.push(await ask(where, where === '/graphql' ? JSON.stringify({ query }) : undefined));
    await sleep(10);
  }
  const sorted = all.map(({ ms }) => ms).sort((a, b) => a - b);
  return {
    waits: sorted[Math.floor(sorted.length * 0.9)] ?? Infinity,
    statuses: [...new Set(all.map(({ status }) => status))],
  };
};

const answered = async (seconds: number): Promise<void> => {
  const { waits, statuses } = await beside(seconds);
  expect(statuses).toEqual([200]);
  expect(waits).toBeLessThan(MOST_MS);
};

test('who sends pings and reads nothing is not read any more', async () => {
  const socket = await upgraded(server.port, false);
  kept([socket]);
  for (let i = 0; i < 130; i += 1) socket.write(LARGE_PING);
  await answered(4);
  expect([server.isThere(), server.most() < MOST_MB]).toEqual([true, true]);
});

test('a pong repeats a payload that is small, and no large one', async () => {
  const socket = await upgraded(server.port);
  kept([socket]);
  socket.write(frame('{"type":"ping","payload":{"a":"small"}}'));
  await first(socket, 'data', 'close');
  expect(socket.said).toContain('{"type":"pong","payload":{"a":"small"}}');
  socket.write(LARGE_PING);
  await first(socket, 'data', 'close');
  expect(socket.said).toMatch(/\{"type":"pong"\}$/);
});

test('of messages that do not come to their end, as much is held as of bodies', async () => {
  const sockets = kept(
    await Promise.all(
      many(200, async () => {
        const socket = await upgraded(server.port);
        socket.write(HALF);
        return socket;
      }),
    ),
  );
  await answered(3);
  expect(sockets.filter(isOpen).length).toBeLessThanOrEqual(68);
  expect(server.most()).toBeLessThan(MOST_MB);
});

test('before a connection is accepted, a message is refused by its header', async () => {
  const large = await upgraded(server.port, true, false);
  const small = await upgraded(server.port, true, false);
  kept([large, small]);
  large.write(frame('x'.repeat(100), 17_000));
  await first(large, 'data', 'close');
  // A close frame with 1009.
  expect(large.said).toMatch(/\x03\xf1TOO_LARGE/);
  small.write(Buffer.concat([INIT, PING]));
  await first(small, 'data', 'close');
  expect(small.said).toContain('connection_ack');
});

test('a message has 20 s to come to its end, and a connection with none has as long as it likes, but none that was refused', async () => {
  const [slow, idle] = [await upgraded(server.port), await upgraded(server.port)];
  // Refused by the server and by the framework, before what makes WebSockets of connections sees them.
  const refused = [`GET /graphql HTTP/1.1\r\nhost: elsewhere.example`, `GET /%zz HTTP/1.1\r\n${HOST}`].map(
    begin => {
      const socket = open(server.port);
      socket.write(`${begin}\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n`);
      return socket;
    },
  );
  kept([slow, idle, ...refused]);
  slow.write(frame('x'.repeat(1_000), 2_000));
  await sleep(17_000);
  expect(isOpen(slow)).toBe(true);
  expect(refused.map(socket => [socket.said?.slice(9, 12), isOpen(socket)])).toEqual([
    ['403', false],
    ['400', false],
  ]);
  await Promise.race([first(slow, 'end', 'close'), sleep(8_000)]);
  expect([isOpen(slow), isOpen(idle)]).toEqual([false, true]);
  expect(slow.said).toContain('SLOW_CLIENT');
}, 40_000);

const PACKETS: readonly Readonly<{ what: string; send: () => Promise<Wire> }>[] = [
  {
    what: '20,000 pings',
    send: async () => {
      const socket = await upgraded(server.port);
      socket.write(Buffer.concat(many(20_000, () => PING)));
      return socket;
    },
  },
  {
    what: '20,000 subscriptions',
    send: async () => {
      const socket = await upgraded(server.port);
      const one = (i: number): Buffer => frame(`{"type":"subscribe","id":"${i}","payload":{"query":"{x}"}}`);
      socket.write(Buffer.concat(many(20_000, one)));
      return socket;
    },
  },
  {
    what: '20,000 requests',
    send: () => {
      const socket = open(server.port);
      socket.write(get('/health/live').repeat(20_000));
      return Promise.resolve(socket);
    },
  },
];

test.each(PACKETS)('$what in one packet keep nobody waiting', async ({ send }) => {
  kept([await send()]);
  await answered(4);
});

test('requests that are sent ahead on one connection are answered in their order', async () => {
  const socket = open(server.port);
  kept([socket]);
  const all = many(60, i => post('/graphql', `{ municipality(number: "0301") { a${i}: name } }`)).join('');
  let text = '';
  socket.on('data', chunk => (text += chunk.toString()));
  socket.write(all);
  for (let i = 0; i < 300 && !text.includes('"a59"'); i += 1) await sleep(20);
  expect([...text.matchAll(/"a(\d+)":/g)].map(([, i]) => Number(i))).toEqual(many(60, i => i));
});

test('expensive questions of one client leave others their turns, and are refused early', async () => {
  const begun = performance.now();
  const sockets = kept(many(400, () => open(server.port)));
  sockets.forEach((socket, i) => socket.write(post('/graphql', reach(i))));
  await answered(6);
  const refusedOf = () => sockets.filter(({ said = '' }) => said.includes('"OVERLOADED"'));
  for (let i = 0; i < 100 && refusedOf().length === 0; i += 1) await sleep(100);
  const refused = refusedOf();
  expect(refused.length).toBeGreaterThan(0);
  for (const { said = '' } of refused) expect(said).toMatch(/retry-after: 5/i);
  expect((await beside(1, '/health/live')).waits).toBeLessThan(MOST_MS);
  expect(performance.now() - begun).toBeLessThan(30_000);
});

test('one client has a share of the streams, and others have theirs', async () => {
  const events = 'text/event-stream';
  const sockets = kept(many(400, () => open(server.port)));
  for (const socket of sockets)
    socket.write(post('/graphql/stream', 'subscription { changes { sequence } }', events));
  for (let i = 0; i < 500 && sockets.some(({ said }) => said === undefined); i += 1) await sleep(20);
  const refused = sockets.filter(({ said = '' }) => said.includes('OVERLOADED'));
  expect(refused.length).toBe(150);
  const other = open(server.port, true, '127.0.0.3');
  kept([other]);
  other.write(post('/graphql/stream', '{ municipality(number: "0301") { name } }', events));
  for (let i = 0; i < 500 && !other.said?.includes('"Oslo"'); i += 1) await sleep(20);
  expect(other.said).toContain('"Oslo"');
});

test('of bodies that do not come to their end, as much is held whoever sends them', async () => {
  const sockets = kept(await Promise.all(many(6, () => halfBody(server.port, editor))));
  await sleep(1_000);
  expect(sockets.filter(isOpen).length).toBeLessThanOrEqual(2);
  expect(server.most()).toBeLessThan(MOST_MB);
});

test.each([
  ['no Host', 'GET /graphql HTTP/1.1\r\n\r\n', 400],
  ['an expectation', 'GET / HTTP/1.1\r\nhost: localhost\r\nexpect: the-impossible\r\n\r\n', 417],
  ['another Host', 'POST /graphql HTTP/1.1\r\nhost: evil.example\r\ncontent-length: 0\r\n\r\n', 403],
  [
    'another Host by WebSocket',
    'GET /graphql/stream HTTP/1.1\r\nhost: evil.example\r\nconnection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    403,
  ],
])('a request with %s is refused in the form of all errors', async (_what, head, status) => {
  const socket = open(server.port);
  kept([socket]);
  socket.write(head);
  await first(socket, 'data', 'close');
  expect(socket.said).toMatch(
    new RegExp(`^HTTP/1.1 ${status} [^]*\\{"errors":\\[\\{"message":".+","extensions":\\{"code":"\\w+"`),
  );
});

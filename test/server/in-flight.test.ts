import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify from 'fastify';
import { createLog } from '../../src/doors/server/observe/log';
import { limitingBody } from '../../src/doors/server/in-flight';
import { boundBytes } from '../../src/doors/server/in-flight';

/** More than the operating system takes for a client that does not read. */
const ANSWER = 'a'.repeat(12_000_000);
const BODY = JSON.stringify('a'.repeat(900_000));

const app = fastify();
const lines: string[] = [];
boundBytes(app, createLog('info', { write: line => void lines.push(line) }), request => request.ip, {
  received: 4_000_000,
  unread: 30_000_000,
});
// So that none is left by who was answered.
app.addHook('onSend', async (_request, reply) => {
  void reply.header('connection', 'close');
});
app.get('/large', () => ANSWER);
app.post('/limited', { preParsing: limitingBody() }, () => 'taken');
app.post('/length', { preParsing: limitingBody() }, ({ body }) => String((body as string).length));

let port: number;
const idle: Socket[] = [];
beforeAll(async () => {
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.address() as AddressInfo).port;
});
afterEach(async () => {
  for (const socket of idle.splice(0)) socket.destroy();
  await settled(0);
  lines.length = 0;
});
afterAll(() => app.close());

/** A client that sends this, and never reads. */
const send = (text: string): void => {
  const socket = connect(port, '127.0.0.1');
  socket.pause();
  socket.on('error', () => undefined);
  socket.write(text);
  idle.push(socket);
};
const unread = (): void => {
  send('GET /large HTTP/1.1\r\nhost: x\r\n\r\n');
};
/** All of the body but its end. */
const stalled = (): void => {
  const { length } = BODY;
  send(
    `POST /length HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${BODY.slice(1)}`,
  );
};

/** Too many values, after so many letters, and then no end. */
const refused = (letters: number): void => {
  const length = 1_000_000;
  const body = `["${'a'.repeat(letters)}"${',1'.repeat(45_000)}`;
  send(
    `POST /limited HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${body}`,
  );
};

const connections = (): Promise<number> =>
  new Promise((resolve, reject) => {
    app.server.getConnections((error, count) => {
      if (error) reject(error);
      else resolve(count);
    });
  });
const until = async (holds: () => Promise<boolean>): Promise<void> => {
  for (let i = 0; i < 500 && !(await holds()); i += 1) await sleep(20);
};
const settled = (count: number): Promise<void> => until(async () => (await connections()) === count);

const CASES = [
  {
    what: 'answers that nobody reads',
    begin: unread,
    room: 2,
    patience: 2_000,
    said: /"bytes":12000000.*not read/,
  },
  {
    what: 'requests that are never sent to their end',
    begin: stalled,
    room: 4,
    patience: 0,
    said: /"bytes":\d{5,6}\b.*not sent/,
  },
  {
    what: 'requests that are refused and never sent to their end',
    begin: () => {
      refused(880_000);
    },
    room: 4,
    patience: 0,
    said: /"bytes":(?:[89]\d{5}|1000000)\b.*not sent/,
  },
] as const;

test.each(CASES)(
  'of $what, as many are held as there is room for',
  async ({ begin, room, patience, said }) => {
    for (let i = 0; i < room + 2; i += 1) begin();
    // Each that is closed is told of: by that it is known that all have come, however busy the machine is.
    const closed = patience > 0 ? 0 : 2;
    const waited = room + 2 - closed;
    await until(async () => lines.length >= closed && (await connections()) === waited);
    await sleep(patience + 100);
    expect(await connections()).toBe(waited);
    begin();
    await until(async () => lines.length > closed && (await connections()) === room);
    await sleep(200);
    expect(lines.length).toBeGreaterThanOrEqual(2);
    expect(lines[0]).toMatch(said);
    expect(await connections()).toBe(room);
  },
);

test('of what is refused at its beginning nothing is held', async () => {
  for (let i = 0; i < 12; i += 1) refused(0);
  await settled(12);
  await sleep(100);
  expect([await connections(), lines]).toEqual([12, []]);
});

test('many clients that read are all answered, though they are answered at once', async () => {
  // Twice what is held, and no more: they and the server share a process, which has two seconds for it, busy or not.
  const large = async (): Promise<number> =>
    (await (await fetch(`http://127.0.0.1:${port}/large`)).arrayBuffer()).byteLength;
  const lengths = await Promise.all(Array.from({ length: 5 }, large));
  expect(lengths).toEqual(lengths.map(() => ANSWER.length));
  expect(lines).toEqual([]);
});

test('who sends and reads is answered meanwhile', async () => {
  for (let i = 0; i < 3; i += 1) [unread, stalled].forEach(begin => begin());
  const ask = async (where: string, init: RequestInit = {}): Promise<string> =>
    (await fetch(`http://127.0.0.1:${port}${where}`, init)).text();
  const sent = { method: 'POST', headers: { 'content-type': 'application/json' }, body: BODY };
  for (let i = 0; i < 10; i += 1) {
    expect((await ask('/large')).length).toBe(ANSWER.length);
    expect(await ask('/length', sent)).toBe('900000');
  }
});

test('what is too large to be taken closes nothing else', async () => {
  for (let i = 0; i < 3; i += 1) stalled();
  await settled(3);
  const refused = await fetch(`http://127.0.0.1:${port}/length`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify('a'.repeat(20_000_000)),
  }).then(
    ({ status }) => status,
    () => 'closed',
  );
  expect([413, 'closed']).toContain(refused);
  expect(lines).toEqual([]);
});

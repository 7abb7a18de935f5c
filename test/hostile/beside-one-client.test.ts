import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { startServer, type Started } from './started';
import { HALF, INIT, first, frame, isOpen, many, open, reach, upgraded, type Wire } from './wire';

/** Megabytes more than it held before; all of what is sent is a thousand. */
const MOST_MORE = 200;

let server: Started;
beforeAll(async () => {
  // The log of connections that are closed is not what this is about.
  server = await startServer({ SAMGRAF_SLOW_MS: '600000' });
}, 60_000);
afterAll(() => server?.stop());

/** Asks as a client of another address: the code of what it is refused, or nothing. */
const ask = (query: string): Promise<string | undefined> =>
  new Promise((resolve, reject) => {
    const how = { host: '127.0.0.1', localAddress: '127.0.0.2', port: server.port, agent: false } as const;
    const headers = { 'content-type': 'application/json' };
    request({ ...how, path: '/graphql', method: 'POST', headers }, response => {
      let said = '';
      response
        .on('data', chunk => (said += String(chunk)))
        .once('end', () => {
          resolve(response.statusCode === 200 ? undefined : `${response.statusCode} ${said.slice(0, 200)}`);
        });
    })
      .once('error', reject)
      .end(JSON.stringify({ query }));
  });

/** Different each time, so that no answer is kept. */
const light = (i: number): string =>
  `{ municipality(number: "0301") { name uses(first: 3) { nodes { name } } } } # ${i} ${performance.now()}`;

/** What a client of another address is refused that has three requests under way at most. */
const refusedBeside = async (seconds: number): Promise<Readonly<{ asked: number; refused: string[] }>> => {
  const refused: string[] = [];
  let asked = 0;
  const until = performance.now() + seconds * 1_000;
  const askOn = async (): Promise<void> => {
    while (performance.now() < until) {
      asked += 1;
      refused.push(...[(await ask(light(asked))) ?? []].flat());
      await sleep(5);
    }
  };
  await Promise.all([askOn(), askOn(), askOn()]);
  return { asked, refused };
};

test('a thousand halves of messages of one address take a bounded memory, and keep nobody waiting', async () => {
  await ask(light(0));
  const before = server.most();
  const sockets = await Promise.all(
    many(1_000, async () => {
      const socket = await upgraded(server.port, true, false);
      if (isOpen(socket)) socket.write(INIT);
      // Whoever is one too many is told so and closed, which may have come before.
      await Promise.race([first(socket, 'data', 'close'), sleep(5_000)]);
      if (isOpen(socket)) socket.write(HALF);
      return socket;
    }),
  );
  await sleep(3_000);
  expect((await refusedBeside(2)).refused).toEqual([]);
  expect(server.most() - before).toBeLessThan(MOST_MORE);
  for (const socket of sockets) socket.destroy();
}, 120_000);

test('a hundred tables at once of one address keep nobody waiting, and are told what they are refused for', async () => {
  const asked = many(140, async i => {
    const response = await fetch(
      `http://127.0.0.1:${server.port}/q/${i < 100 ? 'obligations.csv' : 'obligations.xlsx'}`,
    );
    const body = await response.text();
    return response.status === 200
      ? `200 ${i < 100 ? body.length : ''}`
      : (/"code":"\w+"/.exec(body)?.[0] ?? body);
  });
  const [answers, beside] = await Promise.all([Promise.all(asked), refusedBeside(3)]);
  expect(beside.refused).toEqual([]);
  // Whatever came is whole, and of workbooks one is made at a time.
  const said = [...new Set(answers)].sort();
  expect(said).toEqual(['"code":"OVERLOADED"', '200 ', expect.stringMatching(/^200 \d{6}$/)]);
  expect(answers.filter(one => one === '200 ').length).toBeGreaterThan(20);
}, 120_000);

/** An answer of about a megabyte. */
const LARGE = (i: number): string =>
  `{ entities(first: 1000) { nodes { id name description sources { id name description } names { lang text } } } } # ${i}`;
const subscribe = (id: number, query: string): Buffer =>
  frame(JSON.stringify({ id: String(id), type: 'subscribe', payload: { query } }));

const subscribed = async (sockets: number, each: number, query: (i: number) => string): Promise<Wire[]> => {
  const all = await Promise.all(many(sockets, () => upgraded(server.port, false)));
  for (const [at, socket] of all.entries())
    for (let i = 0; i < each; i += 1) socket.write(subscribe(i, query(at * each + i)));
  return all;
};

test('beside streams of one client that are not read, another is refused nothing', async () => {
  // What it has had before tells of it as well: the figure of all clients was lowest after that.
  const dear = await subscribed(10, 100, reach);
  const during = await refusedBeside(4);
  for (const socket of dear) socket.destroy();
  const unread = await subscribed(20, 60, LARGE);
  const beside = await refusedBeside(12);
  for (const socket of unread) socket.destroy();
  expect([during.refused, beside.refused]).toEqual([[], []]);
  expect(beside.asked).toBeGreaterThan(20);
  const idle = open(server.port);
  await first(idle, 'connect', 'close');
  expect(isOpen(idle)).toBe(true);
  idle.destroy();
}, 120_000);

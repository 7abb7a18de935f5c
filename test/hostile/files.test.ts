import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { makeKey } from '../../src/engine/access/keys';
import { KeyFile } from '../../src/doors/server/access/key-file';
import { hostileFiles } from './hostile-files';
import { startServer, type Started } from './started';

/** What one file may keep the server from, in milliseconds of CPU of its thread, and what all may have it hold, in megabytes. */
const MOST_HELD = 100;
const MOST_MORE = 50;
/** When a server has loaded what is asked for later, a piece a second. */
const LOADED_BY_MS = 5_000;
/** The same for 9,000 changes: some 90 where nothing else is at work. */
const MOST_OF_MANY = 150;

const folder = mkdtempSync(join(tmpdir(), 'samgraf-files-'));
const held = join(folder, 'held');
const keys = join(folder, 'keys.json');
const readers = ['a', 'b'].map(name =>
  makeKey({ name, role: 'READER', actor: 'organisation:nve' }, new Date()),
);
const editor = makeKey({ name: 'editor', role: 'EDITOR', actor: 'organisation:nve' }, new Date());

let server: Started;
let url: string;
beforeAll(async () => {
  new KeyFile(keys).change(() => ({ keys: [...readers, editor].map(({ key }) => key), done: undefined }));
  const watch = resolve(__dirname, '../support/watch-loop.cjs');
  server = await startServer({
    SAMGRAF_KEYS: keys,
    SAMGRAF_METRICS: 'on',
    NODE_OPTIONS: `--require ${watch}`,
    SAMGRAF_TEST_HELD: held,
  });
  url = `http://127.0.0.1:${server.port}`;
  // What the first file has loaded is not that of any other.
  for (const { text } of readers) await send(Buffer.from('navn\nEt system\n'), text);
  // Nor is what the server loads in its first seconds, for pages and agents.
  await sleep(LOADED_BY_MS);
  await heldSince();
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

type Answer = Readonly<{ status: number; body: string }>;
const HOW = 'kind=InformationSystem&source=source:hostile&way=propose&dryRun=true';

const send = async (body: Buffer, key: string, how = HOW): Promise<Answer> => {
  const response = await fetch(`${url}/import?${how}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${key}` },
    body: new Uint8Array(body),
  });
  return { status: response.status, body: await response.text() };
};

const heldSince = async (): Promise<number> => {
  rmSync(held, { force: true });
  process.kill(server.pid, 'SIGUSR2');
  while (!existsSync(held) || readFileSync(held, 'utf8') === '') await sleep(5);
  return Number(readFileSync(held, 'utf8'));
};

const codeOf = (body: string): Readonly<{ code?: string; hint?: string }> => {
  const { errors } = JSON.parse(body) as { errors?: { extensions: { code?: string; hint?: string } }[] };
  return errors?.[0]?.extensions ?? {};
};

const errorsCounted = async (): Promise<readonly string[]> =>
  (await (await fetch(`${url}/metrics`)).text())
    .split('\n')
    .filter(line => /^samgraf_errors_total\{code="INTERNAL"\} [1-9]/.test(line));

/** What of the answer is wrong. */
const faultsOf = ({ status, body }: Answer): readonly string[] => {
  if (status === 200 || status === 422) return [];
  const { code, hint } = codeOf(body);
  const isRight = status >= 400 && status < 500 && code !== undefined && hint !== undefined;
  // What a file is refused for is said of the file, and not of what we ask for it.
  const isOfFile = !/\$(?:where|changes|ids?)\b|The (?:variables|arguments) hold/.test(body);
  return isRight && isOfFile ? [] : [`${status} ${body.slice(0, 300)}`];
};

test('no file hurts the server, whatever it is: each is answered, beside others, within bounds of time and memory', async () => {
  const files = hostileFiles();
  expect(files.length).toBeGreaterThanOrEqual(80);
  const before = server.most();
  const wrong: unknown[] = [];
  let isDone = false;
  const beside = (async () => {
    while (!isDone) {
      const response = await fetch(`${url}/health/live`);
      if (response.status !== 200) wrong.push(['health', response.status]);
      await sleep(50);
    }
  })();
  const waiting = [...files];
  await Promise.all(
    readers.map(async ({ text }) => {
      for (let file = waiting.shift(); file; file = waiting.shift()) {
        const faults = faultsOf(await send(file.body, text));
        const turn = await heldSince();
        if (faults.length > 0) wrong.push([file.name, faults]);
        if (turn > MOST_HELD) wrong.push([file.name, `held ${turn.toFixed(0)} ms`]);
      }
    }),
  );
  isDone = true;
  await beside;
  expect(wrong).toEqual([]);
  expect(server.isThere()).toBe(true);
  expect(server.most() - before).toBeLessThan(MOST_MORE);
  expect(await errorsCounted()).toEqual([]);
}, 600_000);

test('an honest file of 9,000 changes, and as many sources at once, keep others from nothing', async () => {
  const rows = Array.from(
    { length: 3_000 },
    (_, i) => `System ${i};register:${i};Et system;resource:id-porten\n`,
  );
  const sheet = Buffer.from(`navn;externalIds;beskrivelse;kaller\n${rows.join('')}`);
  const how = 'kind=InformationSystem&source=source:honest&title=Honest';
  expect((await send(sheet, editor.text, how)).body).toMatch(/"created":9001/);
  expect(await heldSince()).toBeLessThan(MOST_OF_MANY);
  const source = (i: number): object => ({ id: `source:many-${i}`, name: { en: 'S' }, title: 'S' });
  const changes = Array.from({ length: 9_000 }, (_, i) => ({ upsert: { source: source(i) } }));
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${editor.text}` },
    body: JSON.stringify({
      query:
        'mutation ($changes: [ChangeInput!]!) { apply(changes: $changes, certainty: FACT, reason: "many", dryRun: true) { created } }',
      variables: { changes },
    }),
  });
  expect(await response.text()).toMatch(/"created":9000/);
  expect(await heldSince()).toBeLessThan(MOST_OF_MANY);
}, 120_000);

test('who only reads is refused before a byte of the file is read, unless it proposes', async () => {
  const [reader] = readers;
  const bearer = reader?.text ?? '';
  const refused = await send(
    Buffer.from('navn\nEt system\n'),
    bearer,
    'kind=InformationSystem&source=source:x',
  );
  expect([refused.status, codeOf(refused.body)]).toEqual([
    403,
    expect.objectContaining({ code: 'FORBIDDEN', hint: expect.stringMatching(/way=propose/) }),
  ]);
  // Nothing of a body is ever sent.
  const socket = connect(server.port, '127.0.0.1');
  socket.write(
    `POST /import?kind=InformationSystem&source=source:x HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${bearer}\r\ncontent-type: text/csv\r\ncontent-length: 900000\r\n\r\n`,
  );
  const [answer] = await new Promise<readonly string[]>(resolve => {
    socket.once('data', data => {
      resolve([data.toString()]);
    });
  });
  socket.destroy();
  expect(answer).toMatch(/^HTTP\/1.1 403/);
});

test('a form of many fields, or of long names, is refused before it is read', async () => {
  const field = (name: string): string => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n\r\n`;
  const post = (body: string): Promise<Response> =>
    fetch(`${url}/importer`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x', accept: 'application/json' },
      body: `${body}--x--\r\n`,
    });
  // What the first form has loaded is not the hostile ones'.
  await (await post(field('a'))).text();
  await heldSince();
  for (const body of [field('a').repeat(20_000), field('%22'.repeat(300_000))]) {
    const response = await post(body);
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringMatching(/more than 300 fields/),
    ]);
    expect(await heldSince()).toBeLessThan(MOST_HELD);
  }
});

test('an upload that is broken off is no fault of ours', async () => {
  for (const path of [
    '/import?way=propose&kind=InformationSystem&source=source:x',
    '/importer',
    '/graphql',
  ]) {
    const socket = connect(server.port, '127.0.0.1');
    const type =
      path === '/graphql'
        ? 'application/json'
        : path === '/importer'
          ? 'multipart/form-data; boundary=x'
          : 'text/csv';
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${editor.text}\r\ncontent-type: ${type}\r\ncontent-length: 900000\r\n\r\n${'x'.repeat(100_000)}`,
    );
    await sleep(200);
    socket.destroy();
  }
  await sleep(300);
  expect(await errorsCounted()).toEqual([]);
});

test('a stop ends what is being read: it is refused, nothing of it is written, and the server ends in order', async () => {
  const slow = hostileFiles(0).find(({ name }) => name.includes('A12'));
  const sent = send(slow?.body ?? Buffer.alloc(0), editor.text, 'source=source:stopped&dryRun=false');
  await sleep(2_000);
  const ended = server.terminate();
  const { status, body } = await sent;
  expect([status, codeOf(body)]).toEqual([503, { code: 'STOPPING', hint: expect.any(String) }]);
  expect(await ended).toBe(0);
});

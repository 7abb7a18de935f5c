import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressError } from '../../src/doors/server/address';
import { SamgrafError } from '../../src/engine/errors';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import { openingError } from '../../src/engine/store/check-file';
import { openStore } from '../../src/engine/store/open-store';
import { TcpProxy } from '../support/tcp-proxy';
import { program } from '../support/run-folder';
import { STORE_NAMES } from '../support/stores';

const ROOT = join(__dirname, '..', '..');
/** Root may do everything, so that what is forbidden is tried as nobody. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** That it waits is in the log, and not what this is about. */
const SHORTLY = { SAMGRAF_WAIT_MS: '3000', LOG_LEVEL: 'error' };

type Ended = Readonly<{ output: string; status: number | null }>;

/** Starts the server as a user does, and waits until it ends. */
const start = (
  environment: Readonly<Record<string, string>>,
  as: Readonly<{ uid?: number; gid?: number }> = {},
  args: readonly string[] = [],
): Promise<Ended> =>
  new Promise(resolve => {
    const child = spawn(process.execPath, [program('main'), ...args], {
      cwd: ROOT,
      env: { ...process.env, PORT: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...as,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    child.on('close', status => {
      resolve({ output, status });
    });
  });

describe('a start that cannot succeed says why before any work', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samgraf-refused-'));
  const at = (name: string): string => join(folder, name);
  const servers: Server[] = [];
  beforeAll(async () => {
    chmodSync(folder, 0o777);
    const store = await EmbeddedStore.open(at('whole.grafeo'));
    await store.close();
    writeFileSync(at('text'), 'no store\n');
    writeFileSync(at('empty.grafeo'), '');
    mkdirSync(at('folder'));
    mkdirSync(at('closed'), 0o555);
    writeFileSync(at('read-only.grafeo'), 'x', { mode: 0o444 });
    spawnSync('mkfifo', [at('pipe')]);
  });
  afterAll(() => {
    for (const server of servers) server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A port on which someone listens and never says a word. */
  const silentPort = async (): Promise<number> => {
    const server = createServer(socket => {
      socket.on('error', () => {
        socket.destroy();
      });
    });
    servers.push(server);
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return (server.address() as AddressInfo).port;
  };

  const says = async (
    environment: Readonly<Record<string, string>>,
    code: string,
    sentence: RegExp,
    as = {},
  ): Promise<void> => {
    const { output, status } = await start(environment, as);
    expect({ output, status }).toEqual({
      output: expect.stringMatching(new RegExp(`^${code}  .+\\nHint: .+\\n$`)) as string,
      status: 1,
    });
    expect(output).toMatch(sentence);
    expect(output.length).toBeLessThan(1_000);
  };

  test.each([
    ['a folder as the store', 'folder', 'STORE_NOT_A_FILE', /is a folder/],
    ['a pipe as the store', 'pipe', 'STORE_NOT_A_FILE', /is a named pipe/],
    ['a file where a folder should be', 'text/a.grafeo', 'STORE_NOT_A_FILE', /goes through a file/],
    ['something else as the store', 'text', 'STORE_DAMAGED', /cannot be opened as a store/],
    ['an empty file', 'empty.grafeo', 'STORE_DAMAGED', /cannot be opened as a store/],
  ])('%s', (_, file, code, sentence) => says({ SAMGRAF_STORE: at(file) }, code, sentence));

  test.each([
    ['a folder that may not be written', 'closed/a.grafeo', /may not write to .*closed/],
    ['a missing folder that may not be made', 'closed/below/a.grafeo', /may not write to .*a\.grafeo/],
    ['a file that may only be read', 'read-only.grafeo', /may not write to .*read-only/],
  ])('%s', (_, file, sentence) => says({ SAMGRAF_STORE: at(file) }, 'STORE_NOT_WRITABLE', sentence, NOBODY));

  test('a folder that takes no files', () =>
    says({ SAMGRAF_STORE: '/proc/x' }, 'STORE_NOT_WRITABLE', /^STORE_NOT_WRITABLE {2}.*\/proc/));

  test('settings that are wrong, with what was given and what is taken', async () => {
    const settings = { PORT: 'abc', SAMGRAF_SLOW_MS: '-1', SAMGRAF_TIMEOUT_MS: '1e3', SAMGRAF_CACHE: 'yes' };
    const { output, status } = await start(settings);
    expect(status).toBe(1);
    expect(output).toContain(
      [
        'BAD_CONFIG  The environment has 4 invalid setting(s):',
        '  PORT: is "abc"; it takes a whole number from 0 to 65535',
        '  SAMGRAF_TIMEOUT_MS: is "1e3"; it takes a whole number from 10 to 600000',
        '  SAMGRAF_CACHE: is "yes"; it takes on or off',
        '  SAMGRAF_SLOW_MS: is "-1"; it takes a whole number from 0 to 600000',
      ].join('\n'),
    );
  });

  test('an argument, unless it asks for help', async () => {
    const { output, status } = await start({ SAMGRAF_STORE: at('never/made.grafeo') }, {}, ['extra']);
    expect([status, output]).toEqual([
      1,
      'BAD_INPUT  "extra" is one argument too many.\nHint: Settings are environment variables: see --help.\n',
    ]);
    expect(await start({}, {}, ['--help'])).toMatchObject({
      status: 0,
      output: expect.stringContaining('PORT'),
    });
  });

  test('a port in use, and the store is not made', async () => {
    const port = await silentPort();
    await says(
      { SAMGRAF_STORE: at('never/made.grafeo'), PORT: String(port) },
      'PORT_IN_USE',
      new RegExp(`port ${port} of 127.0.0.1`),
    );
    expect(readdirSync(folder)).not.toContain('never');
  });

  test('a setting that is none, in the log, beside what ends the start', async () => {
    const { output } = await start({ PORT: String(await silentPort()), SAMGRAF_TIMOUT_MS: '5000' });
    // The log and the refusal come by two streams, in either order.
    const [logged = '', refusal] = ['{', 'PORT_IN_USE'].map(begin =>
      output.split('\n').find(line => line.startsWith(begin)),
    );
    expect(JSON.parse(logged)).toMatchObject({
      level: 40,
      msg: 'There is no setting SAMGRAF_TIMOUT_MS, so it is ignored. Did you mean SAMGRAF_TIMEOUT_MS?',
    });
    expect(refusal).toBeDefined();
  });

  test.each(['no.such.host.invalid', '192.0.2.1'])('a host that is not of this machine: %s', host =>
    says(
      { SAMGRAF_STORE: at('never/made.grafeo'), HOST: host },
      'HOST_UNKNOWN',
      /not an address of this machine/,
    ),
  );

  test('a Neo4j that never says a word, one that is none, and an unknown host of one', async () => {
    const stores: readonly (readonly [string, RegExp])[] = [
      [`neo4j://127.0.0.1:${await silentPort()}`, /no Neo4j that answers/],
      ['neo4j://no.such.host.invalid', /no\.such\.host/],
      ['neo4j://127.0.0.1:9', /Bolt address/],
    ];
    // At once, since each waits until it may give up.
    await Promise.all(
      stores.map(([url, said]) => says({ SAMGRAF_STORE: url, ...SHORTLY }, 'STORE_UNAVAILABLE', said)),
    );
  });

  if (STORE_NAMES.includes('neo4j'))
    test('a Neo4j that only begins to answer after a while is waited for', async () => {
      const { hostname, port } = new URL(process.env.SAMGRAF_TEST_NEO4J ?? '');
      const proxy = await TcpProxy.open(hostname, Number(port));
      const url = `bolt://127.0.0.1:${proxy.port}`;
      await proxy.cut({ refuse: true });
      const told: string[] = [];
      const opening = openStore({ SAMGRAF_STORE: url, SAMGRAF_WAIT_MS: 30_000 }, message =>
        told.push(message),
      );
      await new Promise(resolve => setTimeout(resolve, 3_000));
      await proxy.restore();
      const store = await opening;
      await store.ping();
      await store.close();
      await proxy.close();
      expect(told).toEqual([`Waiting for the Neo4j at ${url}, at most 30 s`]);
    });

  if (STORE_NAMES.includes('neo4j'))
    test('a Neo4j that has no such database', () =>
      says(
        {
          SAMGRAF_STORE: process.env.SAMGRAF_TEST_NEO4J ?? '',
          SAMGRAF_NEO4J_DATABASE: 'elsewhere',
        },
        'STORE_UNAVAILABLE',
        /has no database "elsewhere"\.\nHint: Set SAMGRAF_NEO4J_DATABASE/,
      ));
});

test.each([
  ['EACCES', 'PORT_NOT_ALLOWED'],
  ['EADDRINUSE', 'PORT_IN_USE'],
  ['EADDRNOTAVAIL', 'HOST_UNKNOWN'],
  ['EAI_AGAIN', 'HOST_UNKNOWN'],
])('%s of the operating system is %s', (code, expected) => {
  expect(addressError(Object.assign(new Error('listen'), { code }), 'host', 80)).toMatchObject({
    code: expected,
  });
});

test('what the engine says is judged by its whole words: a damaged block is no lock', () => {
  const codeOf = (said: string): string =>
    openingError('a', new Error(said)) instanceof SamgrafError ? openingError('a', new Error(said)).code : '';
  expect(codeOf('Internal error: database file cannot be locked for reading: a')).toBe('STORE_IN_USE');
  expect(codeOf('the file a is damaged at byte 32768: directory block: the file ends')).toBe('STORE_DAMAGED');
  expect(codeOf('I/O error: Permission denied (os error 13)')).toBe('STORE_NOT_WRITABLE');
});

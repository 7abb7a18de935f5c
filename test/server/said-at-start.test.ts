import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, unknownSettings } from '../../src/config';
import { SamgrafError } from '../../src/engine/errors';
import { KeyFile } from '../../src/doors/server/access/key-file';
import { serverOptions } from '../../src/doors/server/options';
import { openStore } from '../../src/engine/store/open-store';

const folder = mkdtempSync(join(tmpdir(), 'samgraf-said-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const refusal = (work: () => unknown): SamgrafError => {
  try {
    work();
  } catch (error) {
    if (error instanceof SamgrafError) return error;
    throw error;
  }
  throw new Error('It was taken.');
};

test('a folder in place of the file of keys is said, and nobody is told to change its rights', () => {
  chmodSync(folder, 0o777);
  for (const read of [() => new KeyFile(folder).current(), () => new KeyFile(folder).read()]) {
    const { code, message, hint } = refusal(read);
    expect([code, message]).toEqual(['BAD_KEYS', `SAMGRAF_KEYS is a folder: ${folder}.`]);
    expect(hint).not.toMatch(/chmod/);
  }
  expect(statSync(folder).mode & 0o777).toBe(0o777);
  const file = join(folder, 'keys.json');
  writeFileSync(file, '{"version":1,"keys":[]}');
  chmodSync(file, 0o666);
  expect(refusal(() => new KeyFile(file).current()).hint).toBe(`chmod 600 ${file}`);
});

test.each(['samgraf_bogus', 'x', 'samgraf_0123456789ab_short'])('a key of reports that is none: %s', key => {
  const config = readConfig({ SAMGRAF_REPORTS: 'on', SAMGRAF_REPORTS_KEY: key });
  const { code, message, hint } = refusal(() => serverOptions(config));
  expect(code).toBe('BAD_CONFIG');
  expect(`${message} ${hint}`).not.toContain(key === 'x' ? ' x ' : key);
});

test.each(['neo4j://user:hemmelig@host', 'bolt+s://user@host:7687'])(
  'a user in the address of the store: %s',
  store => {
    const { message } = refusal(() => readConfig({ SAMGRAF_STORE: store }));
    expect(message).toMatch(/SAMGRAF_STORE: has a user or a password in the address/);
    expect(message).not.toMatch(/hemmelig|user:|neither a file/);
  },
);

test.each([
  ['SAMGRAF_STALE', 'SAMGRAF_STALE_MS'],
  ['SAMGRAF_WARM', 'SAMGRAF_WARM_MS'],
  ['SAMGRAF_STORR', 'SAMGRAF_STORE'],
])('%s is taken for %s', (given, meant) => {
  expect(unknownSettings({ [given]: '1' })).toEqual([
    `There is no setting ${given}, so it is ignored. Did you mean ${meant}?`,
  ]);
});

describe('a Neo4j that does not answer', () => {
  const opening = async (store: string): Promise<SamgrafError> => {
    const address = { SAMGRAF_STORE: store, SAMGRAF_WAIT_MS: 1_000, SAMGRAF_TIMEOUT_MS: 1_000 };
    return openStore(address).then(
      () => {
        throw new Error('It was opened.');
      },
      (error: unknown) => error as SamgrafError,
    );
  };

  test.each(['bolt', 'neo4j'])(
    'but takes connections, by %s, is told from one that is not there',
    async scheme => {
      const server = createServer(socket => {
        socket.on('error', () => undefined);
      });
      await new Promise<void>(resolve => {
        server.listen(0, '127.0.0.1', resolve);
      });
      const { port } = server.address() as AddressInfo;
      const busy = await opening(`${scheme}://127.0.0.1:${port}`);
      server.close();
      expect(busy).toMatchObject({
        code: 'STORE_UNAVAILABLE',
        hint: expect.stringMatching(/SAMGRAF_WAIT_MS/) as unknown,
      });
      expect(busy.message).toMatch(/takes connections, but has answered nothing within 1 s/);
      expect(busy.message).not.toMatch(/RoutingTable|routing/i);
    },
  );

  test.each([
    ['bolt://127.0.0.1:9', /nobody listens there\.$/],
    ['neo4j://127.0.0.1:9', /nobody listens there\.$/],
    ['neo4j://no.such.host.invalid', /its name is not known\.$/],
  ])('%s', async (store, said) => {
    const { message } = await opening(store);
    expect(message).toMatch(said);
    expect(message).not.toMatch(/RoutingTable|Note that/);
  });
});

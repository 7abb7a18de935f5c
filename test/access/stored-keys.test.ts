import { setTimeout as pause } from 'node:timers/promises';
import { keysCommand } from '../../src/cli/keys';
import { StoredKeys, withStoredKeys } from '../../src/doors/server/access/stored-keys';
import { OPEN_TIMEOUT_MS, STORE_NAMES } from '../support/stores';
import { openTwoServers, type TwoServers } from '../support/two-servers';

describe.each(STORE_NAMES)('keys in the store, on %s', name => {
  let servers: TwoServers;
  beforeAll(async () => {
    servers = await openTwoServers(name, { keys: 'store', keepAnswers: true });
  }, OPEN_TIMEOUT_MS);
  afterAll(() => servers?.close());

  const run = (...args: readonly string[]): Promise<string> =>
    withStoredKeys(servers.store, keys => keysCommand(args, keys));
  /** What each server says to who sends the key. */
  const told = (key: string): Promise<readonly number[]> =>
    Promise.all(
      servers.apps.map(async app => {
        const { statusCode } = await app.inject({
          method: 'POST',
          url: '/graphql',
          headers: { authorization: `Bearer ${key}` },
          payload: { query: '{ municipalities { totalCount } }' },
        });
        return statusCode;
      }),
    );

  test('are known to all servers within a second, and refused as soon', async () => {
    const made = await run('make', '--name', 'sync', '--role', 'reader');
    const [text = ''] = made.split('\n');
    await pause(600);
    expect(await told(text)).toEqual([200, 200]);
    const id = /^samgraf_(\w{12})_/.exec(text)?.[1] ?? '';
    expect(await run('list')).toContain(id);
    const next = (await run('rotate', id)).split('\n')[0] ?? '';
    await pause(600);
    expect([await told(text), await told(next)]).toEqual([
      [401, 401],
      [200, 200],
    ]);
    expect(await servers.store.note('keys')).not.toContain(next.slice(-43));
  });

  test('of two commands at once are all kept, and none of one that is refused', async () => {
    const names = ['a', 'b', 'c'];
    await Promise.all(names.map(of => run('make', '--name', of, '--role', 'reader')));
    await expect(run('make', '--name', 'a', '--role', 'reader')).rejects.toThrow(/already/);
    const kept = [...(await new StoredKeys(servers.other).current()).values()].map(key => key.name);
    expect(kept.filter(of => names.includes(of)).sort()).toEqual(names);
  });

  test('leave what was answered kept, since they are no write of the graph', async () => {
    const { store } = servers;
    const before = [await store.turn(), await store.sequence(), store.writes.count];
    await run('make', '--name', 'quiet', '--role', 'reader');
    expect([await store.turn(), await store.sequence(), store.writes.count]).toEqual(before);
  });
});

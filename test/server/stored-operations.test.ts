import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { operationsCommand } from '../../src/cli/operations';
import { OPEN_TIMEOUT_MS, STORE_NAMES } from '../support/stores';
import { openTwoServers, type TwoServers } from '../support/two-servers';

const COUNT = 'query Count { municipalities(first: 2) { nodes { id } } }';
const folder = mkdtempSync(join(tmpdir(), 'stored-operations-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.each(STORE_NAMES)('operations that the store lists, on %s', name => {
  let servers: TwoServers;
  beforeAll(async () => {
    servers = await openTwoServers(name, { storedOperations: true, operationsOnly: true });
  }, OPEN_TIMEOUT_MS);
  afterAll(() => servers?.close());

  const run = (...args: readonly string[]): Promise<string> =>
    operationsCommand(args, servers.store, () => servers.schema);
  /** The status by each server of who asks by the id, and of who asks by the table of its name. */
  const told = (documentId: string): Promise<readonly (readonly number[])[]> =>
    Promise.all(
      servers.apps.map(async app => {
        const asked = await app.inject({ method: 'POST', url: '/graphql', payload: { documentId } });
        return [asked.statusCode, (await app.inject('/q/Count.csv')).statusCode];
      }),
    );
  const listing = (texts: Readonly<Record<string, string>>): string => {
    const file = join(folder, 'operations.json');
    writeFileSync(file, JSON.stringify(texts));
    return file;
  };

  test('are answered by all servers within a second, and refused as soon', async () => {
    expect(await told('count-1')).toEqual([
      [403, 404],
      [403, 404],
    ]);
    expect(await run('add', listing({ 'count-1': COUNT }))).toBe('Added 1. Listed in all: 1.');
    await pause(900);
    expect(await told('count-1')).toEqual([
      [200, 200],
      [200, 200],
    ]);
    expect(await run('list')).toBe(`count-1  ${COUNT}`);
    expect(await run('remove', 'count-1')).toBe('Removed. Listed in all: 0.');
    await pause(900);
    expect(await told('count-1')).toEqual([
      [403, 404],
      [403, 404],
    ]);
  });

  test('are checked before they are listed; what another version listed is left out', async () => {
    await expect(run('add', listing({ bad: '{ nothing }' }))).rejects.toMatchObject({ code: 'BAD_CONFIG' });
    await expect(run('remove', 'count-2')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(run('show')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await servers.store.noting(notes =>
      notes.set('operations', JSON.stringify({ old: '{ nothing }', 'count-1': COUNT })),
    );
    await pause(900);
    expect(await told('count-1')).toEqual([
      [200, 200],
      [200, 200],
    ]);
    expect((await told('old')).map(([status]) => status)).toEqual([403, 403]);
  });
});

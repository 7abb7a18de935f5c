import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { operationsCommand } from '../../src/cli/operations';
import { openSamgraf, readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import { buildServer } from '../../src/doors/server/server';
import { Neo4jStore } from '../../src/engine/store/neo4j';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';

const url = process.env.SAMGRAF_TEST_NEO4J ?? '';
const model = readProjectModel();
const COUNT = 'query Count { municipalities(first: 2) { nodes { id } } }';
const folder = mkdtempSync(join(tmpdir(), 'stored-operations-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.each(STORE_NAMES)('operations that the store lists, on %s', name => {
  let stores: Stores;
  let other: Samgraf;
  const apps: FastifyInstance[] = [];
  beforeAll(async () => {
    stores = await Stores.openOne(name, model);
    const samgraf = stores.on(name);
    const { schema } = samgraf;
    other =
      name === 'neo4j'
        ? await openSamgraf(model, new Neo4jStore({ url, timeout: 60_000 }), undefined, { schema })
        : samgraf;
    for (const one of [samgraf, other])
      apps.push(await buildServer(one, { logLevel: 'silent', storedOperations: true, operationsOnly: true }));
  }, OPEN_TIMEOUT_MS);
  afterAll(async () => {
    for (const app of apps) await app.close();
    if (other.store !== stores.on(name).store) await other.store.close();
    await stores.close();
  });

  const run = (...args: readonly string[]): Promise<string> =>
    operationsCommand(args, stores.on(name).store, () => stores.on(name).schema);
  /** The status by each server of who asks by the id, and of who asks by the table of its name. */
  const told = (documentId: string): Promise<readonly (readonly number[])[]> =>
    Promise.all(
      apps.map(async app => {
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
    await stores
      .on(name)
      .store.noting(notes =>
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

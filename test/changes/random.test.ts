import { fc } from '../support/drawn';
import { edgeKey, type Model } from '../../src/engine/model/model';
import { nativeFields } from '../../src/engine/model/stored';
import { MOST_CHANGES } from '../../src/engine/plan/change';
import type { Properties } from '../../src/engine/plan/write';
import type { Samgraf } from '../../src/doors/server/samgraf';
import type { Store } from '../../src/engine/store/store';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { applied, logOf } from './changing';
import { BASE, batch, kind, model, relation } from './random-changes';
import { after, said, type Gone, type Record_, type World } from './oracle';

/** More by `npm run test:differential`. */
const BATCHES = process.env.SAMGRAF_CASES ? 300 : 50;
/** Everything that the store has, as the oracle has it. */
const worldOf = async (store: Store): Promise<World> => {
  const world = new Map<string, Record_>();
  const ids = ['source:s', 'resource:r', 'municipality:m', 'capability:c'].flatMap(prefix =>
    Array.from({ length: 4 }, (_, i) => `${prefix}${i}`),
  );
  for (const row of await store.look({ kind: 'records', ids })) {
    const properties = row['properties'] as Properties;
    const of = kind(String(properties['type']));
    world.set(String(row['id']), { of: of.name, fields: nativeFields(of.fields, properties) });
  }
  for (const joined of ['USES', 'AGGREGATES', 'DEPENDS_ON'].map(relation)) {
    const edges = (await store.look({ kind: 'edges', relation: joined, after: '', limit: 1_000_000 })).map(
      row => ({
        from: String(row['from']),
        key: String(row['key']),
      }),
    );
    for (const row of await store.look({ kind: 'edgeRecords', relation: joined, edges }))
      world.set(String(row['key']), {
        of: joined.name,
        from: String(row['from']),
        to: String(row['to']),
        fields: nativeFields(joined.fields, row['properties'] as Properties),
      });
  }
  return world;
};

const textOf = (world: World): readonly string[] =>
  [...world]
    .map(([id, { of, from, to, fields }]) => `${id} ${of} ${from ?? ''} ${to ?? ''} ${said(fields)}`)
    .sort();

describe.each(STORE_NAMES)('random changes on %s', storeName => {
  let stores: Stores;
  let samgraf: Samgraf;
  beforeAll(async () => {
    stores = await Stores.openOne(storeName, model as Model);
    samgraf = stores.on(storeName);
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  test(
    `${BATCHES} batches do what the oracle says, and the log tells every state that there was`,
    async () => {
      let world: World = new Map();
      const states = new Map<number, World>([[0, world]]);
      const gone: Gone = new Map();
      let refused = 0;
      for (const changes of [BASE, ...fc.sample(batch, BATCHES)]) {
        const expected = after(world, changes, gone);
        const dry = await applied(samgraf, changes, { dryRun: true });
        const report = await applied(samgraf, changes);
        const shown = JSON.stringify({ changes, results: report.results }, (key, value: unknown) =>
          key === 'of' && typeof value === 'object' && value !== null
            ? (value as { name: string }).name
            : value,
        );
        if (report.applied !== (expected !== undefined))
          throw new Error(`The oracle ${expected ? 'applies' : 'refuses'} ${shown}`);
        expect(dry.results).toEqual(report.results);
        if (!expected) refused += 1;
        world = expected ?? world;
        expect(textOf(await worldOf(samgraf.store))).toEqual(textOf(world));
        states.set(report.sequence, world);
      }
      expect(refused).toBeGreaterThan(BATCHES / 10);
      // Two of three on average: nine of ten are more than chance makes of it.
      expect(refused).toBeLessThan(BATCHES * 0.9);
      await checkLog(samgraf, world, states);
    },
    OPEN_TIMEOUT_MS,
  );
});

/** Undoes the log entry by entry, from what there is now, and compares what there was after each batch. */
const checkLog = async (samgraf: Samgraf, now: World, states: ReadonlyMap<number, World>): Promise<void> => {
  const entries = await logOf(samgraf);
  expect(entries.length).toBeLessThan(MOST_CHANGES);
  expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_, i) => i + 1));
  const world = new Map(now);
  for (const { sequence, subject, operation, of, from, to, before = {}, after: is = {} } of [
    ...entries,
  ].reverse()) {
    const state = states.get(sequence);
    if (state) expect(textOf(world)).toEqual(textOf(state));
    if (operation === 'CREATED') world.delete(subject);
    else {
      const fields = { ...world.get(subject)?.fields };
      for (const field of Object.keys(is)) delete fields[field];
      world.set(subject, { of, ...(from && to ? { from, to } : {}), fields: { ...fields, ...before } });
    }
    if (from && to) expect(subject).toBe(edgeKey(of, from, to));
  }
  expect(world.size).toBe(0);
};

import { required } from '../../src/engine/errors';
import type { Properties } from '../../src/engine/plan/write';
import type { Samgraf } from '../../src/doors/server/samgraf';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { apply, begin, logOf } from './changing';

let stores: Stores;
beforeAll(async () => {
  stores = await Stores.open();
}, OPEN_TIMEOUT_MS);
afterAll(() => stores?.close());

/** More than are held whole, and written at once. */
const MANY = 620;
const solution = (i: number, more: object): object => ({
  upsert: { solution: { id: `resource:many-${i}`, name: { nb: `Løsning ${i}` }, ...more } },
});
const uses = (i: number, more: object): object => ({
  connect: { uses: { from: 'municipality:0301', to: `resource:many-${i}`, ...more } },
});
const all = (make: (i: number) => object): readonly object[] =>
  Array.from({ length: MANY }, (_, i) => make(i));
const numbered = (i: number): object => (i < 2 ? { registerNumber: `DIGDIR-90${i}` } : {});
const swapped = (i: number): object => (i < 2 ? { registerNumber: `DIGDIR-90${1 - i}` } : {});

/** What of a record is stored, by id or key. */
const stored = async ({ store, model }: Samgraf): Promise<ReadonlyMap<string, Properties>> => {
  const ids = Array.from({ length: MANY }, (_, i) => `resource:many-${i}`);
  const relation = required(model.relations.get('USES'), 'a relation');
  const edges = ids.map(id => ({ from: 'municipality:0301', key: `USES municipality:0301 ${id}` }));
  const rows = [
    ...(await store.look({ kind: 'records', ids })),
    ...(await store.look({ kind: 'edgeRecords', relation, edges })),
  ];
  return new Map(rows.map(row => [String(row['key'] ?? row['id']), row['properties'] as Properties]));
};

describe.each(STORE_NAMES)('on %s', name => {
  test('many records are changed as few are, though what is stored of them is not held', async () => {
    const samgraf = stores.on(name);
    await begin(samgraf);
    const created = [
      ...all(i => solution(i, { homepage: 'https://a.no', ...numbered(i) })),
      ...all(i => uses(i, {})),
    ];
    expect(await apply(samgraf, created)).toMatchObject({ applied: true, created: 2 * MANY, refused: 0 });
    const before = await stored(samgraf);
    expect(before.size).toBe(2 * MANY);
    expect(await apply(samgraf, created)).toMatchObject({ applied: true, unchanged: 2 * MANY, batch: null });
    const changed = [
      ...all(i => solution(i, { homepage: 'https://b.no', ...swapped(i) })),
      ...all(i => uses(i, { rationale: 'Til prøve' })),
    ];
    const { sequence } = await apply(samgraf, changed);
    const entries = await logOf(samgraf, sequence - 2 * MANY);
    expect(entries).toHaveLength(2 * MANY);
    const now = await stored(samgraf);
    for (const entry of entries) {
      const was = required(before.get(entry.subject), 'it was stored');
      const is = required(now.get(entry.subject), 'it is stored');
      expect([entry.operation, was['version'], is['version']]).toEqual(['CHANGED', 1, 2]);
      expect([is['name'], is['access']]).toEqual([was['name'], was['access']]);
    }
    const first = entries.find(({ subject }) => subject === 'resource:many-0');
    expect(first?.before).toMatchObject({ homepage: 'https://a.no', registerNumber: 'DIGDIR-900' });
    expect(first?.after).toMatchObject({ homepage: 'https://b.no', registerNumber: 'DIGDIR-901' });
    expect(now.get('resource:many-1')).toMatchObject({
      homepage: 'https://b.no',
      registerNumber: 'DIGDIR-900',
    });
    expect(await apply(samgraf, changed)).toMatchObject({ applied: true, unchanged: 2 * MANY, batch: null });
  });
});

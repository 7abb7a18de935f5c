import { fc } from '../support/drawn';
import { known } from '../../src/errors';
import { edgeKey, type Model } from '../../src/model/model';
import { nativeFields } from '../../src/model/stored';
import { MOST_CHANGES, type Change } from '../../src/plan/change';
import type { Properties } from '../../src/plan/write';
import { type Samgraf, readProjectModel } from '../../src/server/samgraf';
import type { Store } from '../../src/store/store';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { applied, logOf } from './changing';
import { after, said, type Gone, type Record_, type World } from './oracle';

/** More by `npm run test:differential`. */
const BATCHES = process.env.SAMGRAF_CASES ? 300 : 50;
const model = readProjectModel();
const kind = (name: string) => known(model.kinds.get(name), name);
const relation = (name: string) => known(model.relations.get(name), name);

const pool = (prefix: string, count: number) =>
  fc.constantFrom(...Array.from({ length: count }, (_, i) => `${prefix}${i}`));
const IDS = {
  Source: pool('source:s', 3),
  Solution: pool('resource:r', 4),
  Municipality: pool('municipality:m', 3),
  Capability: pool('capability:c', 4),
} as const;
const anyId = fc.oneof(...Object.values(IDS));
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 3 });
const without = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const about = fc.record({
  source: fc.oneof({ weight: 15, arbitrary: fc.constant('source:s0') }, { weight: 1, arbitrary: IDS.Source }),
  certainty: fc.constantFrom('FACT' as const, 'DEDUCTION' as const),
  expectedVersion: fc.oneof(
    { weight: 15, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.nat(3) },
  ),
});
const name = fc.record(
  { nb: fc.constantFrom('A', 'B', 'D', 'E', 'F', 'G', null), en: fc.constantFrom('C', null) },
  { requiredKeys: [] },
);
const number = fc.constantFrom('0001', '0002', '0003', '0004', '0005', '0006', '0007', '0008');

const nodeChange = fc
  .tuple(
    fc.constantFrom(...(Object.keys(IDS) as (keyof typeof IDS)[])),
    fc.constantFrom(true, true, true, false),
    about,
  )
  .chain(([of, isNew, evidence]) =>
    fc
      .record({
        id: IDS[of],
        name: maybe(name),
        title: of === 'Source' ? fc.constant('T') : fc.constant(undefined),
        number: of === 'Municipality' ? maybe(number) : fc.constant(undefined),
        level: of === 'Capability' ? maybe(fc.constantFrom(1, 2, 3, null)) : fc.constant(undefined),
        homepage:
          of === 'Solution'
            ? maybe(fc.constantFrom('https://a.no', 'https://b.no', null))
            : fc.constant(undefined),
      })
      .map(given => ({
        kind: isNew ? ('upsert' as const) : ('patch' as const),
        of: kind(of),
        given: without(given),
        ...evidence,
      })),
  );
const byNumber = fc.tuple(number, about).map(([value, evidence]) => ({
  kind: 'patch' as const,
  of: kind('Municipality'),
  given: { number: value, population: 7 },
  ...evidence,
}));
const ends = fc.oneof(
  fc.tuple(fc.constant('USES'), IDS.Municipality, IDS.Solution),
  fc.tuple(fc.constant('AGGREGATES'), IDS.Capability, IDS.Capability),
  fc.tuple(
    fc.constant('DEPENDS_ON'),
    IDS.Solution,
    fc.oneof({ weight: 9, arbitrary: IDS.Solution }, { weight: 1, arbitrary: anyId }),
  ),
);
const connect = fc
  .tuple(ends, about, maybe(fc.constantFrom('because', null)))
  .map(([[of, from, to], evidence, rationale]) => ({
    kind: 'connect' as const,
    of: relation(of),
    from,
    to,
    given: without({ rationale }),
    ...evidence,
  }));
const disconnect = fc.tuple(ends, about).map(([[of, from, to], evidence]) => ({
  kind: 'disconnect' as const,
  of: relation(of),
  from,
  to,
  validFrom: undefined,
  ...evidence,
}));
/** What most changes need to be there. */
const BASE: readonly Change[] = [
  ...['source:s0', 'source:s1'],
  ...['resource:r0', 'resource:r1', 'resource:r2'],
  ...['municipality:m0', 'municipality:m1'],
  ...['capability:c0', 'capability:c1', 'capability:c2'],
].map((id, i): Change => {
  const of = known(
    Object.keys(IDS).find(name => id.startsWith(`${kind(name).prefix}:`)),
    id,
  );
  const given = {
    id,
    name: { nb: 'N' },
    ...(of === 'Source' ? { title: 'T' } : {}),
    ...(of === 'Municipality' ? { number: `000${i - 4}` } : {}),
    ...(of === 'Capability' ? { level: i - 6 } : {}),
  };
  const evidence = { source: 'source:s0', certainty: 'FACT' as const, expectedVersion: undefined };
  return { kind: 'upsert', of: kind(of), given, at: `changes[${i}]`, ...evidence };
});

const deletion = fc
  .tuple(anyId, fc.boolean(), about)
  .map(([id, cascade, evidence]) => ({ kind: 'delete' as const, id, cascade, ...evidence }));

const batch: fc.Arbitrary<readonly Change[]> = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: nodeChange },
      { weight: 1, arbitrary: byNumber },
      { weight: 4, arbitrary: connect },
      { weight: 1, arbitrary: disconnect },
      { weight: 1, arbitrary: deletion },
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map(changes => changes.map((change, i): Change => ({ ...change, at: `changes[${i}]` })));

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
      expect(refused).toBeLessThan(BATCHES * 0.8);
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

import { checkFits, migrate, planMigration } from '../../src/engine/exchange/migrate';
import { NOTHING_DECIDED, type Decided } from '../../src/engine/exchange/fit';
import type { Model } from '../../src/engine/model/model';
import { readModel } from '../../src/engine/model/read-model';
import { readPackSdl } from '../../src/pack/pack';
import { RESERVED_NAMES } from '../../src/engine/schema/build-schema';
import { PROJECT, openSamgraf, refresh, type Samgraf } from '../../src/doors/server/samgraf';
import type { Row, Store } from '../../src/engine/store/store';
import { dataOf } from '../support/golden';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { writeRecords } from '../support/write-records';
import { WRITTEN_AS_NATIONAL } from '../support/written-as';

const LABEL = '@label(nb: "sal", nn: "sal", en: "hall")';
const PHRASE =
  '@phrase(forward: {nb: "står i", nn: "står i", en: "stands in"}, backward: {nb: "huser", nn: "husar", en: "houses"})';
const modelOf = (sdl: string): Model =>
  readModel(
    [...readPackSdl({ folder: PROJECT }), { name: 'halls.graphql', text: sdl }],
    RESERVED_NAMES,
    WRITTEN_AS_NATIONAL,
  );

const BEFORE = `
"A hall." type DataCentre implements Entity @node(prefix: "hall") ${LABEL} {
  "C." code: String! @key(pattern: "^DC[0-9]$")
  "M." megawatts: Float @index
  "N." notes: String
  "C." cooling: Cooling @index
}
"C." enum Cooling { "S." SEA ${LABEL} "A." AIR ${LABEL} "I." ICE ${LABEL} }
"A shed." type Shed implements Entity @node ${LABEL} { "S." size: Int }
"H." type HostedIn @relation(name: "HOSTED_IN", from: ["SharedResource"], to: ["DataCentre", "Shed"], forward: "hostedIn", backward: "housed") ${PHRASE} {
  "R." racks: Int @index
  "F." floor: String
}
"O." type OwnedBy @relation(name: "OWNED_BY", from: ["DataCentre"], to: ["Actor"], forward: "ownedBy", backward: "ownsHall") ${PHRASE} {
  "S." share: Int
}`;

const AFTER = `
"A hall." type Hall implements Entity @node(prefix: "hall") @was(name: "DataCentre") ${LABEL} {
  "C." code: String! @key(pattern: "^DC[0-9]$")
  "P." power: Float @index @was(name: "megawatts")
  "C." cooling: Cooling @index
  "T." tier: Int!
}
"C." enum Cooling { "A." AIR ${LABEL} "W." WATER ${LABEL} @was(name: "SEA") }
"S." type StandsIn @relation(name: "STANDS_IN", from: ["SharedResource"], to: ["Hall"], forward: "standsIn", backward: "housed") @was(name: "HOSTED_IN") ${PHRASE} {
  "R." racks: Int @index
}`;

const fact = { certainty: 'FACT', sources: ['source:test'] };
const source = { type: 'Source', id: 'source:test', name: { nb: 'P' }, title: 'P', ...fact, sources: [] };
const post = { type: 'Solution', id: 'resource:post', name: { nb: 'Post' }, ...fact };
const agency = { type: 'PublicOrganisation', id: 'organisation:etat', name: { nb: 'Etaten' }, ...fact };
const hall = (number: number, own: object): object => ({
  type: 'DataCentre',
  id: `hall:${number}`,
  code: `DC${number}`,
  name: { nb: `Sal ${number}`, en: `Hall ${number}` },
  ...fact,
  ...own,
});
const STORED = [
  source,
  post,
  agency,
  hall(1, { megawatts: 12.5, cooling: 'SEA', notes: 'x', validFrom: '2020-01-01' }),
  hall(2, { megawatts: 40, cooling: 'AIR' }),
  hall(3, { cooling: 'ICE', access: 'NON_PUBLIC' }),
  { type: 'Shed', id: 'shed:1', name: { nb: 'Bod' }, size: 4, ...fact },
  {
    relation: 'HOSTED_IN',
    from: 'resource:post',
    to: 'hall:1',
    racks: 2,
    floor: 'u',
    validFrom: '2021-01-01',
    ...fact,
  },
  { relation: 'HOSTED_IN', from: 'resource:post', to: 'shed:1', racks: 9, ...fact },
  { relation: 'OWNED_BY', from: 'hall:2', to: 'organisation:etat', share: 3, ...fact },
];
/** The same by the new SDL, as whoever had begun with it would have loaded it. */
const now = (record: object): object =>
  Object.fromEntries(
    Object.entries({ ...record, type: 'Hall', tier: 3 })
      .filter(([name]) => name !== 'notes')
      .map(([name, value]) => (name === 'megawatts' ? ['power', value] : [name, value])),
  );
const EXPECTED = [
  source,
  post,
  agency,
  now(hall(1, { megawatts: 12.5, cooling: 'WATER', validFrom: '2020-01-01' })),
  now(hall(2, { megawatts: 40, cooling: 'AIR' })),
  now(hall(3, { access: 'NON_PUBLIC' })),
  { relation: 'STANDS_IN', from: 'resource:post', to: 'hall:1', racks: 2, validFrom: '2021-01-01', ...fact },
];

const DECIDED: Decided = {
  drop: new Set(['DataCentre.notes', 'Cooling.ICE', 'Shed', 'HOSTED_IN.floor', 'OWNED_BY']),
  fill: new Map([['Hall.tier', '3']]),
};

/** Everything that is stored, in an order of its own. */
const dump = async (store: Store): Promise<readonly unknown[]> => {
  const types = await store.look({ kind: 'types' });
  const rows: Row[] = [];
  for (const { of, isRelation } of types)
    rows.push(
      ...(await store.look({
        kind: isRelation ? 'edgesOf' : 'nodesOf',
        type: String(of),
        after: '',
        limit: 100,
      })),
    );
  return rows
    .map(row => ({ ...row, ...(row['labels'] ? { labels: [...(row['labels'] as string[])].sort() } : {}) }))
    .sort((a: Row, b: Row) => (String(a['id'] ?? a['key']) < String(b['id'] ?? b['key']) ? -1 : 1));
};

describe.each(STORE_NAMES)('after a change of the SDL, on %s', name => {
  const [before, after] = [modelOf(BEFORE), modelOf(AFTER)];
  let stores: Stores;
  let store: Store;
  let samgraf: Samgraf;
  beforeAll(async () => {
    stores = await Stores.openOne(name, before);
    ({ store } = stores.on(name));
    await writeRecords(stores.on(name), STORED);
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  test('what only adds to it starts, and so does what was', async () => {
    const more = modelOf(
      BEFORE.replace('"N." notes', '"X." extra: String "N." notes').replace(
        '"S." SEA',
        `"O." OIL ${LABEL} "S." SEA`,
      ),
    );
    await openSamgraf(
      modelOf(`${BEFORE} "B." type Barn implements Entity @node ${LABEL} { "S." size: Int }`),
      store,
    );
    await expect(checkFits(more, store)).rejects.toMatchObject({
      // The order of an indexed enum is stored with each record.
      message: expect.stringContaining(
        '3 × DataCentre: what it is found and ordered by is another',
      ) as string,
    });
    await openSamgraf(before, store);
  });

  test('a start is refused, with all that does not fit, how much there is of it, and one of each', async () => {
    const error = await openSamgraf(after, store).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      code: 'DATA_DOES_NOT_FIT',
      hint: expect.stringContaining('samgraf migrate --plan') as string,
    });
    expect((error as Error).message.split('\n').slice(1).sort()).toMatchInlineSnapshot(`
     [
       "  1 × DataCentre: cooling has the value ICE, which Cooling has not, such as hall:3",
       "  1 × DataCentre: has no field notes, such as hall:1",
       "  1 × DataCentre: in cooling, SEA is now called WATER, such as hall:1",
       "  1 × HOSTED_IN: has no field floor, such as HOSTED_IN resource:post hall:1 2021-01-01",
       "  1 × OWNED_BY: there is no kind or relation OWNED_BY, such as OWNED_BY hall:2 organisation:etat",
       "  1 × Shed: there is no kind or relation Shed, such as shed:1",
       "  2 × DataCentre: megawatts is now called power, such as hall:1",
       "  2 × HOSTED_IN: is now called STANDS_IN, such as HOSTED_IN resource:post hall:1 2021-01-01",
       "  3 × DataCentre: is now called Hall, such as hall:1",
       "  3 × DataCentre: tier: Int! is missing, such as hall:1",
     ]
    `);
  });

  test('what is not decided is named, and nothing is written', async () => {
    const stored = await dump(store);
    const { misfits } = await planMigration(after, store, { ...DECIDED, drop: new Set(['Shed']) });
    expect(misfits.flatMap(({ needs, name: called }) => (needs ? `${needs} ${called}` : [])).sort()).toEqual([
      'drop Cooling.ICE',
      'drop DataCentre.notes',
      'drop HOSTED_IN.floor',
      'drop OWNED_BY',
    ]);
    await store.prepare(after);
    await expect(migrate(after, store, NOTHING_DECIDED)).rejects.toMatchObject({ code: 'DATA_DOES_NOT_FIT' });
    expect(await dump(store)).toEqual(stored);
  });

  test('a value that is none of the field fills nothing', async () => {
    const { misfits } = await planMigration(after, store, {
      ...DECIDED,
      fill: new Map([['Hall.tier', 'three']]),
    });
    expect(misfits.filter(({ needs }) => needs)).toMatchObject([
      { what: 'missing', needs: 'fill', name: 'Hall.tier' },
    ]);
  });

  test('the plan is what is done, and what is stored is what the new SDL alone would have had stored', async () => {
    const sequence = await store.sequence();
    const plan = await planMigration(after, store, DECIDED);
    expect(plan).toMatchObject({ written: 5, removed: 3 });
    expect(await migrate(after, store, DECIDED)).toEqual(plan);
    const fresh = await Stores.openOne('embedded', after);
    await writeRecords(fresh.on('embedded'), EXPECTED);
    expect(await dump(store)).toEqual(await dump(fresh.on('embedded').store));
    await fresh.close();
    // Whoever follows the log reads the graph anew.
    expect(await store.entries({ after: sequence, limit: 10 })).toMatchObject([
      { operation: 'LOADED', by: 'migrate' },
    ]);
  });

  test('the server starts, and answers by the new SDL; what is closed and dated is so by the new names', async () => {
    samgraf = await openSamgraf(after, store);
    await refresh(samgraf);
    const query = `{ halls(orderBy: [{power: DESC}]) { nodes { __typename code power cooling tier housed { edges { racks node { name } } } } }
      search(text: "Sal", first: 5) { nodes { __typename } } sometime: halls(asOf: "2019-01-01") { totalCount } }`;
    expect(await dataOf(samgraf, query)).toMatchInlineSnapshot(`
     {
       "halls": {
         "nodes": [
           {
             "__typename": "Hall",
             "code": "DC2",
             "cooling": "AIR",
             "housed": {
               "edges": [],
             },
             "power": 40,
             "tier": 3,
           },
           {
             "__typename": "Hall",
             "code": "DC1",
             "cooling": "WATER",
             "housed": {
               "edges": [
                 {
                   "node": {
                     "name": "Post",
                   },
                   "racks": 2,
                 },
               ],
             },
             "power": 12.5,
             "tier": 3,
           },
         ],
       },
       "search": {
         "nodes": [
           {
             "__typename": "Hall",
           },
           {
             "__typename": "Hall",
           },
         ],
       },
       "sometime": {
         "totalCount": 1,
       },
     }
    `);
    expect(await planMigration(after, store, NOTHING_DECIDED)).toEqual({
      misfits: [],
      written: 0,
      removed: 0,
    });
  });
});

test('@was names what is there no more, once', () => {
  const faults = (sdl: string): unknown => {
    try {
      return modelOf(sdl);
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(faults(BEFORE.replace('@node ', '@node @was(name: "DataCentre") '))).toContain(
    '@was: DataCentre is there, and so was not renamed',
  );
  expect(faults(AFTER.replace('tier: Int!', 'tier: Int! @was(name: "megawatts")'))).toContain(
    '@was: Hall.megawatts is said to be both power and tier',
  );
});

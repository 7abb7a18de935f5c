import { ANONYMOUS } from '../../src/engine/access/viewer';
import type { Change } from '../../src/engine/plan/change';
import { required } from '../../src/engine/errors';
import { refresh, type Samgraf } from '../../src/doors/server/samgraf';
import type { Store } from '../../src/engine/store/store';
import { applied, send } from '../changes/changing';
import { FACT, SOURCE, municipality } from '../exchange/loading';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { writeRecords } from '../support/write-records';

const solution = (id: string) => ({ type: 'Solution', id: `resource:${id}`, name: { en: id }, ...FACT });
const uses = (id: string) => ({ relation: 'USES', from: 'municipality:0001', to: `resource:${id}`, ...FACT });

/** The look-up beside it keeps *find* from reading ahead what *fetch* reads. */
const QUERY = `{ municipality(number: "0001") { name }
  reach(of: {id: "municipality:0001"}, maxHops: 1) { totalCount nodes {
    node { id name }
    path { explanation(lang: en) steps { certainty rationale sources { title } } }
  } } }`;

describe.each(STORE_NAMES)('between finding and fetching, on %s', name => {
  let stores: Stores;
  let samgraf: Samgraf;
  beforeEach(async () => {
    stores = await Stores.openOne(name);
    samgraf = stores.on(name);
    const hidden = { ...uses('c'), access: 'NON_PUBLIC' };
    const things = ['a', 'b', 'c'].map(solution);
    await writeRecords(samgraf, [SOURCE, municipality('0001'), ...things, uses('a'), uses('b'), hidden]);
    await refresh(samgraf);
  }, OPEN_TIMEOUT_MS);
  afterEach(() => stores.close());

  const USES = () => required(samgraf.model.relations.get('USES'), 'USES');
  const ends = { from: 'municipality:0001', to: 'resource:b' };
  const about = {
    at: 'changes[0]',
    source: 'source:s',
    certainty: 'FACT',
    expectedVersion: undefined,
  } as const;
  const CHANGES: Readonly<Record<string, () => Change>> = {
    'a relation that is gone': () => ({
      kind: 'disconnect',
      of: USES(),
      ...ends,
      validFrom: undefined,
      ...about,
    }),
    'a node that is gone': () => ({ kind: 'delete', id: 'resource:b', cascade: true, ...about }),
    'a relation that was closed, and then says more': () => ({
      ...{ kind: 'connect', of: USES(), ...ends, ...about },
      given: { access: 'NON_PUBLIC', rationale: 'a secret' },
    }),
  };

  test.each(Object.keys(CHANGES))('%s is not told of', async what => {
    let reads = 0;
    const between = Object.create(samgraf.store, {
      readInParts: {
        value: async (...asked: Parameters<Store['readInParts']>) => {
          reads += 1;
          if (reads === 1) {
            const report = await applied(samgraf, [required(CHANGES[what], what)()]);
            expect(report).toMatchObject({ applied: true });
          }
          return samgraf.store.readInParts(...asked);
        },
      },
    }) as Store;
    const told = await send({ ...samgraf, store: between }, QUERY, {}, ANONYMOUS);
    expect(reads).toBe(2);
    expect(told).toEqual(await send(samgraf, QUERY, {}, ANONYMOUS));
    expect(told).toMatchObject({ reach: { totalCount: 1, nodes: [{ node: { id: 'resource:a' } }] } });
  });
});

import { parse } from 'graphql';
import { ANONYMOUS } from '../../src/engine/access/viewer';
import { Feed } from '../../src/engine/live/feed';
import { follow } from '../../src/engine/live/follow';
import { refresh, type Samgraf } from '../../src/doors/server/samgraf';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { apply, begin, faultsOf, send } from './changing';

describe.each(STORE_NAMES)('the first of its kind that is closed, on %s', name => {
  let stores: Stores;
  let samgraf: Samgraf;
  let after = 0;
  beforeAll(async () => {
    stores = await Stores.openOne(name);
    samgraf = stores.on(name);
    await begin(samgraf);
    after = await samgraf.store.sequence();
    const made = await apply(samgraf, [
      { upsert: { solution: { id: 'resource:hidden', name: { nb: 'H' }, access: 'NON_PUBLIC' } } },
      { connect: { provides: { from: 'organisation:x', to: 'resource:hidden' } } },
    ]);
    expect(faultsOf(made)).toEqual([]);
    // Told after the relation.
    await apply(samgraf, [{ upsert: { source: { id: 'source:new', name: { nb: 'Ny' }, title: 'Ny' } } }]);
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  // At once: what a server knows of the graph is read again only later.
  test('is told to no stranger who follows the log, and its relations neither', async () => {
    const feed = new Feed(samgraf.store, error => {
      throw error;
    });
    const stop = new AbortController();
    const request = {
      document: parse(`subscription { changes(since: ${after}) { id } }`),
      operationName: undefined,
      variables: {},
    };
    const live = { samgraf, feed, recheck: () => Promise.resolve(ANONYMOUS) };
    const { value } = await follow(request, live, stop.signal).next();
    stop.abort();
    feed.stop();
    expect(value?.['data']).toEqual({ changes: { id: 'source:new' } });
  });

  test('nor is one that is closed when what a server knows of the graph is of a time when nothing was', async () => {
    const level = async (access: string): Promise<void> => {
      await apply(samgraf, [{ patch: { solution: { id: 'resource:hidden', access } } }]);
    };
    const seen = (): Promise<unknown> =>
      send(samgraf, '{ solutions(where: {id: {eq: "resource:hidden"}}) { totalCount } }', {}, ANONYMOUS);
    await level('PUBLIC');
    await refresh(samgraf);
    expect(await seen()).toEqual({ solutions: { totalCount: 1 } });
    await level('NON_PUBLIC');
    expect(await seen()).toEqual({ solutions: { totalCount: 0 } });
  });

  test('nor to one who reads it', async () => {
    const log = `{ changes(since: ${after}) { nodes { operation id } } }`;
    expect(await send(samgraf, log, {}, ANONYMOUS)).toEqual({
      changes: {
        nodes: [
          { operation: 'CREATED', id: 'source:new' },
          ...['CREATED', 'DELETED'].flatMap(operation => [
            { operation, id: 'resource:hidden' },
            { operation, id: 'PROVIDES organisation:x resource:hidden' },
          ]),
        ],
      },
    });
  });
});

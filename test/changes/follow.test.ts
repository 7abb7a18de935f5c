import { parse } from 'graphql';
import { Feed } from '../../src/engine/live/feed';
import { follow } from '../../src/engine/live/follow';
import type { Samgraf } from '../../src/doors/server/samgraf';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { STEWARD, apply, begin } from './changing';

/** Says once what the log had come to before the last write, as when others asked for it then and are answered late. */
class LateFeed extends Feed {
  private isLate = true;

  override async sequence(): Promise<number> {
    const sequence = await super.sequence();
    const said = this.isLate ? sequence - 1 : sequence;
    this.isLate = false;
    return said;
  }
}

const soon = (): Promise<false> => new Promise(resolve => setTimeout(resolve, 200, false));

describe.each(STORE_NAMES)('a stream on %s', name => {
  let stores: Stores;
  let samgraf: Samgraf;
  beforeAll(async () => {
    stores = await Stores.openOne(name);
    samgraf = stores.on(name);
    await begin(samgraf);
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  test('begins where the log is, though others were told less of it', async () => {
    const feed = new LateFeed(samgraf.store, error => {
      throw error;
    });
    const stop = new AbortController();
    const request = {
      document: parse('subscription { changes { id } }'),
      operationName: undefined,
      variables: {},
    };
    const live = { samgraf, feed, recheck: () => Promise.resolve(STEWARD) };
    const first = follow(request, live, stop.signal).next();
    const told = first.then(() => true);
    // Nothing says when it listens.
    for (let i = 0; !(await Promise.race([told, soon()])); i += 1)
      await apply(samgraf, [{ patch: { solution: { id: 'resource:b', name: { nb: `B ${i}` } } } }]);
    const { value } = await first;
    stop.abort();
    feed.stop();
    expect(value).toMatchObject({ data: { changes: { id: 'resource:b' } } });
  }, 30_000);
});

import { required } from '../../src/engine/errors';
import type { Change } from '../../src/engine/plan/change';
import { Neo4jStore } from '../../src/engine/store/neo4j';
import { OPEN_TIMEOUT_MS, Stores } from '../support/stores';
import { TcpProxy } from '../support/tcp-proxy';
import { applied, begin, editorOf } from './changing';

const url = process.env.SAMGRAF_TEST_NEO4J;

/** Exact, where milliseconds are not: hand-written, a change in a transaction is BEGIN, one statement and COMMIT. */
const onNeo4j = ({ hostname, port }: URL): void => {
  test(
    'one change on Neo4j takes three round trips, as a hand-written one does, and four statements',
    async () => {
      const stores = await Stores.openOne('neo4j');
      const samgraf = stores.on('neo4j');
      await begin(samgraf);
      const wire = await TcpProxy.open(hostname, Number(port));
      const store = new Neo4jStore({ url: `bolt://127.0.0.1:${wire.port}`, timeout: 60_000 });
      await store.prepare(samgraf.model);
      // Slow enough that no answer comes between statements that are sent together.
      wire.slow(50);
      const cost = async (
        given: Change,
        how: Parameters<typeof applied>[2] = {},
      ): Promise<readonly number[]> => {
        const [turns, statements] = [wire.turns, store.statements];
        expect(await applied({ ...samgraf, store }, [given], how)).toMatchObject({ applied: true });
        return [wire.turns - turns, store.statements - statements];
      };
      const of = required(samgraf.model.kinds.get('Solution'), 'Solution');
      const said = {
        at: 'changes[0]',
        source: 'source:test',
        certainty: 'FACT',
        expectedVersion: undefined,
      } as const;
      const upsert = (id: string, nb: string): Change => ({
        kind: 'upsert',
        of,
        given: { id, name: { nb } },
        ...said,
      });
      // The first takes the connection too.
      await cost(upsert('resource:a', 'first'));
      expect(await cost(upsert('resource:a', 'changed'))).toEqual([3, 4]);
      expect(await cost(upsert('resource:new', 'created'))).toEqual([3, 4]);
      expect(await cost(upsert('resource:a', 'keyed'), { idempotencyKey: 'k' })).toEqual([3, 6]);
      const uses = required(samgraf.model.relations.get('USES'), 'USES');
      const connect: Change = {
        kind: 'connect',
        of: uses,
        from: 'municipality:4601',
        to: 'resource:a',
        given: {},
        ...said,
      };
      expect(await cost(connect)).toEqual([5, 7]);
      const viewer = editorOf('organisation:x');
      expect(await cost(upsert('resource:a', 'by its owner'), { viewer })).toEqual([4, 9]);
      await store.close();
      await wire.close();
      await stores.close();
    },
    OPEN_TIMEOUT_MS,
  );
};
if (url) onNeo4j(new URL(url));
else test('without Neo4j there are no round trips', () => undefined);

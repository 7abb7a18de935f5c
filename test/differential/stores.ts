import neo4j, { type Driver } from 'neo4j-driver';
import type { Model } from '../../src/engine/model/model';
import type { Statistics } from '../../src/engine/plan/statistics';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import { Neo4jStore } from '../../src/engine/store/neo4j';
import type { Store } from '../../src/engine/store/store';
import type { Graph } from '../oracle/world';
import { lockNeo4j } from '../support/neo4j-lock';
import { randomModel } from '../support/random-model';

const BATCH = 10_000;

/** The stores under test, all holding the same graph: a fresh embedded one for each, and Neo4j when there is one, emptied. */
export class Stores {
  private embedded: EmbeddedStore | undefined;

  private constructor(
    private readonly remote: Readonly<{ store: Neo4jStore; driver: Driver; release: () => void }> | undefined,
    private readonly model: Model,
  ) {}

  static async open(url: string | undefined, model: Model = randomModel): Promise<Stores> {
    if (!url) return new Stores(undefined, model);
    const remote = {
      release: await lockNeo4j(url),
      store: new Neo4jStore({ url, timeout: 120_000 }),
      driver: neo4j.driver(url),
    };
    const stores = new Stores(remote, model);
    await stores.empty();
    await remote.store.prepare(model);
    return stores;
  }

  /** Puts a graph in place of the one before; statistics by store. */
  async load(graph: Graph): Promise<Readonly<Record<string, Statistics>>> {
    await this.embedded?.close();
    this.embedded = await EmbeddedStore.open();
    await this.embedded.prepare(this.model);
    await this.empty();
    const statistics: Record<string, Statistics> = {};
    for (const store of this.all()) {
      await store.write({ kind: 'write', nodes: graph.nodes, edges: graph.edges });
      statistics[store.name] = await store.statistics();
    }
    return statistics;
  }

  all(): readonly Store[] {
    return [this.embedded, this.remote?.store].filter(store => store !== undefined);
  }

  /** In batches, so that no transaction grows large; as often as there is something left. */
  private async empty(): Promise<void> {
    if (!this.remote) return;
    const session = this.remote.driver.session();
    try {
      for (let deleted = BATCH; deleted === BATCH;) {
        const result = await session.run(
          'MATCH (n) WITH n LIMIT $batch DETACH DELETE n RETURN count(*) AS deleted',
          { batch: neo4j.int(BATCH) },
        );
        deleted = Number(result.records[0]?.get('deleted') ?? 0);
      }
    } finally {
      await session.close();
    }
  }

  async close(): Promise<void> {
    await this.embedded?.close();
    await this.remote?.store.close();
    await this.remote?.driver.close();
    this.remote?.release();
  }
}

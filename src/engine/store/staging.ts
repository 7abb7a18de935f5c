import { randomUUID } from 'node:crypto';
import {
  compileClearing,
  compileCountStaged,
  compilePublishing,
  compileStagedNodes,
} from '../cypher/compile-staging';
import { STAGED, STAGING, compileNote, compileNoteLock, compileSetNote } from '../cypher/notes';
import { compileDropping } from '../cypher/constraints';
import type { Dialect } from '../cypher/dialect';
import { compileNewEdges } from '../cypher/compile-write';
import { SamgrafError } from '../errors';
import type { Kind, Model, Relation } from '../model/model';
import { groupBy } from '../model/objects';
import type { StoredEdge, WritePlan } from '../plan/write';
import type { Aside, Sending } from './pipeline';
import { batches, type Upsert } from './upsert';
import type { Staging } from './store';

type Where = Readonly<{
  /** The transaction that publishes; it holds the turn to write. */
  sending: Sending;
  aside: Aside;
  model: Model;
  dialect: Dialect;
  inPlace: Upsert;
  /** Records in a transaction. */
  atOnce: number;
}>;

/** Edges or nodes that are deleted in one transaction. */
const CLEARED_AT_ONCE = 20_000;

/**
 * Nodes without a label of the graph, which no read meets, and the edges between them. A load that holds the turn to
 * write takes the turn to stage as well, so that a transaction of a dead load, which may still be on its way, writes
 * nothing more: all that is staged is of this load.
 */
export class StagingArea implements Staging {
  private readonly load = randomUUID();
  private readonly published = new Map<Kind, number>();
  private waiting: WritePlan[] = [];
  private size = 0;

  private constructor(private readonly where: Where) {}

  static async open(where: Where): Promise<StagingArea> {
    const area = new StagingArea(where);
    // Answered after what was sent before, the turn to write among it.
    await where.sending.run(compileNote(STAGING));
    // Waits for a transaction of a dead load to end.
    await where.aside(sending => sending.send(compileSetNote(STAGING, area.load)));
    if (Number((await where.sending.run(compileCountStaged()))[0]?.['count']) > 0) {
      await area.clear('edges');
      await area.clear('nodes');
    }
    return area;
  }

  private async clear(of: 'edges' | 'nodes'): Promise<void> {
    const statement = compileClearing(of, CLEARED_AT_ONCE);
    for (let deleted = CLEARED_AT_ONCE; deleted === CLEARED_AT_ONCE;)
      deleted = Number((await this.inTurn(sending => sending.run(statement)))[0]?.['deleted']);
  }

  private inTurn<T>(work: (sending: Sending) => Promise<T>): Promise<T> {
    return this.where.aside(async sending => {
      if ((await sending.run(compileNoteLock(STAGING, this.load))).length === 0)
        throw new SamgrafError(
          'STORE_UNAVAILABLE',
          'This load lost its connection and with it the write lock, which another load now holds; nothing was written.',
          'Load again when the other one is done.',
        );
      return work(sending);
    });
  }

  async write(plan: WritePlan): Promise<void> {
    await this.where.inPlace.announce(plan);
    this.waiting.push(plan);
    this.size += plan.nodes.length + plan.edges.length;
    if (this.size >= this.where.atOnce) await this.flush();
  }

  private async flush(): Promise<void> {
    const plans = this.waiting;
    this.waiting = [];
    this.size = 0;
    const [nodes, edges] = [plans.flatMap(plan => plan.nodes), plans.flatMap(plan => plan.edges)];
    if (nodes.length + edges.length === 0) return;
    await this.inTurn(async sending => {
      for (const some of batches(nodes)) await sending.send(compileStagedNodes(some, this.where.dialect));
      for (const [relation, of] of groupBy(edges, edge => edge.relation))
        for (const some of batches(of)) await this.stageEdges(relation, some, sending);
    });
    for (const [kind, of] of groupBy(nodes, node => node.kind))
      this.published.set(kind, (this.published.get(kind) ?? 0) + of.length);
  }

  private async stageEdges(
    relation: Relation,
    edges: readonly StoredEdge[],
    sending: Sending,
  ): Promise<void> {
    const [row] = await sending.run(compileNewEdges(edges, relation, this.where.dialect, STAGED));
    same(Number(row?.['written']), edges.length, `relations ${relation.name}`);
  }

  async withoutIndexes(): Promise<void> {
    await this.where.aside(async sending => {
      for (const statement of compileDropping(this.where.model, this.where.dialect))
        await sending.send(statement);
    });
  }

  async publish(): Promise<void> {
    await this.flush();
    for (const [kind, count] of this.published) {
      const [row] = await this.where.sending.run(compilePublishing(kind));
      same(Number(row?.['published']), count, `nodes ${kind.name}`);
    }
  }
}

const same = (found: number, wanted: number, what: string): void => {
  if (found === wanted) return;
  throw new SamgrafError(
    'BAD_RECORD',
    `Of ${wanted} ${what} that this load has staged, ${found} were found.`,
    'Nothing was written. Something else has written to the database: load again.',
  );
};

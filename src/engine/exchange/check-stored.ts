import type { Field, Kind, Model } from '../model/model';
import { groupBy, parts } from '../model/objects';
import type { GraphCheck, KnownNode } from './check-graph';
import { NumberColumn } from './columns';
import type { Ends } from '../plan/write';
import type { FaultSink } from './faults';
import { pairOfKey, startOf, type KeyedEnds, type StoredGraph, type StoredPeriod } from './stored-graph';
import { overlap, pairOf, periodOf, periodText } from './periods';
import type { EdgeRecord } from './read-item';
import { SeenNodes } from './seen-nodes';

/** Values of a unique field that nodes give up, so that other nodes of the same write can take them. */
export type Freed = Readonly<{ field: Field; ids: readonly string[] }>;

/** What the same write removes, and what to do about a period that is in the way. */
type Removing = Readonly<{ goes: (edgeKey: string) => boolean; advice: string }>;

const AT_ONCE = 1_000;
const STORE = 'the store';

/**
 * What is wrong with records beside the existing graph: the rules are the same for a load and for changes by
 * GraphQL.
 */
export class StoredCheck {
  /** Nodes that exist only in the store and that records refer to. */
  private readonly known: SeenNodes;
  /** By number of the id: 1 for one that was looked up. */
  private readonly asked = new NumberColumn();
  private readonly gone = new Set<string>();

  constructor(
    private readonly model: Model,
    private readonly stored: StoredGraph,
    private readonly check: GraphCheck,
    private readonly faults: FaultSink,
    private readonly removal: Removing,
  ) {
    this.known = new SeenNodes(check.numbering);
  }

  readonly nodeOf: KnownNode = id => this.known.get(id);

  private numberOf(id: string): number {
    return this.check.numbering.ids.add(id);
  }

  /** They are removed by the same write, so nothing can refer to them. */
  forget(ids: readonly string[]): void {
    for (const id of ids) {
      this.asked.set(this.numberOf(id), 1);
      this.gone.add(id);
    }
  }

  /** Sources that a stored record cites are there: nothing that is cited can be removed. */
  trust(sources: readonly string[], kind: Kind): void {
    for (const id of sources) {
      if (this.check.nodes.has(id) || this.asked.get(this.numberOf(id)) === 1) continue;
      this.asked.set(this.numberOf(id), 1);
      this.known.add(id, { kind, validFrom: undefined, standing: undefined, at: STORE });
    }
  }

  /** Looks up those of the ids that only the store can know. */
  async learn(ids: readonly string[]): Promise<void> {
    const unknown = [...new Set(ids)].filter(
      id => !this.check.nodes.has(id) && this.asked.get(this.numberOf(id)) === 0,
    );
    for (const id of unknown) this.asked.set(this.numberOf(id), 1);
    for (const [id, { kind, validFrom, standing }] of await this.stored.nodes(unknown))
      if (kind) this.known.add(id, { kind, validFrom, standing, at: STORE });
  }

  /**
   * Values of unique fields that another node of the store has: a fault, unless that node gives it up in the
   * same load.
   */
  async keys(removed: ReadonlySet<string>): Promise<readonly Freed[]> {
    if (this.stored.isEmpty || this.check.keys.size === 0) return [];
    const fields = new Map(
      [...this.model.kinds.values()]
        .flatMap(kind => [...kind.fields.values()])
        .filter(field => field.key && field.name !== 'id')
        .map(field => [`${field.declaredBy}.${field.name}`, field]),
    );
    const freed: Freed[] = [];
    for (const [name, field] of fields) {
      const giving: string[] = [];
      const claimed = [...(this.check.keys.get(name) ?? [])].filter(
        ([value, node]) => this.stored.valueOf(this.check.nodes.idOf(node), field) !== value,
      );
      for (const claims of parts(claimed, AT_ONCE)) {
        const holders = await this.stored.holders(
          field,
          claims.map(([value]) => value),
        );
        for (const [value, node] of claims) {
          const holder = holders.get(value);
          if (holder === undefined || holder === this.check.nodes.idOf(node) || removed.has(holder)) continue;
          if (this.check.nodes.has(holder)) giving.push(holder);
          else
            this.faults.add(
              this.check.nodes.placeOf(node),
              `${name} ${value} is that of ${holder}, which is in the store`,
            );
        }
      }
      if (giving.length > 0) freed.push({ field, ids: giving });
    }
    return freed;
  }

  async periods(edges: readonly EdgeRecord[]): Promise<void> {
    if (this.stored.isEmpty) return;
    const byRelation = groupBy(edges, edge => edge.of);
    for (const [relation, these] of byRelation) {
      const stored = (await this.stored.periods(relation, these)).filter(
        ({ key }) => !this.removal.goes(key) && !this.check.edges.has(key),
      );
      if (stored.length === 0) continue;
      const byPair = groupBy(stored, ({ pair }) => pair);
      for (const edge of these) this.checkPeriod(edge, byPair.get(pairOf(edge)) ?? []);
    }
  }

  /** Nodes of the store that now begin later than relations that are left at them. */
  async beginnings(ids: readonly string[]): Promise<void> {
    for (const { id, key } of this.left(await this.stored.linksAt(ids))) {
      const [node, begun] = [this.check.nodes.get(id), startOf(key)];
      if (!node?.validFrom || begun === undefined || begun >= node.validFrom) continue;
      this.faults.add(
        node.at,
        `validFrom: ${id} holds from ${node.validFrom}, and ${pairOfKey(key)} already from ${begun}; a relation cannot begin before its ends`,
      );
    }
  }

  private checkPeriod(edge: EdgeRecord, stored: readonly StoredPeriod[]): void {
    const period = periodOf(edge);
    const other = stored.find(before => overlap(before, period));
    if (!other) return;
    const says = `${pairOf(edge)} holds from ${periodText(period)}, and in the store from ${periodText(other)}`;
    this.faults.add(edge.at, `${says}: the periods overlap; ${this.removal.advice}`);
  }

  /** Adds the edges of the store, which may close a cycle. */
  async links(): Promise<void> {
    for (const name of this.check.circles.relations) {
      const relation = this.model.relations.get(name);
      if (!relation) continue;
      for await (const some of this.stored.links(relation))
        for (const { from, to } of this.left(some)) this.check.circles.add(name, from, to, undefined);
    }
  }

  /** What the rules of the SDL need of the existing graph. */
  async rules(): Promise<void> {
    if (this.stored.isEmpty) return;
    const { stored } = this;
    const left = (edges: AsyncIterable<readonly KeyedEnds[]>): AsyncIterable<readonly Ends[]> =>
      each(edges, some => this.left(some));
    await this.check.rules.learn({
      edges: (relation, end, ids) => left(stored.joined(relation, end, ids)),
      all: relation => left(stored.links(relation)),
      nodes: ids => stored.records(others(ids, this.gone)),
    });
  }

  /** What the write neither removes nor says anew. */
  private left<T extends Readonly<{ key: string }>>(edges: readonly T[]): readonly T[] {
    return edges.filter(({ key }) => !this.removal.goes(key) && !this.check.edges.has(key));
  }
}

async function* each<T, U>(parts: AsyncIterable<T>, to: (part: T) => U): AsyncGenerator<U> {
  for await (const part of parts) yield to(part);
}

function* others(ids: Iterable<string>, gone: ReadonlySet<string>): Generator<string> {
  for (const id of ids) if (!gone.has(id)) yield id;
}

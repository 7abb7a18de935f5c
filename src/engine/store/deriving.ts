import { isDerivedBy, isDerivedKey, type Derivation } from '../model/derivations';
import type { Model, Relation } from '../model/model';
import { groupBy } from '../model/objects';
import { derive } from '../plan/derive';
import { GroundReader, edgePages, isOfEnds, type GroundEnds, type Look } from '../plan/read-grounds';
import type { EdgePlace, Removal, StoredNode, WritePlan } from '../plan/write';

/** So many touched grounds are gone on from one by one; of more, all that follows is made anew. */
const MOST_TOUCHED = 500;

type Graph = Readonly<{
  look: Look;
  write: (plan: WritePlan) => Promise<void>;
  remove: (removal: Removal) => Promise<void>;
}>;

/** What a transaction has written of the grounds of one rule. */
class Touched {
  /** Where what follows leads, as far as that is known. */
  readonly ends = new Set<string>();
  /** Nodes between the two ends, of which it is asked. */
  readonly between = new Set<string>();
  /** Where it starts, with all that belongs to these. */
  readonly starts = new Set<string>();
  isAll = false;

  get isNone(): boolean {
    return !this.isAll && this.size === 0;
  }

  private get size(): number {
    return this.ends.size + this.between.size + this.starts.size;
  }

  /** How many of it more may rest on than itself: on where it starts nothing else does where nothing inherits from that. */
  spread({ memberships }: Derivation): number {
    return memberships.length === 0 ? this.size - this.starts.size : this.size;
  }
}

/**
 * Keeps what follows from others in step with it, within the transaction that writes that: from what was written it finds
 * which ends may have changed, and makes what follows for these anew. Where nothing of a ground is written, it costs nothing.
 */
export class Deriving {
  private readonly touched: ReadonlyMap<Derivation, Touched>;

  constructor(
    private readonly model: Model,
    private readonly at: string | undefined,
  ) {
    this.touched = new Map(model.derivations.map(rule => [rule, new Touched()]));
  }

  seeAll(): void {
    for (const touched of this.touched.values()) touched.isAll = true;
  }

  see({ nodes, edges }: Pick<WritePlan, 'nodes' | 'edges'>): void {
    for (const [rule, touched] of this.touched) {
      if (touched.isAll) continue;
      for (const { relation, from, to } of edges) seeEdge(rule, touched, relation, from, to);
      for (const node of nodes) this.seeNode(rule, touched, node);
      touched.isAll = touched.spread(rule) > MOST_TOUCHED;
    }
  }

  seeRemoved(relation: Relation, edges: readonly EdgePlace[]): void {
    for (const [rule, touched] of this.touched)
      for (const { key } of edges) {
        const [, from = '', to = ''] = key.split(' ');
        seeEdge(rule, touched, relation, from, to);
      }
  }

  private seeNode(rule: Derivation, touched: Touched, { id, kind }: StoredNode): void {
    const { kinds, relations } = this.model;
    const isOf = (name: string): boolean => kinds.get(name)?.members.includes(kind.name) === true;
    if (rule.mark === undefined ? isOf(rule.of) : id === rule.mark) touched.between.add(id);
    if (rule.mark !== undefined && isOf(rule.binds)) touched.starts.add(id);
    const isGroup = rule.memberships.some(name => relations.get(name)?.to.some(isOf));
    if (isGroup) touched.starts.add(id);
  }

  /** What was derived at nodes that go, which goes with them. */
  async atNodes(ids: readonly string[], graph: Graph): Promise<void> {
    if (this.touched.size === 0) return;
    const rows = (await graph.look({ kind: 'at', ids })).filter(row => isDerivedKey(String(row['key'])));
    const gone = new Map(rows.map(row => [String(row['key']), row]));
    for (const [name, some] of groupBy([...gone.values()], row => String(row['relation']))) {
      const relation = this.model.relations.get(name);
      const edges = some.map(row => ({
        from: String(row['outgoing'] === true ? row['id'] : row['other']),
        key: String(row['key']),
      }));
      if (relation) await graph.remove({ kind: 'edges', relation, edges });
    }
  }

  /** Removes what was derived by rules that the model does not have any more. */
  async forgetOthers(graph: Graph): Promise<void> {
    const isOthers = ({ key }: EdgePlace): boolean =>
      isDerivedKey(key) && !this.model.derivations.some(rule => isDerivedBy(rule, key));
    for (const relation of this.model.relations.values())
      for await (const page of edgePages(graph.look, relation.name)) {
        const edges = page.filter(isOthers);
        if (edges.length > 0) await graph.remove({ kind: 'edges', relation, edges });
      }
  }

  /** Writes and removes what follows otherwise than before. */
  async run(graph: Graph): Promise<void> {
    for (const [rule, touched] of this.touched) {
      if (touched.isNone) continue;
      const reader = new GroundReader(this.model, graph.look, rule);
      const all = touched.isAll ? [undefined] : await reader.endsOf(touched);
      for (const ends of all) await this.make(rule, ends, reader, graph);
      touched.isAll = false;
      for (const some of [touched.ends, touched.between, touched.starts]) some.clear();
    }
  }

  private async make(
    rule: Derivation,
    ends: GroundEnds | undefined,
    reader: GroundReader,
    graph: Graph,
  ): Promise<void> {
    const all = derive(rule, this.model, await reader.grounds(ends), this.at);
    const wanted = ends ? all.filter(isOfEnds(ends)) : all;
    const keys = new Set(wanted.map(({ key }) => key));
    const before = await reader.derived(ends);
    const gone = before.filter(({ key }) => !keys.has(key));
    const relation = this.model.relations.get(rule.relation);
    if (relation && gone.length > 0) await graph.remove({ kind: 'edges', relation, edges: gone });
    // All of it for the first time is, as what a first load has, one entry of the log.
    const fresh = !ends && before.length === 0;
    if (wanted.length > 0) await graph.write({ kind: 'write', nodes: [], edges: wanted, fresh });
  }
}

const seeEdge = (rule: Derivation, touched: Touched, { name }: Relation, from: string, to: string): void => {
  if (name === rule.meets) touched.ends.add(from);
  if (name === rule.binds) touched.between.add(to);
  if (rule.memberships.includes(name)) touched.starts.add(from);
};

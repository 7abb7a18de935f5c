import type { Relation, AtLeast } from '../../model/model';
import type { Ends } from '../../plan/write';
import type { Fault } from '../faults';
import type { EdgeRecord, NodeItem } from '../read-item';
import type { Rule, Unchanged } from './rule';

type Place = Readonly<{ at: string; /** One of those joined to it is not recorded. */ unnamed: boolean }>;

/** @atLeast: so many different nodes are joined to a node, when the write is done. */
export class AtLeastRule implements Rule {
  /** The nodes that are written, and those of the store that lose an edge. */
  private readonly written = new Map<string, Place>();
  private readonly losing = new Map<string, Place>();
  private readonly lost = new Map<string, string>();
  /** As many different ones as are needed. */
  private readonly joined = new Map<string, Set<string>>();

  constructor(
    private readonly relation: Relation,
    private readonly rule: AtLeast,
  ) {}

  seeNode({ at, id, fields }: NodeItem): void {
    this.written.set(id, { at, unnamed: this.isUnnamed(fields) });
  }

  seeEdge(edge: EdgeRecord): void {
    this.join(edge);
  }

  lose({ from, to }: Ends, at: string): void {
    const id = this.rule.end === 'FROM' ? from : to;
    if (!this.lost.has(id)) this.lost.set(id, at);
  }

  async learn(graph: Unchanged): Promise<void> {
    const losing = [...this.lost.keys()].filter(id => !this.written.has(id));
    for await (const some of graph.nodes(losing))
      for (const [id, properties] of some)
        this.losing.set(id, { at: this.lost.get(id) ?? '', unnamed: this.isUnnamed(properties) });
    for (const nodes of [this.written, this.losing])
      for await (const some of graph.edges(this.relation, this.rule.end, nodes.keys()))
        for (const ends of some) this.join(ends);
  }

  faults(): readonly Fault[] {
    return [...this.written, ...this.losing].flatMap(([id, { at, unnamed }]) => {
      const count = this.joined.get(id)?.size ?? 0;
      return count + (unnamed ? 1 : 0) < this.rule.count ? [{ at, text: this.textOf(id, count) }] : [];
    });
  }

  warnings(): readonly string[] {
    return [];
  }

  private textOf(id: string, has: number): string {
    const { end, count, unnamed, because } = this.rule;
    const side = end === 'FROM' ? 'from' : 'to';
    const way = unnamed === undefined ? '' : `, one fewer where ${unnamed} is true`;
    return `${this.relation.name} goes ${side} ${id} ${has} time(s), and must go at least ${count}${way}: ${because}`;
  }

  private join({ from, to }: Ends): void {
    const [id, other] = this.rule.end === 'FROM' ? [from, to] : [to, from];
    const others = this.joined.get(id);
    if (!others) this.joined.set(id, new Set([other]));
    else if (others.size < this.rule.count) others.add(other);
  }

  private isUnnamed(fields: Readonly<Record<string, unknown>>): boolean {
    return this.rule.unnamed !== undefined && fields[this.rule.unnamed] === true;
  }
}

import type { Relation, Deeper } from '../../model/model';
import { NumberColumn, type Numbering } from '../columns';
import type { Fault } from '../faults';
import { Links } from '../links';
import type { EdgeRecord, NodeItem } from '../read-item';
import type { Rule, Unchanged } from './rule';

/** @deeper: a number grows along a relation. */
export class DeeperRule implements Rule {
  /** The nodes that are written, with the place and the number of each. */
  private readonly written = new Map<string, number>();
  private readonly places = new NumberColumn(Float64Array);
  private readonly values = new NumberColumn(Float64Array);
  private readonly stored = new Map<string, number>();
  private readonly edges: Links;

  constructor(
    private readonly relation: Relation,
    private readonly rule: Deeper,
    private readonly numbering: Numbering,
  ) {
    this.edges = new Links(numbering);
  }

  seeNode({ at, id, fields }: NodeItem): void {
    this.written.set(id, this.values.length);
    this.places.push(this.numbering.places.numberOf(at));
    this.values.push(numberOf(fields[this.rule.field]) ?? NaN);
  }

  seeEdge(edge: EdgeRecord): void {
    this.edges.add(edge, edge.at);
  }

  lose(): void {
    // What is gone breaks no order.
  }

  /** The edges of nodes that are written, and the numbers of nodes that are not. */
  async learn(graph: Unchanged): Promise<void> {
    for await (const some of graph.edges(this.relation, 'FROM', this.written.keys()))
      for (const ends of some) this.edges.add(ends);
    for await (const some of graph.edges(this.relation, 'TO', this.written.keys()))
      for (const ends of some) if (!this.written.has(ends.from)) this.edges.add(ends);
    for await (const some of graph.nodes(this.others()))
      for (const [id, properties] of some) {
        const value = numberOf(properties[this.rule.field]);
        if (value !== undefined) this.stored.set(id, value);
      }
  }

  /** The ends that are not written. */
  private others(): ReadonlySet<string> {
    const others = new Set<string>();
    for (let i = 0; i < this.edges.length; i += 1) {
      const { from, to } = this.edges.ends(i);
      for (const id of [from, to]) if (!this.written.has(id)) others.add(id);
    }
    return others;
  }

  faults(): readonly Fault[] {
    const { field, because } = this.rule;
    const faults: Fault[] = [];
    for (let i = 0; i < this.edges.length; i += 1) {
      const { from, to } = this.edges.ends(i);
      const [near, far] = [this.valueOf(from), this.valueOf(to)];
      if (near === undefined || far === undefined || far > near) continue;
      const at = this.edges.place(i) ?? this.placeOf(to) ?? this.placeOf(from);
      if (at === undefined) continue;
      const text =
        `${this.relation.name} goes from ${from} with the ${field} ${near} to ${to} with the ${field} ${far}, ` +
        `which must be greater: ${because}`;
      faults.push({ at, text });
    }
    return faults;
  }

  warnings(): readonly string[] {
    return [];
  }

  private placeOf(id: string): string | undefined {
    const written = this.written.get(id);
    return written === undefined ? undefined : this.numbering.places.at(this.places.get(written));
  }

  private valueOf(id: string): number | undefined {
    const written = this.written.get(id);
    if (written === undefined) return this.stored.get(id);
    const value = this.values.get(written);
    return Number.isNaN(value) ? undefined : value;
  }
}

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

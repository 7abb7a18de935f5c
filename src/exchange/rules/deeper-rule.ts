import type { Relation } from '../../model/model';
import type { Deeper } from '../../model/rules';
import type { Ends } from '../../plan/write';
import type { Fault } from '../faults';
import type { EdgeItem, NodeItem } from '../read-item';
import type { Rule, Unchanged } from './rule';

type Written = Readonly<{ at: string; value: number | undefined }>;
type Going = Ends & Readonly<{ /** Undefined for an edge of the store. */ at: string | undefined }>;

/** @deeper: a number grows along a relation. */
export class DeeperRule implements Rule {
  private readonly written = new Map<string, Written>();
  private readonly stored = new Map<string, number>();
  private readonly edges: Going[] = [];

  constructor(
    private readonly relation: Relation,
    private readonly rule: Deeper,
  ) {}

  seeNode({ at, id, fields }: NodeItem): void {
    this.written.set(id, { at, value: numberOf(fields[this.rule.field]) });
  }

  seeEdge({ at, from, to }: EdgeItem): void {
    this.edges.push({ at, from, to });
  }

  lose(): void {
    // What is gone breaks no order.
  }

  /** The edges of nodes that are written, and the numbers of nodes that are not. */
  async learn(graph: Unchanged): Promise<void> {
    const ids = [...this.written.keys()];
    for (const { from, to } of await graph.edges(this.relation, 'FROM', ids))
      this.edges.push({ from, to, at: undefined });
    for (const { from, to } of await graph.edges(this.relation, 'TO', ids))
      if (!this.written.has(from)) this.edges.push({ from, to, at: undefined });
    const others = this.edges.flatMap(({ from, to }) => [from, to]).filter(id => !this.written.has(id));
    for (const [id, properties] of await graph.nodes([...new Set(others)])) {
      const value = numberOf(properties[this.rule.field]);
      if (value !== undefined) this.stored.set(id, value);
    }
  }

  faults(): readonly Fault[] {
    const { field, because } = this.rule;
    return this.edges.flatMap(({ at, from, to }) => {
      const [near, far] = [this.valueOf(from), this.valueOf(to)];
      const place = at ?? (this.written.get(to) ?? this.written.get(from))?.at;
      if (near === undefined || far === undefined || far > near || place === undefined) return [];
      const text =
        `${this.relation.name} goes from ${from} with the ${field} ${near} to ${to} with the ${field} ${far}, ` +
        `which must be greater: ${because}`;
      return [{ at: place, text }];
    });
  }

  warnings(): readonly string[] {
    return [];
  }

  private valueOf(id: string): number | undefined {
    const written = this.written.get(id);
    return written ? written.value : this.stored.get(id);
  }
}

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

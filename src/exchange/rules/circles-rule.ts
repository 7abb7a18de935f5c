import type { Relation } from '../../model/model';
import type { ToldCircles } from '../../model/rules';
import type { Ends } from '../../plan/write';
import type { Fault } from '../faults';
import type { EdgeItem } from '../read-item';
import { componentsOf } from './components';
import type { Rule, Unchanged } from './rule';

/** A chain longer than this is read with the whole relation, instead of a link at a time. */
const LAYERS = 32;
const NAMED = 5;

/** @circles: tells the circles that a write closes. */
export class CirclesRule implements Rule {
  private readonly written: Ends[] = [];
  private stored: Ends[] = [];

  constructor(
    private readonly relation: Relation,
    private readonly rule: ToldCircles,
  ) {}

  seeNode(): void {
    // A circle is of edges.
  }

  seeEdge({ from, to }: EdgeItem): void {
    this.written.push({ from, to });
  }

  lose(): void {
    // What is gone closes no circle.
  }

  /** What leads on from the written edges: a circle through one of them is among it. */
  async learn(graph: Unchanged): Promise<void> {
    const reached = new Set(this.written.map(({ to }) => to));
    let layer: readonly string[] = [...reached];
    for (let i = 0; layer.length > 0; i += 1) {
      if (i === LAYERS) {
        this.stored = [...(await graph.all(this.relation))];
        return;
      }
      const next: string[] = [];
      for (const ends of await graph.edges(this.relation, 'FROM', layer)) {
        this.stored.push(ends);
        if (!reached.has(ends.to)) next.push(ends.to);
        reached.add(ends.to);
      }
      layer = next;
    }
  }

  faults(): readonly Fault[] {
    return [];
  }

  /** One for each circle, or for circles that meet; only what the write itself names is named. */
  warnings(): readonly string[] {
    const component = componentsOf([...this.written, ...this.stored]);
    const named = new Map<number, Set<string>>();
    for (const { from, to } of this.written) {
      const of = component.get(from);
      if (of === undefined || of !== component.get(to)) continue;
      named.set(of, (named.get(of) ?? new Set()).add(from).add(to));
    }
    if (named.size === 0) return [];
    const sizes = new Map<number, number>();
    for (const of of component.values()) sizes.set(of, (sizes.get(of) ?? 0) + 1);
    return [...named].map(([of, ids]) => this.textOf([...ids].sort(), sizes.get(of) ?? ids.size));
  }

  private textOf(ids: readonly string[], size: number): string {
    const shown = ids.slice(0, NAMED);
    const more = size > shown.length ? ` and ${size - shown.length} more` : '';
    return `${this.relation.name} goes in a circle through ${shown.join(', ')}${more}: ${this.rule.because}`;
  }
}

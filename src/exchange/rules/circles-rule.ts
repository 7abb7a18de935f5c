import type { Relation } from '../../model/model';
import type { ToldCircles } from '../../model/rules';
import type { Numbering, Texts } from '../columns';
import type { Fault } from '../faults';
import { Links } from '../links';
import type { EdgeItem } from '../read-item';
import { componentsOf } from './components';
import type { Rule, Unchanged } from './rule';

/** A chain longer than this is read with the whole relation, instead of a link at a time. */
const LAYERS = 32;
const NAMED = 5;

/** @circles: tells the circles that a write closes. */
export class CirclesRule implements Rule {
  /** First those that are written, then those of the store. */
  private readonly links: Links;
  private written = 0;

  constructor(
    private readonly relation: Relation,
    private readonly rule: ToldCircles,
    private readonly numbering: Numbering,
  ) {
    this.links = new Links(numbering);
  }

  seeNode(): void {
    // A circle is of edges.
  }

  seeEdge(edge: EdgeItem): void {
    this.links.add(edge);
    this.written += 1;
  }

  lose(): void {
    // What is gone closes no circle.
  }

  /** What leads on from the written edges: a circle through one of them is among it. */
  async learn(graph: Unchanged): Promise<void> {
    const { ids } = this.numbering;
    const reached = new Set<number>();
    for (let i = 0; i < this.written; i += 1) reached.add(this.links.to.get(i));
    let layer: readonly number[] = [...reached];
    for (let i = 0; layer.length > 0; i += 1) {
      if (i === LAYERS) {
        for await (const some of graph.all(this.relation)) for (const ends of some) this.links.add(ends);
        return;
      }
      const next: number[] = [];
      for await (const some of graph.edges(this.relation, 'FROM', texts(layer, ids))) {
        for (const ends of some) {
          this.links.add(ends);
          const to = ids.add(ends.to);
          if (!reached.has(to)) next.push(to);
          reached.add(to);
        }
      }
      layer = next;
    }
  }

  faults(): readonly Fault[] {
    return [];
  }

  /** One for each circle, or for circles that meet; only what the write itself names is named. */
  warnings(): readonly string[] {
    const component = componentsOf(this.links, this.numbering.ids.size);
    const named = new Map<number, Set<number>>();
    for (let i = 0; i < this.written; i += 1) {
      const [from, to] = [this.links.from.get(i), this.links.to.get(i)];
      const of = component[from] ?? 0;
      if (of !== component[to]) continue;
      named.set(of, (named.get(of) ?? new Set()).add(from).add(to));
    }
    if (named.size === 0) return [];
    const sizes = new Map<number, number>();
    for (const of of component) if (named.has(of)) sizes.set(of, (sizes.get(of) ?? 0) + 1);
    return [...named].map(([of, nodes]) => {
      const ids = [...nodes].map(node => this.numbering.ids.at(node));
      return this.textOf(ids.sort(), sizes.get(of) ?? ids.length);
    });
  }

  private textOf(ids: readonly string[], size: number): string {
    const shown = ids.slice(0, NAMED);
    const more = size > shown.length ? ` and ${size - shown.length} more` : '';
    return `${this.relation.name} goes in a circle through ${shown.join(', ')}${more}: ${this.rule.because}`;
  }
}

function* texts(numbers: Iterable<number>, ids: Texts): Generator<string> {
  for (const number of numbers) yield ids.at(number);
}

import type { Relation, ToldCircles } from '../../model/model';
import type { Numbering, TextColumn } from '../columns';
import type { Fault } from '../faults';
import { Links, LinksAt } from '../links';
import type { EdgeRecord } from '../read-item';
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

  seeEdge(edge: EdgeRecord): void {
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

function* texts(numbers: Iterable<number>, ids: TextColumn): Generator<string> {
  for (const number of numbers) yield ids.at(number);
}

/**
 * The strongly connected components of a directed graph, by number of node: nodes that reach each other have the same
 * number, above 0. An edge is in a circle if its ends have; this holds for one from a node to itself, too. Tarjan's
 * algorithm with a stack of its own: each edge is followed once, and chains may be of any length. A node takes 20 bytes
 * and an edge 8, and nothing of the heap.
 */
export const componentsOf = (links: Links, nodes: number): Uint32Array => {
  const search = new Search(links, nodes);
  for (let i = 0; i < links.length; i += 1) search.from(links.from.get(i));
  return search.component;
};

class Search {
  /** 0 until its component is known. */
  readonly component: Uint32Array;
  private readonly going: LinksAt;
  /** When a node was entered, from 1; 0 for one that was not. */
  private readonly order: Uint32Array;
  private readonly low: Uint32Array;
  /** The links of a node that have been followed. */
  private readonly followed: Uint32Array;
  private readonly open: number[] = [];
  private readonly path: number[] = [];
  private entered = 0;
  private components = 0;

  constructor(
    private readonly links: Links,
    nodes: number,
  ) {
    this.going = new LinksAt(links.from, nodes);
    this.component = new Uint32Array(nodes);
    this.order = new Uint32Array(nodes);
    this.low = new Uint32Array(nodes);
    this.followed = new Uint32Array(nodes);
  }

  from(start: number): void {
    if (this.order[start] === 0) this.enter(start);
    for (let node = this.path.at(-1); node !== undefined; node = this.path.at(-1)) {
      const n = this.followed[node] ?? 0;
      if (n === this.going.count(node)) {
        this.leave(node);
        continue;
      }
      this.followed[node] = n + 1;
      const to = this.links.to.get(this.going.link(node, n));
      if (this.order[to] === 0) this.enter(to);
      else if (this.component[to] === 0) this.lower(node, this.order[to]);
    }
  }

  private enter(node: number): void {
    this.entered += 1;
    this.order[node] = this.entered;
    this.low[node] = this.entered;
    this.open.push(node);
    this.path.push(node);
  }

  private leave(node: number): void {
    this.path.pop();
    const above = this.path.at(-1);
    if (above !== undefined) this.lower(above, this.low[node]);
    if (this.low[node] !== this.order[node]) return;
    this.components += 1;
    for (let one = this.open.pop(); one !== undefined; one = this.open.pop()) {
      this.component[one] = this.components;
      if (one === node) break;
    }
  }

  private lower(node: number, to = 0): void {
    if (to < (this.low[node] ?? 0)) this.low[node] = to;
  }
}

import type { Links } from '../links';
import { LinksAt } from '../links';

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

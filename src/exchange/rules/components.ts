import type { Ends } from '../../plan/write';

/**
 * The strongly connected components of a directed graph, by node: nodes that reach each other have the same number. An
 * edge is in a circle if its ends have; this holds for one from a node to itself, too. Tarjan's algorithm with a stack
 * of its own: each edge is followed once, and chains may be of any length.
 */
export const componentsOf = (edges: readonly Ends[]): ReadonlyMap<string, number> => {
  const search = new Search(edges);
  for (const { from } of edges) search.from(from);
  return search.component;
};

type Frame = Readonly<{ id: string; to: readonly string[] }> & { next: number };

class Search {
  readonly component = new Map<string, number>();
  private readonly going = new Map<string, string[]>();
  private readonly order = new Map<string, number>();
  private readonly low = new Map<string, number>();
  private readonly open: string[] = [];
  private readonly frames: Frame[] = [];
  private components = 0;

  constructor(edges: readonly Ends[]) {
    for (const { from, to } of edges) {
      const before = this.going.get(from);
      if (before) before.push(to);
      else this.going.set(from, [to]);
    }
  }

  from(start: string): void {
    if (!this.order.has(start)) this.enter(start);
    for (let frame = this.frames.at(-1); frame; frame = this.frames.at(-1)) {
      const to = frame.to[frame.next];
      frame.next += 1;
      if (to === undefined) this.leave(frame.id);
      else if (!this.order.has(to)) this.enter(to);
      else if (!this.component.has(to)) this.lower(frame.id, this.order.get(to));
    }
  }

  private enter(id: string): void {
    const at = this.order.size;
    this.order.set(id, at);
    this.low.set(id, at);
    this.open.push(id);
    this.frames.push({ id, to: this.going.get(id) ?? [], next: 0 });
  }

  private leave(id: string): void {
    this.frames.pop();
    const above = this.frames.at(-1);
    if (above) this.lower(above.id, this.low.get(id));
    if (this.low.get(id) !== this.order.get(id)) return;
    for (let one = this.open.pop(); one !== undefined; one = this.open.pop()) {
      this.component.set(one, this.components);
      if (one === id) break;
    }
    this.components += 1;
  }

  private lower(id: string, to: number | undefined): void {
    const low = this.low.get(id);
    if (to !== undefined && (low === undefined || to < low)) this.low.set(id, to);
  }
}

import type { Ends } from '../plan/write';
import { NumberColumn, type Numbering } from './columns';

const NOWHERE = -1;

/** Edges of one relation as numbers: 16 bytes each. */
export class Links {
  readonly from = new NumberColumn();
  readonly to = new NumberColumn();
  private readonly places = new NumberColumn(Float64Array);

  constructor(private readonly numbering: Numbering) {}

  /** `at` is undefined for an edge of the store. */
  add({ from, to }: Ends, at?: string): void {
    const { ids, places } = this.numbering;
    this.from.push(ids.add(from));
    this.to.push(ids.add(to));
    this.places.push(at === undefined ? NOWHERE : places.numberOf(at));
  }

  get length(): number {
    return this.from.length;
  }

  ends(i: number): Ends {
    const { ids } = this.numbering;
    return { from: ids.at(this.from.get(i)), to: ids.at(this.to.get(i)) };
  }

  place(i: number): string | undefined {
    const place = this.places.get(i);
    return place === NOWHERE ? undefined : this.numbering.places.at(place);
  }
}

/** Which links there are at each node, on one side of them: 8 bytes each. */
export class LinksAt {
  private readonly starts: Uint32Array;
  private readonly links: Uint32Array;

  constructor(
    side: NumberColumn,
    readonly nodes: number,
  ) {
    this.starts = new Uint32Array(nodes + 1);
    this.links = new Uint32Array(side.length);
    const { starts, links } = this;
    for (let i = 0; i < side.length; i += 1) starts[side.get(i) + 1] = (starts[side.get(i) + 1] ?? 0) + 1;
    for (let node = 0; node < nodes; node += 1)
      starts[node + 1] = (starts[node + 1] ?? 0) + (starts[node] ?? 0);
    const next = starts.slice();
    for (let i = 0; i < side.length; i += 1) {
      const at = next[side.get(i)] ?? 0;
      links[at] = i;
      next[side.get(i)] = at + 1;
    }
  }

  /** How many links there are at a node. */
  count(node: number): number {
    return (this.starts[node + 1] ?? 0) - (this.starts[node] ?? 0);
  }

  /** The nth link at a node. */
  link(node: number, n: number): number {
    return this.links[(this.starts[node] ?? 0) + n] ?? 0;
  }
}

import { compare, type FoundEdge, type Hops } from './found';
import type { Sliced } from './sliced';
import type { Whole } from './up-to';

/** A relation whose removal disconnects some nodes from those asked about. */
export type Bridge = Readonly<{ edge: FoundEdge; /** What it cuts off, by id. */ cutOff: readonly string[] }>;

type Frame = { readonly id: string; readonly by: FoundEdge | undefined; next: number };

/** Nodes entered between two yields: about a millisecond. */
const NODES = 500;

/**
 * The bridges of everything connected with `of`, along the given edges in either direction (Tarjan 1974,
 * without recursion), of which all must be given, since one more may connect what seems to fall apart: those that cut off most first, then by key. All of `of` count as connected with one
 * another, and only nodes that pass `counts` are listed as cut off.
 */
export function* bridgesOf(
  of: ReadonlySet<string>,
  hops: Whole<Hops>,
  counts: (id: string) => boolean = () => true,
): Sliced<readonly Bridge[]> {
  const search = new BridgeSearch(of, hops);
  yield* search.run();
  return search.found
    .map(({ edge, cutOff }) => ({ edge, cutOff: cutOff.filter(counts) }))
    .filter(({ cutOff }) => cutOff.length > 0)
    .sort((a, b) => b.cutOff.length - a.cutOff.length || compare(a.edge.key, b.edge.key));
}

class BridgeSearch {
  readonly found: Bridge[] = [];
  private readonly order = new Map<string, number>();
  private readonly low = new Map<string, number>();
  /** In the order of entry, so a node's descendants follow it. */
  private readonly entered: string[] = [];
  private readonly stack: Frame[] = [];

  constructor(
    private readonly of: ReadonlySet<string>,
    private readonly hops: Hops,
  ) {}

  *run(): Sliced<void> {
    for (const root of [...this.of].sort(compare)) {
      if (this.order.has(root)) continue;
      this.enter(root, undefined);
      for (let top = this.stack.at(-1); top; top = this.stack.at(-1)) {
        this.step(top);
        if (this.entered.length % NODES === 0) yield;
      }
    }
  }

  private step(top: Frame): void {
    const hop = this.hops.get(top.id)?.[top.next];
    top.next += 1;
    if (hop === undefined) this.leave();
    // Never go back along the edge we came by; a parallel edge may be followed back.
    else if (hop.edge.key === top.by?.key) return;
    else if (this.order.has(hop.to))
      this.lower(top.id, this.of.has(hop.to) ? 0 : (this.order.get(hop.to) ?? 0));
    else this.enter(hop.to, hop.edge);
  }

  private enter(id: string, by: FoundEdge | undefined): void {
    this.order.set(id, this.entered.length);
    // The nodes asked about count as one, so nothing cuts one of them off from another.
    this.low.set(id, this.of.has(id) ? 0 : this.entered.length);
    this.entered.push(id);
    this.stack.push({ id, by, next: 0 });
  }

  private leave(): void {
    const done = this.stack.pop();
    const above = this.stack.at(-1);
    if (!done?.by || !above) return;
    const low = this.low.get(done.id) ?? 0;
    this.lower(above.id, low);
    const at = this.order.get(done.id) ?? 0;
    if (low >= at && !this.of.has(done.id))
      this.found.push({ edge: done.by, cutOff: this.entered.slice(at).sort(compare) });
  }

  private lower(id: string, to: number): void {
    this.low.set(id, Math.min(this.low.get(id) ?? to, to));
  }
}

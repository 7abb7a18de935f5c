import { Numbering, type Column } from './columns';
import { Links, LinksAt } from './links';

export type Circle = Readonly<{ relation: string; from: string; to: string; at: string }>;

/**
 * Finds cycles in acyclic relations: repeatedly removes edges that nothing leads to, and edges that lead to
 * nothing; what is left is in a cycle or between cycles.
 */
export class Circles {
  private readonly links = new Map<string, Links>();

  constructor(private readonly numbering = new Numbering()) {}

  /** The relations that occur in some record. */
  get relations(): readonly string[] {
    return [...this.links.keys()];
  }

  /** `at`: where it was read; undefined for an edge of the store. */
  add(relation: string, from: string, to: string, at: string | undefined): void {
    const before = this.links.get(relation);
    const links = before ?? new Links(this.numbering);
    if (!before) this.links.set(relation, links);
    links.add({ from, to }, at);
  }

  found(): readonly Circle[] {
    return [...this.links].flatMap(([relation, links]) => this.circlesOf(relation, links));
  }

  private circlesOf(relation: string, links: Links): readonly Circle[] {
    const gone = new Uint8Array(links.length);
    const nodes = this.numbering.ids.size;
    strip(gone, links.from, links.to, nodes);
    strip(gone, links.to, links.from, nodes);
    const found: Circle[] = [];
    for (let i = 0; i < links.length; i += 1) {
      const at = gone[i] === 1 ? undefined : links.place(i);
      if (at !== undefined) found.push({ relation, ...links.ends(i), at });
    }
    return found;
  }
}

/** Repeatedly removes the links whose far end leads nowhere; each is visited once. */
const strip = (gone: Uint8Array, near: Column, far: Column, nodes: number): void => {
  const [going, coming] = [new Uint32Array(nodes), new LinksAt(far, nodes)];
  for (let i = 0; i < near.length; i += 1)
    if (gone[i] === 0) going[near.get(i)] = (going[near.get(i)] ?? 0) + 1;
  const ends: number[] = [];
  for (let node = 0; node < nodes; node += 1)
    if (coming.count(node) > 0 && going[node] === 0) ends.push(node);
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
    for (let n = 0; n < coming.count(end); n += 1) {
      const link = coming.link(end, n);
      if (gone[link] === 1) continue;
      gone[link] = 1;
      const [from, left] = [near.get(link), (going[near.get(link)] ?? 0) - 1];
      going[from] = left;
      if (left === 0) ends.push(from);
    }
  }
};

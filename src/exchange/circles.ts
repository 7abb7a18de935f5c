type Link = Readonly<{
  relation: string;
  from: string;
  to: string;
  /** Where it was read; undefined for an edge of the store. */ at: string | undefined;
}>;
export type Circle = Link & Readonly<{ at: string }>;

/**
 * Finds cycles in acyclic relations: repeatedly removes edges that nothing leads to, and edges that lead to
 * nothing; what is left is in a cycle or between cycles.
 */
export class Circles {
  private readonly links = new Map<string, Link[]>();

  /** The relations that occur in some record. */
  get relations(): readonly string[] {
    return [...this.links.keys()];
  }

  add(relation: string, from: string, to: string, at: string | undefined): void {
    const before = this.links.get(relation);
    const link = { relation, from, to, at };
    if (before) before.push(link);
    else this.links.set(relation, [link]);
  }

  found(): readonly Circle[] {
    return [...this.links.values()]
      .flatMap(links => stripped(stripped(links, 'from', 'to'), 'to', 'from'))
      .filter((link): link is Circle => link.at !== undefined);
  }
}

type Side = 'from' | 'to';

/** Repeatedly removes the edges whose far end leads nowhere; each edge is visited once. */
const stripped = (links: readonly Link[], near: Side, far: Side): readonly Link[] => {
  const going = new Map<string, number>();
  const coming = new Map<string, Link[]>();
  for (const link of links) {
    going.set(link[near], (going.get(link[near]) ?? 0) + 1);
    const before = coming.get(link[far]);
    if (before) before.push(link);
    else coming.set(link[far], [link]);
  }
  const gone = new Set<Link>();
  const ends = [...coming.keys()].filter(id => !going.has(id));
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
    for (const link of coming.get(end) ?? []) {
      gone.add(link);
      const left = (going.get(link[near]) ?? 0) - 1;
      going.set(link[near], left);
      if (left === 0) ends.push(link[near]);
    }
  }
  return links.filter(link => !gone.has(link));
};

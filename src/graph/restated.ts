import type { Hop } from './found';
import type { Subgraph } from './subgraph';

/** What is searched for the direct statement. */
type Looked = Pick<Subgraph, 'hops' | 'inherits' | 'via'>;

/** A part of a path, from one hop to another, that says no more than a single hop like `like` would. */
type Stretch = Readonly<{ first: number; last: number; like: Hop }>;

/**
 * Whether a path says through a group what is also said of a member directly: Oslo is one of the
 * municipalities, which use ID-porten, while Oslo itself uses ID-porten. Several inheriting relations may
 * follow one another, and the path may follow them backward. A path is not restated if the shorter one is not
 * an answer: if it is too short, or does not pass through `via`.
 */
export const isRestated = (path: readonly Hop[], graph: Looked, minHops: number): boolean =>
  graph.inherits.size > 0 &&
  stretchesOf(path, graph.inherits).some(
    stretch =>
      path.length - (stretch.last - stretch.first) >= minHops &&
      passesWithout(path, stretch, graph) &&
      isSaid(path, stretch, graph),
  );

function stretchesOf(path: readonly Hop[], inherits: ReadonlySet<string>): readonly Stretch[] {
  const isInherited = (at: number, direction: Hop['direction']): boolean => {
    const hop = path[at];
    return hop !== undefined && hop.direction === direction && inherits.has(hop.edge.relation);
  };
  return path.flatMap((like, i) => {
    const stretches: Stretch[] = [];
    for (let first = i - 1; isInherited(first, 'FORWARD'); first -= 1)
      stretches.push({ first, last: i, like });
    for (let last = i + 1; isInherited(last, 'BACKWARD'); last += 1) stretches.push({ first: i, last, like });
    return stretches;
  });
}

/** Whether the path still passes through `via` without the stretch. */
const passesWithout = (path: readonly Hop[], { first, last }: Stretch, { via }: Looked): boolean =>
  !via || path.some(({ from }, i) => i > 0 && (i <= first || i > last) && via.has(from));

/**
 * Whether a single hop says the same. The hops of a node are indexed, not scanned: many paths ask about the
 * same hub.
 */
const isSaid = (path: readonly Hop[], { first, last, like }: Stretch, { hops }: Looked): boolean => {
  const from = hops.get(path[first]?.from ?? '');
  const to = path[last]?.to;
  return from !== undefined && to !== undefined && saidBy(from).has(nameOf(like, to));
};

const nameOf = ({ edge, direction }: Hop, to: string): string => `${edge.relation} ${direction} ${to}`;

const said = new WeakMap<readonly Hop[], ReadonlySet<string>>();
const saidBy = (hops: readonly Hop[]): ReadonlySet<string> => {
  const known = said.get(hops) ?? new Set(hops.map(hop => nameOf(hop, hop.to)));
  said.set(hops, known);
  return known;
};

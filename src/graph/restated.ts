import type { Hop } from './found';
import type { Subgraph } from './subgraph';

/** What is searched for the direct statement. */
type Looked = Pick<Subgraph, 'hops' | 'inherits' | 'via'>;
/** What the hops of a node say, by the node, as far as it was asked: many paths ask about the same hub. */
export type Said = Map<string, ReadonlySet<string>>;

/** A part of a path, from one hop to another, that says no more than a single hop like `like` would. */
type Stretch = Readonly<{ first: number; last: number; like: Hop }>;

/**
 * Whether a path says through a group what is also said of a member directly: Oslo is one of the
 * municipalities, which use ID-porten, while Oslo itself uses ID-porten. Several inheriting relations may
 * follow one another, and the path may follow them backward. A path is not restated if the shorter one is not
 * an answer: if it is too short, or does not pass through `via`.
 */
export const isRestated = (path: readonly Hop[], graph: Looked, minHops: number, said: Said): boolean =>
  path.some(({ edge }) => graph.inherits.has(edge.relation)) &&
  stretchesOf(path, graph.inherits).some(
    stretch =>
      path.length - (stretch.last - stretch.first) >= minHops &&
      passesWithout(path, stretch, graph) &&
      isSaid(path, stretch, graph, said),
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

/** Whether a single hop says the same. */
const isSaid = (
  path: readonly Hop[],
  { first, last, like }: Stretch,
  { hops }: Looked,
  said: Said,
): boolean => {
  const [from, to] = [path[first]?.from, path[last]?.to];
  if (from === undefined || to === undefined) return false;
  const known = said.get(from) ?? new Set(hops.get(from)?.map(hop => nameOf(hop, hop.to)));
  said.set(from, known);
  return known.has(nameOf(like, to));
};

const nameOf = ({ edge, direction }: Hop, to: string): string => `${edge.relation} ${direction} ${to}`;

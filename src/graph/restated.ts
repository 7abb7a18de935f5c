import type { Hop } from './found';
import type { Subgraph } from './subgraph';

/** Where it is looked for what is said without a group. */
type Looked = Pick<Subgraph, 'hops' | 'inherits' | 'via'>;

/** A part of a path, from one hop to another, that says no more than a single hop like one of them would. */
type Stretch = Readonly<{ first: number; last: number; like: Hop }>;

/**
 * Whether a path says by way of a group what is also said of a member itself: Oslo is one of the municipalities, which use
 * ID-porten, where Oslo uses ID-porten. Relations that inherit may follow one another, and a path may lead against them. It
 * is not, where the shorter path is no answer: it is too short, or passes nothing that has to be passed.
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

/** Whether what is left of a path passes what it has to. */
const passesWithout = (path: readonly Hop[], { first, last }: Stretch, { via }: Looked): boolean =>
  !via || path.some(({ from }, i) => i > 0 && (i <= first || i > last) && via.has(from));

/** Whether there is one hop that says the same. Of a hub it is looked up, not looked for: many paths ask. */
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

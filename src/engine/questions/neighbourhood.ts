import { DEFAULTS } from '../model/question-defaults';
import { neighbours, surroundingsOf } from '../graph/around';
import { compare, edgeOfKey, isOfKind, isTaken, seedOf, type Found } from '../graph/found';
import type { RowMap } from '../plan/plan';
import { BOUNDS } from '../plan/traversal';
import { named } from '../planner/arguments';
import type { Fetched } from '../shape/shape';
import { stepObject, truncation, type NamedEdge } from './answer-parts';
import { around, countsByKind, foundOutward, outward } from './outward';
import { question } from './question';
import { AROUND, ASSUMING, SCOPE } from './sdl-parts';

const sdl = `
"A node of a neighbourhood."
type Neighbour {
  "What is around."
  node: Entity!
  "Number of relations on the shortest way."
  distance: Int!
  "Number of relations to other nodes reached; the best connected come first. Null if something was left out."
  degree: Int
}

"A part of the graph: nodes, and all relations among them."
type Neighbourhood {
  "What is around: the nearest first, then the best connected."
  nodes: [Neighbour!]!
  "All relations among the nodes, by key."
  relations: [Step!]!
  "How many nodes there are within that many hops; null if something was left out, so that it is not known."
  totalCount: Int
  "What is beyond the number asked for, by kind; null if more was left out than that."
  omitted: [KindCount!]
  "Set if something was left out."
  truncated: Truncation
  "What was assumed."
  assumed: [Assumption!]!
}

extend type Query {
  "What is around something, with all relations among the nodes returned."
  neighbourhood("The nodes to look around." of: EntitySelector!, "1 to 4." maxHops: Int = ${DEFAULTS.near}${AROUND}
    "The direction in which relations are followed." direction: Direction = ${DEFAULTS.around}, "Maximum number of nodes, 1 to 2,000." first: Int = 100${ASSUMING}${SCOPE}): Neighbourhood
}
`;

/**
 * What is around some nodes. *Fetch* reads the relations among the nodes of a page, including those between
 * two nodes at the rim.
 */
export const neighbourhood = question({
  name: 'neighbourhood',
  typename: 'Neighbourhood',
  sdl,
  layout: (read, asks) => {
    const circle = around(read, 4);
    return {
      asked: circle,
      seeds: [named('Of', 'of', read.selector('of'))],
      expansions: [outward(circle)],
      nodeFacts: [],
      among: asks('relations'),
      reach: { argument: 'maxHops', hops: circle.hops },
      pageSize: read.number(
        'first',
        1,
        2_000,
        'Ask for the nearest and best connected; what is left out is said by kind.',
      ),
    };
  },
  *compute(circle, found, { traversal, model }) {
    const out = yield* foundOutward(circle, found);
    const of = seedOf(found, 'Of');
    const near = yield* neighbours(yield* surroundingsOf(out.seen, of, out.completeTo));
    const all = out.with(near.filter(({ id }) => of.has(id) || isOfKind(found, id, circle.kinds)));
    const page = all.seen.slice(0, traversal.page.size);
    const ids = page.map(({ id }) => id);
    const here = new Set(ids);
    const followed = new Set(circle.relations.map(relation => relation.name));
    const assumed = found.added.filter(
      edge => followed.has(edge.relation) && here.has(edge.from) && here.has(edge.to),
    );
    const relations = (_: RowMap, parts: Fetched): readonly RowMap[] =>
      [...amongOf(parts, found, here), ...assumed]
        .sort((a, b) => compare(a.key, b.key))
        .map(edge => stepObject(edge, model));
    return {
      nodes: page.map(({ id, distance, degree }) => ({
        node: id,
        distance,
        degree: all.ofAll(() => degree),
      })),
      relations,
      totalCount: all.ofAll(({ length }) => length),
      omitted: countsByKind(all.with(all.seen.slice(traversal.page.size)), found, model),
      truncated: (_: RowMap, { scanned }: Fetched) => {
        const cut = all.cut ?? (scanned > BOUNDS.amongCap ? 'LAYER_CAP' : undefined);
        return truncation({ cut, completeTo: all.completeTo }, found);
      },
      among: traversal.among ? ids : [],
    };
  },
});

/** The edges that *fetch* read among the nodes, without those that a what-if removes. */
const amongOf = (
  parts: Fetched,
  found: Pick<Found, 'taken'>,
  here: ReadonlySet<string>,
): readonly NamedEdge[] =>
  [...parts.edges.keys()]
    .map(edgeOfKey)
    .filter(({ key, from, to }) => here.has(from) && here.has(to) && !isTaken(found, key));

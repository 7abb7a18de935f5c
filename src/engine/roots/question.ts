import { compileAmong, compileEdges } from '../cypher/compile-fetch';
import { variable } from '../cypher/fragment';
import { costOfQuestion } from '../plan/cost-traversal';
import type { EdgesAmong, EdgesByKey } from '../plan/plan';
import { BOUNDS, type Traversal } from '../plan/traversal';
import { costOfEdges, countIn } from '../plan/cost';
import { selectionsOf } from '../planner/collect';
import { planTraversal } from '../planner/question';
import { partsOf } from '../questions/fetch';
import { shapeLongObject } from '../shape/long';
import type { Reads, Slice } from './slice';

/** A question along relations: its own slices are in questions/. */
export const question: Slice<Traversal> = {
  plans: {
    question: ({ means, key, column, args, nodes, planning }) =>
      planTraversal(means.question, key, column, args, selectionsOf(nodes), planning),
  },
  rewrite: (root, by) => by.traversal(root),
  price: (root, statistics) => costOfQuestion(root, statistics, BOUNDS),
  advice: ({ reach: { argument, hops } }) => {
    const fewer =
      'name fewer relations, lower `first` of the lists inside it, or ask for less in one request';
    return argument && hops > 1 ? `lower ${argument} from ${hops} to ${hops - 1}, ${fewer}` : fewer;
  },
  traversal: root => root,
  *shape(root, { row, computed, needs }, { bound, asText, model: { messages } }) {
    // Undefined if it could not be answered: then its field has an error.
    const own = computed.find(({ traversal }) => traversal === root);
    const needed = needs.find(({ traversal }) => traversal === root);
    if (!own || !needed) return null;
    return yield* shapeLongObject(root.shape, own.value, partsOf(needed, row, bound, messages), asText);
  },
};

/** Edges by key: the steps of a page. */
export const edgesByKey: Reads<EdgesByKey> = {
  price: ({ columns, edges }, statistics, bound) =>
    costOfEdges(columns, countIn(edges, bound, MOST_EDGES), statistics),
  compile: (root, dialect) => ({
    subqueries: compileEdges(root, variable(root.column), dialect),
    most: Infinity,
    columns: root.columns,
  }),
};
/** Where it is not known yet how many there are. */
const MOST_EDGES = 1_000;

/** All edges of these relations between nodes given by id: those of a neighbourhood. */
export const edgesAmong: Reads<EdgesAmong> = {
  price: ({ columns, cap }, statistics) => costOfEdges(columns, cap, statistics),
  compile: (root, dialect) => ({
    subqueries: compileAmong(root, variable(root.column), dialect),
    most: Infinity,
    columns: root.columns,
  }),
};

import { ENGLISH } from '../../src/engine/messages/read-messages';
import { getVariableValues, type DocumentNode, type GraphQLSchema } from 'graphql';
import { computeTraversal } from '../../src/engine/answer/traverse';
import { foundRow } from '../../src/engine/graph/read-found';
import { Budget, finish } from '../../src/engine/graph/sliced';
import type { Model } from '../../src/engine/model/model';
import type { Bound } from '../../src/engine/plan/plan';
import type { Statistics } from '../../src/engine/plan/statistics';
import { BOUNDS, type Bounds, type Traversal } from '../../src/engine/plan/traversal';
import { PATH_STEPS } from '../../src/engine/plan/cost';
import { chooseOperation } from '../../src/engine/planner/collect';
import { Variables } from '../../src/engine/planner/read-input';
import { planRoots } from '../../src/engine/roots/slices';
import { shapeObject, type Fetched } from '../../src/engine/shape/shape';
import type { Row, Store } from '../../src/engine/store/store';
import { TODAY_OF_TESTS } from '../support/random-values';

/** How much may be read and tried. */
export type Within = Readonly<{ layerCap: number; budget: number }>;
export const UNCUT: Within = { layerCap: BOUNDS.layerCap, budget: 2 * PATH_STEPS };

/** A question that is answered as often as one likes, within bounds of one's own. */
export type Asked = Readonly<{ traversal: Traversal; bound: Bound; model: Model; statistics: Statistics }>;

/** Plans a document of one question as the server does; all of its answer is on the first page. */
export const planQuestion = (
  document: DocumentNode,
  variables: Bound,
  { schema, model, statistics }: Readonly<{ schema: GraphQLSchema; model: Model; statistics: Statistics }>,
): Asked | undefined => {
  const chosen = chooseOperation(document, undefined);
  const { coerced } = getVariableValues(schema, chosen.variableDefinitions ?? [], variables);
  if (!coerced) return undefined;
  const { roots } = planRoots(document, chosen, new Variables(coerced), { schema, model, statistics });
  const [traversal] = roots;
  if (traversal?.kind !== 'traversal') return undefined;
  return {
    traversal: { ...traversal, page: { ...traversal.page, size: 1000, from: undefined } },
    bound: { ...coerced, '@today': TODAY_OF_TESTS },
    model,
    statistics,
  };
};

export type Answered = Readonly<Record<string, unknown>>;

/** Answers it by what a store gives within the bounds; undefined if an end of it is not there. */
export const answerWithin = async (
  asked: Asked,
  store: Store,
  within: Within,
): Promise<Answered | undefined> => {
  const bounds: Bounds = { ...BOUNDS, layerCap: within.layerCap };
  const traversal = { ...asked.traversal, layerCap: within.layerCap };
  const row = await store.find([traversal], asked.bound, bounds);
  return isThere(traversal, row) ? shaped({ ...asked, traversal }, row, bounds, within) : undefined;
};

const isThere = (traversal: Traversal, row: Row): boolean => {
  const { seeds } = foundRow(traversal, row);
  return traversal.seeds.every(
    ({ selector }, i) => selector.kind !== 'ids' || selector.sorts.length === seeds[i]?.length,
  );
};

const shaped = (
  { traversal, bound, model, statistics }: Asked,
  row: Row,
  bounds: Bounds,
  { budget }: Within,
): Answered => {
  const graph = { model, statistics };
  const { value } = finish(
    computeTraversal(traversal, row, bound, graph, { bounds, budget: new Budget(budget) }),
  );
  return JSON.parse(JSON.stringify(shapeObject(traversal.shape, value, NOTHING_READ))) as Answered;
};

/** Nodes are known by their ids alone. */
class ByIds extends Map<string, Readonly<Record<string, unknown>>> {
  override get(id: string): Readonly<Record<string, unknown>> {
    return { id };
  }
}
const NOTHING_READ: Fetched = {
  nodes: new ByIds(),
  edges: new Map(),
  assumed: () => ({}),
  scanned: 0,
  bound: {},
  ofAnotherDay: false,
  messages: ENGLISH,
};

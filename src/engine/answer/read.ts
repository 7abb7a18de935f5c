import type { GraphQLError } from 'graphql';
import { ANONYMOUS, costFactor } from '../access/viewer';
import { assigned } from '../model/objects';
import type { Cost } from '../plan/cost';
import type { Bound, Lookup, OperationPlan, RowMap } from '../plan/plan';
import type { ToldElsewhere } from '../plan/elsewhere';
import type { Statistics } from '../plan/statistics';
import type { Traversal } from '../plan/traversal';
import { readAhead, fetchNeeds, nothingOf, type Needed } from '../questions/fetch';
import type { Reading } from '../roots/slice';
import { checkCost, sliceOf } from '../roots/slices';
import type { Json } from '../shape/json';
import type { Row } from '../store/store';
import { boundError, toGraphQLError } from './client-errors';
import { before } from './turns';
import { heedMarks, type Planned } from './plans';
import type { PlannedRequest, Request, Step } from './request';
import { MOST_SUGGESTED, lookingBy, notFound, type KeyLookup } from './suggest';
import type { Traversed } from './traverse';

/**
 * Everything that the answer is shaped from, in one row and further parts of its lists, and the errors of fields that were
 * not found or cannot be computed. `asked`: whether it took a statement.
 */
export type Fetch = Readonly<{
  row: RowMap;
  more: Iterable<Row>;
  asked: boolean;
  missing: readonly GraphQLError[];
  needs: readonly Needed[];
}>;

/**
 * The second statement: what the client selected of nodes and edges, including those on the questions' pages, unless
 * *find* has read all of these.
 */
export const fetch = async (
  { request, planned, bound }: PlannedRequest,
  { row: found, computed, refused }: Traversed,
  step: Step,
): Promise<Fetch> => {
  const { timing, store, plans, deadline, running } = step;
  timing.enter('run');
  const told = computed.some(({ elsewhere }) => elsewhere)
    ? await before(deadline, tellElsewhere(computed, bound, step), running)
    : undefined;
  const needs = [...computed, ...[...refused.keys()].map(nothingOf)].map(of =>
    fetchNeeds(of, told?.get(of.traversal)),
  );
  const all: Bound = Object.assign({}, bound, ...needs.map(need => need.bound));
  const ahead = needs.length === 0 ? {} : readAhead(needs, found);
  // What is on the questions' pages is known only now, and its cost is checked like that of the rest.
  if (!ahead) checkFetch(planned.fetches, all, request, plans.current.statistics, spentOn(computed, step));
  const { first, more } = await before(
    deadline,
    ahead ? store.readInParts(planned.reads, bound) : store.readInParts(planned.fetches, all),
    running,
  );
  const row = ahead ? assigned(ahead, first) : first;
  const asked = Object.keys(first).length > 0;
  const missing = [...refused].map(([{ key }, error]) => boundError(toGraphQLError(error, [key])));
  const absent = absentOf(planned.plan, row);
  if (absent.length === 0) return { row, more, asked, missing, needs };
  return {
    row,
    more,
    asked,
    needs,
    missing: [...missing, ...(await missingKeys(absent, lookingBy(bound, step)))],
  };
};

/** Has the other graphs tell what is shown of them. The code of it is loaded where something is asked. */
const tellElsewhere = async (
  computed: Traversed['computed'],
  bound: Bound,
  step: Step,
): Promise<ReadonlyMap<Traversal, ToldElsewhere>> =>
  (await import('./ask-elsewhere.js')).tellElsewhere(computed, bound, step);

const checkFetch = (
  plan: Planned['fetches'],
  bound: Bound,
  { viewer = ANONYMOUS }: Request,
  statistics: Statistics,
  spent: Partial<Cost>,
): void => {
  checkCost(plan, statistics, bound, costFactor(viewer), spent);
};

/** What its questions have visited and taken. */
const spentOn = (computed: Traversed['computed'], { budget }: Step): Partial<Cost> => ({
  edges: computed.reduce((sum, { visited }) => sum + visited, 0),
  steps: budget.spent,
});

/** The lookups whose key does not exist. */
const absentOf = (plan: OperationPlan, row: RowMap): readonly Lookup[] =>
  plan.roots.flatMap(root => sliceOf(root).absent?.(root, row) ?? []);

/** Reads what slices read apart from the statements, by response key. */
export const readApart = async (
  { request: { viewer = ANONYMOUS }, planned, bound }: PlannedRequest,
  { store, model, plans, deadline }: Step,
): Promise<ReadonlyMap<string, Json>> => {
  const reading: Reading = {
    viewer,
    bound,
    store,
    model,
    schema: plans.current.schema,
    statistics: () => plans.current.statistics,
    heed: marks => {
      heedMarks(marks, plans);
    },
    before: work => before(deadline, work),
  };
  const read = new Map<string, Json>();
  for (const roots of planned.apart) {
    const [first] = roots;
    const answers = await (first && sliceOf(first).read?.(roots, reading));
    for (const [key, json] of answers ?? []) read.set(key, json);
  }
  return read;
};

/** Each is an error of its field; the other fields are answered. */
const missingKeys = async (
  absent: readonly Lookup[],
  looking: KeyLookup,
): Promise<readonly GraphQLError[]> => {
  const missing: GraphQLError[] = [];
  for (const [i, root] of absent.entries())
    missing.push(boundError(toGraphQLError(await notFound(root, looking, i < MOST_SUGGESTED), [root.key])));
  return missing;
};

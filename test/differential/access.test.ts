import fc from 'fast-check';
import { answer } from '../../src/answer/respond';
import { unhurried } from '../support/unhurried';
import { PlanCache } from '../../src/answer/plan-cache';
import { Timing } from '../../src/answer/timing';
import { SamgrafError } from '../../src/errors';
import type { Access } from '../../src/plan/authorise';
import type { On, Predicate } from '../../src/plan/plan';
import type { Statistics } from '../../src/plan/statistics';
import type { Store } from '../../src/store/store';
import type { Graph } from '../oracle/world';
import { LOCK_WAIT_MS } from '../support/neo4j-lock';
import { graphOn, knownOf } from '../support/random-graph';
import { randomModel, randomSchema } from '../support/random-model';
import { QUESTIONS, READS, operationOn, type Operation } from '../support/random-operation';
import { validDocument } from './planned-case';
import { difference } from './difference';
import { Stores } from './stores';
import { CASES as ALL_CASES, SEED } from './cases';

const CASES = ALL_CASES / 4;
const PER_GRAPH = 20;

/** What may be seen stands in a variable: the plan is the same for every viewer. */
const LEVELS = '@levels';
const among = (on: On): Predicate => ({
  kind: 'compare',
  on,
  property: 'access',
  operator: 'in',
  value: { kind: 'variable', name: LEVELS },
  label: undefined,
});
const ACCESS: Access = { node: among('node'), edge: among('edge') };
const VIEWERS: readonly (readonly string[])[] = [['PUBLIC'], ['PUBLIC', 'RESTRICTED']];

/** The graph without what a viewer may not see. */
const seenBy = ({ nodes, edges }: Graph, levels: readonly string[]): Graph => {
  const seen = nodes.filter(node => levels.includes(String(node.properties['access'])));
  const ids = new Set(seen.map(node => node.id));
  return {
    nodes: seen,
    edges: edges.filter(
      edge => levels.includes(String(edge.properties['access'])) && ids.has(edge.from) && ids.has(edge.to),
    ),
  };
};

type Said = Readonly<{ data?: unknown; errors: readonly unknown[] }>;

const saidBy = async (
  store: Store,
  { text, variables }: Operation,
  plans: PlanCache,
  levels?: readonly string[],
): Promise<Said> => {
  const context = {
    store,
    plans,
    model: randomModel,
    pace: unhurried(),
    timing: new Timing(),
    ...(levels ? { viewer: { [LEVELS]: levels } } : {}),
  };
  try {
    const { data, errors } = await answer(
      { document: validDocument(text), operationName: undefined, variables },
      context,
    );
    return {
      data: JSON.parse(JSON.stringify(data)) as unknown,
      errors: errors.map(error => [error.message, error.extensions]),
    };
  } catch (error) {
    if (error instanceof SamgrafError) return { errors: [[error.code, error.message, error.hint]] };
    throw error;
  }
};

const plansOf = (statistics: Statistics, access?: Access): PlanCache =>
  new PlanCache({ schema: randomSchema, model: randomModel, statistics, ...(access ? { access } : {}) });

describe(`what may not be seen is as if it were not there (TEST_SEED=${SEED})`, () => {
  let whole: Stores;
  let seen: Stores;
  beforeAll(async () => {
    whole = await Stores.open(process.env.SAMGRAF_TEST_NEO4J);
    seen = await Stores.open(undefined);
  }, LOCK_WAIT_MS + 60_000);
  afterAll(async () => {
    await whole.close();
    await seen.close();
  });

  test(
    `in ${CASES} answers, counts, cursors, questions, suggestions and refusals`,
    async () => {
      let hidden = 0;
      for (let [cases, seed] = [0, SEED]; cases < CASES; seed += 1) {
        const [graph = { nodes: [], edges: [] }] = fc.sample(graphOn(randomModel), { seed, numRuns: 1 });
        const operations = fc.sample(
          operationOn(randomSchema, knownOf(graph, randomModel), [...READS, ...QUESTIONS, ...QUESTIONS]),
          { seed, numRuns: PER_GRAPH },
        );
        const levels = VIEWERS[seed % VIEWERS.length] ?? [];
        const statistics = await whole.load(graph);
        await seen.load(seenBy(graph, levels));
        const [bare] = seen.all() as [Store];
        for (const store of whole.all()) {
          // Both by the same statistics, which are of the whole graph.
          const known = statistics[store.name] as Statistics;
          const [narrowed, open] = [plansOf(known, ACCESS), plansOf(known)];
          for (const operation of operations) {
            const expected = await saidBy(bare, operation, open);
            const found = difference(await saidBy(store, operation, narrowed, levels), expected);
            if (found)
              throw new Error(
                `${JSON.stringify(await saidBy(store, operation, narrowed, levels)).slice(0, 900)}\nTEST_SEED=${seed}, ${store.name}, ${levels.join(' ')}: ${found}\n${operation.text}\n${JSON.stringify(operation.variables)}\n${JSON.stringify(expected).slice(0, 500)}`,
              );
            if (difference(await saidBy(store, operation, open), expected)) hidden += 1;
          }
        }
        cases += operations.length;
      }
      // Else nothing was hidden, and the test could not fail.
      expect(hidden).toBeGreaterThan(CASES / 5);
    },
    60_000 + CASES * 2_000,
  );
});

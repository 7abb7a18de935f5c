import { parse, validate } from 'graphql';
import { SEED, fc } from '../support/drawn';
import { answer } from '../support/answer';
import { Scheduling } from '../../src/engine/answer/admission';
import { PlanCache } from '../../src/engine/answer/plans';
import { Timing } from '../../src/engine/answer/request';
import { SamgrafError } from '../../src/engine/errors';
import { today } from '../../src/engine/model/scalars';
import { buildSchema } from '../../src/engine/schema/build-schema';
import type { Bound, Store } from '../../src/engine/store/store';
import { resolveMarks } from '../oracle/reference/expected';
import { referenceAnswer } from '../oracle/reference/reference';
import { LOCK_WAIT_MS } from '../support/neo4j-lock';
import { graphOn, knownOf } from '../support/random-graph';
import { randomModel } from '../support/random-model';
import { operationOn, type Operation } from '../support/random-operation';
import { CASES } from './cases';
import { difference } from './difference';
import { Stores } from './stores';

const schema = buildSchema(randomModel, { federation: true });
/** The long run has five times as many graphs as the part that CI takes, each asked as often. */
const [GRAPHS, OPERATIONS] = [Math.min(10, Math.ceil(CASES / 20)), 30];

let stores: Stores;
beforeAll(async () => {
  stores = await Stores.open(process.env.SAMGRAF_TEST_NEO4J);
}, LOCK_WAIT_MS + 60_000);
afterAll(() => stores.close());

/** The data as it is sent; undefined where the operation is refused. */
const answered = async (store: Store, plans: PlanCache, { text, variables }: Operation): Promise<unknown> => {
  const request = { document: parse(text), operationName: undefined, variables: variables as Bound };
  const context = { store, plans, model: randomModel, pace: new Scheduling(), timing: new Timing() };
  try {
    return JSON.parse(JSON.stringify((await answer(request, context)).data)) as unknown;
  } catch (error) {
    if (error instanceof SamgrafError) return undefined;
    throw error;
  }
};

test(`entities are answered alike by every store and by the reference (TEST_SEED=${SEED})`, async () => {
  const tally = { found: 0, none: 0, refused: 0 };
  // A few graphs may have hardly any of what is asked for: then some more are drawn.
  const isEnough = (): boolean => tally.found > 10 * GRAPHS && tally.none > 5 * GRAPHS;
  let graphs = 0;
  for (; graphs < GRAPHS || (!isEnough() && graphs < 8 * GRAPHS); graphs += 1) {
    const [graph = { nodes: [], edges: [] }] = fc.sample(graphOn(randomModel), {
      seed: SEED + graphs,
      numRuns: 1,
    });
    const statistics = await stores.load(graph);
    const operations = fc.sample(operationOn(schema, knownOf(graph, randomModel), ['entities']), {
      seed: SEED + graphs,
      numRuns: OPERATIONS,
    });
    for (const operation of operations) {
      const document = parse(operation.text);
      expect(validate(schema, document)).toEqual([]);
      const wanted = await referenceAnswer(
        { document, variables: operation.variables, today: today() },
        schema,
        randomModel,
        graph,
      );
      for (const store of stores.all()) {
        const own = statistics[store.name];
        if (!own) throw new Error('every store has statistics');
        const plans = new PlanCache({ schema, model: randomModel, statistics: own });
        const data = await answered(store, plans, operation);
        if (data === undefined) {
          tally.refused += 1;
          continue;
        }
        const found = difference(data, resolveMarks(JSON.parse(JSON.stringify(wanted.data)), data));
        if (found)
          throw new Error(
            `${store.name}: ${found}\n${operation.text}\n${JSON.stringify(operation.variables)}`,
          );
        count(data, tally);
      }
    }
  }
  console.info(tally);
  expect(isEnough()).toBe(true);
  expect(tally.refused).toBeLessThan((graphs * OPERATIONS * stores.all().length) / 4);
}, 180_000);

const count = (data: unknown, tally: { found: number; none: number }): void => {
  for (const list of Object.values(data as object))
    if (Array.isArray(list))
      for (const item of list as unknown[]) tally[item === null ? 'none' : 'found'] += 1;
};

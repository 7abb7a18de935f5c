import { SEED, fc } from '../support/drawn';
import { ANONYMOUS, type Viewer, seesAll } from '../../src/engine/access/viewer';
import { answer } from '../support/answer';
import { unhurried } from '../support/unhurried';
import { PlanCache } from '../../src/engine/answer/plans';
import { Timing } from '../../src/engine/answer/request';
import { SamgrafError } from '../../src/engine/errors';
import { BY_LEVEL, type Access } from '../../src/engine/plan/authorise';
import { not } from '../../src/engine/plan/plan';
import type { Statistics } from '../../src/engine/plan/statistics';
import type { Properties } from '../../src/engine/plan/write';
import type { Store } from '../../src/engine/store/store';
import type { Graph } from '../oracle/world';
import { LOCK_WAIT_MS } from '../support/neo4j-lock';
import { graphOn, knownOf } from '../support/random-graph';
import { buildSchema } from '../../src/engine/schema/build-schema';
import type { Field } from '../../src/engine/model/model';
import { randomModel } from '../support/random-model';
import { QUESTIONS, READS, operationOn, type Operation } from '../support/random-operation';
import { validDocument } from './planned-case';
import { difference } from './difference';
import { Stores } from './stores';
import { withLevels } from './with-levels';
import { CASES as ALL_CASES } from './cases';

/** As a subgraph has it, with entities. */
const schema = buildSchema(randomModel, { federation: true });
/**
 * Each is asked eight times, so that `npm test` takes fewer than others take; the long run takes as many. Few of a graph,
 * since each graph is seen by another viewer: the part that CI takes is asked by all but one of them.
 */
const [CASES, PER_GRAPH] = process.env.SAMGRAF_CASES ? [ALL_CASES, 5] : [15, 3];

const known = (own: Partial<Viewer>): Viewer => ({ ...ANONYMOUS, known: true, name: 'someone', ...own });
/** Who asks: nobody in particular, actors with and without groups, and one who may see everything. */
const VIEWERS: readonly Viewer[] = [
  ANONYMOUS,
  known({ actor: 'party:a' }),
  known({ actor: 'party:b', groups: ['party:c'] }),
  known({ role: 'EDITOR', actor: 'party:d', groups: ['party:a', 'party:b'] }),
  known({ role: 'EDITOR' }),
  known({ role: 'STEWARD' }),
];

/** A policy by which everything may be seen, fields with a level among it, so that answers say that there is one. */
const HIDES_NOTHING: Access = { node: not({ kind: 'or', of: [] }), edge: not({ kind: 'or', of: [] }) };

/** Written out once more, by what docs/access.md says. */
const maySee = (viewer: Viewer, of: Readonly<Record<string, unknown>>): boolean => {
  const to = (of['restrictedTo'] ?? []) as readonly string[];
  if (of['access'] === 'PUBLIC' || viewer.role === 'STEWARD') return true;
  if (viewer.actor === undefined) return false;
  if (to.includes(viewer.actor)) return true;
  return of['access'] === 'RESTRICTED' && (viewer.groups ?? []).some(group => to.includes(group));
};

/** The properties without those of the fields that a viewer may not see. */
const valuesSeenBy = (
  viewer: Viewer,
  fields: ReadonlyMap<string, Field>,
  properties: Properties,
): Properties => {
  const hidden = [...fields.values()].flatMap(({ name, level }) =>
    level && !maySee(viewer, { access: level, restrictedTo: properties['restrictedTo'] }) ? [name] : [],
  );
  return Object.fromEntries(
    Object.entries(properties).filter(([name]) => !hidden.includes(name.replace(/_(texts|lower|sort)$/, ''))),
  );
};

/** The graph without what a viewer may not see. */
const seenBy = ({ nodes, edges }: Graph, viewer: Viewer): Graph => {
  const seen = nodes.filter(node => maySee(viewer, node.properties));
  const ids = new Set(seen.map(node => node.id));
  const joined = edges.filter(
    edge => maySee(viewer, edge.properties) && ids.has(edge.from) && ids.has(edge.to),
  );
  return {
    nodes: seen.map(node => ({
      ...node,
      properties: valuesSeenBy(viewer, node.kind.fields, node.properties),
    })),
    edges: joined.map(edge => ({
      ...edge,
      properties: valuesSeenBy(viewer, edge.relation.fields, edge.properties),
    })),
  };
};

type Said = Readonly<{ data?: unknown; errors: readonly unknown[] }>;

const saidBy = async (
  store: Store,
  { text, variables }: Operation,
  plans: PlanCache,
  viewer: Viewer,
): Promise<Said> => {
  const context = { store, plans, model: randomModel, pace: unhurried(), timing: new Timing() };
  try {
    const { data, errors } = await answer(
      { document: validDocument(text, schema), operationName: undefined, variables, viewer },
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
  new PlanCache({ schema, model: randomModel, statistics, ...(access ? { access } : {}) });

/** What answers show of the graph as a whole is what it would be without anything that is not public. */
const expectSame = (open: Statistics, bare: Statistics): void => {
  const told = ({ nodes, edges, earliest }: Statistics): unknown => ({ nodes, edges, earliest });
  expect(told(open)).toEqual(told(bare));
};

/** Pairs of a policy, which is a viewer on a graph, and an operation. */
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
      const hidden = { anything: 0, values: 0 };
      // A few cases may hide no value, or hardly anything: then more are drawn. (Of 84 draws one hid no value in four times as many.)
      const isEnough = (cases: number): boolean =>
        cases >= (hidden.values > CASES / 50 && hidden.anything > CASES / 8 ? CASES : 16 * CASES);
      for (let [cases, seed] = [0, SEED]; !isEnough(cases); seed += 1) {
        const [graph = { nodes: [], edges: [] }] = fc.sample(graphOn(randomModel), { seed, numRuns: 1 });
        const operations = fc.sample(
          operationOn(schema, knownOf(graph, randomModel), [
            ...READS,
            'entities',
            ...QUESTIONS,
            ...QUESTIONS,
          ]),
          { seed, numRuns: PER_GRAPH },
        );
        const viewer = VIEWERS[seed % VIEWERS.length] ?? ANONYMOUS;
        const statistics = await whole.load(graph);
        const bareStatistics = await seen.load(seenBy(graph, viewer));
        const [bare] = seen.all() as [Store];
        const [first] = whole.all();
        for (const store of whole.all()) {
          const ofStore = statistics[store.name] as Statistics;
          if (viewer === ANONYMOUS)
            expectSame(ofStore.open ?? ofStore, bareStatistics[bare.name] as Statistics);
          const narrowed = plansOf(ofStore, BY_LEVEL);
          // Priced, and told what is usual, by the same statistics, which show nothing that is not public.
          const open = plansOf(ofStore, HIDES_NOTHING);
          const records = plansOf(ofStore, { node: BY_LEVEL.node, edge: BY_LEVEL.edge });
          for (const drawn of operations) {
            const operation = { ...drawn, text: withLevels(drawn.text, schema) };
            const expected = await saidBy(bare, operation, open, viewer);
            const said = await saidBy(store, operation, narrowed, viewer);
            const found = difference(said, expected);
            if (found)
              throw new Error(
                `TEST_SEED=${seed}, ${store.name}, ${JSON.stringify(viewer)}: ${found}\n${operation.text}\n${JSON.stringify(operation.variables)}\n${JSON.stringify(expected).slice(0, 500)}\n${JSON.stringify(said).slice(0, 900)}`,
              );
            // What there is to hide is the same on every store.
            if (store !== first) continue;
            if (difference(await saidBy(store, operation, open, viewer), expected)) hidden.anything += 1;
            if (difference(await saidBy(store, operation, records, viewer), expected)) hidden.values += 1;
          }
        }
        cases += operations.length;
      }
      // Else nothing was hidden, and the test could not fail.
      expect(hidden.anything).toBeGreaterThan(CASES / 8);
      expect(hidden.values).toBeGreaterThan(CASES / 50);
    },
    120_000 + CASES * 2_000,
  );

  test('a steward sees everything', () => {
    expect(VIEWERS.map(seesAll)).toEqual([false, false, false, false, false, true]);
  });
});

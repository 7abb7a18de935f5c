import fc from 'fast-check';
import { parse } from 'graphql';
import { answer } from '../../src/api/answer';
import { buildSchema } from '../../src/api/build-schema';
import { Plans } from '../../src/api/plans';
import { Stages } from '../../src/api/stages';
import { readProjectModel } from '../../src/server/samgraf';
import type { Store } from '../../src/store/store';
import { asItStood } from '../oracle/as-it-stood';
import { NaiveCoverage, type Column } from '../oracle/naive/coverage';
import { changedBy, type Supposed } from '../oracle/naive/what-if';
import type { Graph } from '../oracle/world';
import { LOCK_WAIT_MS } from '../support/neo4j-lock';
import { COVERAGE_DAY, randomCoverage, randomSupposed } from '../support/random-coverage';
import { Draw } from '../support/random-draw';
import { difference } from './difference';
import { Stores } from './stores';

/** Neo4j plans and writes each anew: a second a graph on busy cores. */
const GRAPHS = 25;
const SEED = Number(process.env.TEST_SEED ?? Math.floor(Math.random() * 1_000_000_000));
const COLUMNS: Readonly<Record<Column, string>> = { SECTOR: 'Sector', DOMAIN: 'Domain', GOAL: 'Goal', LIFE_EVENT: 'LifeEvent' };
const model = readProjectModel();
const schema = buildSchema(model);

const QUERY = parse(`query ($day: Date, $assuming: Assuming) {
  ${Object.keys(COLUMNS).map(column => `${column}: coverage(columns: ${column}, level: 2, first: 100, asOf: $day, assuming: $assuming) { columns { id } nodes { ...Row } above { ...Row } }`).join('\n')}
  gaps(first: 100, asOf: $day, assuming: $assuming) {
    nodes { capability { id } kinds resourceCount resources(first: 100) { id } providers(first: 100) { id } strongest redIn { id } measures(first: 100) { id } }
  }
}
fragment Row on CoverageRow {
  capability { id } parent { id } level resourceCount
  cells {
    column { id } resourceCount resources(first: 100) { id } providerCount providers(first: 100) { id } weakest
    assessments(first: 100) { assessment { id } current target gap colour }
  }
}`);

const expected = (graph: Graph): Readonly<Record<string, unknown>> => {
  const naive = new NaiveCoverage(graph);
  const ids = (kind: string): readonly unknown[] => graph.nodes.filter(node => node.kind.name === kind).map(({ id }) => ({ id })).sort((a, b) => (a.id < b.id ? -1 : 1));
  const matrices = (Object.entries(COLUMNS) as [Column, string][]).map(([column, kind]) => [column, { columns: ids(kind), nodes: naive.matrix(column, kind, 2), above: naive.matrix(column, kind, 1) }]);
  return { ...Object.fromEntries(matrices), gaps: { nodes: naive.gaps() } } as Readonly<Record<string, unknown>>;
};

/** Assessments have no order of their own. */
const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    const items = value.map(inOrder) as readonly { assessment?: { id: string } }[];
    return items.every(item => item?.assessment) ? [...items].sort((a, b) => ((a.assessment?.id ?? '') < (b.assessment?.id ?? '') ? -1 : 1)) : items;
  }
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, v]) => [key, inOrder(v)])) : value;
};

describe(`coverage and gaps of random graphs (TEST_SEED=${SEED})`, () => {
  let stores: Stores;
  beforeAll(async () => { stores = await Stores.open(process.env.SAMGRAF_TEST_NEO4J, model); }, LOCK_WAIT_MS + 60_000);
  afterAll(() => stores.close());

  const answerOf = async (store: Store, assuming: Supposed | undefined): Promise<unknown> => {
    const plans = new Plans({ schema, model, statistics: await store.statistics() });
    const { data, errors } = await answer({ document: QUERY, operationName: undefined, variables: { day: COVERAGE_DAY, assuming } }, { store, plans, model, stages: new Stages() });
    if (errors.length > 0) throw new Error(errors.map(error => error.message).join('\n'));
    return JSON.parse(JSON.stringify(data)) as unknown;
  };

  test(`${GRAPHS} are covered as counting says, on every store, also what if`, async () => {
    const draws = fc.sample(fc.array(fc.nat(1 << 20), { minLength: 400, maxLength: 400 }), { seed: SEED, numRuns: GRAPHS }).map(entropy => new Draw(entropy));
    for (const [i, draw] of draws.entries()) {
      const graph = randomCoverage(model, draw);
      const supposed = i % 2 === 0 ? undefined : randomSupposed(graph, model, draw);
      const wanted = inOrder(expected(asItStood(changedBy(supposed ?? {}, graph, model), COVERAGE_DAY, 'UNCERTAIN')));
      await stores.load(graph);
      for (const store of stores.all()) {
        const found = difference(inOrder(await answerOf(store, supposed)), wanted);
        if (found) throw new Error(`graph ${i} on ${store.name}, assuming ${JSON.stringify(supposed)}: ${found}\n${graph.edges.map(edge => `${edge.key} ${String(edge.properties['certainty'])} ${String(edge.properties['validTo'] ?? '')}`).join('\n')}`);
      }
    }
  }, 300_000);
});

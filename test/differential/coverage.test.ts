import { parse } from 'graphql';
import { NaiveCoverage, type Column } from '../oracle/naive/coverage';
import type { Graph } from '../oracle/world';
import { SEED } from '../support/drawn';
import { LOCK_WAIT_MS } from '../support/neo4j-lock';
import { randomCoverage, randomSupposed } from '../support/random-coverage';
import { checkNational, nationalModel } from './national';
import { Stores } from './stores';
import { CASES } from './cases';

/** Neo4j plans the statement of each anew, which takes it five seconds; the long run has a hundred of them. */
const GRAPHS = Math.ceil(CASES / 20);
const COLUMNS: Readonly<Record<Column, string>> = {
  SECTOR: 'Sector',
  DOMAIN: 'Domain',
  GOAL: 'Goal',
  LIFE_EVENT: 'LifeEvent',
};

const QUERY = parse(`query ($day: Date, $foreign: Boolean, $assuming: Assuming) {
  ${Object.keys(COLUMNS)
    .map(
      column =>
        `${column}: coverage(columns: ${column}, level: 2, first: 100, foreign: $foreign, asOf: $day, assuming: $assuming) { columns { id } nodes { ...Row } above { ...Row } }`,
    )
    .join('\n')}
  gaps(first: 100, foreign: $foreign, asOf: $day, assuming: $assuming) {
    nodes { capability { id } kinds resourceCount resources(first: 100) { id } providers(first: 100) { id } strongest redIn { id } measures(first: 100) { id } }
  }
}
fragment Row on CoverageRow {
  capability { id } parent { id } level resourceCount
  assessments(first: 100) { assessment { id } current target gap colour }
  cells {
    column { id } resourceCount resources(first: 100) { id } providerCount providers(first: 100) { id } weakest
    assessments(first: 100) { assessment { id } current target gap colour }
  }
}`);

const expected = (graph: Graph, foreign: boolean): Readonly<Record<string, unknown>> => {
  const naive = new NaiveCoverage(graph, foreign);
  const ids = (kind: string): readonly unknown[] =>
    graph.nodes
      .filter(node => node.kind.name === kind)
      .map(({ id }) => ({ id }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  const matrices = (Object.entries(COLUMNS) as [Column, string][]).map(([column, kind]) => [
    column,
    { columns: ids(kind), nodes: naive.matrix(column, kind, 2), above: naive.matrix(column, kind, 1) },
  ]);
  return { ...Object.fromEntries(matrices), gaps: { nodes: naive.gaps() } } as Readonly<
    Record<string, unknown>
  >;
};

describe(`coverage and gaps of random graphs (TEST_SEED=${SEED})`, () => {
  let stores: Stores;
  beforeAll(async () => {
    stores = await Stores.open(process.env.SAMGRAF_TEST_NEO4J, nationalModel);
  }, LOCK_WAIT_MS + 60_000);
  afterAll(() => stores.close());

  test(
    `${GRAPHS} are covered as counting says, on every store, also what if`,
    async () => {
      await checkNational(stores, GRAPHS, SEED, (draw, i) => {
        const graph = randomCoverage(nationalModel, draw);
        const foreign = draw.chance(40);
        return {
          graph,
          supposed: i % 2 === 0 ? undefined : randomSupposed(graph, nationalModel, draw),
          query: QUERY,
          variables: { foreign },
          expected: stood => expected(stood, foreign),
        };
      });
    },
    60_000 + GRAPHS * 20_000,
  );
});

import { parse } from 'graphql';
import { NaiveCoverage, type Column, type Within } from '../oracle/naive/coverage';
import type { Supposed } from '../oracle/naive/what-if';
import type { Graph } from '../oracle/world';
import { SEED } from '../support/drawn';
import { LOCK_WAIT_MS } from '../support/neo4j-lock';
import { randomCoverage, randomSupposed } from '../support/random-coverage';
import { checkNational, nationalModel } from './national';
import { Stores } from './stores';
import { CASES } from './cases';
import type { Draw } from '../support/random-draw';

/** Neo4j plans the statement of each anew, which takes it five seconds; the long run has a hundred of them. */
const GRAPHS = Math.ceil(CASES / 20);
const COLUMNS: Readonly<Record<Column, string>> = {
  SECTOR: 'Sector',
  DOMAIN: 'Domain',
  GOAL: 'Goal',
  LIFE_EVENT: 'LifeEvent',
};

/** Asked for one alone, of which less is read. */
const KINDS = ['NO_RESOURCE', 'ONLY_DEDUCED', 'ONE_PROVIDER', 'RED_IN_SECTORS'];

const QUERY =
  parse(`query ($day: Date, $in: EntitySelector, $level: Int, $foreign: Boolean, $assuming: Assuming) {
  ${Object.keys(COLUMNS)
    .map(
      column =>
        `${column}: coverage(columns: ${column}, level: 2, first: 100, foreign: $foreign, asOf: $day, assuming: $assuming) { columns { id } nodes { ...Row } above { ...Row } }`,
    )
    .join('\n')}
  gaps(first: 100, foreign: $foreign, asOf: $day, assuming: $assuming) { ...Lacking }
  above: gaps(level: 1, first: 100, foreign: $foreign, asOf: $day, assuming: $assuming) { ...Lacking }
  within: gaps(in: $in, level: $level, first: 100, foreign: $foreign, asOf: $day, assuming: $assuming) { ...Lacking }
  ${KINDS.map(kind => `${kind}: gaps(where: {kinds: [${kind}]}, first: 100, foreign: $foreign, asOf: $day, assuming: $assuming) { nodes { capability { id } resourceCount } }`).join('\n')}
  counted: coverage(columns: SECTOR, level: 2, first: 100, foreign: $foreign, asOf: $day, assuming: $assuming) { nodes { capability { id } resourceCount factCount } }
}
fragment Lacking on Gaps {
  unassessed(lang: en)
  nodes { capability { id } kinds resourceCount resources(first: 100) { id } providers(first: 100) { id } strongest redIn { id } measures(first: 100) { id } }
}
fragment Row on CoverageRow {
  capability { id } parent { id } level resourceCount factCount deductionCount
  assessments(first: 100) { assessment { id } current target gap colour }
  cells {
    column { id } resourceCount factCount deductionCount resources(first: 100) { id } providerCount providers(first: 100) { id } weakest
    assessments(first: 100) { assessment { id } current target gap colour }
  }
}`);

/** A sector, domain, goal or life event of a graph that has not ended and that nothing assumes away. */
const columnOf = (graph: Graph, supposed: Supposed | undefined, draw: Draw): Within => {
  const all = (Object.entries(COLUMNS) as [Column, string][]).flatMap(([column, kind]) =>
    graph.nodes
      .filter(node => node.kind.name === kind && (node.properties['validTo'] ?? null) === null)
      .map(({ id }): Within => ({ column, id })),
  );
  const gone = new Set([...(supposed?.without ?? []), ...(supposed?.retire ?? [])].map(({ id }) => id));
  return draw.pick(all.filter(({ id }) => !gone.has(id)));
};

type Told = Readonly<
  Record<'capability' | 'resourceCount' | 'factCount', unknown> & { kinds: readonly string[] }
>;

const expected = (
  graph: Graph,
  foreign: boolean,
  within: Within,
  level: number | undefined,
): Readonly<Record<string, unknown>> => {
  const naive = new NaiveCoverage(graph, foreign);
  const { some, all: capabilities } = naive.assessed;
  const unassessed =
    some === 0
      ? 'No assessment of the capabilities is recorded. That none is red means that they were not assessed, and not that all is well.'
      : some === capabilities
        ? null
        : `${some} of the ${capabilities} capabilities ${some === 1 ? 'is' : 'are'} assessed. That the others have no colour means that nobody assessed them, and not that all is well.`;
  const ids = (kind: string): readonly unknown[] =>
    graph.nodes
      .filter(node => node.kind.name === kind)
      .map(({ id }) => ({ id }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  const matrices = (Object.entries(COLUMNS) as [Column, string][]).map(([column, kind]) => [
    column,
    { columns: ids(kind), nodes: naive.matrix(column, kind, 2), above: naive.matrix(column, kind, 1) },
  ]);
  const lacking = naive.gaps() as readonly Told[];
  const only = KINDS.map(kind => [
    kind,
    {
      nodes: lacking
        .filter(({ kinds }) => kinds.includes(kind))
        .map(({ capability, resourceCount }) => ({ capability, resourceCount })),
    },
  ]);
  const counted = (naive.matrix('SECTOR', 'Sector', 2) as readonly Told[]).map(
    ({ capability, resourceCount, factCount }) => ({ capability, resourceCount, factCount }),
  );
  return {
    ...Object.fromEntries([...matrices, ...only]),
    counted: { nodes: counted },
    gaps: { nodes: lacking, unassessed },
    above: { nodes: naive.gaps(1), unassessed },
    within: { nodes: naive.gaps(level, within), unassessed },
  } as Readonly<Record<string, unknown>>;
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
        const supposed = i % 2 === 0 ? undefined : randomSupposed(graph, nationalModel, draw);
        const within = columnOf(graph, supposed, draw);
        const level = draw.chance(50) ? 2 : undefined;
        return {
          graph,
          supposed,
          query: QUERY,
          variables: { foreign, in: { id: within.id }, level },
          expected: stood => expected(stood, foreign, within, level),
        };
      });
    },
    60_000 + GRAPHS * 20_000,
  );
});

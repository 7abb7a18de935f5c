import { parse } from 'graphql';
import { CRITERIA, NaiveMunicipalities, type Alike } from '../oracle/naive/comparable';
import { SEED } from '../support/drawn';
import { LOCK_WAIT_MS } from '../support/neo4j-lock';
import { COVERAGE_DAY, randomSupposed } from '../support/random-coverage';
import type { Draw } from '../support/random-draw';
import { MUNICIPAL_RELATIONS, randomMunicipalities } from '../support/random-municipalities';
import { checkNational, nationalModel, type NationalCase } from './national';
import { Stores } from './stores';
import { CASES } from './cases';

/** Neo4j plans and writes each anew: a second a graph on busy cores. */
const GRAPHS = Math.ceil(CASES / 20);

const QUERY =
  parse(`query ($of: ID!, $by: [Criterion!], $peers: Int, $share: Float, $recorded: Boolean, $day: Date, $assuming: Assuming) {
  comparable(of: {id: $of}, by: $by, first: 100, asOf: $day, assuming: $assuming) { totalCount nodes { ...Alike } }
  adoption(of: {id: $of}, by: $by, peers: $peers, share: $share, recorded: $recorded, first: 100, asOf: $day, assuming: $assuming) {
    totalCount recordedPeerCount ownCount peers(first: 100) { ...Alike }
    nodes { resource { id } share users(first: 100) { id } mandatory recommended sameGap(first: 100) { id } complements(first: 100) { id } own standings { standing count } }
  }
}
fragment Alike on ComparableMunicipality { node { id } likeness by { by likeness } }`);

const caseOf = (draw: Draw, i: number): NationalCase => {
  const graph = randomMunicipalities(nationalModel, draw);
  const there = graph.nodes.filter(
    node =>
      node.kind.name === 'Municipality' &&
      (node.properties['validTo'] === undefined || String(node.properties['validTo']) > COVERAGE_DAY),
  );
  // The first of them always stands.
  const of = draw.pick(there.map(node => node.id));
  const by = draw.several(CRITERIA, 1 + draw.int(3));
  const [peers, share, recorded] = [1 + draw.int(5), draw.pick([0.01, 0.5, 0.7, 1]), draw.chance(40)];
  return {
    graph,
    query: QUERY,
    variables: { of, by, peers, share, recorded },
    supposed: i % 2 === 0 ? undefined : randomSupposed(graph, nationalModel, draw, MUNICIPAL_RELATIONS),
    expected: stood => {
      const naive = new NaiveMunicipalities(stood);
      const alike = naive.comparable(of, by);
      const compared = alike.slice(0, peers);
      const gaps = naive.adoption(
        of,
        compared.map(({ id }) => id),
        share,
        recorded,
      );
      const objects = (all: readonly Alike[]): readonly unknown[] =>
        all.map(({ id, ...rest }) => ({ node: { id }, ...rest }));
      return {
        comparable: { totalCount: alike.length, nodes: objects(alike) },
        adoption: {
          totalCount: gaps.length,
          recordedPeerCount: compared.filter(({ id }) => naive.counted(id, recorded) > 0).length,
          ownCount: naive.counted(of, recorded),
          peers: objects(compared),
          nodes: gaps,
        },
      };
    },
  };
};

describe(`comparable municipalities of random graphs, and what they use (TEST_SEED=${SEED})`, () => {
  let stores: Stores;
  beforeAll(async () => {
    stores = await Stores.open(process.env.SAMGRAF_TEST_NEO4J, nationalModel);
  }, LOCK_WAIT_MS + 60_000);
  afterAll(() => stores.close());

  test(
    `${GRAPHS} are as counting says, on every store, also what if`,
    async () => {
      await checkNational(stores, GRAPHS, SEED, caseOf);
    },
    60_000 + GRAPHS * 20_000,
  );
});

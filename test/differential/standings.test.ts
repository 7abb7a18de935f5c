import { parse } from 'graphql';
import type { StoredEdge } from '../../src/engine/plan/write';
import { everyPair, everyStanding, PAIRED, STANDINGS } from '../oracle/naive/standings';
import { SEED } from '../support/drawn';
import { LOCK_WAIT_MS } from '../support/neo4j-lock';
import { edgeBetween, nodeOf } from '../support/random-coverage';
import type { Draw } from '../support/random-draw';
import { CASES } from './cases';
import { checkNational, nationalModel, type NationalCase } from './national';
import { Stores } from './stores';

const GRAPHS = Math.ceil(CASES / 20);

const STANDING =
  'resource { id } standing all seenOn lookedOn condition throughCount notFoundByCount notFoundBy(first: 100) { id }';

const QUERY = parse(`query ($of: ID!, $with: EntitySelector, $day: Date) {
  standings(of: {id: $of}, with: $with, first: 100, asOf: $day) {
    totalCount counts { standing count } pairs { count }
    nodes { ${STANDING} }
  }
}`);

const BESIDE = parse(`query ($of: ID!, $beside: ID!, $with: EntitySelector, $day: Date) {
  standings(of: {id: $of}, beside: {id: $beside}, with: $with, first: 100, asOf: $day) {
    totalCount counts { standing count } pairs { pair count }
    nodes { ${STANDING} pair beside { ${STANDING} } }
  }
}`);

const RELATIONS = [
  'USES',
  'USES',
  'USES',
  'MAY_USE',
  'IN_GROUP',
  'IN_GROUP',
  'SURVEYS',
  'SURVEYS',
  'LOOKS_FOR',
  'LOOKS_FOR',
];

/** A text as it is stored, in the language that is asked for. */
const conditionOf = (said: string) => ({ onlyIf: said, onlyIf_texts: JSON.stringify({ nb: said }) });

/** What it says of a use, and of a look: some of each, and nothing. */
const saying = (edge: StoredEdge, draw: Draw, resources: readonly string[]): StoredEdge => {
  const { name } = edge.relation;
  const more =
    name === 'USES'
      ? {
          ...(draw.chance(60) ? { obligation: draw.pick(['MANDATORY', 'RECOMMENDED', 'VOLUNTARY']) } : {}),
          ...(draw.chance(80)
            ? { basis: draw.pick([['RECORDED'], ['DUTY'], ['TASK'], ['DUTY', 'OBSERVED']]) }
            : {}),
          ...(draw.chance(50) ? { status: draw.pick(['IN_USE', 'GRANTED']) } : {}),
          ...(draw.chance(50) ? conditionOf(draw.pick(['når den vil', 'der den kan'])) : {}),
          ...(draw.chance(50) ? { lastSeen: draw.pick(['2024-01-01', '2025-02-02']) } : {}),
        }
      : name === 'SURVEYS'
        ? {
            outcome: draw.pick(['REACHED', 'REACHED', 'NOT_REACHED']),
            ...(draw.chance(50) ? { found: [draw.pick(resources)] } : {}),
          }
        : {};
  return { ...edge, properties: { ...edge.properties, ...more } };
};

const caseOf = (draw: Draw): NationalCase => {
  const many = (kind: string, count: number, more: (i: number) => object = () => ({})) =>
    Array.from({ length: count }, (_, i) =>
      nodeOf(kind, i, nationalModel, draw, more(i) as Record<string, string>),
    );
  const nodes = [
    ...many('Municipality', 3, i => ({ number: `${1000 + i}` })),
    ...many('ActorGroup', 3),
    ...many('Solution', 4),
    ...many('Survey', 2, () => ({ surveyedOn: draw.pick(['2024-05-05', '2025-06-06']) })),
  ];
  const there = nodes.filter(({ properties }) => properties['validTo'] === undefined);
  const resources = nodes.filter(({ kind }) => kind.name === 'Solution').map(({ id }) => id);
  const edges = Array.from({ length: 10 + draw.int(30) }, () =>
    edgeBetween(draw.pick(RELATIONS), nodes, nationalModel, draw),
  )
    .flatMap(edge => edge ?? [])
    // Groups within groups, but not in a circle.
    .filter(({ relation, from, to }) => relation.name !== 'IN_GROUP' || from < to)
    .map(edge => saying(edge, draw, resources));
  const actors = there
    .filter(({ kind }) => kind.name !== 'Solution' && kind.name !== 'Survey')
    .map(({ id }) => id);
  const [of, beside] = [draw.pick(actors), draw.chance(60) ? draw.pick(actors) : undefined];
  const some = there.filter(({ kind }) => kind.name === 'Solution').map(({ id }) => id);
  const asked = draw.chance(30) && some.length > 0 ? some : undefined;
  return {
    graph: { nodes, edges: [...new Map(edges.map(edge => [edge.key, edge])).values()] },
    supposed: undefined,
    query: beside === undefined ? QUERY : BESIDE,
    variables: { of, beside, with: asked ? { ids: asked } : undefined },
    expected: stood => {
      const pairs = beside === undefined ? undefined : everyPair(stood, [of, beside], asked);
      const all = pairs ?? everyStanding(stood, of, asked);
      return {
        standings: {
          totalCount: all.length,
          counts: counted('standing', STANDINGS, all),
          pairs: pairs === undefined ? null : counted('pair', PAIRED, pairs),
          nodes: all,
        },
      };
    },
  };
};

const counted = (key: string, kinds: readonly string[], all: readonly object[]): readonly object[] =>
  kinds.map(kind => ({
    [key]: kind,
    count: all.filter(one => (one as Readonly<Record<string, unknown>>)[key] === kind).length,
  }));

describe(`how actors of random graphs stand to resources (TEST_SEED=${SEED})`, () => {
  let stores: Stores;
  beforeAll(async () => {
    stores = await Stores.open(process.env.SAMGRAF_TEST_NEO4J, nationalModel);
  }, LOCK_WAIT_MS + 60_000);
  afterAll(() => stores?.close());

  test(
    `${GRAPHS} graphs, on every store`,
    async () => {
      await checkNational(stores, GRAPHS, SEED, caseOf);
    },
    60_000 + GRAPHS * 20_000,
  );
});

import { parse } from 'graphql';
import { required } from '../../src/engine/errors';
import { edgeKey } from '../../src/engine/model/model';
import type { StoredEdge } from '../../src/engine/plan/write';
import { buildSchema } from '../../src/engine/schema/build-schema';
import { asItStood } from '../oracle/as-it-stood';
import { NaiveMunicipalities } from '../oracle/naive/comparable';
import { everyPath, everyPivot } from '../oracle/naive/paths';
import { everyReached } from '../oracle/naive/reach';
import { stepsAlong, type Way } from '../oracle/naive/steps';
import type { Graph } from '../oracle/world';
import { SEED, fc } from '../support/drawn';
import { LOCK_WAIT_MS } from '../support/neo4j-lock';
import { COVERAGE_DAY, nodeOf } from '../support/random-coverage';
import { Draw } from '../support/random-draw';
import { UNCUT, answerWithin, planQuestion, type Answered } from './answer-within';
import { CASES } from './cases';
import { nationalModel } from './national';
import { Stores } from './stores';

const GRAPHS = Math.ceil(CASES / 5);
const PEERS = 3;
const schema = buildSchema(nationalModel);
const RELATIONS = ['USES', 'DEPENDS_ON', 'GOVERNED_BY'] as const;

const edgeOf = (name: (typeof RELATIONS)[number], from: string, to: string): StoredEdge => {
  const key = edgeKey(name, from, to);
  const given = { certainty: 'FACT', version: 1, recordedAt: '2015-01-01T00:00:00Z', access: 'PUBLIC' };
  const properties = { ...given, key, validFrom: '2000-01-01', sources: ['source:a'] };
  return { key, relation: required(nationalModel.relations.get(name), name), from, to, properties };
};

/** Municipalities of one size, what they use, what that rests on, and what governs it. */
const drawGraph = (draw: Draw): Graph => {
  const many = (kind: string, n: number, more: (i: number) => object = () => ({})): Graph['nodes'] =>
    Array.from({ length: n }, (_, i) => {
      const node = nodeOf(kind, i, nationalModel, draw, { ...more(i) });
      const lasting = Object.entries(node.properties).filter(([name]) => name !== 'validTo');
      return { ...node, properties: Object.fromEntries(lasting) };
    });
  const towns = many('Municipality', 4, i => ({ number: `${1000 + i}`, population: 5000 + i }));
  const [solutions, acts] = [many('Solution', 5 + draw.int(3)), many('Framework', 1)];
  const pick = (of: Graph['nodes']): string => draw.pick(of).id;
  const edges = [
    ...Array.from({ length: 8 + draw.int(6) }, () => edgeOf('USES', pick(towns), pick(solutions))),
    ...Array.from({ length: 6 + draw.int(14) }, () => edgeOf('DEPENDS_ON', pick(solutions), pick(solutions))),
    ...Array.from({ length: 2 + draw.int(3) }, () => edgeOf('GOVERNED_BY', pick(solutions), pick(acts))),
  ].filter(({ from, to }) => from !== to);
  return {
    nodes: [...towns, ...solutions, ...acts],
    edges: [...new Map(edges.map(e => [e.key, e])).values()],
  };
};

/** The sentence that is true of so many of so many that are particular: the reference, in English. */
const sentenceOf = (some: number, all: number, name: string): string | null => {
  const number = (n: number): string =>
    ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'][n] ?? `${n}`;
  const few = `fewer than half of the ${PEERS} municipalities compared with have`;
  if (all === 0) return null;
  if (some === 0)
    return `Nothing is particular to ${name}: at least half of the ${PEERS} municipalities compared with have ${all === 1 ? 'this' : 'all of this'} too.`;
  if (all === 1) return `This is something that ${few}.`;
  if (all === some) return `All ${number(all)} of these are things that ${few}.`;
  return `Of these ${number(all)}, ${number(some)} ${some === 1 ? 'is something' : 'are things'} that ${few}.`;
};

type Truth = Readonly<{ shares: ReadonlyMap<string, number>; sentence: string | null }>;

/** The share of the peers that have the first relation of any of some ways, for each of what is found. */
const truthOf = (graph: Graph, ways: ReadonlyMap<string, readonly Way[]>, of: string): Truth => {
  const peers = new NaiveMunicipalities(graph)
    .comparable(of, ['POPULATION', 'COUNTY', 'WRITTEN_FORM'])
    .slice(0, PEERS)
    .map(({ id }) => id);
  const having = (own: readonly Way[]): number =>
    peers.filter(peer =>
      own.some(({ steps: [first] }) =>
        graph.edges.some(
          edge => edge.from === peer && edge.to === first?.to && edge.relation === first.edge.relation,
        ),
      ),
    ).length;
  const shares = new Map(
    [...ways].map(([id, own]) => [id, Math.round((having(own) / PEERS) * 10_000) / 10_000]),
  );
  const some = [...shares.values()].filter(share => share < 0.5).length;
  return { shares, sentence: sentenceOf(some, shares.size, of) };
};

type Item = Readonly<{ via?: { id: string }; node?: { id: string }; peerShare: number | null }>;

const TIGHT = [
  ...[2, 4, 7].map(layerCap => ({ ...UNCUT, layerCap })),
  ...[3, 8, 20, 50].map(budget => ({ ...UNCUT, budget })),
];
const FIELDS = 'particular(lang: en) truncated { completeTo } peerCount';
const ALONG = `relations: [${RELATIONS.join(', ')}], maxHops: 5, peers: ${PEERS}, first: 100`;

describe(`what is particular, where not all is read (TEST_SEED=${SEED})`, () => {
  let stores: Stores;
  beforeAll(async () => {
    stores = await Stores.open(process.env.SAMGRAF_TEST_NEO4J, nationalModel);
  }, LOCK_WAIT_MS + 60_000);
  afterAll(() => stores.close());

  test(
    'shares are true, and sentences are said of all there is or not at all',
    async () => {
      const seen = { whole: 0, cut: 0 };
      const draws = fc
        .sample(fc.array(fc.nat(1 << 20), { minLength: 300, maxLength: 300 }), {
          seed: SEED,
          numRuns: GRAPHS,
        })
        .map(entropy => new Draw(entropy));
      for (const draw of draws) {
        const graph = drawGraph(draw);
        await stores.load(graph);
        const stood = asItStood(graph, COVERAGE_DAY, 'UNCERTAIN');
        const of = 'municipality:municipality0';
        const act = required(
          graph.nodes.find(({ kind }) => kind.name === 'Framework'),
          'an act',
        ).id;
        const steps = stepsAlong(stood.edges, 'FORWARD');
        const pivots = everyPivot(
          everyPath({
            ...{ from: new Set([of]), to: new Set([act]), via: undefined, avoid: new Set<string>() },
            ...{ steps, chains: false, minHops: 2, maxHops: 5 },
          }),
          undefined,
        );
        const reached = everyReached(new Set([of]), steps, 5);
        const asked = [
          [
            `connections(from: {id: "${of}"}, to: {id: "${act}"}, ${ALONG}) { nodes { via { id } peerShare } ${FIELDS} }`,
            truthOf(stood, new Map(pivots.map(({ via, paths }) => [via, paths])), of),
          ],
          [
            `reach(of: {id: "${of}"}, ${ALONG}) { nodes { node { id } peerShare } ${FIELDS} }`,
            truthOf(stood, new Map(reached.map(({ id, way }) => [id, [way]])), of),
          ],
        ] as const;
        const statistics = await required(stores.all()[0], 'a store').statistics();
        for (const [text, truth] of asked) {
          const plan = planQuestion(parse(`{ ${text} }`), {}, { schema, model: nationalModel, statistics });
          for (const [i, store] of stores.all().entries())
            for (const within of i === 0 ? [UNCUT, ...TIGHT] : [UNCUT, ...TIGHT.slice(0, 2)]) {
              const answer: Answered = required(
                await answerWithin(required(plan, text), store, within),
                text,
              );
              const isCut = answer['truncated'] !== null;
              seen[isCut ? 'cut' : 'whole'] += 1;
              const about = `${store.name} within ${JSON.stringify(within)}: ${text}`;
              for (const { via, node, peerShare } of answer['nodes'] as readonly Item[]) {
                const id = via?.id ?? node?.id ?? '';
                if (peerShare !== null || !isCut)
                  expect([about, id, peerShare]).toEqual([about, id, truth.shares.get(id)]);
              }
              expect([about, answer['particular']]).toEqual([about, isCut ? null : truth.sentence]);
            }
        }
      }
      expect(Math.min(...Object.values(seen))).toBeGreaterThan(GRAPHS / 2);
    },
    120_000 + GRAPHS * 10_000,
  );
});

import { parse } from 'graphql';
import { required } from '../../src/engine/errors';
import { edgeKey } from '../../src/engine/model/model';
import type { StoredEdge } from '../../src/engine/plan/write';
import { buildSchema } from '../../src/engine/schema/build-schema';
import { asItStood } from '../oracle/as-it-stood';
import { everyPath, everyPivot } from '../oracle/naive/paths';
import { everyNeighbour } from '../oracle/naive/reach';
import { stepsAlong, type Step } from '../oracle/naive/steps';
import type { Graph } from '../oracle/world';
import { SEED, fc } from '../support/drawn';
import { LOCK_WAIT_MS } from '../support/neo4j-lock';
import { nodeOf } from '../support/random-coverage';
import { Draw } from '../support/random-draw';
import { UNCUT, answerWithin, planQuestion, type Answered } from './answer-within';
import { CASES } from './cases';
import { nationalModel } from './national';
import { Stores } from './stores';

const [SINCE, UNTIL, BETWEEN] = ['2019-01-01', '2021-01-01', '2020-01-01'];
const GRAPHS = Math.ceil(CASES / 5);
const schema = buildSchema(nationalModel);
const uses = required(nationalModel.relations.get('DEPENDS_ON'), 'a relation between solutions');

const PERIODS = [{}, { validTo: BETWEEN }, { validFrom: BETWEEN }] as const;
const idOf = (i: number): string => `resource:solution${i}`;

const edgeOf = (from: string, to: string, period: (typeof PERIODS)[number]): StoredEdge => {
  const key = edgeKey(uses.name, from, to);
  const given = { certainty: 'FACT', version: 1, recordedAt: '2015-01-01T00:00:00Z', access: 'PUBLIC' };
  const properties = { ...given, key, validFrom: '2000-01-01', ...period, sources: ['source:a'] };
  return { key, relation: uses, from, to, properties };
};

/** Things that rest on each other on one day, on the other, or on both: so that each day is cut somewhere else. */
const drawGraph = (draw: Draw): Graph => {
  const nodes = Array.from({ length: 5 + draw.int(4) }, (_, i) => ({
    ...nodeOf('Solution', i, nationalModel, draw, {
      ...(i > 1 && draw.chance(15) ? draw.pick(PERIODS.slice(1)) : {}),
    }),
    id: idOf(i),
  })).map(node => ({ ...node, properties: { ...node.properties, id: node.id } }));
  const edges = Array.from({ length: 10 + draw.int(14) }, () => {
    const [from, to] = [draw.pick(nodes).id, draw.pick(nodes).id];
    return from === to ? [] : [edgeOf(from, to, draw.pick([...PERIODS, {}]))];
  }).flat();
  return { nodes, edges: [...new Map(edges.map(edge => [edge.key, edge])).values()] };
};

const DIFFERENT = `node { id } path { from { id } steps { relation direction from { id } to { id } } } before after throughCount`;
const LISTS = ['came', 'went', 'changed', 'unknown'] as const;
const SELECTED = `${LISTS.map(name => `${name}(first: 1000) { ${DIFFERENT} } ${name}Count`).join(' ')} undated warning truncated { completeTo }`;
const MAX_HOPS = 4;
const BETWEEN_ENDS = `{ from: { id: "${idOf(0)}" }, to: { id: "${idOf(1)}" }, relations: [DEPENDS_ON], maxHops: ${MAX_HOPS}`;
const COMPARED = {
  paths: `paths: ${BETWEEN_ENDS} }`,
  connections: `connections: ${BETWEEN_ENDS} }`,
  neighbourhood: `neighbourhood: { of: { id: "${idOf(0)}" }, relations: [DEPENDS_ON], maxHops: ${MAX_HOPS} }`,
} as const;
type What = keyof typeof COMPARED;

/** What there is on a day, by what it is known by, and what is said of it: the reference. */
type There = ReadonlyMap<string, Readonly<{ said: number | null; all: string }>>;

const nameOf = (way: readonly Pick<Step, 'direction' | 'from' | 'to'>[]): string =>
  way.map(({ from, to }) => `${from}>${to}`).join(' ');

const thereOn = (graph: Graph, day: string, what: What): There => {
  const { edges } = asItStood(graph, day, 'UNCERTAIN');
  if (what === 'neighbourhood')
    return new Map(
      everyNeighbour(new Set([idOf(0)]), stepsAlong(edges, 'ANY'), MAX_HOPS).map(n => [
        n.id,
        { said: n.distance, all: `${n.distance} ${n.degree}` },
      ]),
    );
  const ways = everyPath({
    ...{ from: new Set([idOf(0)]), to: new Set([idOf(1)]), via: undefined, avoid: new Set<string>() },
    ...{ steps: stepsAlong(edges, 'FORWARD'), chains: false, maxHops: MAX_HOPS },
    minHops: what === 'paths' ? 1 : 2,
  });
  if (what === 'paths') return new Map(ways.map(way => [nameOf(way.steps), { said: null, all: '' }]));
  return new Map(
    everyPivot(ways, undefined).map(({ via, paths }) => [
      via,
      { said: paths.length, all: paths.map(path => nameOf(path.steps)).join() },
    ]),
  );
};

type Item = Readonly<{
  node: Readonly<{ id: string }> | null;
  path: Readonly<{
    steps: readonly Readonly<Record<'from' | 'to', Readonly<{ id: string }>>>[];
  }> | null;
  before: number | null;
  after: number | null;
}>;
const itemName = ({ node, path }: Item): string =>
  node?.id ?? (path?.steps ?? []).map(({ from, to }) => `${from.id}>${to.id}`).join(' ');

/** The first thing that an answer claims of the two days and that is not so. */
const falseOf = (answer: Answered, [a, b]: readonly [There, There]): string | undefined => {
  for (const list of LISTS)
    for (const item of answer[list] as readonly Item[]) {
      const name = itemName(item);
      const [before, after] = [a.get(name), b.get(name)];
      const isSo = {
        came: !before && after,
        went: before && !after,
        changed: before && after && before.all !== after.all,
        unknown: before ?? after,
      }[list];
      if (!isSo) return `${list}: ${name}`;
      if (item.before !== null && item.before !== before?.said) return `${name} before: ${item.before}`;
      if (item.after !== null && item.after !== after?.said) return `${name} after: ${item.after}`;
    }
  return undefined;
};

const TIGHT = [
  ...[2, 3, 5, 8].map(layerCap => ({ ...UNCUT, layerCap })),
  ...[4, 10, 16, 24, 40, 64, 100].map(budget => ({ ...UNCUT, budget })),
];

const drawsOf = (count: number): readonly Draw[] =>
  fc
    .sample(fc.array(fc.nat(1 << 20), { minLength: 300, maxLength: 300 }), { seed: SEED, numRuns: count })
    .map(entropy => new Draw(entropy));

describe(`two days of which each is cut somewhere else (TEST_SEED=${SEED})`, () => {
  let stores: Stores;
  beforeAll(async () => {
    stores = await Stores.open(process.env.SAMGRAF_TEST_NEO4J, nationalModel);
  }, LOCK_WAIT_MS + 60_000);
  afterAll(() => stores.close());

  test(
    'nothing is said to have come, gone or changed that has not; what was not read is unknown',
    async () => {
      const seen = { cut: 0, sure: 0, unknown: 0 };
      for (const draw of drawsOf(GRAPHS)) {
        const graph = drawGraph(draw);
        await stores.load(graph);
        const statistics = await required(stores.all()[0], 'a store').statistics();
        for (const what of Object.keys(COMPARED) as What[]) {
          const document = parse(
            `{ difference(${COMPARED[what]}, since: "${SINCE}", until: "${UNTIL}") { ${SELECTED} } }`,
          );
          const asked = required(
            planQuestion(document, {}, { schema, model: nationalModel, statistics }),
            what,
          );
          const days = [thereOn(graph, SINCE, what), thereOn(graph, UNTIL, what)] as const;
          for (const [i, store] of stores.all().entries())
            for (const within of i === 0 ? [UNCUT, ...TIGHT] : TIGHT.slice(0, 3)) {
              const answer = required(await answerWithin(asked, store, within), 'an answer');
              const wrong = falseOf(answer, days);
              if (wrong) throw new Error(`${store.name}, ${what} within ${JSON.stringify(within)}: ${wrong}`);
              const lists = LISTS.map(name => (answer[name] as readonly unknown[]).length);
              if (answer['truncated'] === null) {
                expect(LISTS.map(name => answer[`${name}Count`])).toEqual(lists);
                expect(answer['unknown']).toEqual([]);
                continue;
              }
              expect(LISTS.map(name => answer[`${name}Count`])).toEqual(LISTS.map(() => null));
              expect([answer['undated'], answer['warning']]).toEqual([null, null]);
              const [came = 0, went = 0, changed = 0, unknown = 0] = lists;
              seen.cut += 1;
              seen.sure += came + went + changed;
              seen.unknown += unknown;
            }
        }
      }
      // Of a hundred graphs, a few thousand are cut; each sort is drawn often.
      expect(Object.entries(seen).filter(([, count]) => count < GRAPHS / 3)).toEqual([]);
    },
    120_000 + GRAPHS * 10_000,
  );

  test('a path that was there beyond the cut did not come', async () => {
    const layer = (n: number, of: string): readonly string[] =>
      Array.from({ length: n }, (_, i) => `${of}${i}`);
    const layers = ['p', 'q', 'r'].map(of => layer(12, of).map(name => `resource:${name}`));
    const [from, to] = [idOf(0), idOf(1)];
    const chain = [from, 'resource:x', 'resource:y', 'resource:z', to];
    const steps = chain.slice(1).map((end, i) => edgeOf(chain[i] ?? '', end, {}));
    const dense = [[from], ...layers].flatMap((ends, i) =>
      ends.flatMap(end => (layers[i] ?? [to]).map(next => edgeOf(end, next, { validTo: BETWEEN }))),
    );
    const draw = new Draw(Array.from({ length: 300 }, () => 999_999));
    const nodes = [...new Set([...chain, ...layers.flat()])].map((id, i) => {
      const node = nodeOf('Solution', i, nationalModel, draw);
      return { ...node, id, properties: { ...node.properties, id, validFrom: '2000-01-01' } };
    });
    await stores.load({ nodes, edges: [...steps, ...dense] });
    for (const store of stores.all()) {
      const statistics = await store.statistics();
      const document = parse(
        `{ difference(${COMPARED.connections}, since: "${SINCE}", until: "${UNTIL}") { ${SELECTED} } }`,
      );
      const asked = required(
        planQuestion(document, {}, { schema, model: nationalModel, statistics }),
        'a plan',
      );
      const answer = required(await answerWithin(asked, store, { ...UNCUT, budget: 1500 }), 'an answer');
      expect(answer).toMatchObject({ came: [], went: [], changed: [], cameCount: null });
      expect(
        (answer['unknown'] as readonly Item[]).map(({ node, before, after }) => [node?.id, before, after]),
      ).toEqual(['x', 'y', 'z'].map(name => [`resource:${name}`, null, 1]));
    }
  });
});

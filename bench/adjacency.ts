import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'graphql';
import { Timing, type Answering } from '../src/engine/answer/request';
import { PROJECT, openSamgraf, readProjectModel, type Samgraf } from '../src/doors/server/samgraf';
import { loadFolder } from '../src/doors/server/seed';
import { required } from '../src/engine/errors';
import type { Bound } from '../src/engine/plan/plan';
import type { Bounds, Traversal } from '../src/engine/plan/traversal';
import { EmbeddedStore } from '../src/engine/store/embedded';
import type { Row, Store } from '../src/engine/store/store';
import { answer } from '../test/support/answer';
import { Adjacency, type Graph } from './adjacency-graph';
import { machine, median, say } from './timing';

/**
 * `npm run bench:adjacency`: the traversal of the signature question over typed arrays, in the place of the store's *find*. For each municipality
 * the whole answer has to be the same, to the byte; then the national graph so many times over, with and without links between the copies.
 */
const TIMES = (process.env['TIMES'] ?? '1,10,100').split(',').map(Number);
const ROUNDS = 2;
/** Each so many-th municipality is asked about. */
const EACH = Number(process.env['EACH'] ?? 1);

type Find = Readonly<{ traversals: readonly Traversal[]; variables: Bound; bounds: Bounds }>;

/** The graph that a store holds, as its own pages have it. */
const readGraph = async ({ store, model }: Samgraf): Promise<Graph> => {
  const all = async (
    kind: 'nodesOf' | 'edgesOf',
    type: string,
    key: 'id' | 'key',
  ): Promise<readonly Row[]> => {
    const rows: Row[] = [];
    for (let after = ''; ;) {
      const page = await store.look({ kind, type, after, limit: 5_000 });
      rows.push(...page);
      if (page.length < 5_000) return rows;
      after = String(page.at(-1)?.[key]);
    }
  };
  const kinds = [...model.kinds.values()].filter(({ shape }) => shape === 'object');
  const nodes = (await Promise.all(kinds.map(({ name }) => all('nodesOf', name, 'id')))).flat();
  const edges = await Promise.all(
    [...model.relations.values()].map(async ({ name }) =>
      (await all('edgesOf', name, 'key')).map(row => ({ ...row, relation: name })),
    ),
  );
  return { nodes, edges: edges.flat() } as unknown as Graph;
};

/** A store whose *find* is told of, or is another one. */
const withFind = (store: Store, find: Store['find']): Store => {
  const other = Object.create(store) as Store;
  return Object.assign(other, { find });
};

const QUESTION = parse(readFileSync(join(PROJECT, 'queries', 'shared-resources-to-eu.graphql'), 'utf8'));

/** The whole question about one, by a store; milliseconds of it, and its answer. */
const asking =
  (samgraf: Samgraf) =>
  async (store: Store, id: string): Promise<Readonly<{ ms: number; text: string }>> => {
    const context: Answering = { ...samgraf, store, timing: new Timing() };
    const begun = performance.now();
    const { data } = await answer(
      { document: QUESTION, operationName: undefined, variables: { from: { id }, lang: 'nb' } },
      context,
    );
    return { ms: performance.now() - begun, text: JSON.stringify(data) };
  };

const timed = (into: number[], find: Store['find']): Store['find'] => {
  return async (...how) => {
    const begun = performance.now();
    const row = await find(...how);
    into.push(performance.now() - begun);
    return row;
  };
};

type Measured = Readonly<{ whole: number[]; find: number[] }>;

/** Asks about each municipality by turns: the store, and the arrays in the place of its *find*. */
const compare = async (
  samgraf: Samgraf,
  ids: readonly string[],
  adjacency: Adjacency,
): Promise<Readonly<{ finds: readonly Find[]; store: Measured; arrays: Measured }>> => {
  const { store } = samgraf;
  const [byStore, byArrays]: Measured[] = [
    { whole: [], find: [] },
    { whole: [], find: [] },
  ] as [Measured, Measured];
  const [own, arrays] = [required(byStore, 'a store'), required(byArrays, 'arrays')];
  const finds: Find[] = [];
  const asked = asking(samgraf);
  const theirs = withFind(store, timed(own.find, store.find.bind(store)));
  const ours = withFind(
    store,
    timed(arrays.find, (traversals, variables, bounds) => {
      if (finds.length < ids.length) finds.push({ traversals, variables, bounds });
      return Promise.resolve(adjacency.find(traversals, variables, bounds));
    }),
  );
  for (let round = 0; round < ROUNDS; round += 1)
    for (const id of ids) {
      const [a, b] = [await asked(theirs, id), await asked(ours, id)];
      if (a.text !== b.text) throw new Error(`Another answer about ${id}:\n${a.text}\n${b.text}`);
      own.whole.push(a.ms);
      arrays.whole.push(b.ms);
    }
  return { finds, store: own, arrays };
};

/** Values of a request about the same in another copy. */
const inCopy = (variables: Bound, ids: ReadonlySet<string>, copy: number): Bound =>
  JSON.parse(JSON.stringify(variables), (_key, value: unknown) =>
    typeof value === 'string' && ids.has(value) ? Adjacency.named(value, copy) : value,
  ) as Bound;

/** Asks all finds again of a graph so many times as large; of copies that are apart, what is found has to be the same. */
const multiplied = (
  graph: Graph,
  { finds, times, links }: Readonly<{ finds: readonly Find[]; times: number; links: number }>,
): string => {
  const adjacency = new Adjacency(graph, times, links);
  const ids = new Set(graph.nodes.map(({ id }) => id));
  const single = new Adjacency(graph, 1, 0);
  const ms: number[] = [];
  const followed: number[] = [];
  let edges = 0;
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [i, { traversals, variables, bounds }] of finds.entries()) {
      const copy = (i * 7 + round) % times;
      adjacency.only = copy;
      const bound = inCopy(variables, ids, copy);
      const begun = performance.now();
      const row = adjacency.find(traversals, bound, bounds);
      ms.push(performance.now() - begun);
      followed.push(adjacency.followed);
      edges += adjacency.visited;
      if (links > 0) continue;
      const same = JSON.stringify(single.find(traversals, variables, bounds));
      if (Adjacency.unnamed(JSON.stringify(row), copy) !== same)
        throw new Error(`Copy ${copy} has other ways.`);
    }
  const { nodes, count, bytes } = adjacency;
  return [
    `×${times}${links > 0 ? `, ${links} links between copies` : ''}`.padEnd(34),
    `${nodes.toLocaleString('en')} nodes, ${count.toLocaleString('en')} edges`.padEnd(38),
    `${(bytes / 1e6).toFixed(1)} MB, ${(bytes / count).toFixed(1)} B an edge`.padEnd(28),
    `find ${median(ms).toFixed(3)} ms, of it following ${median(followed).toFixed(3)}, ${(edges / ms.length).toFixed(0)} edges met`,
  ].join(' ');
};

const main = async (): Promise<void> => {
  const samgraf = await openSamgraf(readProjectModel(), await EmbeddedStore.open());
  await loadFolder(samgraf, join(PROJECT, 'seed'), () => undefined, { force: true });
  const graph = await readGraph(samgraf);
  const ids = graph.nodes
    .filter(({ id }) => id.startsWith('municipality:'))
    .map(({ id }) => id)
    .filter((_, i) => i % EACH === 0);
  say(machine());
  const { finds, store, arrays } = await compare(samgraf, ids, new Adjacency(graph, 1, 0));
  const ratio = (of: keyof Measured): string => (median(store[of]) / median(arrays[of])).toFixed(2);
  say(`${ids.length} municipalities, ${ROUNDS} times each: every answer the same, to the byte.`);
  for (const of of ['find', 'whole'] as const)
    say(
      `${of.padEnd(6)} store ${median(store[of]).toFixed(2)} ms, arrays ${median(arrays[of]).toFixed(2)} ms: ${ratio(of)} times`,
    );
  say(
    `find is ${((100 * median(store.find)) / median(store.whole)).toFixed(0)} % of the whole question by the store`,
  );
  for (const times of TIMES)
    for (const links of times > 1 ? [0, Math.floor(graph.edges.length * times * 0.02)] : [0])
      say(multiplied(graph, { finds, times, links }));
  await samgraf.store.close();
};

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openSamgraf, readProjectModel } from '../src/doors/server/samgraf';
import { EmbeddedStore } from '../src/engine/store/embedded';
import { startNeo4j } from '../test/support/start-neo4j';
import { loadNeo4j, loadStore } from './load';
import { measureEmbedded, measureNeo4j, type AtSize, type Measured } from './scale-measure';
import { isCalm, machine, note, say, table } from './timing';

const HELP = `npm run bench:scale -- [--sizes 10k,100k,1m] [--stores neo4j,embedded] [--seed 1] [--heap 5g] [--neo4j URL]

  Asks the same questions of generated graphs of several sizes (samgraf generate): db hits, times, memory, beside
  hand-written Cypher on the same Neo4j. The embedded store is measured up to 100k. A million nodes take some
  15 minutes to load and 8 GB. --neo4j measures a Neo4j that holds a graph already (then --sizes names its size).
  Writes to a temporary folder only, and prints tables; times never make it fail.`;

const SIZES: Readonly<Record<string, number>> = {
  '1k': 1_000,
  '10k': 10_000,
  '100k': 100_000,
  '1m': 1_000_000,
};
const MOST_EMBEDDED = 100_000;
type Results = Map<string, AtSize>;

const onFreshNeo4j = async (nodes: number, seed: number, heap: string): Promise<AtSize | undefined> => {
  const server = await startNeo4j({ heap });
  if (server.kind === 'skipped') {
    note(server.reason);
    return undefined;
  }
  try {
    const start = performance.now();
    await loadNeo4j(readProjectModel(), server.url, { nodes, seed });
    say(`Neo4j, ${nodes} nodes: loaded in ${((performance.now() - start) / 1000).toFixed(0)} s`);
    return await measureNeo4j(server.url);
  } finally {
    await server.stop();
  }
};

const onFreshFile = async (nodes: number, seed: number, folder: string): Promise<AtSize> => {
  const path = join(folder, `${nodes}.grafeo`);
  const store = await EmbeddedStore.open(path);
  const start = performance.now();
  try {
    const { model } = await openSamgraf(readProjectModel(), store);
    await loadStore(store, model, { nodes, seed });
  } finally {
    await store.close();
  }
  say(`embedded, ${nodes} nodes: loaded in ${((performance.now() - start) / 1000).toFixed(0)} s`);
  return measureEmbedded(path);
};

const ms = (value: number | undefined): string =>
  value === undefined ? '' : value < 10 ? value.toFixed(2) : value.toFixed(0);

const rowOf = (m: Measured): (string | number)[] => [
  m.question.name,
  m.hits ?? '',
  m.byHandHits ?? '',
  m.statements ?? '',
  ms(m.times.p50),
  ms(m.times.worst),
  ms(m.compared?.b.p50),
  ms(m.compared?.b.worst),
  m.compared
    ? `${m.compared.ratio.toFixed(2)} (${m.compared.lowest.toFixed(2)}–${m.compared.highest.toFixed(2)})${isCalm(m.compared) ? '' : ' *'}`
    : '',
  ms(m.http?.p50),
  ms(m.http?.worst),
  m.remark,
];

const print = (title: string, { measured, memory, openMs }: AtSize): void => {
  say(`\n### ${title}\n`);
  table(
    [
      'question',
      'hits',
      'by hand',
      'statements',
      'p50 ms',
      'worst',
      'by hand p50',
      'worst',
      'ratio of medians',
      'HTTP p50',
      'worst',
      'answer',
    ],
    measured.map(rowOf),
  );
  say(
    `Opening, statistics included: ${(openMs / 1000).toFixed(1)} s.${memory ? ` Server: up in ${(memory.startMs / 1000).toFixed(1)} s; RSS ${memory.before.toFixed(0)} MB after one round, ${memory.after.toFixed(0)} MB after ${memory.requests} requests.` : ''} * not calm: no verdict. ${machine()}`,
  );
};

/** Hits at each size, and how much they grow from the first to the last. */
const printGrowth = (results: Results): void => {
  const neo4j = [...results].filter(([name]) => name.startsWith('Neo4j'));
  if (neo4j.length < 2) return;
  const names = [...new Set(neo4j.flatMap(([, at]) => at.measured.map(m => m.question.name)))];
  say('\n### Db hits by size (Neo4j)\n');
  table(
    ['question', ...neo4j.map(([name]) => name.replace('Neo4j, ', '')), 'growth', 'must'],
    names.map(name => {
      const found = neo4j.map(([, at]) => at.measured.find(m => m.question.name === name));
      const hits = found.flatMap(m => (m?.hits === undefined ? [] : [m.hits]));
      const growth = (hits[hits.length - 1] ?? NaN) / (hits[0] ?? NaN);
      const flat = found.some(m => m?.question.flat);
      return [
        name,
        ...found.map(m => m?.hits ?? '–'),
        hits.length < 2 ? '' : growth.toFixed(2),
        flat && hits.length > 1 ? (growth <= 1.05 ? 'met' : 'NOT MET') : '',
      ];
    }),
  );
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string', default: '10k,100k,1m' },
      stores: { type: 'string', default: 'neo4j,embedded' },
      seed: { type: 'string', default: '1' },
      heap: { type: 'string', default: '5g' },
      neo4j: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    say(HELP);
    return;
  }
  const sizes = values.sizes
    .split(',')
    .map(name => [name, SIZES[name.toLowerCase()] ?? Number(name)] as const);
  const stores = values.stores.split(',');
  if (
    sizes.some(([, nodes]) => !Number.isInteger(nodes)) ||
    stores.some(store => store !== 'neo4j' && store !== 'embedded')
  )
    throw new Error(
      `--sizes takes ${Object.keys(SIZES).join(', ')} or numbers, --stores neo4j and embedded.`,
    );
  const results: Results = new Map();
  const folder = mkdtempSync(join(tmpdir(), 'samgraf-scale-'));
  const keep = (title: string, at: AtSize | undefined): void => {
    if (at) {
      results.set(title, at);
      print(title, at);
    }
  };
  try {
    for (const [name, nodes] of sizes) {
      if (stores.includes('neo4j'))
        keep(
          `Neo4j, ${name}`,
          values.neo4j
            ? await measureNeo4j(values.neo4j)
            : await onFreshNeo4j(nodes, Number(values.seed), values.heap),
        );
      if (stores.includes('embedded') && nodes <= MOST_EMBEDDED)
        keep(`embedded, ${name}`, await onFreshFile(nodes, Number(values.seed), folder));
    }
    printGrowth(results);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
    process.exit(1);
  },
);

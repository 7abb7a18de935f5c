import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import neo4j from 'neo4j-driver';
import { parse } from 'graphql';
import { Timing } from '../src/engine/answer/request';
import { openSamgraf, readProjectModel, refresh, type Samgraf } from '../src/doors/server/samgraf';
import { EmbeddedStore } from '../src/engine/store/embedded';
import { Neo4jStore } from '../src/engine/store/neo4j';
import { answer } from '../test/support/answer';
import { startNeo4j } from '../test/support/start-neo4j';
import { asked } from './growth-questions';
import { loadNeo4j, loadStore } from './load';
import { ProfilingStore } from './profiling-store';
import { machine, median, note, say, table } from './timing';

const HELP = `npm run bench:growth -- [--sizes 10k,100k,1m] [--neo4j URL,URL,…] [--embedded FILE,FILE,…] [--stores neo4j,embedded]

  One table: each question at each size, what it reads, db hits (Neo4j, exact), CPU and time (embedded), and how much these
  grow. Those that grow more than what they read stand first. --neo4j and --embedded name stores that hold the graphs of
  \`samgraf generate --seed 1\`, one for each size; without them they are made. The embedded store goes up to 100k.`;

const SIZES: Readonly<Record<string, number>> = { '10k': 10_000, '100k': 100_000, '1m': 1_000_000 };
const MOST_EMBEDDED = 100_000;
const SAMPLES = 9;
/** A question may take so much more than what it reads from one size to the next; it is red if it takes more. */
const GROWTH = 1.3;

/** What a question took at one size: rows and edges that it read, and hits, or milliseconds. */
type Took = Readonly<{ read: number; hits?: number; cpu?: number; ms?: number; fault?: string }>;

type Run = () => Promise<number>;
/** Asks a question, and returns how many rows and edges it read. */
const asking = (samgraf: Samgraf, query: string, store = samgraf.store): Run => {
  const document = parse(query);
  return async () => {
    const request = { document, operationName: undefined, variables: {} };
    const { errors, cost } = await answer(request, { ...samgraf, store, timing: new Timing() });
    if (errors.length > 0) throw new Error(String(errors[0]));
    const { rows, edges } = cost().actual;
    return Math.max(1, rows + edges);
  };
};

const onNeo4j = async (url: string): Promise<readonly Took[]> => {
  const store = new Neo4jStore({ url, timeout: 600_000 });
  const driver = neo4j.driver(url, undefined, { disableLosslessIntegers: true });
  try {
    const samgraf = await openSamgraf(readProjectModel(), store);
    // Until the graph has been asked, all of it counts as dated and closed.
    await refresh(samgraf);
    return await each(async query => {
      const profiling = new ProfilingStore(driver);
      const read = await asking(samgraf, query, profiling)();
      return { read, hits: profiling.sent.reduce((sum, { hits }) => sum + hits, 0) };
    });
  } finally {
    await driver.close();
    await store.close();
  }
};

const onFile = async (path: string): Promise<readonly Took[]> => {
  const store = await EmbeddedStore.open(path);
  try {
    const samgraf = await openSamgraf(readProjectModel(), store);
    return await each(async query => {
      const run = asking(samgraf, query);
      const read = await run();
      const samples: { cpu: number; ms: number }[] = [];
      for (let i = 0; i < SAMPLES; i += 1) {
        const [cpu, start] = [process.cpuUsage(), performance.now()];
        await run();
        const { user, system } = process.cpuUsage(cpu);
        samples.push({ cpu: (user + system) / 1000, ms: performance.now() - start });
      }
      return { read, cpu: median(samples.map(({ cpu }) => cpu)), ms: median(samples.map(({ ms }) => ms)) };
    });
  } finally {
    await store.close();
  }
};

const each = async (take: (query: string) => Promise<Took>): Promise<readonly Took[]> => {
  const all: Took[] = [];
  for (const { what, query } of asked) {
    const took = await take(query).catch((error: unknown): Took => ({ read: 0, fault: String(error) }));
    note(`  ${what}: ${took.fault ?? JSON.stringify(took)}`);
    all.push(took);
  }
  return all;
};

/** At each size: a store that is named, or one that is made for as long as it is measured. */
const atSize = async (
  nodes: number,
  name: 'neo4j' | 'embedded',
  at: string | undefined,
): Promise<readonly Took[]> => {
  if (at) return name === 'neo4j' ? onNeo4j(at) : onFile(at);
  const options = { nodes, seed: 1 };
  if (name === 'neo4j') {
    const server = await startNeo4j({ heap: '5g' });
    if (server.kind === 'skipped') throw new Error(server.reason);
    try {
      await loadNeo4j(readProjectModel(), server.url, options);
      return await onNeo4j(server.url);
    } finally {
      await server.stop();
    }
  }
  const folder = mkdtempSync(join(tmpdir(), 'samgraf-growth-'));
  const path = join(folder, 'store.grafeo');
  try {
    const store = await EmbeddedStore.open(path);
    await loadStore(store, (await openSamgraf(readProjectModel(), store)).model, options);
    await store.close();
    return await onFile(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const figure = (value: number | undefined): string =>
  value === undefined || Number.isNaN(value)
    ? ''
    : value < 10
      ? value.toFixed(2).replace(/\.?0+$/, '')
      : value.toFixed(0);

type Measure = (took: Took) => number | undefined;

/** How much more is taken at the last size than at the first, over how much more is read. */
const growthOf = (took: readonly Took[], measure: Measure): Readonly<{ taken: number; over: number }> => {
  const [first, last] = [took[0], took.at(-1)];
  const [a, b] = [first && measure(first), last && measure(last)];
  if (!first || !last || !a || !b) return { taken: NaN, over: Infinity };
  return { taken: b / a, over: b / a / Math.max(1, last.read / first.read) };
};

const print = (
  title: string,
  sizes: readonly string[],
  results: readonly (readonly Took[])[],
  measure: Measure,
): void => {
  const cell = (one: Took): string =>
    `${figure(measure(one))}${one.ms === undefined ? '' : ` (${figure(one.ms)})`}`;
  const rows = asked.map(({ what }, i) => {
    const took = results.map(at => at[i] ?? { read: 0, fault: 'not asked' });
    return { what, took, ...growthOf(took, measure) };
  });
  rows.sort((a, b) => b.over - a.over);
  say(`\n### ${title}\n`);
  table(
    [
      '',
      'question',
      ...sizes.flatMap(size => [`read, ${size}`, size]),
      'for each read',
      'grows',
      'than what it reads',
    ],
    rows.map(({ what, took, taken, over }) => [
      over > GROWTH ? '**red**' : 'green',
      what,
      ...took.flatMap(one => (one.fault ? ['', one.fault.slice(0, 80)] : [figure(one.read), cell(one)])),
      figure((measure(took.at(-1) ?? { read: 1 }) ?? NaN) / (took.at(-1)?.read ?? 1)),
      figure(taken),
      figure(over),
    ]),
  );
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string', default: '10k,100k' },
      stores: { type: 'string', default: 'neo4j,embedded' },
      neo4j: { type: 'string', default: '' },
      embedded: { type: 'string', default: '' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return say(HELP);
  const sizes = values.sizes.split(',');
  for (const name of ['neo4j', 'embedded'] as const) {
    if (!values.stores.split(',').includes(name)) continue;
    const urls = values[name].split(',');
    const at = sizes.filter(size => name === 'neo4j' || (SIZES[size] ?? Infinity) <= MOST_EMBEDDED);
    const results: (readonly Took[])[] = [];
    for (const [i, size] of at.entries())
      results.push(await atSize(SIZES[size] ?? Number(size), name, urls[i]));
    if (name === 'neo4j') print('Neo4j, db hits', at, results, ({ hits }) => hits);
    else print('Embedded, CPU in milliseconds (and milliseconds)', at, results, ({ cpu }) => cpu);
  }
  say(`\n${machine()}`);
};

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
    process.exit(1);
  },
);

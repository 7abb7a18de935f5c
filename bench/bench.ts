import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EmbeddedStore } from '../src/engine/store/embedded';
import { fill, withNeo4jGraph } from './neo4j-graph';
import { printBolt, printEngine, printHits, printPeer } from './print';
import { besideOverHttp } from './http-peer';
import { ask, compare, memoryOf, serve, startArgs, stopped } from './throughput';
import { machine, say } from './timing';

const PARTS = ['throughput', 'engine', 'hits', 'peer', 'http', 'bolt'] as const;
const HELP = `npm run bench -- [--only ${PARTS.join(',')}] [--municipalities 10000]

  throughput  requests a second, start-up and memory on the embedded store, beside mercurius with its compiler
  engine      the embedded store beside its engine alone, with the same statements
  hits        db hits on Neo4j beside hand-written Cypher
  peer        hits, statements and times beside @neo4j/graphql on the same Neo4j
  http        requests a second and CPU a request by key over HTTP, beside @neo4j/graphql behind Apollo Server
  bolt        times beside raw Bolt with the same Cypher, and over HTTP

  Hits and statements are exact; times are told with how calm the machine was, and never make it fail.
  npm run bench:scale measures how it grows, up to a million nodes.`;

const throughput = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'samgraf-bench-'));
  const environment = { SAMGRAF_STORE: join(folder, 'bench.grafeo'), PORT: '0', LOG_LEVEL: 'info' };
  try {
    const first = await serve(startArgs(), environment);
    await ask(first.url);
    await stopped(first.process);
    const peer = await serve([join(__dirname, 'from-memory.cjs')]);
    say('### Throughput, start-up and memory (embedded store, national graph)\n');
    say(`first start, loading the national graph: ${first.startMs.toFixed(0)} ms`);
    for (const cache of ['on', 'off']) await measure({ ...environment, SAMGRAF_CACHE: cache }, peer.url);
    await stopped(peer.process);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const measure = async (environment: Readonly<Record<string, string>>, peer: string): Promise<void> => {
  const ours = await serve(startArgs(), environment);
  const start = performance.now();
  await ask(ours.url);
  const answered = ours.startMs + performance.now() - start;
  const result = await compare(ours.url, peer);
  say(
    `answers ${environment['SAMGRAF_CACHE'] === 'on' ? 'kept in memory' : 'read from the store each time'}:`,
  );
  say(
    `  requests/s by key, 8 connections: embedded ${result.ours.toFixed(0)}, mercurius+jit from memory ${result.peer.toFixed(0)}; ratio ${ratio(result.ratios)}`,
  );
  say(
    `  second start to the first answer: ${answered.toFixed(0)} ms; memory after it all: ${memoryOf(ours.process.pid ?? 0).toFixed(0)} MB; ${machine()}`,
  );
  await stopped(ours.process);
};

const ratio = (ratios: readonly number[]): string => {
  const sorted = [...ratios].sort((a, b) => a - b);
  return `${sorted[Math.floor(sorted.length / 2)]?.toFixed(2)} (${sorted[0]?.toFixed(2)}–${sorted[sorted.length - 1]?.toFixed(2)})`;
};

const engine = async (municipalities: number): Promise<void> => {
  const store = await EmbeddedStore.open();
  try {
    await printEngine(await fill(store, municipalities), store);
  } finally {
    await store.close();
  }
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: PARTS.join(',') },
      municipalities: { type: 'string', default: '10000' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    say(HELP);
    return;
  }
  const parts = new Set(values.only.split(','));
  const [unknown] = [...parts].filter(part => !PARTS.some(name => name === part));
  if (unknown !== undefined)
    throw new Error(`There is no part ${unknown}; --only takes ${PARTS.join(', ')}.`);
  // Peer dependencies are the project's own: a second copy of graphql would refuse our schema.
  if (!existsSync(join(__dirname, 'node_modules/@neo4j/graphql')))
    execFileSync('npm', ['install', '--no-package-lock', '--ignore-scripts', '--legacy-peer-deps'], {
      cwd: __dirname,
      stdio: 'inherit',
    });
  const municipalities = Number(values.municipalities);
  if (parts.has('throughput')) await throughput();
  if (parts.has('engine')) await engine(municipalities);
  if (!['hits', 'peer', 'http', 'bolt'].some(part => parts.has(part))) return;
  await withNeo4jGraph(municipalities, async (samgraf, url) => {
    if (parts.has('hits')) await printHits(samgraf, url);
    if (parts.has('peer')) await printPeer(samgraf, url);
    if (parts.has('http')) await besideOverHttp(url);
    if (parts.has('bolt')) await printBolt(samgraf, url);
  });
};

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
    process.exit(1);
  },
);

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PEER_TYPES } from './peer-operations';
import { cpuOf, fire, memoryOf, serve, startArgs, stopped, type Served } from './throughput';
import { machine, median, say } from './timing';

const OURS = 'query ($n: String) { municipality(number: $n) { id name population } }';
const PEER = 'query ($n: String!) { municipalities(where: {number: {eq: $n}}) { id name population } }';
const NUMBERS = 500;
const bodies = (query: string): readonly string[] =>
  Array.from({ length: NUMBERS }, (_, i) => JSON.stringify({ query, variables: { n: String(i * 17) } }));

type Block = Readonly<{ rate: number; cpu: number }>;
const block = async (server: Served, asked: readonly string[], seconds: number): Promise<Block> => {
  const before = cpuOf(server);
  const { average, total } = await fire(server.url, asked, seconds);
  return { rate: average, cpu: (cpuOf(server) - before) / total };
};

const rowOf = async (url: string, body: string): Promise<unknown> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const { data } = (await response.json()) as { data: Record<string, unknown> };
  const [value] = Object.values(data);
  return Array.isArray(value) ? (value as unknown[])[0] : value;
};

/** Lookups by key over HTTP, 8 connections, both servers up at once on one Neo4j, each in a process of its own. */
const beside = async (ours: Served, peer: Served, blocks: number): Promise<void> => {
  const [own, theirs] = [bodies(OURS), bodies(PEER)];
  for (const i of [0, 77, 499]) {
    const [a, b] = [await rowOf(ours.url, own[i] ?? ''), await rowOf(peer.url, theirs[i] ?? '')];
    if (JSON.stringify(a) !== JSON.stringify(b))
      throw new Error(`Different answers: ${JSON.stringify(a)} and ${JSON.stringify(b)}`);
  }
  for (let i = 0; i < 2; i += 1) {
    await block(ours, own, 3);
    await block(peer, theirs, 3);
  }
  const pairs: [Block, Block][] = [];
  for (let i = 0; i < blocks; i += 1) {
    const first = i % 2 ? await block(peer, theirs, 3) : await block(ours, own, 3);
    const second = i % 2 ? await block(ours, own, 3) : await block(peer, theirs, 3);
    pairs.push(i % 2 ? [second, first] : [first, second]);
  }
  const ratios = pairs.map(([a, b]) => a.rate / b.rate).sort((a, b) => a - b);
  const of = (pick: (pair: [Block, Block]) => number): number => median(pairs.map(pick));
  say(
    `  requests/s by key, 8 connections: ours ${of(p => p[0].rate).toFixed(0)}, peer ${of(p => p[1].rate).toFixed(0)}; ratio ${median(ratios).toFixed(2)} (${ratios[0]?.toFixed(2)}–${ratios[ratios.length - 1]?.toFixed(2)})`,
  );
  say(
    `  server CPU a request: ours ${of(p => p[0].cpu).toFixed(3)} ms, peer ${of(p => p[1].cpu).toFixed(3)} ms; ratio ${of(p => p[1].cpu / p[0].cpu).toFixed(2)}; memory ${memoryOf(ours.process.pid ?? 0).toFixed(0)} and ${memoryOf(peer.process.pid ?? 0).toFixed(0)} MB; ${machine()}`,
  );
};

export const besideOverHttp = async (url: string, blocks = 5): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'samgraf-bench-'));
  const types = join(folder, 'peer.graphql');
  writeFileSync(types, PEER_TYPES);
  const peer = await serve([join(__dirname, 'peer-server.cjs'), url, types], { NODE_ENV: 'production' });
  try {
    say('### By key over HTTP, beside @neo4j/graphql on the same Neo4j\n');
    for (const [cache, stale] of [
      ['on', '0'],
      ['on', '200'],
      ['off', '0'],
    ] as const) {
      const kept = { SAMGRAF_CACHE: cache, SAMGRAF_STALE_MS: stale };
      const environment = { SAMGRAF_STORE: url, SAMGRAF_SEED: 'never', ...kept };
      const ours = await serve(startArgs(), {
        ...environment,
        PORT: '0',
        LOG_LEVEL: 'info',
      });
      say(`SAMGRAF_CACHE=${cache}, SAMGRAF_STALE_MS=${stale}:`);
      await beside(ours, peer, blocks);
      await stopped(ours.process);
    }
  } finally {
    await stopped(peer.process);
    rmSync(folder, { recursive: true, force: true });
  }
};

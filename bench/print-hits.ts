import { openSamgraf, readProjectModel } from '../src/server/samgraf';
import { Neo4jStore } from '../src/store/neo4j';
import { startNeo4j } from '../test/support/start-neo4j';
import { generate } from './generate';
import { measureHits } from './hits';

const say = (text: string): void => { process.stdout.write(`${text}\n`); };

/** `npm run bench:hits [municipalities]`: the table of db hits, ours against by hand. */
const main = async (): Promise<void> => {
  const count = Number(process.argv[2] ?? 10_000);
  const server = await startNeo4j({ heap: '2g' });
  if (server.kind === 'skipped') { say(server.reason); return; }
  const store = new Neo4jStore({ url: server.url, timeout: 600_000 });
  try {
    const model = readProjectModel();
    await openSamgraf(model, store);
    const plan = generate(model, count);
    await store.write({ kind: 'write', nodes: plan.nodes, edges: [] });
    for (let i = 0; i < plan.edges.length; i += 20_000) await store.write({ kind: 'write', nodes: [], edges: plan.edges.slice(i, i + 20_000) });
    const hits = await measureHits(await openSamgraf(model, store), server.url);
    say(`| operation, ${count} municipalities | db hits | by hand | ratio |\n|---|---:|---:|---:|`);
    for (const h of hits) say(`| ${h.name} | ${h.ours} | ${h.byHand} | ${(h.ours / h.byHand).toFixed(2)} |`);
    const ratios = hits.map(h => h.ours / h.byHand).sort((a, b) => a - b);
    say(`\nmedian ${ratios[Math.floor(ratios.length / 2)]?.toFixed(2)}, worst ${ratios[ratios.length - 1]?.toFixed(2)}, ${hits.length} operations, one statement each`);
  } finally {
    await store.close();
    await server.stop();
  }
};

main().catch((error: unknown) => { process.stderr.write(`${String(error)}\n`); process.exit(1); });

import { openSamgraf, readProjectModel, type Samgraf } from '../src/doors/server/samgraf';
import { Neo4jStore } from '../src/engine/store/neo4j';
import type { Store } from '../src/engine/store/store';
import { startNeo4j } from '../test/support/start-neo4j';
import { generate } from './generate';
import { say } from './timing';

const CHUNK = 20_000;

/** The graph that operations.ts asks about, in an empty store; statistics are read again when it is there. */
export const fill = async (store: Store, municipalities: number): Promise<Samgraf> => {
  const model = readProjectModel();
  await openSamgraf(model, store);
  const { nodes, edges } = generate(model, municipalities);
  await store.write({ kind: 'write', nodes, edges: [] });
  for (let i = 0; i < edges.length; i += CHUNK)
    await store.write({ kind: 'write', nodes: [], edges: edges.slice(i, i + CHUNK) });
  return openSamgraf(model, store);
};

/** A Neo4j with that graph, for as long as `use` takes; where none can be started, says so. */
export const withNeo4jGraph = async (
  municipalities: number,
  use: (samgraf: Samgraf, url: string) => Promise<void>,
): Promise<void> => {
  const server = await startNeo4j({ heap: '2g' });
  if (server.kind === 'skipped') {
    say(server.reason);
    return;
  }
  const store = new Neo4jStore({ url: server.url, timeout: 600_000 });
  try {
    await use(await fill(store, municipalities), server.url);
  } finally {
    await store.close();
    await server.stop();
  }
};

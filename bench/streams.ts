import type { AddressInfo } from 'node:net';
import { applyChanges, plainly, type Applying } from '../src/changes/apply';
import { known } from '../src/errors';
import { loadFolder } from '../src/exchange/load-folder';
import type { Model } from '../src/model/model';
import type { Change } from '../src/plan/change';
import { PROJECT, openSamgraf, readProjectModel } from '../src/server/samgraf';
import { buildServer } from '../src/server/server';
import { EmbeddedStore } from '../src/store/embedded';
import { Neo4jStore } from '../src/store/neo4j';
import type { Store } from '../src/store/store';
import { startNeo4j } from '../test/support/start-neo4j';
import { median, note } from './timing';

/** What those who listen get while many changes are made: all of the log, and answers that are made once for several changes. */
const SECONDS = 10;
const IN_ONE = 100;
const EACH_MS = 100;
/** Batches before anything is measured, so that the database has compiled what it runs. */
const WARM_UP = 150;
const WATCHES = 200;
const LISTENERS = 20;
const HOW: Applying = {
  ...plainly({ name: 'bench', role: 'STEWARD', actor: undefined, known: true }),
  reason: 'a measurement',
};

/** The state is in each: the last that is made is told by every stream. */
const changesOf = (model: Model, batch: number): readonly Change[] =>
  Array.from({ length: IN_ONE }, (_, i) => ({
    kind: 'upsert',
    of: known(model.kinds.get('Solution'), 'Solution'),
    at: `changes[${i}]`,
    given: { id: `resource:bench-${i}`, name: { nb: `Tilstand ${batch}` } },
    source: 'source:aarsrapport2021-digdir-no-kapittel-2-viktige-hendingar-i-2021-17-html',
    certainty: 'FACT',
    expectedVersion: undefined,
  }));

type Stream = { results: number; entries: number; reached: number };

/** Counts what a stream tells until it tells `last`. */
const listen = async (address: string, query: string, last: string, opened: () => void): Promise<Stream> => {
  const response = await fetch(`${address}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query }),
  });
  const stream: Stream = { results: 0, entries: 0, reached: NaN };
  const decoder = new TextDecoder();
  let rest = '';
  for await (const part of known(response.body ?? undefined, 'a stream')) {
    rest += decoder.decode(part as Uint8Array, { stream: true });
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks.filter(text => text.startsWith('event: next'))) {
      if (block.includes('"errors":')) throw new Error(block);
      if (stream.results === 0) opened();
      stream.results += 1;
      stream.entries += block.split('"CHANGED"').length - 1;
      if (block.includes(last)) {
        stream.reached = performance.now();
        return stream;
      }
    }
  }
  throw new Error(`A stream ended before ${last}.`);
};

const measure = async (store: Store): Promise<void> => {
  const model = readProjectModel();
  const samgraf = await openSamgraf(model, store);
  await loadFolder(model, store, `${PROJECT}/seed`, () => undefined);
  for (let i = WARM_UP; i >= 0; i -= 1) await applyChanges(model, store, changesOf(model, -i), HOW);
  const app = await buildServer(samgraf, { logLevel: 'silent', keepAnswers: true });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const batches = (SECONDS * 1_000) / EACH_MS;
  const last = `Tilstand ${batches}"`;
  let open = 0;
  const opened = (): void => void (open += 1);
  const watches = Array.from({ length: WATCHES }, (_, i) =>
    listen(address, `{ solution(id: "resource:bench-${i % IN_ONE}") { id name } }`, last, opened),
  );
  const log = Array.from({ length: LISTENERS }, () =>
    listen(address, 'subscription { changes { operation id fields { after } } }', last, opened),
  );
  while (open < WATCHES) await new Promise(resolve => setTimeout(resolve, 50));
  const begun = performance.now();
  for (let batch = 1; batch <= batches; batch += 1) {
    await applyChanges(model, store, changesOf(model, batch), HOW);
    const wait = begun + batch * EACH_MS - performance.now();
    if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait));
  }
  const written = performance.now();
  const [watched, listened] = [await Promise.all(watches), await Promise.all(log)];
  const lags = (of: readonly Stream[]): string => {
    const after = of.map(({ reached }) => Math.max(0, reached - written));
    return `${Math.round(median(after))} ms after the last change, at most ${Math.round(Math.max(...after))} ms`;
  };
  note(
    `${store.name}: ${batches * IN_ONE} changes, ${Math.round((batches * IN_ONE * 1_000) / (written - begun))} a second, ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
  );
  note(
    `  ${WATCHES} watched answers: ${median(watched.map(({ results }) => results))} results each, ${lags(watched)}`,
  );
  note(
    `  ${LISTENERS} streams of changes: ${Math.min(...listened.map(({ entries }) => entries))} entries at least, ${lags(listened)}`,
  );
  await app.close();
};

const run = async (): Promise<void> => {
  const embedded = await EmbeddedStore.open();
  await measure(embedded);
  await embedded.close();
  const server = await startNeo4j();
  if (server.kind === 'skipped') return note(`Neo4j: ${server.reason}`);
  const store = new Neo4jStore({ url: server.url, timeout: 60_000 });
  await measure(store);
  await store.close();
  await server.stop();
};

void run();

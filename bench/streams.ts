import type { AddressInfo } from 'node:net';
import { applyChanges, plainly, type Applying } from '../src/engine/changes/apply';
import { required } from '../src/engine/errors';
import { loadFolder } from '../src/engine/exchange/load-folder';
import type { Model } from '../src/engine/model/model';
import type { Change } from '../src/engine/plan/change';
import { PROJECT, openSamgraf, readProjectModel } from '../src/doors/server/samgraf';
import { buildServer } from '../src/doors/server/server';
import { EmbeddedStore } from '../src/engine/store/embedded';
import { Neo4jStore } from '../src/engine/store/neo4j';
import type { Store } from '../src/engine/store/store';
import { startNeo4j } from '../test/support/start-neo4j';
import { clients, type Stream } from './streams-clients';
import { median, note } from './timing';

/** What those who listen get while many changes are made: all of the log, and answers that are made once for several changes. */
const SECONDS = 10;
const IN_ONE = 100;
const EACH_MS = 100;
const BATCHES = (SECONDS * 1_000) / EACH_MS;
/** Rounds before the one that is told: a database that has just been started takes half of the processor to compile. */
const WARM_UPS = Number(process.env['WARM_UPS'] ?? 4);
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
    of: required(model.kinds.get('Solution'), 'Solution'),
    at: `changes[${i}]`,
    given: { id: `resource:bench-${i}`, name: { nb: `Tilstand ${batch}` } },
    source: 'source:aarsrapport2021-digdir-no-kapittel-2-viktige-hendingar-i-2021-17-html',
    certainty: 'FACT',
    expectedVersion: undefined,
  }));

const measure = async (store: Store): Promise<void> => {
  const model = readProjectModel();
  const samgraf = await openSamgraf(model, store);
  await loadFolder(model, store, `${PROJECT}/seed`, () => undefined);
  await applyChanges(model, store, changesOf(model, 0), HOW);
  const app = await buildServer(samgraf, { logLevel: 'silent', keepAnswers: true });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  for (let i = 0; i < WARM_UPS; i += 1) await round(store, model, address, i);
  tell(store, await round(store, model, address, WARM_UPS));
  await app.close();
};

type Round = Readonly<{ took: number; ended: number; streams: readonly Stream[] }>;

/** Changes as fast as they should come, while streams that were opened before tell them. */
const round = async (store: Store, model: Model, address: string, number: number): Promise<Round> => {
  const first = number * BATCHES;
  const last = `Tilstand ${first + BATCHES}"`;
  const watches = Array.from(
    { length: WATCHES },
    (_, i) => `{ solution(id: "resource:bench-${i % IN_ONE}") { id name } }`,
  );
  const log = Array<string>(LISTENERS).fill('subscription { changes { operation id fields { after } } }');
  const asked = [...watches, ...log].map(query => ({ address, query, last }));
  let open = 0;
  const told = clients(asked, () => (open += 1));
  while (open < WATCHES) await new Promise(resolve => setTimeout(resolve, 50));
  const begun = performance.now();
  for (let batch = 1; batch <= BATCHES; batch += 1) {
    await applyChanges(model, store, changesOf(model, first + batch), HOW);
    const wait = begun + batch * EACH_MS - performance.now();
    if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait));
  }
  const [took, ended] = [performance.now() - begun, Date.now()];
  return { took, ended, streams: await told };
};

const tell = (store: Store, { took, ended, streams }: Round): void => {
  const [watched, listened] = [streams.slice(0, WATCHES), streams.slice(WATCHES)];
  const lags = (of: readonly Stream[]): string => {
    const after = of.map(({ reached }) => Math.max(0, reached - ended));
    return `${Math.round(median(after))} ms after the last change, at most ${Math.round(Math.max(...after))} ms`;
  };
  const changes = BATCHES * IN_ONE;
  note(
    `${store.name}: ${changes} changes, ${Math.round((changes * 1_000) / took)} a second, ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
  );
  note(
    `  ${WATCHES} watched answers: ${median(watched.map(({ results }) => results))} results each, ${lags(watched)}`,
  );
  note(
    `  ${LISTENERS} streams of changes: ${Math.min(...listened.map(({ entries }) => entries))} entries at least, ${lags(listened)}`,
  );
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

import neo4j from 'neo4j-driver';
import { applyChanges, plainly, type Applying } from '../src/engine/changes/apply';
import { required } from '../src/engine/errors';
import { loadFolder } from '../src/engine/exchange/load-folder';
import type { Model } from '../src/engine/model/model';
import type { Change } from '../src/engine/plan/change';
import { PROJECT, readProjectModel } from '../src/doors/server/samgraf';
import { EmbeddedStore } from '../src/engine/store/embedded';
import { Neo4jStore } from '../src/engine/store/neo4j';
import type { Store } from '../src/engine/store/store';
import { startNeo4j } from '../test/support/start-neo4j';
import { measureMany } from './many-changes';
import { median, note } from './timing';

/** What writes cost: 10,000 upserts in one request, and one change beside the same in hand-written Cypher. */
const SINGLE = 200;
const HOW: Applying = {
  ...plainly({ name: 'bench', role: 'STEWARD', actor: undefined, known: true }),
  reason: 'a measurement',
};

const upserts = (model: Model, word: string, count: number): readonly Change[] =>
  Array.from({ length: count }, (_, i) => ({
    kind: 'upsert',
    of: required(model.kinds.get('Solution'), 'Solution'),
    at: `changes[${i}]`,
    given: {
      id: `resource:bench-${i}`,
      name: { nb: `Løsning ${i}`, en: `Solution ${i}` },
      homepage: `https://example.org/${word}/${i}`,
      level: 'NATIONAL',
    },
    source: 'source:bench',
    certainty: 'FACT',
    expectedVersion: undefined,
  }));

const aSource = (model: Model): Change => ({
  kind: 'upsert',
  of: required(model.kinds.get('Source'), 'Source'),
  at: 'changes[0]',
  given: { id: 'source:bench', name: { en: 'Bench' }, title: 'Bench' },
  source: undefined,
  certainty: 'FACT',
  expectedVersion: undefined,
});

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};

const measure = async (store: Store, byHand: (i: number) => Promise<unknown>): Promise<void> => {
  const model = readProjectModel();
  await store.prepare(model);
  await loadFolder(model, store, `${PROJECT}/seed`, () => undefined);
  await applyChanges(model, store, [aSource(model)], HOW);
  await applyChanges(model, store, upserts(model, 'begun', 2), HOW);
  const [ours, hand]: [number[], number[]] = [[], []];
  for (let i = 0; i < SINGLE; i += 1) {
    const [change] = upserts(model, `single-${i}`, 1);
    ours.push(await timed(() => applyChanges(model, store, [required(change, 'a change')], HOW)));
    hand.push(await timed(() => byHand(i)));
  }
  const ratio = (median(ours) / median(hand)).toFixed(1);
  note(
    `${store.name}: one upsert: p50 ${median(ours).toFixed(1)} ms, hand-written ${median(hand).toFixed(1)} ms, ratio ${ratio}`,
  );
};

const SET = 'MATCH (n:Entity {id: $id}) SET n.homepage = $homepage';
const valuesOf = (i: number): Record<string, string> => ({
  id: 'resource:bench-1',
  homepage: `https://x.org/${i}`,
});

const run = async (): Promise<void> => {
  // As in a server: where compiled code came from is looked up at every error that the driver makes.
  process.setSourceMapsEnabled(false);
  await measureMany('embedded', undefined);
  const embedded = await EmbeddedStore.open();
  const { db } = embedded as unknown as {
    db: {
      beginTransaction(): { executeCypher(text: string, values: object): Promise<unknown>; commit(): void };
    };
  };
  await measure(embedded, async i => {
    const transaction = db.beginTransaction();
    await transaction.executeCypher(SET, valuesOf(i));
    transaction.commit();
  });
  await embedded.close();
  const server = await startNeo4j();
  if (server.kind === 'skipped') {
    note(`Neo4j: ${server.reason}`);
    return;
  }
  await measureMany('neo4j', server.url);
  const driver = neo4j.driver(server.url);
  const store = new Neo4jStore({ url: server.url, timeout: 60_000 });
  await measure(store, async i => {
    const session = driver.session();
    await session.executeWrite(transaction => transaction.run(SET, valuesOf(i)));
    await session.close();
  });
  await store.close();
  await driver.close();
  await server.stop();
};

void run();

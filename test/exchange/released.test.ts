import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { NOTHING_DECIDED } from '../../src/engine/exchange/fit';
import { migrate } from '../../src/engine/exchange/migrate';
import { restore } from '../../src/engine/backup/restore';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import { openSamgraf, readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import { backedUp, newFile, removeFiles } from '../backup/backed-up';
import { apply, logOf, send } from '../changes/changing';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';

/** What the release before has left: a store, and what it answered of it (commit 1920c685). */
const RELEASE = join(__dirname, 'released', '0.1.0');
const answers = JSON.parse(readFileSync(`${RELEASE}.json`, 'utf8')) as Readonly<Record<string, unknown>>;
const LOG = 'log';

const model = readProjectModel();

/** What was logged before it was migrated, of which the log then has one entry. */
const LOGGED = (answers[LOG] as readonly unknown[]).length;

/** The log, or what is answered to a query. */
const asked = async (of: Samgraf, query: string): Promise<unknown> =>
  query === LOG
    ? (await logOf(of)).slice(0, LOGGED).map(entry => ({
        ...{ sequence: entry.sequence, operation: entry.operation, of: entry.of },
        ...{ subject: entry.subject, after: entry.after },
      }))
    : send(of, query);

afterAll(removeFiles);

describe.each(STORE_NAMES)('a store of the release before, on %s', name => {
  const closing: { close: () => Promise<void> }[] = [];
  let samgraf: Samgraf;
  beforeAll(async () => {
    const file = newFile('released.grafeo');
    writeFileSync(file, gunzipSync(readFileSync(`${RELEASE}.store.gz`)));
    const released = await EmbeddedStore.open(file);
    closing.push(released);
    // As docs/kubernetes.md has it: refused, and nothing is lost; then migrated, where nothing is left to decide.
    await expect(openSamgraf(model, released)).rejects.toMatchObject({ code: 'DATA_DOES_NOT_FIT' });
    await released.prepare(model);
    await migrate(model, released, NOTHING_DECIDED);
    samgraf = await openSamgraf(model, released);
    if (name === 'embedded') return;
    // As one moves it: a backup by this release, restored.
    const { path } = await backedUp(samgraf);
    const stores = await Stores.openOne(name, model);
    closing.push(stores);
    const { schema, store, pace } = stores.on(name);
    await restore(model, store, path);
    samgraf = await openSamgraf(model, store, pace, { schema });
  }, OPEN_TIMEOUT_MS);
  afterAll(async () => {
    for (const one of closing) await one.close();
  });

  test.each(Object.keys(answers))('answers as it did: %s', async query => {
    expect(JSON.parse(JSON.stringify(await asked(samgraf, query)))).toEqual(answers[query]);
  });

  test('goes on from where its log ended, and its proposals are decided', async () => {
    expect((await logOf(samgraf)).slice(LOGGED)).toMatchObject([{ operation: 'LOADED', subject: 'migrate' }]);
    const report = await apply(samgraf, [
      { patch: { solution: { id: 'resource:c', name: { nb: 'C, ny' } } } },
    ]);
    expect([report.applied, report.sequence]).toEqual([true, LOGGED + 2]);
    const decided = await send(
      samgraf,
      'mutation { acceptProposal(proposal: "proposal:1", reason: "So it is") { proposal { status } } }',
    );
    expect(decided).toEqual({ acceptProposal: { proposal: { status: 'ACCEPTED' } } });
    expect((await logOf(samgraf)).map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: LOGGED + 3 }, (_, i) => i + 1),
    );
  });
});

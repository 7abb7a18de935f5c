import { checkFolder } from '../../src/engine/exchange/check-folder';
import { openNativeFolder } from '../../src/engine/exchange/native-folder';
import { questionsOf, wrongOf } from '../../src/pack/questions';
import { readModelOf } from '../../src/doors/server/samgraf';
import { loadFolder } from '../../src/doors/server/seed';
import { buildServer } from '../../src/doors/server/server';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { PACKS, packNamed } from './packs';

describe.each(PACKS)('$name', ({ name }) => {
  const pack = packNamed(name);
  const model = readModelOf(pack);
  let stores: Stores;
  beforeAll(async () => {
    stores = await Stores.openApart(model);
    for (const samgraf of stores.all) await loadFolder(samgraf, pack.seed, () => undefined);
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores.close());

  it('has records by its own model, without a store and beside what is stored', async () => {
    const folder = openNativeFolder(pack.seed);
    const { nodes, edges } = await checkFolder(model, folder, undefined, false, () => undefined);
    expect(nodes).toBeGreaterThan(100);
    expect(edges).toBeGreaterThan(200);
    for (const { store } of stores.all)
      expect(await checkFolder(model, folder, store, true, () => undefined)).toMatchObject({ nodes, edges });
  });

  it.each(STORE_NAMES)('answers its questions as they say on %s', async store => {
    const questions = questionsOf(pack);
    expect(questions.length).toBeGreaterThanOrEqual(30);
    const app = await buildServer(stores.on(store), { pack, logLevel: 'silent', explorer: false });
    expect(await wrongOf(questions, query => app.ask(query, {}, {}))).toEqual([]);
    await app.close();
  });

  it('asks the question of its start', async () => {
    const app = await buildServer(stores.on('embedded'), { pack, logLevel: 'silent', explorer: false });
    const { data, errors } = await app.ask(pack.question?.query ?? '', {}, {});
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toMatch(/"(name|explanation)":"\w/);
    await app.close();
  });
});

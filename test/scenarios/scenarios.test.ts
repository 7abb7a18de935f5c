import { ScenarioBook } from '../../src/doors/scenarios/scenario-book';
import { ScenarioMaker } from '../../src/doors/scenarios/scenario-maker';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';

const PAGE = '/sporsmal/knytter?fra=municipality:4601&til=eu&uten=resource:a';

describe.each(STORE_NAMES)('scenarios on %s', name => {
  let stores: Stores;
  let maker: ScenarioMaker;
  beforeAll(async () => {
    stores = await Stores.openOne(name);
    maker = new ScenarioMaker(new ScenarioBook(stores.on(name).store));
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores.close());

  const wanted = { name: ' Without\n A ', page: PAGE, owner: 'key 1', by: 'kari' };

  test('one is kept once, by its name in one line, and found by others of the same store', async () => {
    const made = await maker.make(wanted);
    expect(made).toMatchObject({ name: 'Without A', page: PAGE, by: 'kari', answers: [] });
    expect((await maker.make(wanted)).id).toBe(made.id);
    const elsewhere = new ScenarioMaker(new ScenarioBook(stores.on(name).store));
    expect(await elsewhere.find(made.id)).toEqual(made);
    expect(await maker.find('followed x')).toBeUndefined();
    expect(await maker.of('key 1')).toEqual([made]);
    expect(await maker.of('key 2')).toEqual([]);
  });

  test('each proposal that answers it is noted once', async () => {
    const { id } = await maker.make(wanted);
    for (const proposal of ['proposal:1', 'proposal:2', 'proposal:1']) await maker.answered(id, proposal);
    expect((await maker.find(id))?.answers).toEqual(['proposal:1', 'proposal:2']);
  });

  test('it is ended by its owner alone; nothing is noted of what is gone', async () => {
    const { id } = await maker.make(wanted);
    await expect(maker.end(id, 'key 2')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await maker.end(id, 'key 1');
    await maker.answered(id, 'proposal:3');
    expect(await maker.find(id)).toBeUndefined();
  });

  test('a name is bounded and readable, and so is how many one owner has', async () => {
    for (const text of ['', '\u200b', 'x'.repeat(121)])
      await expect(maker.make({ ...wanted, name: text })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    for (let i = 0; i < 100; i += 1) await maker.make({ ...wanted, name: `${i}`, owner: 'key 3' });
    await expect(maker.make({ ...wanted, name: 'more', owner: 'key 3' })).rejects.toMatchObject({
      code: 'OVERLOADED',
    });
  });
});

import { changesUndoing } from '../../src/engine/changes/undo';
import type { Samgraf } from '../../src/doors/server/samgraf';
import { SOURCE, load, municipality, removeFolders, solution, uses } from '../exchange/loading';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { STEWARD, applied, apply, one } from './changing';

const ours = [SOURCE, { ...SOURCE, id: 'source:test' }, municipality('0001')];
const x = solution('x');
const y = solution('y');
const replace = { source: 'first', replace: true } as const;

afterAll(removeFolders);

describe.each(STORE_NAMES)('whose a record is that was put back, on %s', name => {
  let stores: Stores;
  let samgraf: Samgraf;
  beforeAll(async () => {
    stores = await Stores.openOne(name);
    samgraf = stores.on(name);
    await load(
      samgraf,
      { 'a.jsonl': [...ours, x, y, uses('0001', 'x'), uses('0001', 'y')] },
      { source: 'first' },
    );
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  const undo = async (batch: string): Promise<string> => {
    const report = await applied(
      samgraf,
      (await changesUndoing({ batch }, samgraf.model, samgraf.store, STEWARD)).changes,
    );
    expect(report).toMatchObject({ applied: true });
    return String(report.batch);
  };
  const used = (): Promise<unknown> => one(samgraf, '{ municipalities { nodes { uses { nodes { id } } } } }');
  const using = (...ids: readonly string[]): unknown => ({
    nodes: [{ uses: { nodes: ids.map(id => ({ id })) } }],
  });

  test('it is of the load that it came from, also after it was taken away and put back once more', async () => {
    const { batch } = await apply(samgraf, [
      { delete: { id: 'resource:x', cascade: true } },
      { disconnect: { relation: 'USES', from: 'municipality:0001', to: 'resource:y' } },
    ]);
    expect(await used()).toEqual(using());
    await undo(await undo(await undo(batch)));
    expect(await used()).toEqual(using('resource:x', 'resource:y'));
    await load(samgraf, { 'a.jsonl': [...ours, y] }, replace);
    expect(await used()).toEqual(using());
    expect(await one(samgraf, '{ solutions { nodes { id } } }')).toEqual({ nodes: [{ id: 'resource:y' }] });
  });

  test('what another load took over is again of the one that it was of', async () => {
    await load(samgraf, { 'a.jsonl': [solution('y', { homepage: 'https://y.no' })] }, { source: 'second' });
    const [{ batch } = { batch: '' }] = await samgraf.store.entries({
      subjects: ['resource:y'],
      newest: true,
      limit: 1,
    });
    await undo(batch);
    await load(samgraf, { 'a.jsonl': ours }, replace);
    expect(await one(samgraf, '{ solutions { nodes { id } } }')).toEqual({ nodes: [] });
  });

  test('what no load brought is of none', async () => {
    const made = { upsert: { solution: { id: 'resource:z', name: { nb: 'Z' } } } };
    await apply(samgraf, [made]);
    const { batch } = await apply(samgraf, [{ delete: { id: 'resource:z' } }]);
    await undo(batch);
    await load(samgraf, { 'a.jsonl': ours }, replace);
    expect(await one(samgraf, '{ solutions { nodes { id } } }')).toEqual({ nodes: [{ id: 'resource:z' }] });
  });
});

import { changesUndoing } from '../../src/engine/changes/undo';
import type { Properties } from '../../src/engine/plan/write';
import type { Undoing } from '../../src/engine/plan/change';
import { nativeFields } from '../../src/engine/model/stored';
import { readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import { required } from '../../src/engine/errors';
import { fc } from '../support/drawn';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { REPORT, STEWARD, applied, apply, begin, editorOf, faultsOf, send, type Reported } from './changing';

/** More by `npm run test:differential`. */
const ROUNDS = process.env.SAMGRAF_CASES ? 40 : 6;
const BATCHES = 5;
const model = readProjectModel();

const NODES = ['resource:p', 'resource:q', 'resource:r'];
const id = fc.constantFrom(...NODES);
const homepage = fc.constantFrom('https://a.no', 'https://b.no', null);
const name = fc.record(
  { nb: fc.constantFrom('A', 'B'), en: fc.constantFrom('C', null) },
  { requiredKeys: ['nb'] },
);
const change = fc.oneof(
  { weight: 3, arbitrary: fc.record({ id, name, homepage }).map(solution => ({ upsert: { solution } })) },
  {
    weight: 2,
    arbitrary: fc
      .record({
        from: fc.constantFrom('municipality:0301', 'municipality:4601'),
        to: id,
        rationale: fc.constantFrom('x', 'y', null),
      })
      .map(uses => ({ connect: { uses } })),
  },
  { weight: 1, arbitrary: id.map(gone => ({ delete: { id: gone, cascade: true } })) },
);
const batches = fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), {
  minLength: BATCHES,
  maxLength: BATCHES,
});

describe.each(STORE_NAMES)('what is taken back, on %s', store => {
  let stores: Stores;
  let samgraf: Samgraf;
  beforeAll(async () => {
    stores = await Stores.openOne(store);
    samgraf = stores.on(store);
    await begin(samgraf);
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  /** All that the records say that the changes are about. */
  const state = async (): Promise<string> => {
    const uses = required(model.relations.get('USES'), 'USES');
    const solution = required(model.kinds.get('Solution'), 'Solution');
    const said: unknown[] = [];
    for (const { id: node, properties } of await samgraf.store.look({ kind: 'records', ids: NODES }))
      if (properties !== null)
        said.push([node, saying(nativeFields(solution.fields, properties as Properties))]);
    const edges = NODES.flatMap(to =>
      ['municipality:0301', 'municipality:4601'].map(from => ({ from, key: `USES ${from} ${to}` })),
    );
    for (const { key, properties } of await samgraf.store.look({
      kind: 'edgeRecords',
      relation: uses,
      edges,
    }))
      said.push([key, saying(nativeFields(uses.fields, properties as Properties))]);
    return JSON.stringify(said.sort());
  };
  const saying = (fields: Readonly<Record<string, unknown>>): unknown =>
    Object.entries(fields)
      .filter(([field]) => field !== 'version' && field !== 'recordedAt')
      .sort();
  const undo = async (undoing: Undoing): Promise<Reported> =>
    (await applied(
      samgraf,
      (await changesUndoing(undoing, model, samgraf.store, STEWARD)).changes,
    )) as unknown as Reported;

  test(
    'newest first always works, one by one and at once, and gives what was before',
    async () => {
      let made = 0;
      for (const some of fc.sample(batches, ROUNDS)) {
        const states: string[] = [];
        const done: string[] = [];
        const since = await samgraf.store.sequence();
        for (const changes of some) {
          const was = await state();
          const { batch, applied: isApplied } = await apply(samgraf, changes);
          if (!isApplied || !batch) continue;
          states.push(was);
          done.push(batch);
        }
        made += done.length;
        const now = await state();
        for (const [i, batch] of [...done.entries()].reverse()) {
          expect(faultsOf(await undo({ batch }))).toEqual([]);
          expect(await state()).toBe(states[i]);
        }
        if (done.length === 0) continue;
        // All of it comes to nothing, with what took it back: there is nothing left to undo.
        const { changes } = await changesUndoing({ since, by: undefined }, model, samgraf.store, STEWARD);
        expect(changes).toEqual([]);
        const middle = await samgraf.store.sequence();
        for (const changes of some) await apply(samgraf, changes);
        expect(await state()).toBe(now);
        expect(faultsOf(await undo({ since: middle, by: STEWARD.name }))).toEqual([]);
        expect(await state()).toBe(states[0]);
      }
      expect(made).toBeGreaterThan(0);
    },
    OPEN_TIMEOUT_MS,
  );

  test('what someone else changed since is refused, field by field; another field is left alone', async () => {
    const patch = (given: object) => ({ patch: { solution: { id: 'resource:b', ...given } } });
    const first = await apply(samgraf, [patch({ homepage: 'https://first.no' })]);
    await apply(samgraf, [patch({ description: { nb: 'Siden' } })]);
    expect(faultsOf(await undo({ batch: first.batch }))).toEqual([]);
    const again = await apply(samgraf, [patch({ homepage: 'https://again.no' })]);
    await apply(samgraf, [patch({ homepage: 'https://other.no' })]);
    expect(faultsOf(await undo({ batch: again.batch }))).toEqual([
      'VERSION_CONFLICT null: resource:b says something else in homepage: it has been changed since.',
    ]);
  });

  test('since and by take what one key did, and nothing else', async () => {
    const since = await samgraf.store.sequence();
    const viewer = editorOf('organisation:x');
    const text = `mutation A($changes: [ChangeInput!]!) { apply(changes: $changes, source: "source:test", certainty: FACT) { ${REPORT} } }`;
    const byEditor = async (given: object): Promise<void> => {
      const changes = [{ patch: { solution: { id: 'resource:a', ...given } } }];
      expect(await send(samgraf, text, { changes }, viewer)).toMatchObject({ apply: { applied: true } });
    };
    await byEditor({ homepage: 'https://1.no' });
    await apply(samgraf, [
      { patch: { solution: { id: 'resource:a', description: { nb: 'Av forvalteren' } } } },
    ]);
    await byEditor({ homepage: 'https://2.no' });
    const undone = await send(
      samgraf,
      `mutation { undo(since: ${since}, by: "${viewer.name}", reason: "two bad nights") { ${REPORT} } }`,
      {},
      viewer,
    );
    expect(undone).toMatchObject({
      undo: {
        applied: true,
        results: [{ fields: [{ field: 'homepage', before: 'https://2.no', after: null }] }],
      },
    });
    await expect(send(samgraf, 'mutation { undo(reason: "r") { applied } }')).rejects.toThrow('BAD_INPUT');
    await expect(
      send(samgraf, `mutation { undo(since: ${since}, by: "nobody", reason: "r") { applied } }`),
    ).rejects.toThrow('NOT_FOUND  Nothing was recorded after');
  });
});

import { changesUndoing } from '../../src/engine/changes/undo';
import type { Samgraf } from '../../src/doors/server/samgraf';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { STEWARD, applied, apply, begin, logOf, type Reported } from './changing';

const made = { upsert: { solution: { id: 'resource:back', name: { nb: 'Tilbake' } } } };
const joined = { connect: { uses: { from: 'municipality:4601', to: 'resource:back' } } };
const gone = { delete: { id: 'resource:back', cascade: true } };

describe.each(STORE_NAMES)('what is deleted and created again, on %s', name => {
  let stores: Stores;
  let samgraf: Samgraf;
  beforeAll(async () => {
    stores = await Stores.openOne(name);
    samgraf = stores.on(name);
    await begin(samgraf);
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  const versions = ({ results }: Reported): readonly unknown[] => results.map(({ version }) => version);

  test('goes on in its versions, node and relation, however often', async () => {
    expect(versions(await apply(samgraf, [made, joined]))).toEqual([1, 1]);
    await apply(samgraf, [gone]);
    const dry = await apply(samgraf, [made, joined], { dryRun: true });
    expect(versions(dry)).toEqual([2, 2]);
    expect(versions(await apply(samgraf, [made, joined]))).toEqual([2, 2]);
    await apply(samgraf, [gone]);
    expect(versions(await apply(samgraf, [made, joined]))).toEqual([3, 3]);
    const edge = 'USES municipality:4601 resource:back';
    const log = (await logOf(samgraf)).filter(({ subject }) => ['resource:back', edge].includes(subject));
    expect(log.map(({ operation, before, after }) => [operation, (after ?? before)?.['version']])).toEqual(
      [1, 2, 3].flatMap(version =>
        (version < 3 ? ['CREATED', 'CREATED', 'DELETED', 'DELETED'] : ['CREATED', 'CREATED']).map(
          operation => [operation, version],
        ),
      ),
    );
  });

  test('is not taken for what was there before: an old version is refused, and so is undoing what made it, if it says anything else by now', async () => {
    const patch = {
      patch: { solution: { id: 'resource:back', homepage: 'https://x.no', expectedVersion: 1 } },
    };
    expect((await apply(samgraf, [patch])).results[0]).toMatchObject({ status: 'REFUSED' });
    const [first] = (await logOf(samgraf)).filter(({ subject }) => subject === 'resource:back');
    const { changes: undoing } = await changesUndoing(
      { batch: first?.batch ?? '' },
      samgraf.model,
      samgraf.store,
      STEWARD,
    );
    expect(await applied(samgraf, undoing, { dryRun: true })).toMatchObject({
      results: [{ faults: [] }, { faults: [] }],
    });
    const other = { patch: { solution: { id: 'resource:back', homepage: 'https://x.no' } } };
    expect((await apply(samgraf, [other])).applied).toBe(true);
    const report = await applied(samgraf, undoing);
    expect(report).toMatchObject({ applied: false });
    expect(report.results.flatMap(({ faults }) => faults.map(({ code }) => code))).toContain(
      'VERSION_CONFLICT',
    );
  });
});

import type { Viewer } from '../../src/engine/access/viewer';
import { PLAIN, applied, begin, send } from './changing';
import type { Change } from '../../src/engine/plan/change';
import { refresh, type Samgraf } from '../../src/doors/server/samgraf';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';

let stores: Stores;
beforeAll(async () => {
  stores = await Stores.open();
}, OPEN_TIMEOUT_MS);
afterAll(() => stores?.close());

const READER: Viewer = { name: 'a reader', role: 'READER', actor: undefined, known: true };

describe.each(STORE_NAMES)('on %s', name => {
  let samgraf: Samgraf;
  /** Moments between the changes: seconds, as they are recorded. */
  const moments: string[] = [];
  const about = { at: 'test', source: 'source:test', certainty: 'FACT', expectedVersion: undefined } as const;

  beforeAll(async () => {
    samgraf = stores.on(name);
    await begin(samgraf);
    const solution = samgraf.model.kinds.get('Solution');
    const uses = samgraf.model.relations.get('USES');
    if (!solution || !uses) throw new Error('the model has both');
    const use = { kind: 'connect', of: uses, from: 'municipality:0301', to: 'resource:x', ...about } as const;
    const step = async (...changes: readonly Change[]): Promise<void> => {
      expect(await applied(samgraf, changes, PLAIN)).toMatchObject({ applied: true });
      moments.push(new Date().toISOString().replace(/\.\d+Z$/, 'Z'));
      // The log tells moments to the second.
      await new Promise(resolve => setTimeout(resolve, 1_050));
    };
    const given = { id: 'resource:x', name: { nb: 'Først' } };
    await step({ kind: 'upsert', of: solution, given, ...about });
    await step({ ...use, given: { validFrom: '2020-01-01' } });
    await step(
      {
        kind: 'patch',
        of: solution,
        given: { id: 'resource:x', name: { nb: 'Så' }, homepage: 'https://x.no' },
        ...about,
      },
      { ...use, given: { validFrom: '2020-01-01', validTo: '2024-01-01' } },
    );
    await step({ kind: 'delete', id: 'resource:x', cascade: true, ...about });
    await refresh(samgraf);
  }, OPEN_TIMEOUT_MS);

  const recorded = async (at: string | undefined, args = '', viewer?: Viewer): Promise<unknown> =>
    (
      await send(
        samgraf,
        `query Q($at: DateTime!) { recorded(id: "resource:x", recordedAsOf: $at${args}) { id of version fields relationCount relations { id version fields } } }`,
        { at },
        viewer,
      )
    )['recorded'];

  test('nothing before it was recorded, and nothing once it was deleted', async () => {
    expect(await recorded('2026-01-02T00:00:00Z')).toBeNull();
    expect(await recorded(moments[3])).toBeNull();
  });

  test('each moment has what was believed then, whatever was corrected since', async () => {
    expect(await recorded(moments[0])).toMatchObject({
      of: 'Solution',
      version: 1,
      fields: { name: { nb: 'Først' } },
      relationCount: 0,
    });
    const [first, later] = [await recorded(moments[1]), await recorded(moments[2])];
    expect(first).toMatchObject({
      version: 1,
      fields: { name: { nb: 'Først' } },
      relations: [{ version: 1 }],
    });
    expect(JSON.stringify(first)).not.toMatch(/2024-01-01|https:/);
    expect(later).toMatchObject({
      version: 2,
      fields: { name: { nb: 'Så' }, homepage: 'https://x.no' },
      relations: [{ version: 2, fields: { validFrom: '2020-01-01', validTo: '2024-01-01' } }],
    });
  });

  test('both times are asked for: what was recorded when of which day', async () => {
    const on = ', asOf: "2025-06-01"';
    expect(await recorded(moments[1], on)).toMatchObject({ relationCount: 1 });
    expect(await recorded(moments[2], on)).toMatchObject({ relationCount: 0 });
  });

  test('who may not see what it was is not told that it was', async () => {
    expect(await recorded(moments[2], '', READER)).toMatchObject({ version: 2, relationCount: 1 });
    const other = samgraf.model.kinds.get('Solution');
    if (!other) throw new Error('the model has it');
    const given = { id: 'resource:b', access: 'NON_PUBLIC' };
    await applied(samgraf, [{ kind: 'patch', of: other, given, ...about }], PLAIN);
    const hidden = 'query Q($at: DateTime!) { recorded(id: "resource:b", recordedAsOf: $at) { version } }';
    expect(await send(samgraf, hidden, { at: moments[3] }, READER)).toEqual({ recorded: null });
    expect(await send(samgraf, hidden, { at: moments[3] })).toEqual({ recorded: { version: 1 } });
  });
});

import { parse } from 'graphql';
import { ANONYMOUS, type Viewer } from '../../src/engine/access/viewer';
import { follow } from '../../src/engine/live/follow';
import { Feed } from '../../src/engine/live/feed';
import type { Samgraf } from '../../src/doors/server/samgraf';
import { AGREEMENTS, BERGEN, REGION, modelWithAgreements } from '../access/agreements';
import { load, removeFolders } from '../exchange/loading';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { REPORT, STEWARD, editorOf, faultsOf, send, type Reported } from './changing';

/** Sees all of the agreement that is open to it, what is RESTRICTED of the one of its group, nothing of the third. */
const EDITOR: Viewer = { ...editorOf(BERGEN), groups: [REGION] };
const READER: Viewer = {
  ...EDITOR,
  name: 'a reader',
  role: 'READER',
  actor: 'municipality:4631',
  groups: [],
};

afterAll(removeFolders);

describe.each(STORE_NAMES)('fields with a level, on %s', name => {
  let stores: Stores | undefined;
  let samgraf: Samgraf;
  beforeEach(async () => {
    stores = stores ? await stores.emptied() : await Stores.openOne(name, modelWithAgreements());
    samgraf = stores.on(name);
    await load(samgraf, AGREEMENTS);
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  const apply = async (
    changes: readonly object[],
    viewer = EDITOR,
    field = 'apply',
    more = '',
  ): Promise<Reported> =>
    (
      await send(
        samgraf,
        `mutation A($changes: [ChangeInput!]!) { made: ${field}(changes: $changes, source: "source:s", certainty: FACT, reason: "a test"${more}) { ${field === 'apply' ? REPORT : `report { ${REPORT} }`} } }`,
        { changes },
        viewer,
      )
    )['made'] as unknown as Reported;
  const patch = (id: string, given: object, viewer = EDITOR): Promise<Reported> =>
    apply([{ patch: { agreement: { id: `agreement:${id}`, ...given } } }], viewer);
  const agreement = async (id: string): Promise<unknown> =>
    (await send(samgraf, `{ agreement(id: "agreement:${id}") { signedOn price reachedAt restrictedTo } }`))[
      'agreement'
    ];
  const undo = async (batch: string): Promise<Reported> =>
    (await send(samgraf, `mutation { undo(batch: "${batch}", reason: "back") { ${REPORT} } }`, {}, EDITOR))[
      'undo'
    ] as unknown as Reported;

  test('are written by an editor who sees them', async () => {
    expect(await patch('of-bergen', { price: 250, reachedAt: null })).toMatchObject({
      applied: true,
      results: [
        {
          fields: [
            { field: 'price', before: 200, after: 250 },
            { field: 'reachedAt', before: 'kari@of-bergen', after: null },
          ],
        },
      ],
    });
    expect(await patch('of-region', { price: 350 })).toMatchObject({ applied: true });
  });

  test('are refused, whatever they hold, of an editor who does not see them; who leaves them out keeps them', async () => {
    const refused = [
      `FORBIDDEN price: ${BERGEN} does not see all fields of agreement:of-nobody, and cannot change this one: leave it out.`,
    ];
    for (const price of [100, 101, null])
      expect(faultsOf(await patch('of-nobody', { price }))).toEqual(refused);
    const report = await patch('of-region', { reachedAt: 'x', remarks: [], clause: { en: 'New' } });
    expect(report.results[0]).toMatchObject({ status: 'REFUSED', of: null, version: null, fields: [] });
    expect(faultsOf(report).map(fault => fault.split(':')[0])).toEqual([
      'FORBIDDEN reachedAt',
      'FORBIDDEN remarks',
    ]);
    const discount = { from: BERGEN, to: 'agreement:of-nobody', discount: 10 };
    expect(faultsOf(await apply([{ connect: { agreements: discount } }]))[0]).toMatch(/^FORBIDDEN discount/);
    const mutation = `mutation { patchAgreement(input: {id: "agreement:of-nobody", signedOn: "2026-02-02"}, source: "source:s") { change { fields { field } } node { signedOn price reachedAt } } }`;
    expect((await send(samgraf, mutation, {}, EDITOR))['patchAgreement']).toEqual({
      change: { fields: [{ field: 'signedOn' }] },
      node: { signedOn: '2026-02-02', price: null, reachedAt: null },
    });
    expect(await agreement('of-nobody')).toMatchObject({ price: 100, reachedAt: 'kari@of-nobody' });
  });

  test('are opened by those who see them', async () => {
    const letIn = { restrictedTo: [BERGEN] };
    expect(faultsOf(await patch('of-nobody', letIn))[0]).toMatch(/^FORBIDDEN restrictedTo/);
    expect(faultsOf(await patch('of-region', letIn))[0]).toMatch(/^FORBIDDEN restrictedTo/);
    expect(await patch('of-region', { restrictedTo: [REGION] })).toMatchObject({ unchanged: 1 });
    expect(await patch('of-bergen', { restrictedTo: [BERGEN, REGION] })).toMatchObject({ applied: true });
    expect(await patch('of-nobody', letIn, STEWARD)).toMatchObject({ applied: true });
    expect(await patch('of-nobody', { price: 1 })).toMatchObject({ applied: true });
  });

  test('are given to what is new by who sees them then, twice alike', async () => {
    const create = (own: object): Promise<Reported> =>
      apply([
        { upsert: { agreement: { id: 'agreement:new', name: { en: 'New' }, price: 5, ...own } } },
        { connect: { agreements: { from: BERGEN, to: 'agreement:new' } } },
      ]);
    expect(faultsOf(await create({}))).toEqual([expect.stringMatching(/^FORBIDDEN price/)]);
    expect(await create({ restrictedTo: [BERGEN] })).toMatchObject({ applied: true, created: 2 });
    expect(await create({ restrictedTo: [BERGEN] })).toMatchObject({ applied: true, unchanged: 2 });
  });

  test('are told of in the log, by streams and in what was recorded to stewards alone', async () => {
    const after = await samgraf.store.sequence();
    await patch('of-bergen', { price: 250, signedOn: '2026-01-01' }, STEWARD);
    await patch('of-bergen', { price: 260 }, STEWARD);
    const log = `{ changes(since: ${after}) { nodes { operation fields { field before after } } } }`;
    const price = [
      { field: 'price', before: 200, after: 250 },
      { field: 'price', before: 250, after: 260 },
    ];
    const signed = { field: 'signedOn', before: null, after: '2026-01-01' };
    const open = [
      { operation: 'CHANGED', fields: [signed] },
      { operation: 'CHANGED', fields: [] },
    ];
    for (const viewer of [ANONYMOUS, READER, EDITOR])
      expect((await send(samgraf, log, {}, viewer))['changes']).toEqual({ nodes: open });
    const all = (await send(samgraf, log))['changes'];
    expect(all).toMatchObject({
      nodes: [{ fields: [price[0], signed] }, { fields: [price[1]] }],
    });
    for (const [viewer, fields] of [
      [EDITOR, [signed]],
      [STEWARD, [price[0], signed]],
    ] as const)
      expect(await firstOf(viewer, after)).toMatchObject({ changes: { fields } });
    const recorded = `{ recorded(id: "agreement:of-bergen", recordedAsOf: "2099-01-01T00:00:00Z") { fields relations { fields } } }`;
    const ofEditor = (await send(samgraf, recorded, {}, EDITOR))['recorded'];
    expect(JSON.stringify(ofEditor)).not.toMatch(/price|reachedAt|clause|remarks|discount/);
    expect(ofEditor).toMatchObject({
      fields: { signedOn: '2026-01-01' },
      relations: [{ fields: { role: 'buyer' } }],
    });
    expect((await send(samgraf, recorded))['recorded']).toMatchObject({
      fields: { price: 260, reachedAt: 'kari@of-bergen' },
      relations: [{ fields: { discount: 20 } }],
    });
  });

  const firstOf = async (viewer: Viewer, after: number): Promise<unknown> => {
    const feed = new Feed(samgraf.store, error => {
      throw error;
    });
    const stop = new AbortController();
    const document = parse(`subscription { changes(since: ${after}) { fields { field before after } } }`);
    const request = { document, operationName: undefined, variables: {}, viewer };
    const stream = follow(request, { samgraf, feed, recheck: () => Promise.resolve(viewer) }, stop.signal);
    const { value } = await stream.next();
    stop.abort();
    feed.stop();
    return value?.['data'];
  };

  test('stay as they are when who does not see them undoes what was made with them, and come back with what it deleted', async () => {
    const { batch } = await patch('of-nobody', { price: 1, signedOn: '2026-01-01' }, STEWARD);
    expect((await undo(batch)).results[0]).toMatchObject({
      status: 'CHANGED',
      fields: [{ field: 'signedOn', before: '2026-01-01', after: null }],
    });
    expect(await agreement('of-nobody')).toMatchObject({ price: 1, signedOn: null });
    const only = await patch('of-nobody', { price: 2 }, STEWARD);
    expect(await undo(only.batch)).toMatchObject({ refused: 0, unchanged: 1 });
    const opened = await patch('of-bergen', { restrictedTo: null }, STEWARD);
    expect(faultsOf(await undo(opened.batch))[0]).toMatch(/^FORBIDDEN restrictedTo/);
    const gone = await apply([
      { disconnect: { relation: 'HAS_AGREEMENT', from: BERGEN, to: 'agreement:of-nobody' } },
      { delete: { id: 'agreement:of-nobody' } },
    ]);
    expect(gone).toMatchObject({ applied: true, deleted: 2 });
    expect((await undo(gone.batch)).results).toMatchObject([
      { status: 'CREATED', fields: [] },
      { status: 'CREATED', fields: [] },
    ]);
    expect(await agreement('of-nobody')).toMatchObject({ price: 2, reachedAt: 'kari@of-nobody' });
  });

  test('are proposed by anyone, who is told nothing of what is there', async () => {
    const reports = [];
    for (const price of [200, 201]) {
      const proposed = [{ patch: { agreement: { id: 'agreement:of-bergen', price } } }];
      const { report } = (await apply(proposed, READER, 'propose', ', dryRun: true')) as unknown as {
        report: Reported;
      };
      expect(report.results[0]).toMatchObject({ status: 'CHANGED', faults: [] });
      expect(JSON.stringify(report)).not.toMatch(/kari/);
      reports.push(JSON.stringify(report).replaceAll(String(price), 'N'));
    }
    expect(new Set(reports).size).toBe(1);
    expect(await agreement('of-bergen')).toMatchObject({ price: 200 });
  });
});

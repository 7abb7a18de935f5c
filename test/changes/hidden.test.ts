import type { Viewer } from '../../src/engine/access/viewer';
import { type Samgraf, refresh } from '../../src/doors/server/samgraf';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { apply, begin, editorOf, faultsOf, one, send, REPORT, type Reported } from './changing';

const EDITOR = editorOf('organisation:x');
const STRANGER = editorOf('municipality:4601');
const CLOSED = { access: 'NON_PUBLIC' };
const APPLY = `mutation A($changes: [ChangeInput!]!, $dryRun: Boolean) {
  apply(changes: $changes, source: "source:test", certainty: FACT, reason: "a test", dryRun: $dryRun) { ${REPORT} }
}`;

const solution = (id: string, more: object = {}): object => ({
  upsert: { solution: { id: `resource:${id}`, name: { nb: id }, ...more } },
});
const owned = (id: string): object => ({
  connect: { provides: { from: 'organisation:x', to: `resource:${id}` } },
});
const edge = (to: string, more: object = {}) => ({ from: 'resource:own', to: `resource:${to}`, ...more });
const connect = (to: string, more: object = {}): object => ({ connect: { dependsOn: edge(to, more) } });
const disconnect = (to: string): object => ({ disconnect: { relation: 'DEPENDS_ON', ...edge(to) } });

describe.each(STORE_NAMES)('what an editor does not see, on %s', name => {
  let stores: Stores;
  let samgraf: Samgraf;
  let batch = '';
  beforeAll(async () => {
    stores = await Stores.openOne(name);
    samgraf = stores.on(name);
    await begin(samgraf);
    const made = await apply(samgraf, [
      ...[solution('own'), owned('own')],
      ...[solution('shut', { ...CLOSED, homepage: 'https://shut.no' }), owned('shut')],
      ...[
        solution('named', { access: 'RESTRICTED', restrictedTo: ['organisation:x'] }),
        owned('named'),
        solution('hidden', CLOSED),
      ],
      { upsert: { source: { id: 'source:hidden', name: { nb: 'S' }, title: 'S', ...CLOSED } } },
      ...[connect('hidden'), connect('a', { ...CLOSED, description: 'secret' })],
    ]);
    expect(faultsOf(made)).toEqual([]);
    ({ batch } = made);
    await refresh(samgraf);
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  const by = async (changes: readonly object[], dryRun = true, viewer: Viewer = EDITOR): Promise<Reported> =>
    (await send(samgraf, APPLY, { changes, dryRun }, viewer))['apply'] as unknown as Reported;
  const edges = (): Promise<unknown> =>
    one(
      samgraf,
      '{ solution(id: "resource:own") { dependsOn { edges { access description node { id } } } } }',
    );

  test('a relation to what is hidden is as one to what is not there', async () => {
    for (const change of [connect, disconnect]) {
      const [told, notThere] = [await by([change('hidden')]), await by([change('not-it')])];
      expect(JSON.stringify(told).replaceAll('resource:hidden', 'resource:not-it')).toBe(
        JSON.stringify(notThere),
      );
    }
  });

  test('a hidden relation is neither told, nor written over, opened or taken away', async () => {
    const before = await edges();
    const refused = ['FORBIDDEN null: organisation:x does not have DEPENDS_ON resource:own resource:a.'];
    for (const more of [{}, { description: 'new' }, { access: 'PUBLIC' }]) {
      const report = await by([connect('a', more)], false);
      expect(faultsOf(report)).toEqual(refused);
      expect(JSON.stringify(report)).not.toContain('secret');
    }
    expect(faultsOf(await by([connect('a', { expectedVersion: 1 })]))[0]).toContain('is not there');
    expect(await by([disconnect('a')], false)).toMatchObject({ deleted: 0, unchanged: 1 });
    expect(await edges()).toEqual(before);
  });

  test('its own thing is changed where it is named, and not where it is hidden from it', async () => {
    const patch = (id: string, more: object): object => ({
      patch: { solution: { id: `resource:${id}`, ...more } },
    });
    for (const more of [
      { homepage: 'https://y.no' },
      { access: 'PUBLIC' },
      { restrictedTo: ['organisation:x'] },
    ])
      expect(faultsOf(await by([patch('shut', more)], false))).toEqual([
        'FORBIDDEN null: organisation:x does not have resource:shut.',
      ]);
    expect(faultsOf(await by([{ delete: { id: 'resource:shut' } }]))).toHaveLength(1);
    expect(await by([patch('named', { homepage: 'https://y.no' })])).toMatchObject({ changed: 1 });
  });

  test('it makes nothing that it would not see', async () => {
    const untold = 'organisation:x would not see what it writes; name it here, or ask a steward';
    expect(faultsOf(await by([solution('new', CLOSED), owned('new')]))).toEqual([
      `BAD_RECORD restrictedTo: ${untold}`,
    ]);
    expect(faultsOf(await by([connect('b', { access: 'RESTRICTED' })]))).toHaveLength(1);
    const named = { ...CLOSED, restrictedTo: ['organisation:x'] };
    expect(await by([solution('new', named), owned('new'), connect('b', named)])).toMatchObject({
      created: 3,
    });
  });

  test('a batch with anything of it is not undone, and nothing of it is named', async () => {
    const undo = `mutation { undo(batch: "${batch}", reason: "r", dryRun: true) { ${REPORT} } }`;
    for (const viewer of [EDITOR, STRANGER])
      await expect(send(samgraf, undo, {}, viewer)).rejects.toThrow(
        'FORBIDDEN  The batch changed something that you may not see',
      );
    expect(await send(samgraf, undo)).toMatchObject({ undo: { refused: 0 } });
    const own = await by(
      [solution('mine', { access: 'RESTRICTED', restrictedTo: ['organisation:x'] }), owned('mine')],
      false,
    );
    const undone = await send(samgraf, undo.replace(batch, own.batch), {}, EDITOR);
    expect(undone).toMatchObject({ undo: { deleted: 2, refused: 0 } });
  });

  test('a hidden source is told by neither the log nor what was recorded', async () => {
    const cited = { id: 'resource:own', sources: ['source:test', 'source:hidden'] };
    const made = await send(
      samgraf,
      `mutation($input: SolutionInput!) { patchSolution(input: $input, source: "source:hidden") { change { status } } }`,
      { input: cited },
    );
    expect(made).toEqual({ patchSolution: { change: { status: 'CHANGED' } } });
    const log = '{ changes(id: "resource:own") { nodes { source fields { field before after } } } }';
    const recorded = '{ recorded(id: "resource:own", recordedAsOf: "2100-01-01T00:00:00Z") { fields } }';
    for (const query of [log, recorded]) {
      expect(JSON.stringify(await send(samgraf, query, {}, EDITOR))).not.toContain('source:hidden');
      expect(JSON.stringify(await send(samgraf, query))).toContain('source:hidden');
    }
  });

  const cite = (sources: readonly string[]): object => ({
    patch: { solution: { id: 'resource:own', sources } },
  });
  const cited = async (): Promise<unknown> =>
    (await one(samgraf, '{ solution(id: "resource:own") { sources { id } } }')) as unknown;

  test('a hidden source stays where it is cited, is not told, and cannot be cited', async () => {
    await apply(samgraf, [cite(['source:test'])]);
    const added = await apply(samgraf, [cite(['source:test', 'source:hidden'])]);
    const same = await by([cite(['source:test'])], false);
    expect(same).toMatchObject({ unchanged: 1 });
    const other = await by([cite(['source:other'])], false);
    expect(other.results).toMatchObject([
      { fields: [{ field: 'sources', before: ['source:test'], after: ['source:other'] }] },
    ]);
    expect(await cited()).toEqual({ sources: [{ id: 'source:other' }, { id: 'source:hidden' }] });
    for (const sources of [['source:hidden'], ['source:other', 'source:hidden']])
      expect(faultsOf(await by([cite(sources)]))).toEqual(['BAD_RECORD sources: there is no source:hidden']);
    const proposed = `mutation($changes: [ChangeInput!]!) { propose(changes: $changes, source: "source:test", reason: "r", dryRun: true) { report { ${REPORT} } } }`;
    for (const text of [
      JSON.stringify(await send(samgraf, proposed, { changes: [cite(['source:test'])] }, STRANGER)),
      JSON.stringify(other),
    ])
      expect(text).not.toContain('source:hidden');
    const undo = `mutation { undo(batch: "${added.batch}", reason: "r", dryRun: true) { applied } }`;
    await expect(send(samgraf, undo, {}, EDITOR)).rejects.toThrow('FORBIDDEN  The batch');
  });
});

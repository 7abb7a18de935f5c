import type { Samgraf } from '../../src/doors/server/samgraf';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { begin, editorOf, one, send } from './changing';

const OSLO = editorOf('municipality:0301');
const MAIN = `mutation Import($changes: [ChangeInput!]!, $source: ID, $reason: String, $version: SourceVersionInput) {
  apply(changes: $changes, source: $source, certainty: FACT, reason: $reason, version: $version) { applied batch results { faults { message } } } }`;
const VERSIONS = `{ sourceVersions(of: "source:file", first: 2) { next nodes {
  number by came changed unchangedCount gone goneCount undone batches sameAt read } } }`;

describe.each(STORE_NAMES)('versions of a source, on %s', name => {
  let stores: Stores;
  let samgraf: Samgraf;
  beforeAll(async () => {
    stores = await Stores.openOne(name);
    samgraf = stores.on(name);
    await begin(samgraf);
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  const system = (id: string, homepage: string): object => ({
    upsert: {
      informationSystem: {
        id: `system:${id}`,
        name: { nb: id },
        homepage,
        restrictedTo: ['municipality:0301'],
      },
    },
  });
  const managed = (id: string): object => ({
    connect: { manages: { from: 'municipality:0301', to: `system:${id}` } },
  });
  const take = async (run: string, changes: readonly object[], more: object = {}): Promise<string> => {
    const version = {
      run,
      hash: run.padEnd(64, '0'),
      bytes: 1,
      read: 1,
      taken: 1,
      mapped: 0,
      notUnderstood: 0,
      ...more,
    };
    const all = [
      { upsert: { source: { id: 'source:file', name: { nb: 'Fil' }, title: 'Fil', sources: [] } } },
      ...changes,
    ];
    const { apply } = (await send(
      samgraf,
      MAIN,
      { changes: all, source: 'source:file', reason: 'Import', version } as never,
      OSLO,
    )) as unknown as {
      apply: { applied: boolean; batch: string; results: readonly { faults: readonly object[] }[] };
    };
    expect(apply.results.flatMap(({ faults }) => faults)).toEqual([]);
    return apply.batch;
  };
  type Told = Readonly<{
    sourceVersions: { next: number | null; nodes: readonly Readonly<Record<string, unknown>>[] };
  }>;
  const versions = async (): Promise<Told['sourceVersions']> =>
    ((await send(samgraf, VERSIONS, {}, OSLO)) as unknown as Told).sourceVersions;

  test('parts of one file are one version, and what an earlier part made is counted once', async () => {
    await take('a', [system('a', 'https://a.no'), managed('a')]);
    await take('a', [system('a', 'https://a.no'), system('b', 'https://b.no'), managed('b')], {
      again: ['system:a'],
    });
    const { nodes, next } = await versions();
    expect(next).toBeNull();
    expect(nodes).toMatchObject([
      { number: 1, came: ['system:a', 'system:b'], changed: [], unchangedCount: 0, undone: false },
    ]);
    expect(nodes[0]?.['batches']).toHaveLength(2);
  });

  test('a later file is another, with what changed and what stayed; the same once more is none', async () => {
    await take('b', [system('a', 'https://other.no'), system('b', 'https://b.no')], { gone: ['system:c'] });
    await take('b2', [system('a', 'https://other.no'), system('b', 'https://b.no')], {
      hash: 'b'.padEnd(64, '0'),
    });
    const [last] = (await versions()).nodes;
    expect(last).toMatchObject({
      number: 2,
      came: [],
      changed: ['system:a'],
      unchangedCount: 1,
      goneCount: 1,
    });
    expect(last?.['sameAt']).not.toBeNull();
  });

  test('taken back they say so, and what others may not see of them is not there', async () => {
    const [last] = (await versions()).nodes;
    const [batch] = last?.['batches'] as readonly string[];
    const undone = await send(
      samgraf,
      `mutation { undo(batch: "${batch ?? ''}", reason: "x") { applied } }`,
      {},
      OSLO,
    );
    expect(undone).toEqual({ undo: { applied: true } });
    expect((await versions()).nodes[0]).toMatchObject({ number: 2, undone: true, batches: [] });
    expect(await send(samgraf, VERSIONS, {}, editorOf('municipality:4601'))).toEqual({
      sourceVersions: { next: null, nodes: [] },
    });
    expect(await one(samgraf, '{ informationSystem(id: "system:a") { homepage } }')).toBeDefined();
  });

  test('a page goes on below its last', async () => {
    for (const run of ['c', 'd', 'e']) await take(run, [system('a', `https://${run}.no`)]);
    const { nodes, next } = await versions();
    expect([nodes.map(of => of['number']), next]).toEqual([[5, 4], 4]);
  });
});

import { type Samgraf, refresh } from '../../src/doors/server/samgraf';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { apply, begin, editorOf, faultsOf, send, REPORT, type Reported } from './changing';

const EDITOR = editorOf('organisation:x');
const APPLY = `mutation A($changes: [ChangeInput!]!, $source: ID!) {
  apply(changes: $changes, source: $source, certainty: UNCERTAIN, reason: "a test", dryRun: true) { ${REPORT} }
}`;
const CLOSED = { access: 'NON_PUBLIC' };
const UNTOLD = 'BAD_RECORD null: It conflicts with something that you may not see.';

describe.each(STORE_NAMES)('what an editor is told, on %s', name => {
  let stores: Stores;
  let samgraf: Samgraf;
  beforeAll(async () => {
    stores = await Stores.openOne(name);
    samgraf = stores.on(name);
    await begin(samgraf);
    const made = await apply(samgraf, [
      { upsert: { solution: { id: 'resource:own', name: { nb: 'Egen' }, validFrom: '2020-01-01' } } },
      { connect: { provides: { from: 'organisation:x', to: 'resource:own' } } },
      {
        upsert: {
          solution: {
            id: 'resource:closed',
            name: { nb: 'Skjult' },
            registerNumber: 'DIGDIR-999',
            ...CLOSED,
          },
        },
      },
      { upsert: { source: { id: 'source:closed', name: { nb: 'Skjult' }, title: 'Skjult', ...CLOSED } } },
      {
        connect: {
          uses: { from: 'municipality:0301', to: 'resource:own', validFrom: '2021-01-01', ...CLOSED },
        },
      },
      { connect: { dependsOn: { from: 'resource:a', to: 'resource:closed' } } },
      { connect: { dependsOn: { from: 'resource:closed', to: 'resource:own', validFrom: '2022-01-01' } } },
    ]);
    expect(faultsOf(made)).toEqual([]);
    await refresh(samgraf);
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  const byEditor = async (changes: readonly object[], source = 'source:test'): Promise<Reported> =>
    (await send(samgraf, APPLY, { changes, source }, EDITOR))['apply'] as unknown as Reported;
  const patch = (given: object): object => ({ patch: { solution: { id: 'resource:own', ...given } } });
  const joined = (to: string): object => ({ connect: { dependsOn: { from: 'resource:own', to } } });

  test('what is closed is as what is not there', async () => {
    const guesses = (id: string, source: string, number: string): readonly Promise<Reported>[] => [
      byEditor([joined(id)]),
      byEditor([patch({ homepage: 'https://x.no', sources: [source] })]),
      byEditor([patch({ homepage: 'https://x.no' })], source),
      byEditor([{ patch: { solution: { id, homepage: 'https://x.no' } } }]),
      byEditor([{ delete: { id } }]),
      byEditor([{ patch: { solution: { registerNumber: number, homepage: 'https://x.no' } } }]),
      byEditor([{ upsert: { solution: { registerNumber: number, name: { nb: 'Gjettet' } } } }]),
    ];
    const there = await Promise.all(guesses('resource:closed', 'source:closed', 'DIGDIR-999'));
    const notThere = await Promise.all(guesses('resource:not-it', 'source:not-it', 'DIGDIR-998'));
    for (const [i, told] of there.entries()) {
      expect(faultsOf(told)).toHaveLength(1);
      const text = JSON.stringify(told).replaceAll('resource:closed', 'resource:not-it');
      expect(text.replaceAll('source:closed', 'source:not-it')).toBe(JSON.stringify(notThere[i]));
    }
  });

  test('what is closed is not named where it is in the way', async () => {
    expect(faultsOf(await byEditor([patch({ registerNumber: 'DIGDIR-999' })]))).toEqual([UNTOLD]);
    expect(faultsOf(await byEditor([{ delete: { id: 'resource:own' } }]))).toEqual([
      'BAD_RECORD null: resource:own is joined by 1 relation(s), such as PROVIDES organisation:x resource:own; disconnect them, or delete with cascade',
    ]);
    expect(faultsOf(await byEditor([patch({ validFrom: '2023-01-01' })]))).toEqual([UNTOLD]);
  });

  test('a circle through what is closed is told to a steward alone', async () => {
    const closing = [joined('resource:a')];
    expect(await byEditor(closing)).toMatchObject({ created: 1, warnings: [] });
    expect(await apply(samgraf, closing, { dryRun: true })).toMatchObject({
      warnings: [expect.stringContaining('goes in a circle through resource:a, resource:own and 1 more')],
    });
  });

  test('a steward is told what it is', async () => {
    const [fault, ...others] = faultsOf(await apply(samgraf, [patch({ registerNumber: 'DIGDIR-999' })]));
    expect(fault).toContain('is that of resource:closed, which is in the store');
    expect(others).toEqual([]);
  });

  test('a node does not begin after its relations, unless they end or move as well', async () => {
    expect(faultsOf(await apply(samgraf, [patch({ validFrom: '2021-06-01' })]))).toEqual([
      'BAD_RECORD validFrom: resource:own holds from 2021-06-01, and USES municipality:0301 resource:own already from 2021-01-01; a relation cannot begin before its ends',
    ]);
    const gone = { relation: 'USES', from: 'municipality:0301', to: 'resource:own', validFrom: '2021-01-01' };
    const both = [patch({ validFrom: '2021-06-01' }), { disconnect: gone }];
    expect(faultsOf(await apply(samgraf, both, { dryRun: true }))).toEqual([]);
    expect(faultsOf(await apply(samgraf, [patch({ validFrom: '2021-01-01' })], { dryRun: true }))).toEqual(
      [],
    );
  });
});

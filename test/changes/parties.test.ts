import { changesUndoing } from '../../src/engine/changes/undo';
import type { Samgraf } from '../../src/doors/server/samgraf';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { STEWARD, applied, apply, begin, editorOf, faultsOf, one, send } from './changing';

const NAME = { nb: 'Ny' };
const made = (id: string, access: string, restrictedTo?: readonly string[]): object => ({
  upsert: { solution: { id: `resource:${id}`, name: NAME, access, restrictedTo } },
});

describe.each(STORE_NAMES)('those that a record is open to, on %s', name => {
  let stores: Stores;
  let samgraf: Samgraf;
  beforeAll(async () => {
    stores = await Stores.openOne(name);
    samgraf = stores.on(name);
    await begin(samgraf);
    const report = await apply(samgraf, [
      { upsert: { actorGroup: { id: 'organisation:group', name: NAME } } },
      { upsert: { ecosystem: { id: 'ecosystem:e', name: NAME, kind: 'SECTOR' } } },
      {
        upsert: {
          publicOrganisation: {
            id: 'organisation:hidden',
            name: NAME,
            access: 'NON_PUBLIC',
            restrictedTo: ['organisation:hidden'],
          },
        },
      },
    ]);
    expect(faultsOf(report)).toEqual([]);
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  test('are actors, groups and ecosystems, of the store or of the same request', async () => {
    const report = await apply(samgraf, [
      made('a1', 'RESTRICTED', [
        'municipality:0301',
        'organisation:group',
        'ecosystem:e',
        'organisation:new',
      ]),
      { upsert: { publicOrganisation: { id: 'organisation:new', name: NAME } } },
    ]);
    expect([faultsOf(report), report.applied]).toEqual([[], true]);
  });

  test('what is not there or is something else is refused at its place, of nodes and relations', async () => {
    const report = await apply(samgraf, [
      made('b1', 'RESTRICTED', ['tull']),
      made('b2', 'NON_PUBLIC', ['municipality:0301', 'resource:a']),
      {
        connect: {
          uses: {
            from: 'municipality:4601',
            to: 'resource:a',
            access: 'RESTRICTED',
            restrictedTo: ['organisation:none'],
          },
        },
      },
    ]);
    expect([faultsOf(report), report.applied]).toEqual([
      [
        'BAD_RECORD restrictedTo: there is no tull',
        'BAD_RECORD restrictedTo: resource:a is a Solution; it takes actors, actor groups and ecosystems',
        'BAD_RECORD restrictedTo: there is no organisation:none',
      ],
      false,
    ]);
  });

  test('what everyone sees is open to nobody in particular', async () => {
    const refused =
      'BAD_RECORD restrictedTo: is for what is RESTRICTED or NON_PUBLIC; say so in access, or leave it out';
    const without = {
      upsert: { solution: { id: 'resource:c', name: NAME, restrictedTo: ['organisation:x'] } },
    };
    expect(faultsOf(await apply(samgraf, [without]))).toEqual([refused]);
    expect(faultsOf(await apply(samgraf, [made('c', 'PUBLIC', ['organisation:x'])]))).toEqual([refused]);
    expect(faultsOf(await apply(samgraf, [made('c', 'PUBLIC', [])]))).toEqual([]);
  });

  test('what named them before may be opened and changed, though they are gone', async () => {
    await apply(samgraf, [
      { upsert: { publicOrganisation: { id: 'organisation:gone', name: NAME } } },
      made('d', 'RESTRICTED', ['organisation:gone']),
    ]);
    await apply(samgraf, [{ delete: { id: 'organisation:gone' } }]);
    const patch = (given: object): Promise<unknown> =>
      apply(samgraf, [{ patch: { solution: { id: 'resource:d', ...given } } }]).then(faultsOf);
    expect(await patch({ homepage: 'https://d.no' })).toEqual([]);
    expect(await patch({ restrictedTo: ['organisation:gone', 'tull'] })).toEqual([
      'BAD_RECORD restrictedTo: there is no tull',
    ]);
    expect(await patch({ access: 'PUBLIC' })).toEqual([]);
    const { batch } = await apply(samgraf, [{ delete: { id: 'resource:d' } }]);
    const { changes: undoing } = await changesUndoing({ batch }, samgraf.model, samgraf.store, STEWARD);
    expect(await applied(samgraf, undoing)).toMatchObject({ applied: true });
    expect(await one(samgraf, '{ solution(id: "resource:d") { access restrictedTo } }')).toEqual({
      access: 'PUBLIC',
      restrictedTo: ['organisation:gone'],
    });
  });

  test('who does not see one is told what it is told of what is not there', async () => {
    const told = async (party: string): Promise<string> => {
      const input = { id: 'resource:a', access: 'RESTRICTED', restrictedTo: ['organisation:x', party] };
      const sent = send(
        samgraf,
        'mutation M($input: SolutionInput!) { upsertSolution(input: $input, source: "source:test") { change { id } } }',
        { input },
        editorOf('organisation:x'),
      );
      return String(await sent.catch((error: unknown) => error)).replaceAll(party, 'PARTY');
    };
    expect(await told('organisation:nobody')).toMatch(/restrictedTo: there is no PARTY/);
    expect(await told('organisation:hidden')).toBe(await told('organisation:nobody'));
  });
});

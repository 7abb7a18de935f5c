import type { Samgraf } from '../../src/doors/server/samgraf';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { SOURCE, faultsOf, load, municipality, removeFolders, solution } from './loading';

const RESTRICTED = { access: 'RESTRICTED' } as const;

afterAll(removeFolders);

describe.each(STORE_NAMES)('those that a load is open to, on %s', name => {
  let stores: Stores;
  let samgraf: Samgraf;
  beforeAll(async () => {
    stores = await Stores.openOne(name);
    samgraf = stores.on(name);
    await load(
      samgraf,
      { 'a.jsonl': [SOURCE, municipality('0001'), municipality('0002'), solution('r')] },
      { source: 'held' },
    );
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  test('are there, in the store or in the load, and are actors or ecosystems', async () => {
    const [here, there] = ['municipality:0301', 'municipality:0001'];
    const records = [
      municipality('0301', { ...RESTRICTED, restrictedTo: [here, there] }),
      municipality('0302', { ...RESTRICTED, restrictedTo: ['tull'] }),
      municipality('0303', { access: 'NON_PUBLIC', restrictedTo: ['resource:r'] }),
    ];
    expect(await faultsOf(samgraf, { 'a.jsonl': records })).toMatch(
      /^2 fault.*\n.*a\.jsonl:2 {2}restrictedTo: there is no tull\n.*a\.jsonl:3 {2}restrictedTo: resource:r is a Solution; it takes actors/,
    );
    expect(await load(samgraf, { 'a.jsonl': records.slice(0, 1) })).toMatchObject({ nodes: 1, written: 1 });
  });

  test('what is PUBLIC is open to nobody in particular', async () => {
    const open = municipality('0304', { restrictedTo: ['municipality:0001'] });
    expect(await faultsOf(samgraf, { 'a.jsonl': [open] })).toMatch(
      /a\.jsonl:1 {2}restrictedTo: is for what is RESTRICTED or NON_PUBLIC/,
    );
  });

  test('do not go with the same load', async () => {
    const closed = municipality('0001', { ...RESTRICTED, restrictedTo: ['municipality:0002'] });
    expect(
      await faultsOf(
        samgraf,
        { 'a.jsonl': [SOURCE, closed, solution('r')] },
        { source: 'held', replace: true },
      ),
    ).toMatch(/a\.jsonl:2 {2}restrictedTo: there is no municipality:0002/);
  });
});

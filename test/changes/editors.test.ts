import type { Samgraf } from '../../src/server/samgraf';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { REPORT, apply, begin, editorOf, faultsOf, send, type Reported } from './changing';

const EDITOR = editorOf('organisation:x');
const DRY = `mutation A($changes: [ChangeInput!]!) {
  apply(changes: $changes, source: "source:test", certainty: FACT, reason: "a test", dryRun: true) { ${REPORT} }
}`;

describe.each(STORE_NAMES)('an editor, on %s', name => {
  let stores: Stores;
  let samgraf: Samgraf;
  beforeAll(async () => {
    stores = await Stores.openOne(name);
    samgraf = stores.on(name);
    await begin(samgraf);
    const made = await apply(samgraf, [
      { upsert: { solution: { id: 'resource:own', name: { nb: 'Egen' } } } },
      { connect: { provides: { from: 'organisation:x', to: 'resource:own' } } },
      { connect: { uses: { from: 'organisation:x', to: 'resource:own' } } },
      { patch: { publicOrganisation: { id: 'organisation:x', organisationNumber: '991825827' } } },
    ]);
    expect(faultsOf(made)).toEqual([]);
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  const told = async (changes: readonly object[]): Promise<readonly string[]> =>
    faultsOf((await send(samgraf, DRY, { changes }, EDITOR))['apply'] as unknown as Reported);
  const makes = { upsert: { solution: { id: 'resource:new', name: { nb: 'Ny' } } } };
  const provides = (to: string, more: object = {}): object => ({
    connect: { provides: { from: 'organisation:x', to, ...more } },
  });
  const nobody = 'nobody would have resource:new then: the relation says so as a FACT, and has begun';

  test('makes what it can change again, or is told that it could not', async () => {
    expect(await told([makes, provides('resource:new')])).toEqual([]);
    for (const weak of [{ certainty: 'UNCERTAIN' }, { validFrom: '2999-01-01' }])
      expect(await told([makes, provides('resource:new', weak)])).toEqual([
        `BAD_RECORD certainty: ${nobody}`,
      ]);
  });

  test('does not let go of what nobody else has, unless it deletes or ends it', async () => {
    const disconnect = { disconnect: { relation: 'PROVIDES', from: 'organisation:x', to: 'resource:own' } };
    expect(await told([disconnect])).toEqual([
      'BAD_RECORD null: nobody would have resource:own then: delete it in the same request, or end the relation with validTo',
    ]);
    expect(await told([disconnect, { delete: { id: 'resource:own', cascade: true } }])).toEqual([]);
    expect(await told([provides('resource:own', { validTo: '2026-01-01' })])).toEqual([]);
    expect(await told([provides('resource:own', { certainty: 'UNCERTAIN' })])).toEqual([
      'BAD_RECORD certainty: nobody would have resource:own then: the relation says so as a FACT, and has begun',
    ]);
  });

  test('does not change what its own tokens find it by, nor delete itself', async () => {
    for (const organisationNumber of [null, '974760673'])
      expect(
        await told([{ patch: { publicOrganisation: { id: 'organisation:x', organisationNumber } } }]),
      ).toEqual([
        'FORBIDDEN organisationNumber: It is what organisation:x is found by: only a steward changes it.',
      ]);
    expect(await told([{ delete: { id: 'organisation:x', cascade: true } }])).toEqual(
      expect.arrayContaining([
        'FORBIDDEN null: organisation:x is whom you speak for: only a steward deletes it.',
      ]),
    );
    expect(
      await told([{ patch: { publicOrganisation: { id: 'organisation:x', homepage: 'https://x.no' } } }]),
    ).toEqual([]);
  });

  test('deletes what is its own with its relations, and is told which are of others', async () => {
    expect(await told([{ delete: { id: 'resource:own', cascade: true } }])).toEqual([]);
    expect(await told([{ delete: { id: 'resource:a', cascade: true } }])).toEqual([
      'FORBIDDEN null: resource:a has relations that begin elsewhere, which are not taken along: USES municipality:0301 resource:a.',
    ]);
  });
});

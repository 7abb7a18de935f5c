import type { Samgraf } from '../../src/doors/server/samgraf';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import type { KeyScope } from '../../src/engine/access/viewer';
import { REPORT, STEWARD, apply, begin, editorOf, faultsOf, one, send, type Reported } from './changing';

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

  test('deletes what is its own with its relations', async () => {
    expect(await told([{ delete: { id: 'resource:own', cascade: true } }])).toEqual([]);
  });

  const CLOSE = {
    patch: { solution: { id: 'resource:a', access: 'NON_PUBLIC', restrictedTo: ['organisation:x'] } },
  };
  test.each([
    ['CLOSES', CLOSE],
    ['RENUMBERS', { patch: { solution: { id: 'resource:a', registerNumber: 'DIGDIR-777' } } }],
    ['DELETES', { delete: { id: 'resource:a', cascade: true } }],
  ])(
    'does not decide alone on what others rest on: what %s it is proposed, with its impact',
    async (does, change) => {
      const sent = async (text: string): Promise<Reported & { proposal: string | null }> =>
        (await send(samgraf, text, { changes: [change] }, EDITOR))['apply'] as never;
      const text = DRY.replace('batch sequence', 'batch proposal sequence');
      const before = await samgraf.store.sequence();
      const dry = await sent(text);
      expect(dry).toMatchObject({
        applied: false,
        proposal: null,
        results: [{ status: 'PROPOSED', faults: [] }],
      });
      const first = await sent(text.replace(', dryRun: true', ''));
      expect(first).toMatchObject({ applied: false, batch: null, results: [{ status: 'PROPOSED' }] });
      expect(first['warnings']).toEqual([expect.stringContaining(`This is ${String(first.proposal)} now`)]);
      // The next night the same is sent again.
      expect((await sent(text.replace(', dryRun: true', ''))).proposal).toBe(first.proposal);
      expect(await samgraf.store.sequence()).toBe(before);
      expect(
        await one(
          samgraf,
          `{ proposals(id: "${String(first.proposal)}") { nodes { by impact { id does relation count such } } } }`,
        ),
      ).toEqual({
        nodes: [
          {
            by: EDITOR.name,
            impact: [{ id: 'resource:a', does, relation: 'USES', count: 1, such: ['municipality:0301'] }],
          },
        ],
      });
      expect(
        await send(
          samgraf,
          `mutation { acceptProposal(proposal: "${String(first.proposal)}", reason: "so it is", dryRun: true) { report { refused } } }`,
        ),
      ).toMatchObject({ acceptProposal: { report: { refused: 0 } } });
    },
  );

  test('a file that it does not decide alone on is a version of its own when that is accepted', async () => {
    const version = { run: 'a run', hash: 'a'.repeat(64), bytes: 10 };
    const { apply } = await send(
      samgraf,
      `mutation M($changes: [ChangeInput!]!, $version: SourceVersionInput) {
        apply(changes: $changes, source: "source:test", reason: "a file", version: $version) { proposal } }`,
      {
        changes: [{ patch: { solution: { id: 'resource:a', registerNumber: 'DIGDIR-779' } } }],
        version: { ...version, read: 1, taken: 1, mapped: 0, notUnderstood: 0 },
      },
      EDITOR,
    );
    const { proposal } = apply as unknown as { proposal: string };
    const versions = async (): Promise<unknown> =>
      one(samgraf, '{ sourceVersions(of: "source:test") { nodes { number by hash changed undone } } }');
    expect(await versions()).toEqual({ nodes: [] });
    await send(
      samgraf,
      `mutation { acceptProposal(proposal: "${proposal}", reason: "so it is") { report { applied } } }`,
    );
    expect(await versions()).toEqual({
      nodes: [{ number: 1, by: EDITOR.name, hash: version.hash, changed: ['resource:a'], undone: false }],
    });
  });

  test('decides alone on what nobody else rests on, and what a single mutation asks for is proposed as well', async () => {
    expect(
      await told([{ patch: { solution: { id: 'resource:own', registerNumber: 'DIGDIR-778' } } }]),
    ).toEqual([]);
    const text = `mutation { patchSolution(input: {id: "resource:a", access: NON_PUBLIC, restrictedTo: ["organisation:x"]}, source: "source:test") { change { status } warnings } }`;
    expect(await send(samgraf, text, {}, EDITOR)).toMatchObject({
      patchSolution: {
        change: { status: 'PROPOSED' },
        warnings: [expect.stringContaining('which a steward decides on')],
      },
    });
  });

  describe('with a key of a scope', () => {
    const source = 'source:test';
    const uses = (from: string, more: object = {}): object => ({
      connect: { uses: { from, to: 'resource:a', ...more } },
    });
    const asked = async (
      changes: readonly object[],
      scope: KeyScope,
      viewer = EDITOR,
    ): Promise<readonly string[]> =>
      faultsOf(
        (await send(samgraf, DRY.replace('source: "source:test", ', ''), { changes }, { ...viewer, scope }))[
          'apply'
        ] as never,
      );

    test('says who uses what its actor provides, and changes of that what rests on its own source alone', async () => {
      const scope = { source, reports: ['USES'] };
      expect(await asked([uses('municipality:4601')], {})).toEqual([
        'FORBIDDEN null: organisation:x does not have USES municipality:4601 resource:a.',
      ]);
      expect(
        await asked([uses('municipality:4601'), uses('municipality:0301', { rationale: 'Seen' })], scope),
      ).toEqual([]);
      expect(
        await asked(
          [{ disconnect: { relation: 'USES', from: 'municipality:0301', to: 'resource:a' } }],
          scope,
        ),
      ).toEqual([]);
      const others = { source: 'source:other', reports: ['USES'] };
      expect(await asked([uses('municipality:0301', { rationale: 'Seen' })], others)).toEqual([
        'FORBIDDEN null: organisation:x does not have USES municipality:0301 resource:a.',
      ]);
      for (const changes of [
        [{ connect: { uses: { from: 'municipality:0301', to: 'resource:b' } } }],
        [{ patch: { municipality: { id: 'municipality:0301', homepage: 'https://o.no' } } }],
        [{ connect: { dependsOn: { from: 'resource:b', to: 'resource:a' } } }],
      ])
        expect((await asked(changes, scope)).join()).toMatch(/FORBIDDEN/);
    });

    test('writes its kinds, relations and source alone, whatever its role', async () => {
      const patch = { patch: { solution: { id: 'resource:b', homepage: 'https://s.no' } } };
      expect(await asked([patch], { kinds: ['SharedResource'] }, STEWARD)).not.toContain('FORBIDDEN');
      expect(await asked([patch], { source, kinds: ['SharedResource'] }, STEWARD)).toEqual([]);
      expect(await asked([patch], { source, relations: ['USES'] }, STEWARD)).toEqual([
        'FORBIDDEN null: This key writes USES alone, not Solution.',
      ]);
      expect(
        await asked([{ delete: { id: 'resource:b' } }], { source, relations: ['USES'] }, STEWARD),
      ).toEqual(['FORBIDDEN null: This key writes USES alone, not Solution.']);
      const cited = { patch: { solution: { id: 'resource:b', sources: ['source:other'] } } };
      expect(await asked([cited], { source }, STEWARD)).toEqual([
        'FORBIDDEN sources: This key writes what rests on source:test alone.',
      ]);
    });
  });
});

import type { Samgraf } from '../../src/doors/server/samgraf';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { apply, begin, faultsOf, logOf, one, send } from './changing';

let stores: Stores;
beforeAll(async () => {
  stores = await Stores.open();
}, OPEN_TIMEOUT_MS);
afterAll(() => stores?.close());

describe.each(STORE_NAMES)('on %s', name => {
  let samgraf: Samgraf;
  beforeAll(async () => {
    samgraf = stores.on(name);
    await begin(samgraf);
  });

  test('a node is created, changed and left as it is, and read as it is then', async () => {
    const upsert = `mutation M($input: SolutionInput!) {
      upsertSolution(input: $input, source: "source:test", certainty: FACT) {
        change { status version fields { field before after } }
        node { id name(lang: en) homepage sources { id } usedBy { totalCount } }
      }
    }`;
    const input = { id: 'resource:new', name: { nb: 'Ny', en: 'New' }, homepage: 'https://a.no' };
    const created = (await send(samgraf, upsert, { input }))['upsertSolution'];
    expect(created).toEqual({
      change: { status: 'CREATED', version: 1, fields: [] },
      node: {
        id: 'resource:new',
        name: 'New',
        homepage: 'https://a.no',
        sources: [{ id: 'source:test' }],
        usedBy: { totalCount: 0 },
      },
    });
    const again = (await send(samgraf, upsert, { input }))['upsertSolution'];
    expect(again).toMatchObject({ change: { status: 'UNCHANGED', version: 1 } });
    const changed = (
      await send(samgraf, upsert, {
        input: { id: 'resource:new', name: { en: null }, homepage: null },
      })
    )['upsertSolution'];
    expect(changed).toMatchObject({
      change: {
        status: 'CHANGED',
        version: 2,
        fields: [
          { field: 'name', before: { nb: 'Ny', en: 'New' }, after: { nb: 'Ny' } },
          { field: 'homepage', before: 'https://a.no', after: null },
        ],
      },
      node: { name: 'Ny', homepage: null },
    });
  });

  test('a node is found by a key, and by none of another kind', async () => {
    const patch = `mutation { patchMunicipality(input: {number: "4601", population: 290000}, source: "source:test") { node { id population } } }`;
    expect(await one(samgraf, patch)).toEqual({ node: { id: 'municipality:4601', population: 290000 } });
    await expect(one(samgraf, patch.replace('4601', '9999'))).rejects.toThrow(
      'NOT_FOUND  patchMunicipality.input: No Municipality has the number 9999.',
    );
    await expect(
      one(samgraf, `mutation { patchSolution(input: {id: "municipality:4601"}) { change { status } } }`),
    ).rejects.toThrow('municipality:4601 is a Municipality, not a Solution');
    const twice = { patch: { solution: { id: 'resource:a', sources: ['source:test', 'source:test'] } } };
    expect(await apply(samgraf, [twice], { dryRun: true })).toMatchObject({ unchanged: 1 });
    const deleted = (kind: string): string =>
      `mutation { delete${kind}(id: "municipality:4601", cascade: true, reason: "r") { change { status } } }`;
    await expect(one(samgraf, deleted('Solution'))).rejects.toThrow(
      'municipality:4601 is a Municipality, not a Solution',
    );
    expect(await one(samgraf, '{ municipality(id: "municipality:4601") { number } }')).toEqual({
      number: '4601',
    });
  });

  test('several fields of a mutation are made together, or none is', async () => {
    const before = await samgraf.store.sequence();
    const two = (to: string): string => `mutation {
      upsertSolution(input: {id: "resource:two", name: {nb: "To"}}, source: "source:test", certainty: FACT) { change { status } }
      connectUses(input: {from: "municipality:4601", to: "${to}"}, source: "source:test", certainty: DEDUCTION) { change { status id } }
    }`;
    await expect(send(samgraf, two('resource:none'))).rejects.toThrow(
      'connectUses.input.to: there is no resource:none',
    );
    expect(await samgraf.store.sequence()).toBe(before);
    expect(await send(samgraf, two('resource:two'))).toEqual({
      upsertSolution: { change: { status: 'CREATED' } },
      connectUses: { change: { status: 'CREATED', id: 'USES municipality:4601 resource:two' } },
    });
    expect(await samgraf.store.sequence()).toBe(before + 2);
  });

  test('a dry run says what the same request does then, and writes nothing', async () => {
    const changes = [
      { connect: { uses: { from: 'municipality:4601', to: 'resource:later' } } },
      { upsert: { solution: { id: 'resource:later', name: { nb: 'Senere' } } } },
      { patch: { solution: { id: 'resource:b', lifecycle: 'PHASING_OUT' } } },
      { upsert: { municipality: { number: '0301', name: { nb: 'Oslo' } } } },
      { disconnect: { relation: 'USES', from: 'municipality:4601', to: 'resource:a' } },
    ];
    const sequence = await samgraf.store.sequence();
    const dry = await apply(samgraf, changes, { dryRun: true });
    expect(dry).toMatchObject({ applied: false, dryRun: true, batch: null, sequence });
    expect(dry.results.map(({ status }) => status)).toEqual([
      'CREATED',
      'CREATED',
      'CHANGED',
      'UNCHANGED',
      'UNCHANGED',
    ]);
    expect(await samgraf.store.sequence()).toBe(sequence);
    await expect(one(samgraf, '{ solution(id: "resource:later") { id } }')).rejects.toThrow('NOT_FOUND');
    const done = await apply(samgraf, changes);
    expect(done).toMatchObject({
      applied: true,
      created: 2,
      changed: 1,
      unchanged: 2,
      sequence: sequence + 3,
    });
    expect(done.results).toEqual(dry.results);
    expect(await apply(samgraf, changes)).toMatchObject({ applied: true, unchanged: 5, batch: null });
  });

  test('all faults are said at once, each at its place, and nothing is written', async () => {
    const sequence = await samgraf.store.sequence();
    const report = await apply(samgraf, [
      { upsert: { solution: { id: 'resource:ok', name: { nb: 'Ok' } } } },
      { upsert: { solution: { id: 'solution:bad', name: { nb: '', en: ' ' }, registerNumber: 'x' } } },
      { upsert: { municipality: { name: { nb: 'Uten nøkkel' } } } },
      { connect: { uses: { from: 'resource:ok', to: 'municipality:0301' } } },
      { upsert: { municipality: { id: 'municipality:1', name: { nb: 'T' }, number: '0301' } } },
      { delete: { id: 'resource:a' } },
      { delete: { id: 'source:other' } },
      { patch: { solution: { id: 'resource:b', expectedVersion: 99 } } },
      { patch: { solution: { id: 'resource:b', homepage: 'https://b.no' } } },
      {
        connect: {
          uses: {
            from: 'municipality:0301',
            to: 'resource:b',
            validFrom: '2026-01-01',
            validTo: '2025-01-01',
          },
        },
      },
      { upsert: { solution: { id: 'resource:s', name: { nb: 'S' }, sources: ['source:none'] } } },
    ]);
    expect(report.applied).toBe(false);
    expect(report.results[0]).toMatchObject({ status: 'CREATED', faults: [] });
    expect(faultsOf(report)).toEqual(
      [
        'BAD_RECORD id: ids of Solution begin with resource:',
        'BAD_RECORD name.nb: is empty; leave it out instead',
        'BAD_RECORD name.en: is blank; leave it out instead',
        'BAD_RECORD registerNumber: does not match /^[A-Z]+-[0-9]{3}$/u',
        expect.stringMatching(/^BAD_RECORD id: is missing; say id, .*number.* or geonorgeUri$/),
        'BAD_RECORD from: resource:ok is a Solution; USES goes from Actor',
        'BAD_RECORD to: municipality:0301 is a Municipality; USES goes to SharedResource',
        'BAD_RECORD null: Municipality.number 0301 is that of municipality:0301, which is in the store',
        expect.stringMatching(/^BAD_RECORD null: resource:a is joined by 2 relation\(s\), such as /),
        'BAD_RECORD null: source:other is cited by resource:b; cite another first',
        'VERSION_CONFLICT null: resource:b is at version 2, not 99: it has been changed.',
        'BAD_RECORD null: resource:b stands already in changes[7].patch.solution; say it once',
        'BAD_RECORD validTo: is 2025-01-01, which is not after validFrom, 2026-01-01',
        'BAD_RECORD sources: there is no source:none',
      ].flatMap(fault => fault),
    );
    expect(await samgraf.store.sequence()).toBe(sequence);
  });

  test('a change says where it comes from and how certain it is', async () => {
    const without = (change: string): Promise<unknown> =>
      one(samgraf, `mutation { ${change} { change { status } } }`);
    await expect(
      without('upsertSolution(input: {id: "resource:q", name: {nb: "Q"}}, source: "source:test")'),
    ).rejects.toThrow(/certainty: is missing[^(]*$/);
    await expect(
      without('patchSolution(input: {id: "resource:b", certainty: null}, source: "source:test")'),
    ).rejects.toThrow(/certainty: is missing[^(]*$/);
    await expect(
      without('upsertSolution(input: {id: "resource:q", name: {nb: "Q"}, certainty: FACT, sources: []})'),
    ).rejects.toThrow('sources: is an empty list');
    await expect(
      without('patchSolution(input: {id: "resource:b", homepage: "https://q.no"})'),
    ).rejects.toThrow('source: is missing');
    await expect(without('deleteSolution(id: "resource:b")')).rejects.toThrow('source: is missing');
  });

  test('changes for another state of the graph are refused', async () => {
    const version = (await samgraf.store.sequence()) - 1;
    await expect(apply(samgraf, [], { version })).rejects.toThrow('VERSION_CONFLICT');
    expect(await apply(samgraf, [], { version: version + 1 })).toMatchObject({ applied: true });
  });

  test('two nodes swap their unique values in one request', async () => {
    await apply(samgraf, [{ patch: { solution: { id: 'resource:b', registerNumber: 'DIGDIR-002' } } }]);
    const swapped = await apply(samgraf, [
      { patch: { solution: { id: 'resource:a', registerNumber: 'DIGDIR-002' } } },
      { patch: { solution: { id: 'resource:b', registerNumber: 'DIGDIR-001' } } },
    ]);
    expect(swapped).toMatchObject({ applied: true, changed: 2 });
    const [, last] = await logOf(samgraf, swapped.sequence - 2);
    expect(last).toMatchObject({ subject: 'resource:b', before: { registerNumber: 'DIGDIR-002' } });
  });

  test('a circle is refused, within the request and through the store', async () => {
    const capability = (id: string): unknown => ({
      upsert: { capability: { id: `capability:${id}`, name: { nb: id } } },
    });
    const under = (from: string, to: string): unknown => ({
      connect: { aggregates: { from: `capability:${from}`, to: `capability:${to}` } },
    });
    expect(await apply(samgraf, [capability('p'), capability('q'), under('p', 'q')])).toMatchObject({
      applied: true,
    });
    expect(faultsOf(await apply(samgraf, [under('q', 'p')]))).toEqual([
      expect.stringContaining('reaches itself by AGGREGATES'),
    ]);
  });

  test.each([
    ['{ changes(first: 0) { sequence } }', 'BAD_INPUT'],
    ['{ changes(after: "x") { sequence } }', 'BAD_CURSOR'],
    ['mutation { undo(batch: "none", reason: "r") { applied } }', 'NOT_FOUND'],
    [
      'mutation { a: undo(batch: "a", reason: "r") { applied } b: undo(batch: "b", reason: "r") { applied } }',
      'BAD_INPUT',
    ],
  ])('%s: %s', async (text, code) => {
    await expect(send(samgraf, text)).rejects.toThrow(code);
  });

  test('10,001 changes are refused before anything is read', async () => {
    const changes = Array.from({ length: 10_001 }, () => ({ delete: { id: 'resource:none' } }));
    await expect(apply(samgraf, changes)).rejects.toThrow('TOO_COMPLEX');
  });
});

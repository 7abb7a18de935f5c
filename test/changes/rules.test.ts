import type { Samgraf } from '../../src/doors/server/samgraf';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { required } from '../../src/engine/errors';
import type { Change } from '../../src/engine/plan/change';
import { applied, apply, begin, editorOf, faultsOf, send, one } from './changing';

const upsert = (kind: string, id: string, own: object = {}): object => ({
  upsert: { [kind]: { id, name: { nb: id }, ...own } },
});
const capability = (id: string, level: number): object => upsert('capability', `capability:${id}`, { level });
const level = (id: string, value: number): object => ({
  patch: { capability: { id: `capability:${id}`, level: value } },
});
const connect = (relation: string, from: string, to: string): object => ({
  connect: { [relation]: { from, to } },
});
const under = (from: string, to: string): object =>
  connect('aggregates', `capability:${from}`, `capability:${to}`);
const exchange = (id: string, own: object = {}): object =>
  upsert('exchange', `exchange:${id}`, { kind: 'SHARING', ...own });
const joins = (number: string, id: string): object =>
  connect('participatesIn', `municipality:${number}`, `exchange:${id}`);
const leaves = (number: string, id: string): object => ({
  disconnect: { relation: 'PARTICIPATES_IN', from: `municipality:${number}`, to: `exchange:${id}` },
});
const assessment = (id: string, own: object = {}): readonly object[] => [
  upsert('assessment', `assessment:${id}`, { assessedOn: '2026-01-01', ...own }),
  connect('assesses', `assessment:${id}`, 'resource:a'),
];

describe.each(STORE_NAMES)('changes hold the rules of the SDL, on %s', name => {
  let stores: Stores | undefined;
  let samgraf: Samgraf;
  beforeEach(async () => {
    stores = stores ? await stores.emptied() : await Stores.openOne(name);
    samgraf = stores.on(name);
    await begin(samgraf);
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  const taken = async (...changes: readonly object[]): Promise<void> => {
    const report = await apply(samgraf, changes);
    expect([report.applied, faultsOf(report)]).toEqual([true, []]);
  };
  const refused = async (...changes: readonly object[]): Promise<readonly string[]> => {
    const sequence = await samgraf.store.sequence();
    const report = await apply(samgraf, changes);
    expect(report.applied).toBe(false);
    expect(await samgraf.store.sequence()).toBe(sequence);
    return faultsOf(report);
  };

  test('a level grows along the tree', async () => {
    const wrong = /^BAD_RECORD null: AGGREGATES goes from capability:p with the level 2 to capability:q with/;
    expect(await refused(capability('p', 2), capability('q', 2), under('p', 'q'))).toEqual([
      expect.stringMatching(wrong),
    ]);
    await taken(capability('p', 2), capability('q', 3), under('p', 'q'));
    expect(await refused(level('q', 2))).toEqual([expect.stringMatching(wrong)]);
    expect(await refused(level('p', 3))).toHaveLength(1);
    await taken(level('p', 4), level('q', 5));
    await taken(level('p', 5), {
      disconnect: { relation: 'AGGREGATES', from: 'capability:p', to: 'capability:q' },
    });
    expect(await refused(under('p', 'q'))).toHaveLength(1);
  });

  test('an exchange has two participants when all is done', async () => {
    const alone = /^BAD_RECORD null: PARTICIPATES_IN goes to exchange:x 1 time\(s\), and must go at least 2/;
    expect(await refused(exchange('x'), joins('0301', 'x'))).toEqual([expect.stringMatching(alone)]);
    await taken(exchange('x'), joins('0301', 'x'), joins('4601', 'x'));
    expect(await refused(leaves('4601', 'x'))).toEqual([expect.stringMatching(alone)]);
    expect(await refused({ delete: { id: 'municipality:4601', cascade: true } })).toEqual([
      expect.stringMatching(alone),
    ]);
    await taken(leaves('4601', 'x'), connect('participatesIn', 'organisation:x', 'exchange:x'));
    await taken(exchange('x', { othersUnnamed: true }), leaves('0301', 'x'));
    expect(await refused(exchange('x', { othersUnnamed: null }))).toEqual([expect.stringMatching(alone)]);
    await taken({ delete: { id: 'exchange:x', cascade: true } });
  });

  test('a day has one assessment of a thing in a context', async () => {
    const same =
      /^BAD_RECORD null: assessment:n agrees with assessment:m, in (changes\[0\].*|the store), in all/;
    expect(await refused(...assessment('m'), ...assessment('n'))).toEqual([expect.stringMatching(same)]);
    await taken(...assessment('m'));
    expect(await refused(...assessment('n'))).toEqual([expect.stringMatching(same)]);
    await taken(...assessment('n', { assessedOn: '2026-01-02' }));
    const moved = { patch: { assessment: { id: 'assessment:n', assessedOn: '2026-01-01' } } };
    expect(await refused(moved)).toEqual([expect.stringMatching(same)]);
    await taken(moved, upsert('goal', 'goal:g'), connect('inContextOf', 'assessment:n', 'goal:g'));
    const out = { disconnect: { relation: 'IN_CONTEXT_OF', from: 'assessment:n', to: 'goal:g' } };
    expect(await refused(out)).toEqual([expect.stringMatching(same)]);
    await taken(out, { delete: { id: 'assessment:m', cascade: true } });
  });

  test('a circle of dependencies is made, and told', async () => {
    const [there, back] = [
      connect('dependsOn', 'resource:a', 'resource:b'),
      connect('dependsOn', 'resource:b', 'resource:a'),
    ];
    expect(await apply(samgraf, [there])).toMatchObject({ applied: true, warnings: [] });
    const warnings = [
      expect.stringMatching(/^DEPENDS_ON goes in a circle through resource:a, resource:b: Resources may/),
    ];
    expect(await apply(samgraf, [back], { dryRun: true })).toMatchObject({ applied: false, warnings });
    const stranger = { viewer: editorOf('municipality:4601') };
    const evidence = { source: 'source:test', certainty: 'FACT', expectedVersion: undefined } as const;
    const changes: readonly Change[] = [
      {
        kind: 'connect',
        of: required(samgraf.model.relations.get('DEPENDS_ON'), 'DEPENDS_ON'),
        from: 'resource:b',
        to: 'resource:a',
        at: 'changes[0]',
        given: {},
        ...evidence,
      },
    ];
    expect(await applied(samgraf, changes, { dryRun: true })).toMatchObject({ warnings });
    expect(await applied(samgraf, changes, { ...stranger, dryRun: true })).toMatchObject({ warnings: [] });
    const alone =
      'mutation { connectDependsOn(input: {from: "resource:b", to: "resource:a", validTo: "2000-01-01"}, source: "source:test", certainty: FACT) { warnings } }';
    expect(await one(samgraf, alone)).toEqual({ warnings });
    await taken({ disconnect: { relation: 'DEPENDS_ON', from: 'resource:b', to: 'resource:a' } });
    const asked = await apply(samgraf, [back], { key: 'k' });
    expect(asked).toMatchObject({ applied: true, created: 1, warnings });
    expect(await apply(samgraf, [back], { key: 'k' })).toMatchObject({ replayed: true, warnings });
    const other = upsert('solution', 'resource:c');
    expect(await apply(samgraf, [other])).toMatchObject({ applied: true, warnings: [] });
  });

  test('a removal of what is not there is told, with what is', async () => {
    const uses = (validFrom?: string): object => ({
      disconnect: {
        relation: 'USES',
        from: 'municipality:4601',
        to: 'resource:b',
        ...(validFrom ? { validFrom } : {}),
      },
    });
    const what = 'USES from municipality:4601 to resource:b';
    const toldOf = async (change: object): Promise<readonly string[]> => {
      const { unchanged, warnings } = await apply(samgraf, [change]);
      expect(unchanged).toBe(1);
      return warnings as readonly string[];
    };
    expect(await toldOf(uses())).toEqual([
      `changes[0].disconnect: there is no ${what}, so nothing is disconnected`,
    ]);
    const given = { from: 'municipality:4601', to: 'resource:b' };
    await taken({ connect: { uses: { ...given, validFrom: '2024-01-01' } } });
    const dated = `there is no ${what} without validFrom, but one from 2024-01-01: give that as validFrom`;
    expect(await toldOf(uses())).toEqual([`changes[0].disconnect: ${dated}`]);
    const alone =
      'mutation { disconnectUses(from: "municipality:4601", to: "resource:b", source: "source:test") { warnings } }';
    expect(await one(samgraf, alone)).toEqual({ warnings: [`disconnectUses: ${dated}`] });
    await taken({ connect: { uses: given } }, uses('2024-01-01'));
    expect(await toldOf(uses('2024-01-01'))).toEqual([
      `changes[0].disconnect: there is no ${what} with validFrom 2024-01-01, but one without: leave validFrom out`,
    ]);
    expect(await toldOf({ delete: { id: 'resource:nope' } })).toEqual([
      'changes[0].delete: there is no resource:nope, so nothing is deleted',
    ]);
    await taken(uses());
  });

  test('what is hidden is not told of', async () => {
    const closed = { access: 'RESTRICTED', restrictedTo: ['organisation:x'] };
    await taken({
      connect: { uses: { from: 'municipality:4601', to: 'resource:b', validFrom: '2024-01-01', ...closed } },
    });
    const text =
      'mutation { disconnectUses(from: "municipality:4601", to: "resource:b", source: "source:test") { warnings } }';
    expect(await send(samgraf, text, {}, editorOf('municipality:4601'))).toEqual({
      disconnectUses: {
        warnings: [expect.stringMatching(/there is no USES from .*, so nothing is disconnected$/)],
      },
    });
  });

  test.each([
    ['solution', { id: 'resource:a', homepage: 'x' }],
    ['municipality', { id: 'municipality:4601', homepage: 'x' }],
    ['source', { id: 'source:test', url: 'x' }],
    ['framework', { id: 'framework:f', kind: 'STRATEGY', condition: 'REGULATORY', url: 'x' }],
  ])('a web address of a %s is one of http or https', async (kind, given) => {
    const change = (address: string): object => {
      const own = Object.fromEntries(Object.entries(given).map(([k, v]) => [k, v === 'x' ? address : v]));
      return kind === 'framework' ? upsert(kind, own['id'] ?? '', own) : { patch: { [kind]: own } };
    };
    for (const address of ['javascript:alert(document.domain)', 'www.a.no', 'https://a.no/"><script>'])
      expect(await refused(change(address))).toEqual([
        expect.stringMatching(
          /^BAD_RECORD \w+: is not a web address: write it as https:\/\/www\.example\.no\/$/,
        ),
      ]);
    await taken(change('https://a.no/x?y=%20#z'));
  });

  test('what is not of a rule is written without a look for one', async () => {
    const changes = [{ patch: { solution: { id: 'resource:a', homepage: 'https://a.no' } } }];
    const before = samgraf.store.statements;
    await apply(samgraf, changes);
    const plain = samgraf.store.statements - before;
    await apply(samgraf, [connect('dependsOn', 'resource:a', 'resource:b')]);
    const ruled = samgraf.store.statements - before - plain;
    expect(plain).toBeLessThan(ruled);
  });

  test('a mutation of one field is refused likewise', async () => {
    const text = `mutation { upsertExchange(input: {id: "exchange:y", kind: VALUE, name: {nb: "Y"}}, source: "source:test", certainty: FACT) { change { status } } }`;
    await expect(send(samgraf, text)).rejects.toThrow(
      'upsertExchange.input: PARTICIPATES_IN goes to exchange:y 0 time(s)',
    );
  });
});

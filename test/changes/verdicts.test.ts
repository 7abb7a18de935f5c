import type { Samgraf } from '../../src/doors/server/samgraf';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { apply, begin, faultsOf, one } from './changing';

let stores: Stores;
beforeAll(async () => {
  stores = await Stores.open();
}, OPEN_TIMEOUT_MS);
afterAll(() => stores?.close());

const judged = (from: string, verdict: string | null, more: object = {}): object => ({
  connect: {
    uses: {
      from,
      to: 'resource:a',
      verdict,
      ...(verdict ? { verdictOn: '2026-11-01', verdictEvidence: 'Asked them' } : {}),
      ...more,
    },
  },
});

describe.each(STORE_NAMES)('on %s', name => {
  let samgraf: Samgraf;
  beforeAll(async () => {
    samgraf = stores.on(name);
    await begin(samgraf);
    const report = await apply(samgraf, [
      judged('municipality:4601', 'CONTRADICTED'),
      { upsert: { municipality: { id: 'municipality:4631', number: '4631', name: { nb: 'Alver' } } } },
      judged('municipality:4631', 'CONFIRMED'),
    ]);
    expect(report.applied).toBe(true);
  });

  test('a verdict takes its day and its evidence', async () => {
    const report = await apply(samgraf, [
      judged('municipality:0301', 'STALE', { verdictOn: null, verdictEvidence: null }),
    ]);
    expect(faultsOf(report)).toEqual([
      'BAD_RECORD verdictOn: is missing; verdict is STALE, which takes it',
      'BAD_RECORD verdictEvidence: is missing; verdict is STALE, which takes it',
    ]);
  });

  test('a new verdict does not rest on the evidence of the last, and none is of a day to come', async () => {
    const again = (more: object) => [
      { connect: { uses: { from: 'municipality:4601', to: 'resource:a', verdict: 'CONFIRMED', ...more } } },
    ];
    expect(faultsOf(await apply(samgraf, again({})))).toEqual([
      'BAD_RECORD verdictOn: is missing; verdict is CONFIRMED, which takes it',
      'BAD_RECORD verdictEvidence: is missing; verdict is CONFIRMED, which takes it',
    ]);
    expect(
      faultsOf(await apply(samgraf, again({ verdictOn: '2030-01-01', verdictEvidence: 'They say so' }))),
    ).toEqual(['BAD_RECORD verdictOn: is 2030-01-01, a day to come']);
    expect(
      faultsOf(await apply(samgraf, [judged('municipality:4601', 'CONTRADICTED', { verdictOn: undefined })])),
    ).toEqual([]);
    expect(
      await apply(
        samgraf,
        [{ connect: { uses: { from: 'municipality:4601', to: 'resource:a', verdict: null } } }],
        { dryRun: true },
      ),
    ).toMatchObject({
      results: [{ fields: [{ field: 'verdict' }, { field: 'verdictOn' }, { field: 'verdictEvidence' }] }],
    });
  });

  test.each([
    ['', ['municipality:0301', 'municipality:4601', 'municipality:4631']],
    ['CONFIRMED', ['municipality:4631']],
    ['UNCHECKED', ['municipality:0301']],
    ['CONFIRMED, UNCHECKED', ['municipality:0301', 'municipality:4631']],
    ['STALE', []],
  ])(
    'only relations with one of [%s] count: in lists, counts, filters and questions',
    async (verdicts, ids) => {
      const only = verdicts === '' ? '' : `, verdicts: [${verdicts}]`;
      const nodes = ids.map(id => ({ id }));
      expect(
        await one(
          samgraf,
          `{ solution(id: "resource:a"${only}) { usedBy(orderBy: [{node: {id: ASC}}]) { totalCount nodes { id } } } }`,
        ),
      ).toEqual({ usedBy: { totalCount: ids.length, nodes } });
      expect(
        await one(
          samgraf,
          `{ municipalities(where: {uses: {some: {}}}, orderBy: [{id: ASC}]${only}) { totalCount nodes { id } } }`,
        ),
      ).toEqual({ totalCount: ids.length, nodes });
      const around = (await one(
        samgraf,
        `{ neighbourhood(of: {id: "resource:a"}, relations: [USES], maxHops: 1${only}) { nodes { node { id } } } }`,
      )) as { nodes: readonly { node: { id: string } }[] };
      expect(
        around.nodes
          .map(({ node }) => node.id)
          .filter(id => id !== 'resource:a')
          .sort(),
      ).toEqual(ids);
    },
  );

  test('what a verdict hides is said, and no more than that', async () => {
    const ask = (verdicts: string): Promise<unknown> =>
      one(
        samgraf,
        `{ paths(from: {id: "municipality:4601"}, to: {id: "resource:a"}, direction: FORWARD${verdicts}) {
            outcome nodes { length } whyNot { hiddenBy { by explanation(lang: en) } } } }`,
      );
    expect(await ask('')).toEqual({ outcome: 'FOUND', nodes: [{ length: 1 }], whyNot: null });
    expect(await ask(', verdicts: [CONFIRMED, UNCHECKED]')).toEqual({
      outcome: 'ABSENT_IN_GRAPH',
      nodes: [],
      whyNot: {
        hiddenBy: [
          {
            by: 'VERDICTS',
            explanation: 'There is a path if relations with other verdicts are included.',
          },
        ],
      },
    });
  });

  test('relations are found by their verdict, which is read with them', async () => {
    expect(
      await one(
        samgraf,
        `{ solution(id: "resource:a") { usedBy(where: {verdict: {eq: CONTRADICTED}}) { edges { node { id } verdict verdictOn verdictEvidence } } } }`,
      ),
    ).toEqual({
      usedBy: {
        edges: [
          {
            node: { id: 'municipality:4601' },
            verdict: 'CONTRADICTED',
            verdictOn: '2026-11-01',
            verdictEvidence: 'Asked them',
          },
        ],
      },
    });
  });
});

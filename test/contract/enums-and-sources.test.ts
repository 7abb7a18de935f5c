import type { Samgraf } from '../../src/doors/server/samgraf';
import { FACT, SOURCE, load, removeFolders } from '../exchange/loading';
import { dataOf } from '../support/golden';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';

const goal = { type: 'Goal', id: 'goal:g', name: { en: 'g' }, ...FACT };
/** Neither in the order of the SDL nor of the alphabet. */
const KINDS: Readonly<Record<string, string>> = {
  FACT: 'STRATEGY',
  DEDUCTION: 'CIRCULAR',
  UNCERTAIN: 'LEGAL_ACT',
};
const certainties = ['FACT', 'DEDUCTION', 'UNCERTAIN'] as const;
const sector = (certainty: string): object => ({
  type: 'Framework',
  id: `framework:${certainty.toLowerCase()}`,
  kind: KINDS[certainty],
  condition: 'REGULATORY',
  jurisdiction: 'EU',
  name: { en: certainty },
  ...FACT,
  certainty,
  rationale: 'why',
});
const cited = ['source:early', 'source:s', 'source:unsure'];
const RECORDS = [
  SOURCE,
  goal,
  ...certainties.map(sector),
  { ...SOURCE, id: 'source:early', validFrom: '2010-01-01', validTo: '2020-01-01' },
  { ...SOURCE, id: 'source:unsure', certainty: 'UNCERTAIN', rationale: 'why' },
  { type: 'Solution', id: 'resource:r', name: { en: 'r' }, ...FACT, sources: cited },
  { type: 'Municipality', id: 'municipality:0001', number: '0001', name: { nb: 'm' }, ...FACT },
  { relation: 'USES', from: 'municipality:0001', to: 'resource:r', ...FACT, sources: cited },
];

afterAll(removeFolders);

describe.each(STORE_NAMES)('on %s', name => {
  let stores: Stores;
  let samgraf: Samgraf;
  beforeAll(async () => {
    stores = await Stores.openOne(name);
    samgraf = stores.on(name);
    await load(samgraf, { 'a.jsonl': RECORDS });
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  test('enums sort by their order in the SDL, page by page', async () => {
    const pages: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 3; page += 1) {
      const { frameworks } = (await dataOf(
        samgraf,
        'query ($after: String) { frameworks(orderBy: [{certainty: DESC}], first: 1, after: $after) { nodes { certainty } pageInfo { endCursor } } }',
        { after },
      )) as { frameworks: { nodes: { certainty: string }[]; pageInfo: { endCursor: string } } };
      pages.push(...frameworks.nodes.map(node => node.certainty));
      after = frameworks.pageInfo.endCursor;
    }
    expect(pages).toEqual([...certainties].reverse());
    expect(
      await dataOf(
        samgraf,
        '{ frameworks(orderBy: [{certainty: ASC}], where: {certainty: {in: [UNCERTAIN, DEDUCTION]}}) { nodes { certainty } } none: frameworks(where: {certainty: {in: []}}) { totalCount } }',
      ),
    ).toEqual({
      frameworks: { nodes: [{ certainty: 'DEDUCTION' }, { certainty: 'UNCERTAIN' }] },
      none: { totalCount: 0 },
    });
  });

  test('an enum with an index does so too, by the place that is kept beside it', async () => {
    const kinds = async (args: string): Promise<unknown> => {
      const { frameworks } = (await dataOf(samgraf, `{ frameworks(${args}) { nodes { kind } } }`)) as {
        frameworks: { nodes: { kind: string }[] };
      };
      return frameworks.nodes.map(({ kind }) => kind);
    };
    expect(await kinds('orderBy: [{kind: ASC}]')).toEqual(['LEGAL_ACT', 'CIRCULAR', 'STRATEGY']);
    expect(await kinds('orderBy: [{kind: DESC}], where: {kind: {in: [CIRCULAR, STRATEGY]}}')).toEqual([
      'STRATEGY',
      'CIRCULAR',
    ]);
  });

  test('sources count as of the day and certainty asked for', async () => {
    const ask = async (args: string): Promise<unknown> =>
      dataOf(
        samgraf,
        `{ municipality(number: "0001"${args}) { uses { edges { sources { id } node { sources { id } } } } }
      paths(from: {id: "municipality:0001"}, to: {id: "resource:r"}${args}) { nodes { steps { sources { id } } } } }`,
      );
    const answer = (ids: readonly string[]): unknown => {
      const sources = ids.map(id => ({ id }));
      return {
        municipality: { uses: { edges: [{ sources, node: { sources } }] } },
        paths: { nodes: [{ steps: [{ sources }] }] },
      };
    };
    expect(await ask(', asOf: "2019-01-01"')).toEqual(answer(cited));
    expect(await ask(', asOf: "2021-01-01"')).toEqual(answer(['source:s', 'source:unsure']));
    expect(await ask(', asOf: "2021-01-01", certainty: DEDUCTION')).toEqual(answer(['source:s']));
  });
});

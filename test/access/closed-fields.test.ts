import { STORE_NAMES } from '../support/stores';
import { AGREEMENTS, BERGEN, modelWithAgreements } from './agreements';
import { neverCrossed, servedTo, type Door, type Keys } from './served-to';

const VIEWERS: Keys = {
  anonymous: undefined,
  'a reader of Alver': ['--role', 'reader', '--actor', 'municipality:4631'],
  'a reader of Bergen': ['--role', 'reader', '--actor', BERGEN],
  'a steward': ['--role', 'steward'],
};

const FIELDS = 'id price reachedAt clause(lang: en) clauses { lang value } remarks';
/** By every way to a node and an edge. */
const EVERYTHING = `{
  agreements(orderBy: [{id: ASC}]) { nodes { ${FIELDS} agreedBy { edges { role discount } } } }
  agreement(id: "agreement:of-bergen") { ${FIELDS} }
  node(id: "agreement:of-bergen") { ... on Agreement { ${FIELDS} } }
  nodes(ids: ["agreement:of-bergen"]) { ... on Agreement { ${FIELDS} } }
  search(text: "agreement of-bergen", first: 1) { nodes { ... on Agreement { ${FIELDS} } } }
  municipality(number: "4601") { agreements(where: {node: {id: {eq: "agreement:of-bergen"}}}) { nodes { ${FIELDS} } } }
  paths(from: {id: "${BERGEN}"}, to: {id: "agreement:of-bergen"}) {
    nodes { steps { to { ... on Agreement { ${FIELDS} } } ... on HasAgreementStep { role discount } } }
  }
}`;

type Answer = Readonly<Record<string, never>>;

describe.each(STORE_NAMES)('fields with a level, on %s', name => {
  const { answerTo } = servedTo(VIEWERS, AGREEMENTS, name, modelWithAgreements());
  const bodyOf = async (door: Door, who: string, query = EVERYTHING): Promise<string> =>
    (await answerTo(who, query, door)).body;
  const dataOf = async (who: string, query = EVERYTHING): Promise<Answer> =>
    (JSON.parse(await bodyOf('lane', who, query)) as { data: Answer }).data;

  const whole = (id: string, price: number): object => ({
    id: `agreement:${id}`,
    price,
    reachedAt: `kari@${id}`,
    clause: `Terms of ${id}`,
    clauses: [
      { lang: 'nb', value: `Vilkår for ${id}` },
      { lang: 'en', value: `Terms of ${id}` },
    ],
    remarks: [`Renews ${id}`],
  });
  const personal = { reachedAt: null, remarks: [] };
  const nothing = { price: null, ...personal, clause: null, clauses: [] };
  const of = (agreement: object, discount: number | null): object => ({
    ...agreement,
    agreedBy: { edges: [{ role: 'buyer', discount }] },
  });
  const nothingOf = (id: string): object => of({ ...nothing, id: `agreement:${id}` }, null);

  test.each<[string, readonly object[]]>([
    ['anonymous', ['of-bergen', 'of-nobody', 'of-region'].map(nothingOf)],
    ['a reader of Alver', ['of-bergen', 'of-nobody', 'of-region'].map(nothingOf)],
    [
      'a reader of Bergen',
      [
        of(whole('of-bergen', 200), 20),
        nothingOf('of-nobody'),
        of({ ...whole('of-region', 300), ...personal }, 30),
      ],
    ],
    [
      'a steward',
      [of(whole('of-bergen', 200), 20), of(whole('of-nobody', 100), 10), of(whole('of-region', 300), 30)],
    ],
  ])('what %s sees of them, by whatever way', async (who, agreements) => {
    const data = await dataOf(who);
    expect(data['agreements']).toEqual({ nodes: agreements });
    const { agreedBy, ...one } = agreements[0] as { agreedBy: { edges: readonly object[] } };
    expect(data).toMatchObject({
      agreement: one,
      node: one,
      nodes: [one],
      search: { nodes: [one] },
      municipality: { agreements: { nodes: [one] } },
      paths: { nodes: [{ steps: [{ to: one, ...agreedBy.edges[0] }] }] },
    });
  });

  test('kept answers, the lane and Apollo Server never give one what another sees', async () => {
    const first = await neverCrossed(VIEWERS, bodyOf);
    expect(first['a reader of Alver']).toBe(first['anonymous']);
  });

  test.each([
    '{ agreements(where: {price: {gt: 150}}) { totalCount } }',
    '{ agreements(where: {reachedAt: {isNull: false}}) { totalCount } }',
    '{ agreements(orderBy: [{price: ASC}]) { totalCount } }',
    '{ agreementGroupings(by: [price]) { nodes { count } } }',
    '{ agreementGroupings(by: [certainty]) { nodes { max { price } } } }',
    '{ municipality(number: "4601") { agreements(where: {discount: {gt: 1}}) { totalCount } } }',
    '{ municipality(number: "4601") { agreements(orderBy: [{discount: ASC}]) { totalCount } } }',
  ])('nobody asks about them: %s', async query => {
    expect(JSON.parse(await bodyOf('lane', 'a steward', query))).toMatchObject({
      errors: [{ message: expect.stringMatching(/price|reachedAt|discount|max/) as string }],
    });
  });

  test('nothing is found by their words', async () => {
    expect(await dataOf('a steward', '{ search(text: "renews vilkår kari") { totalCount } }')).toEqual({
      search: { totalCount: 0 },
    });
  });

  test('their description says who sees them', async () => {
    const query = '{ __type(name: "Agreement") { fields { name description } } }';
    const { fields } = (await dataOf('anonymous', query))['__type'] as unknown as {
      fields: readonly Readonly<{ name: string; description: string }>[];
    };
    expect(fields.find(field => field.name === 'reachedAt')?.description).toBe(
      'Norwegian: kontaktperson. Seen by the actors in `restrictedTo` of its record themselves, and stewards; null to others.',
    );
  });
});

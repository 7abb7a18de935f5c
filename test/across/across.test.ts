import { openAsking, serveExample, type Serving } from './graphs';

let ee: Serving;
let no: Serving;
beforeAll(async () => {
  ee = await serveExample('estonia');
  no = await openAsking({ ee: ee.address });
}, 120_000);
afterAll(async () => {
  await no.close();
  await ee.close();
});

const asked = async (query: string): Promise<unknown> => {
  const { data, errors } = await no.app.ask(query, {}, {});
  expect(errors).toBeUndefined();
  return data;
};
const codes = async (query: string): Promise<unknown> =>
  (await no.app.ask(query, {}, {})).errors?.map(({ extensions }) => extensions?.['code']);

const OSLO_TALLINN =
  'from: {id: "municipality:0301"}, to: {id: "ee:local:tallinn"}, across: [ee], maxHops: 5, direction: ANY';

describe('from one country to another', () => {
  test('leads the path that was found by hand, by law', async () => {
    const { paths } = (await asked(`{ paths(${OSLO_TALLINN}, first: 1) {
      outcome truncated { reason } graphs { graph asked unheard sequence }
      nodes {
        length certainty explanation(lang: en)
        crossings { at { id } from to by likeness }
        steps { __typename certainty from { id } to { id } ... on StepElsewhere { graph called } ... on SameStep { by } }
      }
    } }`)) as { paths: { nodes: readonly Readonly<{ explanation: string }>[] } };
    expect(paths).toMatchObject({
      outcome: 'FOUND',
      truncated: null,
      graphs: [{ graph: 'ee', asked: true, unheard: null, sequence: 1 }],
      nodes: [
        {
          length: 5,
          certainty: 'DEDUCTION',
          crossings: [{ at: { id: 'framework:eidas' }, from: null, to: 'ee', likeness: true }],
          steps: [
            { __typename: 'UsesStep', to: { id: 'resource:id-porten' } },
            { __typename: 'FulfilsStep', certainty: 'FACT', to: { id: 'framework:eidas' } },
            {
              __typename: 'SameStep',
              from: { id: 'framework:eidas' },
              to: { id: 'ee:law:eidas' },
              by: ['http://publications.europa.eu/resource/celex/32014R0910'],
            },
            { graph: 'ee', called: 'FULFILS', certainty: 'DEDUCTION', to: { id: 'ee:asset:tara' } },
            { graph: 'ee', called: 'DEPENDS_ON', certainty: 'FACT', to: { id: 'ee:asset:tallinn-portal' } },
            { graph: 'ee', called: 'PROVIDES', certainty: 'DEDUCTION', to: { id: 'ee:local:tallinn' } },
          ],
        },
      ],
    });
    expect(paths.nodes[0]?.explanation).toMatch(
      /^Oslo should use ID-porten.*Celex 32014R0910\. .*makes them alike/,
    );
  });

  test('tells what connects them, what is of the other graph as that tells it, and passes on what is asked', async () => {
    expect(
      await asked(`{ connections(${OSLO_TALLINN}, via: {framework: {}}) {
        outcome nodes { via { id } targets { id name(lang: en) ... on ThingElsewhere { graph kind iri } } }
      } }`),
    ).toMatchObject({
      connections: {
        outcome: 'FOUND',
        nodes: [
          {
            via: { id: 'framework:eidas' },
            targets: [
              {
                id: 'ee:local:tallinn',
                name: 'Tallinn City Office',
                graph: 'ee',
                kind: 'LocalGovernment',
                iri: `${ee.address}/id/local:tallinn`,
              },
            ],
          },
        ],
      },
    });
    expect(await asked(`{ paths(${OSLO_TALLINN}, certainty: FACT) { outcome graphs { asked } } }`)).toEqual({
      paths: { outcome: 'ABSENT_IN_GRAPH', graphs: [{ asked: true }] },
    });
  });

  test('is the same the other way round', async () => {
    const lengths = async (ends: string): Promise<unknown> =>
      asked(`{ paths(${ends}, across: [ee], maxHops: 5, direction: ANY) { totalCount nodes { length } } }`);
    expect(await lengths('from: {id: "ee:local:tallinn"}, to: {id: "municipality:0301"}')).toEqual(
      await lengths('from: {id: "municipality:0301"}, to: {id: "ee:local:tallinn"}'),
    );
  });

  test('knows what is nowhere, and keeps no answer', async () => {
    expect(
      await codes(
        '{ paths(from: {id: "municipality:0301"}, to: {id: "ee:local:nowhere"}, across: [ee]) { outcome } }',
      ),
    ).toEqual(['NOT_FOUND']);
    expect(
      await codes('{ paths(from: {id: "municipality:0301"}, to: {id: "ee:local:tallinn"}) { outcome } }'),
    ).toEqual(['NOT_FOUND']);
    const key = 'name(lang: en)';
    const ask = (): Promise<unknown> =>
      asked(`{ paths(${OSLO_TALLINN}, first: 1) { nodes { to { ${key} } } } }`);
    expect(JSON.stringify(await ask())).toContain('Tallinn City Office');
  });
});

test('a graph that has itself for another ends', async () => {
  const circle = await openAsking({ self: 'http://127.0.0.1:7301' });
  await circle.app.listen({ host: '127.0.0.1', port: 7301 });
  const { data } = await circle.app.ask(
    '{ paths(from: {id: "municipality:0301"}, to: {id: "framework:eidas"}, across: [self], maxHops: 2) { outcome graphs { asked unheard } } }',
    {},
    {},
  );
  expect(data).toMatchObject({ paths: { outcome: 'FOUND' } });
  const again = await circle.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'samgraf-across': '1' },
    payload: {
      query: '{ paths(from: {id: "a:b"}, to: {id: "a:c"}, across: [self]) { outcome } }',
    },
  });
  expect(again.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_INPUT' } }] });
  await circle.close();
}, 60_000);

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
const EIDAS = 'of: {id: "framework:eidas"}, across: [ee], first: 1000';
const GRAPHS = 'truncated { reason } graphs { asked unheard things }';

describe('what follows from one thing goes on in another graph', () => {
  test('what is reached, told from where the other begins', async () => {
    const { reach } = (await asked(`{ reach(${EIDAS}, direction: BACKWARD, maxHops: 2) {
      totalCount counts { count } ${GRAPHS}
      nodes { distance node { id } path { explanation(lang: en) crossings { from to likeness } steps { __typename to { id } } } }
    } }`)) as {
      reach: Readonly<{
        totalCount: number;
        counts: readonly Readonly<{ count: number }>[];
        graphs: readonly Readonly<{ things: number }>[];
        nodes: readonly Readonly<{ node: Readonly<{ id: string }> }>[];
      }>;
    };
    expect(reach).toMatchObject({ truncated: null, graphs: [{ asked: true, unheard: null }] });
    const theirs = reach.nodes.filter(({ node }) => node.id.startsWith('ee:'));
    expect(theirs.length).toBeGreaterThan(10);
    // What is of the other graph is counted by it, and all else by kind.
    expect(reach.graphs[0]?.things).toBe(theirs.length);
    expect(reach.counts.reduce((sum, { count }) => sum + count, theirs.length)).toBe(reach.totalCount);
    expect(reach.nodes.find(({ node }) => node.id === 'ee:asset:tallinn-portal')).toMatchObject({
      distance: 2,
      path: {
        crossings: [{ from: null, to: 'ee', likeness: false }],
        steps: [
          { __typename: 'SameStep', to: { id: 'ee:law:eidas' } },
          { __typename: 'StepElsewhere', to: { id: 'ee:asset:tara' } },
          { __typename: 'StepElsewhere', to: { id: 'ee:asset:tallinn-portal' } },
        ],
        explanation: expect.stringContaining('Celex 32014R0910') as string,
      },
    });
  });

  test('what a change of an act means, by the rules of each', async () => {
    expect(
      await asked(
        `{ impact(${EIDAS}, change: CHANGE, maxHops: 3) { ${GRAPHS} nodes { node { id } consequence explanation(lang: en) } } }`,
      ),
    ).toMatchObject({
      impact: {
        truncated: null,
        graphs: [{ asked: true, things: 1 }],
        nodes: expect.arrayContaining([
          expect.objectContaining({ node: { id: 'framework:tillitstjenesteloven' } }),
          expect.objectContaining({
            node: { id: 'ee:law:eitseta' },
            consequence: 'LEGAL_BASIS',
            explanation: expect.stringContaining('gives effect to eIDAS') as string,
          }),
        ]) as unknown[],
      },
    });
  });

  test('what falls with something there, and what there cannot do without it', async () => {
    expect(
      await asked(
        `{ impact(of: {id: "ee:asset:x-tee"}, maxHops: 2, across: [ee]) { ${GRAPHS} nodes { node { id } consequence extent } } }`,
      ),
    ).toMatchObject({ impact: { truncated: null, nodes: expect.arrayContaining([]) as unknown[] } });
    expect(
      await asked(`{ dependencies(of: {ids: ["ee:asset:tallinn-portal", "resource:id-porten"]}, maxHops: 3, across: [ee]) {
        ${GRAPHS} nodes { node { id } dependents { id } }
      } }`),
    ).toMatchObject({
      dependencies: {
        truncated: null,
        graphs: [{ asked: true }],
        nodes: expect.arrayContaining([
          { node: { id: 'ee:asset:tara' }, dependents: [{ id: 'ee:asset:tallinn-portal' }] },
        ]) as unknown[],
      },
    });
  });

  test('why there is no path: what hides one, also there', async () => {
    expect(
      await asked(`{ paths(from: {id: "municipality:0301"}, to: {id: "ee:local:tallinn"}, maxHops: 5, across: [ee], certainty: FACT, direction: ANY) {
        whyNot { hiddenBy { by } explanation(lang: en) }
      } }`),
    ).toMatchObject({
      paths: {
        whyNot: {
          hiddenBy: [{ by: 'CERTAINTY' }],
          explanation: expect.stringContaining('relations followed by default') as string,
        },
      },
    });
  });
});

import { rpc } from '../agents/rpc';
import { openAsking, serveExample, type Serving } from './graphs';

/** A port at which nobody listens. */
const NOBODY = 'http://127.0.0.1:9';

type Rpc = Readonly<{
  tools: readonly Readonly<{
    name: string;
    inputSchema: Readonly<{ properties: Readonly<Record<string, { items?: { enum?: readonly string[] } }>> }>;
  }>[];
  content: readonly [Readonly<{ text: string }>];
  structuredContent: Readonly<{
    outcome: string;
    complete: boolean;
    items: readonly Readonly<{ id?: string }>[];
  }>;
  contents: readonly [Readonly<{ text: string }>];
}>;

let ee: Serving;
let no: Serving;
let alone: Serving;
beforeAll(async () => {
  ee = await serveExample('estonia');
  no = await openAsking({ ee: ee.address, xx: NOBODY });
  alone = await openAsking({});
}, 120_000);
afterAll(async () => {
  for (const one of [no, ee, alone]) await one?.close();
});

const answered = async (of: Serving, method: string, params: object): Promise<Rpc> =>
  (await rpc(of.app, method, params)) as Rpc;

const asked = async (name: string, given: object): Promise<Rpc['structuredContent'] & { text: string }> => {
  const { content, structuredContent } = await answered(no, 'tools/call', { name, arguments: given });
  return { ...structuredContent, text: content[0].text };
};

const takesAcross = ({ tools }: Rpc): readonly string[] =>
  tools.filter(({ inputSchema }) => 'across' in inputSchema.properties).map(({ name }) => name);

test('tools that follow relations take the graphs that are set, and none where none is', async () => {
  const listed = await answered(no, 'tools/list', {});
  expect(takesAcross(listed)).toEqual(
    expect.arrayContaining(['explain_connections', 'explain_absence', 'assess_impact', 'find_dependencies']),
  );
  const [one] = listed.tools.filter(({ name }) => name === 'explain_connections');
  expect(one?.inputSchema.properties['across']?.items?.enum).toEqual(['ee', 'xx']);
  expect(takesAcross(await answered(alone, 'tools/list', {}))).toEqual([]);
});

test('from Oslo to Tallinn each step of theirs is told as theirs', async () => {
  const told = await asked('explain_connections', {
    from: 'Oslo',
    to: 'ee:local:tallinn',
    across: ['ee'],
    lang: 'en',
  });
  expect([told.outcome, told.items.map(({ id }) => id)]).toEqual([
    'FOUND',
    expect.arrayContaining(['resource:id-porten', 'framework:eidas', 'ee:asset:tara']),
  ]);
  expect(told.text).toContain('eIDAS is the same in both graphs: Celex 32014R0910');
  expect(told.text).toContain('(ee:law:eidas → ee:local:tallinn)');
  expect(told.text).toMatch(/ee: .* was asked, as it is with entry \d+ of its change log/);
});

test.each(['explain_connections', 'explain_absence'])(
  'by %s, of a graph that does not answer nothing is known, and it is not told that there is none',
  async name => {
    const told = await asked(name, {
      from: 'municipality:0301',
      to: 'xx:local:tallinn',
      across: ['xx'],
      lang: 'en',
    });
    expect([told.outcome, told.complete]).toEqual(['UNKNOWN', false]);
    expect(told.text).toContain(
      'xx was not asked: it cannot be reached. What is said here does not hold for it.',
    );
    expect(told.text).not.toContain('is on record.');
  },
);

test('what follows of a thing of theirs is told of their things', async () => {
  const told = await asked('assess_impact', { ids: ['ee:asset:tara'], across: ['ee'], lang: 'en' });
  expect(told.items.map(({ id }) => id)).toEqual(expect.arrayContaining(['ee:asset:tallinn-portal']));
});

test('a graph that is not set is refused by name', async () => {
  const told = await asked('explain_connections', {
    from: 'municipality:0301',
    to: 'ee:local:tallinn',
    across: ['dk'],
  });
  expect(told.text).toMatch(/ee.*xx/s);
});

test('the document that a tool asks is read with the argument, as the API takes it', async () => {
  const { contents } = await answered(no, 'resources/read', {
    uri: 'samgraf://operation/ExplainConnections',
  });
  expect(contents[0].text).toContain('across: $across');
});

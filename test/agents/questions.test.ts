import type { Client } from '@modelcontextprotocol/client';
import { callTool, serveGraph, type Served, type Structured, type Told } from './connected';

let served: Served;
let client: Client;
beforeAll(async () => {
  served = await serveGraph();
  client = await served.client();
});
afterAll(() => served.close());

/** What the API says to a question of its own, at a place in its answer. */
const api = async (query: string): Promise<unknown> => {
  const { data, errors } = await served.api(query);
  expect(errors).toBeUndefined();
  return data;
};

const ids = ({ items }: Structured): readonly (string | undefined)[] => items.flatMap(({ id }) => id ?? []);

/** All pages of an answer. */
const all = async (name: string, args: Readonly<Record<string, unknown>>): Promise<readonly Told[]> => {
  const pages: Told[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const told = await callTool(client, name, { ...args, ...(after ? { after } : {}) });
    expect(told.isError).toBe(false);
    pages.push(told);
    after = told.structured.next;
    if (pages.length > 200) throw new Error('The pages do not end.');
  }
  return pages;
};

/** Twelve questions as people ask them, each with what the API answers to a question of its own. */
describe('a real client gets the right answer to', () => {
  test('1: what is idporten?', async () => {
    const { structured } = await callTool(client, 'find_things', { text: 'idporten', limit: 5 });
    const data = await api('{ search(text: "idporten", first: 5) { totalCount nodes { id } } }');
    const { search } = data as { search: { totalCount: number; nodes: { id: string }[] } };
    const found = ids(structured);
    expect(found).toEqual(search.nodes.map(({ id }) => id).slice(0, found.length));
    expect(found[0]).toBe('resource:id-porten');
    expect(structured.items[0]?.text).toContain(String(search.totalCount));
  });

  test('2: what does Utsira use?', async () => {
    const pages = await all('describe_thing', { ids: ['Utsira'], relations: ['USES'] });
    const data = await api('{ municipality(number: "1151") { uses(first: 100) { nodes { id } } } }');
    const { municipality } = data as { municipality: { uses: { nodes: { id: string }[] } } };
    const found = new Set(
      pages.flatMap(({ structured }) =>
        structured.items.flatMap(({ facts }) => (facts?.['ids'] ?? []) as string[]),
      ),
    );
    expect(municipality.uses.nodes.length).toBeGreaterThan(5);
    for (const { id } of municipality.uses.nodes) expect(found).toContain(id);
  });

  test('3: which shared resources connect Utsira to EU frameworks?', async () => {
    const pages = await all('explain_connections', {
      ...{ from: 'municipality:1151', to: 'EU', via: 'SharedResource', maxHops: 2, budget: 4_000 },
    });
    const data =
      await api(`{ connections(from: {id: "municipality:1151"}, via: {sharedResource: {}}, to: {framework: {jurisdiction: {eq: EU}}}, maxHops: 2, first: 100) {
      nodes { via { id } paths(first: 1) { explanation certainty } } } }`);
    const { connections } = data as {
      connections: { nodes: { via: { id: string }; paths: { explanation: string; certainty: string }[] }[] };
    };
    const items = pages.flatMap(({ structured }) => structured.items.filter(({ id }) => id));
    expect(items.map(({ id, text, certainty }) => [id, text, certainty])).toEqual(
      connections.nodes.map(({ via, paths: [path] }) => [via.id, path?.explanation, path?.certainty]),
    );
  });

  test('4: why does nothing connect Utsira to the Data Governance Act?', async () => {
    const { structured } = await callTool(client, 'explain_absence', {
      ...{ from: 'municipality:1151', to: 'framework:dga', via: 'SharedResource', lang: 'en' },
    });
    const data = await api(
      '{ connections(from: {id: "municipality:1151"}, to: {id: "framework:dga"}, via: {sharedResource: {}}) { outcome whyNot { explanation(lang: en) } } }',
    );
    const { connections } = data as {
      connections: { outcome: string; whyNot: { explanation: string } };
    };
    expect([structured.outcome, structured.items[0]?.text]).toEqual([
      'ABSENT_IN_GRAPH',
      connections.whyNot.explanation,
    ]);
  });

  test.each([
    ['nb', /\(.*357 kommuner.*\)/, /én utveksling/],
    ['nn', /\(.*357 kommunar.*\)/, /éi utveksling/],
    ['en', /\(.*357 municipalities.*\)/, /one exchange/],
  ] as const)(
    '5: how many of which kind lose something without ID-porten? in %s',
    async (lang, many, one) => {
      const { text } = await callTool(client, 'assess_impact', {
        ids: ['resource:id-porten'],
        consequences: ['FUNCTION'],
        lang,
      });
      expect(text).toMatch(many);
      expect(text).toMatch(one);
      expect(text).not.toMatch(/Municipality \d|Solution \d/);
    },
  );

  test('5: what follows when Altinn 3 retires?', async () => {
    const { structured } = await callTool(client, 'assess_impact', {
      ids: ['resource:altinn-3-plattform'],
    });
    const data = await api(
      '{ impact(of: {id: "resource:altinn-3-plattform"}, change: RETIRE, first: 1) { totalCount counts { consequence wholly onlyRecorded } nodes { explanation } } }',
    );
    const { impact } = data as {
      impact: {
        totalCount: number;
        counts: { consequence: string; wholly: number; onlyRecorded: number }[];
        nodes: { explanation: string }[];
      };
    };
    const sum = (what: 'wholly' | 'onlyRecorded'): number =>
      impact.counts
        .filter(({ consequence }) => consequence === 'FUNCTION')
        .reduce((total, count) => total + count[what], 0);
    expect(structured.items[0]?.text).toContain(
      `Funksjon: ${sum('wholly')} mister alt, ${sum('onlyRecorded')} mister det eneste`,
    );
    expect(structured.items.map(({ text }) => text)).toContain(impact.nodes[0]?.explanation);
    expect(structured.dropped.items).toBe(
      impact.totalCount - structured.items.filter(({ facts }) => facts?.['consequence']).length,
    );
  });

  test('6: what can the municipalities not do without?', async () => {
    const pages = await all('find_dependencies', { of: 'Municipality', among: 'SharedResource' });
    const data = await api(
      '{ dependencies(of: {municipality: {}}, where: {sharedResource: {}}, first: 100) { nodes { node { id } dependentCount } } }',
    );
    const { dependencies } = data as {
      dependencies: { nodes: { node: { id: string }; dependentCount: number }[] };
    };
    const items = pages.flatMap(({ structured }) => structured.items.filter(({ id }) => id));
    expect(items.map(({ id }) => id)).toEqual(dependencies.nodes.map(({ node }) => node.id));
    for (const [i, { dependentCount }] of dependencies.nodes.entries())
      expect(items[i]?.text).toContain(` ${dependentCount} `);
  });

  test('7: how is authentication covered in the sectors?', async () => {
    const { structured } = await callTool(client, 'coverage_of_capabilities', {
      ...{ capability: 'capability:autentisering', level: 3, lang: 'en' },
    });
    const data = await api(
      '{ coverage(columns: SECTOR, level: 3, first: 100) { nodes { capability { id } resourceCount cells { column { name(lang: en) } resourceCount } } } }',
    );
    const { coverage } = data as {
      coverage: {
        nodes: {
          capability: { id: string };
          resourceCount: number;
          cells: { column: { name: string }; resourceCount: number }[];
        }[];
      };
    };
    const row = coverage.nodes.find(({ capability }) => capability.id === 'capability:autentisering');
    const item = structured.items.find(({ id }) => id === 'capability:autentisering');
    expect(item?.text).toContain(`In all: ${row?.resourceCount}`);
    for (const { column, resourceCount } of row?.cells ?? [])
      if (resourceCount > 0) expect(item?.text).toContain(`${column.name} ${resourceCount}`);
  });

  test('8: which capabilities have no resource?', async () => {
    const pages = await all('find_gaps', { lacks: ['NO_RESOURCE'] });
    const data = await api(
      '{ gaps(where: {kinds: [NO_RESOURCE]}, first: 100) { nodes { capability { id } } } }',
    );
    const { gaps } = data as { gaps: { nodes: { capability: { id: string } }[] } };
    expect(pages.flatMap(({ structured }) => ids(structured))).toEqual(
      gaps.nodes.map(({ capability }) => capability.id),
    );
  });

  test('9: what lacks the voluntary sector?', async () => {
    const pages = await all('find_gaps', {
      ...{ in: 'sector:voluntary', level: 2, lacks: ['NO_RESOURCE'] },
    });
    const data = await api(
      '{ coverage(columns: SECTOR, level: 2, first: 100) { nodes { capability { id } cells { column { id } resourceCount } } } }',
    );
    const { coverage } = data as {
      coverage: {
        nodes: { capability: { id: string }; cells: { column: { id: string }; resourceCount: number }[] }[];
      };
    };
    expect(pages.flatMap(({ structured }) => ids(structured))).toEqual(
      coverage.nodes
        .filter(
          ({ cells }) => cells.find(({ column }) => column.id === 'sector:voluntary')?.resourceCount === 0,
        )
        .map(({ capability }) => capability.id),
    );
  });

  test('10: which municipalities are like Utsira?', async () => {
    const { structured } = await callTool(client, 'compare_with_peers', { id: 'municipality:1151' });
    const data = await api(
      '{ comparable(of: {id: "municipality:1151"}, first: 3) { nodes { node { id } explanation } } }',
    );
    const { comparable } = data as {
      comparable: { nodes: { node: { id: string }; explanation: string }[] };
    };
    expect(structured.items.slice(0, 3).map(({ id, text }) => [id, text])).toEqual(
      comparable.nodes.map(({ node, explanation }) => [node.id, explanation]),
    );
  });

  test('11: what has come and gone around eIDAS?', async () => {
    const pages = await all('what_changed', { id: 'framework:eidas' });
    const data = await api(
      '{ history(of: {id: "framework:eidas"}, first: 100) { nodes { date other { id } } } }',
    );
    const { history } = data as { history: { nodes: { date: string; other: { id: string } | null }[] } };
    const items = pages.flatMap(({ structured }) => structured.items.filter(({ facts }) => facts?.['date']));
    expect(items.map(({ id, facts }) => [facts?.['date'], id ?? null])).toEqual(
      history.nodes.map(({ date, other }) => [date, other?.id ?? null]),
    );
  });

  test('12: what if Utsira used the eIDAS node, and ID-porten were gone?', async () => {
    const { structured } = await callTool(client, 'explain_connections', {
      ...{ from: 'municipality:1151', to: 'framework:eidas', without: ['resource:id-porten'], budget: 4_000 },
      with: ['municipality:1151 USES resource:eidas-node-norge'],
    });
    const data =
      await api(`{ connections(from: {id: "municipality:1151"}, to: {id: "framework:eidas"}, assuming: {
      without: [{id: "resource:id-porten"}], with: [{relation: USES, from: "municipality:1151", to: "resource:eidas-node-norge"}] }) {
      nodes { via { id } } assumed { explanation } } }`);
    const { connections } = data as {
      connections: { nodes: { via: { id: string } }[]; assumed: { explanation: string }[] };
    };
    const told = structured.items.map(({ text }) => text);
    for (const { explanation } of connections.assumed) expect(told).toContain(explanation);
    expect(ids(structured)).toEqual(
      connections.nodes.map(({ via }) => via.id).slice(0, ids(structured).length),
    );
    expect(ids(structured)).toContain('resource:eidas-node-norge');
  });
});

test('an answer can be checked by the operation and the variables that it names', async () => {
  const { structured } = await callTool(client, 'explain_connections', {
    ...{ from: 'municipality:1151', to: 'EU', via: 'SharedResource' },
  });
  const { contents } = await client.readResource({ uri: structured.graphql?.operation ?? '' });
  const [content] = contents;
  const document = content && 'text' in content ? content.text : '';
  const { data, errors } = await served.api(document, structured.graphql?.variables);
  expect(errors).toBeUndefined();
  expect(JSON.stringify(data)).toContain(structured.items[1]?.text);
});

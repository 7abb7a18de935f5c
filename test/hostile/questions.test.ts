import { buildServer } from '../../src/server/server';
import { openSamgraf, readProjectModel } from '../../src/server/samgraf';
import { EmbeddedStore } from '../../src/store/embedded';
import { encodeCursor } from '../../src/plan/cursor';
import { refusals } from './refusal';
import { ask, bodyOf, insidesShown } from './seeded-app';

const { refuses, server } = refusals();
const OSLO = '{id: "municipality:0301"}';
const EIDAS = '{id: "framework:eidas"}';
const ENDS = `from: ${OSLO}, to: ${EIDAS}`;
const DAYS = 'from: "2024-01-01", to: "2026-01-01"';
const count = (n: number, of: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => of(i)).join(', ');

/** Each question with arguments that are right, and further ones to add. */
const ASKED: Readonly<Record<string, (more?: string) => string>> = {
  paths: (more = '') => `paths(${ENDS}${more})`,
  connections: (more = '') => `connections(${ENDS}${more})`,
  reach: (more = '') => `reach(of: ${OSLO}, maxHops: 2${more})`,
  neighbourhood: (more = '') => `neighbourhood(of: ${OSLO}, maxHops: 1${more})`,
  common: (more = '') => `common(of: ["municipality:0301", "municipality:4601"]${more})`,
  impact: (more = '') => `impact(of: {id: "resource:id-porten"}, change: RETIRE${more})`,
  dependencies: (more = '') => `dependencies(of: ${OSLO}${more})`,
  coverage: (more = '') => `coverage(columns: SECTOR${more})`,
  gaps: (more = '') => `gaps(first: 1${more})`,
  comparable: (more = '') => `comparable(of: "municipality:0301"${more})`,
  adoption: (more = '') => `adoption(of: "municipality:0301"${more})`,
};
const PAGED = [
  'paths',
  'connections',
  'reach',
  'common',
  'impact',
  'dependencies',
  'coverage',
  'comparable',
  'adoption',
];

/** What is answered, and not refused: nothing is there. */
const answers = (
  query: string,
  expected: unknown,
  variables: Readonly<Record<string, unknown>> = {},
): void => {
  test(`an honest answer: ${query}`, async () => {
    const response = await ask(server().app, { query, variables });
    expect({
      body: bodyOf(response),
      status: response.statusCode,
      insides: insidesShown(response.body),
    }).toEqual({ body: { data: expected }, status: 200, insides: [] });
  });
};

describe('what if', () => {
  const assuming = (from: string, to: string, more = ''): string =>
    `{ impact(of: ${EIDAS}, change: RETIRE, assuming: {with: [{relation: BUILDS_ON, from: "${from}", to: "${to}"}]${more}}) { assumed { effective } } }`;
  refuses(
    assuming('framework:eidas', 'framework:eidas2'),
    'BAD_INPUT',
    /framework:eidas2 leads to framework:eidas by BUILDS_ON/,
    { hint: /assuming.without/ },
  );
  const without =
    ', without: [{edge: {relation: BUILDS_ON, from: "framework:eidas2", to: "framework:eidas"}}]';
  answers(assuming('framework:eidas', 'framework:eidas2', without), {
    impact: { assumed: [{ effective: true }, { effective: true }] },
  });
  answers(assuming('framework:eidas2', 'framework:eidas'), { impact: { assumed: [{ effective: false }] } });
});

describe('how far', () => {
  for (const [name, argument, most] of [
    ['paths', 'maxHops', 8],
    ['reach', 'maxHops', 8],
    ['common', 'maxHops', 8],
    ['impact', 'maxHops', 8],
    ['dependencies', 'maxHops', 8],
    ['neighbourhood', 'maxHops', 4],
  ] as const) {
    const query = (hops: string): string =>
      `{ ${ASKED[name]?.(`, ${argument}: ${hops}`).replace(/maxHops: [12], /, '')} { __typename } }`;
    for (const hops of [0, -1, most + 1, 2147483647])
      refuses(query(String(hops)), 'BAD_INPUT', new RegExp(`${argument} is ${hops}; it takes 1 to ${most}`));
  }
  refuses(
    `{ paths(${ENDS}, minHops: 5, maxHops: 4) { outcome } }`,
    'BAD_INPUT',
    /minHops is 5; it takes 1 to 4/,
    { hint: /maxHops/ },
  );
  refuses(`{ paths(${ENDS}, minHops: 0) { outcome } }`, 'BAD_INPUT', /minHops is 0/);
  refuses(
    `{ difference(${DAYS}, of: {paths: {${ENDS}, maxHops: 9}}) { from } }`,
    'BAD_INPUT',
    /maxHops is 9/,
  );
  refuses(
    `{ difference(${DAYS}, of: {neighbourhood: {of: ${OSLO}, maxHops: 5}}) { from } }`,
    'BAD_INPUT',
    /maxHops is 5/,
  );
  refuses('{ coverage(columns: SECTOR, level: 4) { totalCount } }', 'BAD_INPUT', /level is 4/);
  refuses(
    `{ neighbourhood(of: ${OSLO}, first: 501) { totalCount } }`,
    'BAD_INPUT',
    /first is 501; it takes 1 to 500/,
  );
  refuses(`{ neighbourhood(of: ${OSLO}, first: 0) { totalCount } }`, 'BAD_INPUT', /first is 0/);
  refuses(
    `{ impact(of: ${OSLO}, change: RETIRE) { substitutes(first: 1001) { users } } }`,
    'BAD_INPUT',
    /first is 1001/,
  );
  refuses('{ adoption(of: "municipality:0301", share: 0) { totalCount } }', 'BAD_INPUT', /share is 0/);
  refuses('{ adoption(of: "municipality:0301", share: 1.5) { totalCount } }', 'BAD_INPUT', /share is 1.5/);
  refuses('{ adoption(of: "municipality:0301", peers: 401) { totalCount } }', 'BAD_INPUT', /peers is 401/);
});

describe('ends', () => {
  refuses(`{ paths(from: ${OSLO}, to: ${OSLO}) { outcome } }`, 'BAD_INPUT', /from and to are both/, {
    hint: /another end/,
  });
  refuses(
    `{ difference(${DAYS}, of: {connections: {from: ${OSLO}, to: ${OSLO}}}) { from } }`,
    'BAD_INPUT',
    /from and to are both/,
  );
  const unmatched = 'outcome unmatched { argument suggestions explanation(lang: en) }';
  answers(
    `{ connections(${ENDS.replace(EIDAS, '{framework: {celex: {eq: "32014R0911"}}}')}) { ${unmatched} } }`,
    {
      connections: {
        outcome: 'NOTHING_MATCHES',
        unmatched: [
          {
            argument: 'to',
            suggestions: ['32014R0910'],
            explanation: 'No node in the graph matches to. Did you mean 32014R0910?',
          },
        ],
      },
    },
  );
  answers(
    `{ paths(from: {municipality: {name: {eq: "Atlantis"}}}, to: ${EIDAS}, via: {sharedResource: {id: {eq: "resource:id-portn"}}}) { ${unmatched} } }`,
    {
      paths: {
        outcome: 'NOTHING_MATCHES',
        unmatched: [
          { argument: 'from', suggestions: [], explanation: 'No node in the graph matches from.' },
          {
            argument: 'via',
            suggestions: ['resource:id-porten'],
            explanation: 'No node in the graph matches via. Did you mean resource:id-porten?',
          },
        ],
      },
    },
  );
  answers(
    `{ connections(${ENDS.replace(EIDAS, '{framework: {name: {eq: "no such name"}}}')}) { outcome whyNot { reachedTo { distance count } } } }`,
    { connections: { outcome: 'NOTHING_MATCHES', whyNot: { reachedTo: [{ distance: 0, count: 0 }] } } },
  );
  // A municipality is no end of a relation between capabilities.
  answers(`{ paths(${ENDS}, relations: [AGGREGATES]) { outcome totalCount } }`, {
    paths: { outcome: 'PROVED_ABSENT', totalCount: 0 },
  });
  answers(`{ reach(of: ${OSLO}, relations: [AGGREGATES]) { totalCount counts { count } } }`, {
    reach: { totalCount: 0, counts: [] },
  });
  answers(`{ paths(${ENDS}, via: ${OSLO}) { outcome } }`, { paths: { outcome: 'PROVED_ABSENT' } });
  answers(`{ paths(${ENDS}, avoid: ${OSLO}) { outcome } }`, { paths: { outcome: 'PROVED_ABSENT' } });
  refuses(
    '{ reach(of: {municipality: {validTo: {gte: "2026-01-01"}}}, assuming: {retire: [{id: "municipality:0301", on: "2027-01-01"}]}) { totalCount } }',
    'BAD_INPUT',
    /filters by validTo, which assuming.retire changes/,
  );
  refuses(
    '{ common(of: ["municipality:0301"]) { totalCount } }',
    'BAD_INPUT',
    /of takes 2 to 20 different ids, not 1/,
  );
  refuses(
    '{ common(of: ["municipality:0301", "municipality:0301"]) { totalCount } }',
    'BAD_INPUT',
    /different ids, not 1/,
  );
  refuses('{ common(of: []) { totalCount } }', 'BAD_INPUT', /not 0/);
  refuses(
    `{ common(of: [${count(21, i => `"municipality:${i}"`)}]) { totalCount } }`,
    'BAD_INPUT',
    /not 21/,
    { called: 'common of 21' },
  );
  refuses(
    '{ common(of: ["municipality:0301", "municipality:4601"], atLeast: 3) { totalCount } }',
    'BAD_INPUT',
    /atLeast is 3; it takes 2 to 2/,
  );
  refuses(
    '{ common(of: ["municipality:0301", "municipality:4601"], atLeast: 1) { totalCount } }',
    'BAD_INPUT',
    /atLeast is 1/,
  );
  for (const name of ['reach', 'neighbourhood', 'common', 'impact', 'dependencies'])
    refuses(
      `{ ${ASKED[name]?.(', kinds: []')} { totalCount${name === 'neighbourhood' ? '' : ' '} } }`,
      'BAD_INPUT',
      /`kinds` is an empty list/,
      { hint: /Leave it out/ },
    );
  refuses(`{ ${ASKED['reach']?.(', kinds: [Nonsense]')} { totalCount } }`, 'BAD_INPUT', /Nonsense/);
  refuses(
    `{ ${ASKED['reach']?.(', relations: []')} { totalCount } }`,
    'BAD_INPUT',
    /`relations` is an empty list/,
  );
  refuses(`{ reach(of: {}) { totalCount } }`, 'BAD_INPUT', /\w/);
  refuses(`{ difference(${DAYS}, of: {}) { from } }`, 'BAD_INPUT', /\w/);
  refuses(
    `{ difference(${DAYS}, of: {entity: "municipality:0301", paths: {${ENDS}}}) { from } }`,
    'BAD_INPUT',
    /\w/,
  );
  refuses(
    '{ adoption(of: "framework:eidas") { totalCount } }',
    'BAD_INPUT',
    /of: framework:eidas is a Framework; municipalities are compared/,
    { hint: /municipality:0301/ },
  );
  refuses('{ comparable(of: "county:03") { totalCount } }', 'BAD_INPUT', /of: county:03 is a County/);
  refuses('{ comparable(of: "municipality:0301", by: []) { totalCount } }', 'BAD_INPUT', /by/);
  refuses('{ gaps(where: {kinds: []}) { totalCount } }', 'BAD_INPUT', /kinds/);
});

describe('days', () => {
  refuses(
    `{ difference(from: "2026-01-01", to: "2024-01-01", of: {entity: "municipality:0301"}) { from } }`,
    'BAD_INPUT',
    /from 2026-01-01 to 2024-01-01, which is not later/,
    { hint: /earlier/ },
  );
  refuses(
    `{ difference(from: "2024-01-01", to: "2024-01-01", of: {entity: "municipality:0301"}) { from } }`,
    'BAD_INPUT',
    /not later/,
  );
  refuses(
    `{ difference(from: "2024-02-30", to: "2025-01-01", of: {entity: "municipality:0301"}) { from } }`,
    'BAD_INPUT',
    /no Date/,
  );
  refuses(
    `{ ${ASKED['impact']?.(', assuming: {retire: [{id: "resource:id-porten", on: "soon"}]}')} { totalCount } }`,
    'BAD_INPUT',
    /no Date/,
  );
  // What ends before it began contradicts its dates.
  refuses(
    `{ paths(${ENDS}, assuming: {retire: [{id: "framework:eidas", on: "2001-01-01"}]}) { outcome } }`,
    'BAD_INPUT',
    /framework:eidas holds from 20.*, so it cannot end on 2001-01-01/,
    { hint: /later day/ },
  );
  refuses(`{ paths(${ENDS}, undated: PERHAPS) { outcome } }`, 'BAD_INPUT', /PERHAPS/);
  const elma = 'from: {id: "municipality:0301"}, to: {id: "resource:elma"}';
  // No day of the relation is known: before anything is known it does not count, unless it is to.
  const anything = `from: ${OSLO}, to: {sharedResource: {}}, maxHops: 1`;
  answers(
    `{ elma: paths(${elma}, asOf: "1814-05-17") { totalCount } paths(${anything}, asOf: "1814-05-17") { outcome totalCount whyNot { hiddenBy { by } } } municipality(id: "municipality:0301", asOf: "1814-05-17") { uses { totalCount } } }`,
    {
      elma: { totalCount: 0 },
      paths: {
        outcome: 'PROVED_ABSENT',
        totalCount: 0,
        whyNot: { hiddenBy: [{ by: 'AS_OF' }, { by: 'UNDATED' }] },
      },
      municipality: { uses: { totalCount: 0 } },
    },
  );
  const told = 'nodes { undated explanation(lang: en) }';
  answers(`{ paths(${elma}, maxHops: 1, asOf: "2024-01-01") { ${told} } }`, {
    paths: {
      nodes: [
        {
          undated: 1,
          explanation:
            'Oslo uses ELMA (electronic recipient register, Norwegian SMP). Weakest link: that Oslo uses ELMA (electronic recipient register, Norwegian SMP) is deduced, not stated by a source. One step has no date, so whether it holds on that day is not known.',
        },
      ],
    },
  });
  answers(`{ paths(${elma}, maxHops: 1) { ${told} } }`, {
    paths: {
      nodes: [
        {
          undated: 1,
          explanation:
            'Oslo uses ELMA (electronic recipient register, Norwegian SMP). Weakest link: that Oslo uses ELMA (electronic recipient register, Norwegian SMP) is deduced, not stated by a source.',
        },
      ],
    },
  });
  // What is announced to end counts: altinn-ii ended on 19 June 2026.
  answers(
    '{ then: solutions(where: {id: {eq: "resource:altinn-ii"}}, asOf: "2026-06-18") { totalCount } after: solutions(where: {id: {eq: "resource:altinn-ii"}}, asOf: "2031-01-01") { totalCount } }',
    { then: { totalCount: 1 }, after: { totalCount: 0 } },
  );
  // Adopted, and the day is not set: not valid today.
  answers(
    '{ today: frameworks(where: {id: {eq: "framework:forvaltningsloven-2025"}}) { totalCount } set: framework(id: "framework:forvaltningsloven-2025", asOf: "9999-12-31") { status } history(of: "framework:forvaltningsloven-2025") { nodes { date other { id } } } }',
    { today: { totalCount: 0 }, set: { status: 'ADOPTED' }, history: { nodes: [] } },
  );
});

describe('ids that are not there', () => {
  const near = { hint: /Did you mean .*municipality:0301/ };
  const NOBODY = '"municipality:0302"';
  const nobody = (argument: string): RegExp =>
    new RegExp(`^${argument.replaceAll('.', '\\.')}: There is no entity with id "municipality:0302"`);
  for (const [name, argument] of [
    ['reach', 'of'],
    ['neighbourhood', 'of'],
    ['impact', 'of'],
    ['dependencies', 'of'],
  ] as const) {
    refuses(
      `{ ${name}(${argument}: {id: ${NOBODY}}${name === 'impact' ? ', change: CHANGE' : ''}) { totalCount } }`,
      'NOT_FOUND',
      nobody(argument),
      near,
    );
  }
  for (const end of ['from', 'to'])
    refuses(
      `{ paths(${end === 'from' ? `to: ${EIDAS}` : `from: ${OSLO}`}, ${end}: {ids: ["municipality:0301", ${NOBODY}]}) { outcome } }`,
      'NOT_FOUND',
      nobody(end),
      near,
    );
  for (const mark of ['via', 'avoid'])
    refuses(`{ paths(${ENDS}, ${mark}: {id: ${NOBODY}}) { outcome } }`, 'NOT_FOUND', nobody(mark), near);
  refuses(
    `{ dependencies(of: ${OSLO}, where: {id: ${NOBODY}}) { totalCount } }`,
    'NOT_FOUND',
    nobody('where'),
    near,
  );
  refuses(`{ common(of: ["municipality:0301", ${NOBODY}]) { totalCount } }`, 'NOT_FOUND', nobody('of'), near);
  refuses(`{ history(of: ${NOBODY}) { totalCount } }`, 'NOT_FOUND', nobody('of'), near);
  refuses(
    `{ difference(${DAYS}, of: {entity: ${NOBODY}}) { from } }`,
    'NOT_FOUND',
    nobody('of.entity'),
    near,
  );
  refuses(
    `{ difference(${DAYS}, of: {neighbourhood: {of: {id: ${NOBODY}}}}) { from } }`,
    'NOT_FOUND',
    nobody('of'),
    near,
  );
  refuses(
    `{ difference(${DAYS}, of: {paths: {from: {id: ${NOBODY}}, to: ${EIDAS}}}) { from } }`,
    'NOT_FOUND',
    nobody('from'),
    near,
  );
  refuses(`{ comparable(of: ${NOBODY}) { totalCount } }`, 'NOT_FOUND', nobody('of'), near);
  refuses(`{ adoption(of: ${NOBODY}) { totalCount } }`, 'NOT_FOUND', nobody('of'), near);
  const edge = `{relation: USES, from: "municipality:0301", to: ${NOBODY}}`;
  for (const [what, assuming] of [
    ['without a node', `without: [{id: ${NOBODY}}]`],
    ['without an edge', `without: [{edge: ${edge}}]`],
    ['with', `with: [${edge}]`],
    ['retire', `retire: [{id: ${NOBODY}, on: "2026-01-01"}]`],
  ]) {
    for (const name of Object.keys(ASKED))
      refuses(
        `{ ${ASKED[name]?.(`, assuming: {${assuming}}`)} { __typename } }`,
        'NOT_FOUND',
        nobody('assuming'),
        { ...near, called: `${name}, assuming ${what}` },
      );
  }
  refuses(`{ history(of: "${'x'.repeat(5000)}") { totalCount } }`, 'NOT_FOUND', /x{80}…/, {
    called: 'an id of 5,000 letters',
  });
  refuses('{ history(of: "") { totalCount } }', 'NOT_FOUND', /id ""/);
});

describe('what is assumed', () => {
  const assuming = (text: string): string => `{ ${ASKED['paths']?.(`, assuming: {${text}}`)} { outcome } }`;
  const uses = (from: string, to: string): string => `{relation: USES, from: "${from}", to: "${to}"}`;
  refuses(
    assuming(`without: [{edge: ${uses('municipality:0301', 'framework:eidas')}}]`),
    'NOT_FOUND',
    /assuming.without: there is no relation USES from municipality:0301 to framework:eidas/,
  );
  refuses(
    assuming(
      `without: [{edge: {relation: GOVERNED_BY, from: "municipality:0301", to: "resource:id-porten"}}]`,
    ),
    'NOT_FOUND',
    /no relation GOVERNED_BY/,
  );
  refuses(
    assuming(`with: [${uses('municipality:0301', 'framework:eidas')}]`),
    'BAD_INPUT',
    /assuming.with: USES leads to .*SharedResource; framework:eidas is a Framework/,
  );
  refuses(
    assuming(`with: [${uses('framework:eidas', 'resource:id-porten')}]`),
    'BAD_INPUT',
    /USES starts from Actor; framework:eidas is a Framework/,
  );
  refuses(assuming(`with: [${uses('municipality:0301', 'municipality:0301')}]`), 'BAD_INPUT', /itself/);
  refuses(
    assuming(
      `with: [${uses('municipality:0301', 'resource:id-porten')}, ${uses('municipality:0301', 'resource:id-porten')}]`,
    ),
    'BAD_INPUT',
    /twice/,
  );
  refuses(
    assuming(
      `with: [${uses('municipality:0301', 'resource:id-porten')}], without: [{edge: ${uses('municipality:0301', 'resource:id-porten')}}]`,
    ),
    'BAD_INPUT',
    /both adds and takes away/,
  );
  refuses(
    assuming(
      `with: [${uses('municipality:0301', 'resource:id-porten')}], without: [{id: "resource:id-porten"}]`,
    ),
    'BAD_INPUT',
    /which assuming.without takes away/,
  );
  refuses(
    assuming('retire: [{id: "resource:id-porten", on: "2026-01-01"}], without: [{id: "resource:id-porten"}]'),
    'BAD_INPUT',
    /both retires/,
  );
  refuses(
    assuming(
      'retire: [{id: "resource:id-porten", on: "2026-01-01"}, {id: "resource:id-porten", on: "2027-01-01"}]',
    ),
    'BAD_INPUT',
    /two days/,
  );
  refuses(assuming('without: [{}]'), 'BAD_INPUT', /\w/);
  refuses(assuming(`without: [{id: "resource:id-porten", edge: ${uses('a', 'b')}}]`), 'BAD_INPUT', /\w/);
  refuses(assuming('with: [{relation: NONSENSE, from: "a", to: "b"}]'), 'BAD_INPUT', /NONSENSE/);
  for (const [name, item] of [
    ['without', (i: number) => `{id: "x:${i}"}`],
    ['with', (i: number) => uses(`a:${i}`, `b:${i}`)],
    ['retire', (i: number) => `{id: "x:${i}", on: "2026-01-01"}`],
  ] as const) {
    refuses(
      assuming(`${name}: [${count(300, item)}]`),
      'BAD_INPUT',
      new RegExp(`${name} has 300 items; it takes 100 at most`),
      { called: `300 items in ${name}` },
    );
  }
  const thousand = {
    with: Array.from({ length: 1000 }, (_, i) => ({ relation: 'USES', from: `a:${i}`, to: `b:${i}` })),
  };
  refuses(
    `query($a: Assuming) { ${ASKED['paths']?.(', assuming: $a')} { outcome } }`,
    'BAD_INPUT',
    /with has 1000 items/,
    { variables: { a: thousand }, called: '1,000 items in a variable' },
  );
  refuses(assuming(`with: [${count(1000, i => uses(`a:${i}`, `b:${i}`))}]`), 'TOO_COMPLEX', /tokens/, {
    called: '1,000 items in the document',
  });
  // A filter would not see what is added; what is taken away it does.
  const filtered = (more: string): string =>
    `{ paths(from: ${OSLO}, to: {framework: {NOT: {governs: {none: {}}}}}, assuming: {${more}}) { outcome } }`;
  const GOVERNED = 'relation: GOVERNED_BY, from: "resource:id-porten", to: "framework:dga"';
  refuses(
    filtered(`with: [{${GOVERNED}}]`),
    'BAD_INPUT',
    /to filters by GOVERNED_BY, which assuming.with adds to/,
    { hint: /by ids, or filter by fields/ },
  );
  refuses(
    `{ gaps(where: {capability: {realisedByCount: {gte: 1}}}, assuming: {with: [{relation: REALISES, from: "resource:id-porten", to: "capability:none"}]}) { totalCount } }`,
    'BAD_INPUT',
    /where.capability filters by REALISES/,
  );
  answers(filtered(`with: [${uses('municipality:0301', 'resource:id-porten')}]`), {
    paths: { outcome: 'FOUND' },
  });
  answers(
    `{ reach(of: {sharedResource: {id: {eq: "resource:id-porten"}, usedByCount: {gte: 1}}}, assuming: {without: [{id: "resource:id-porten"}]}) { totalCount } }`,
    { reach: { totalCount: 0 } },
  );
  answers(`{ paths(${ENDS}, assuming: {}) { assumed { kind } } }`, { paths: { assumed: [] } });
  answers(
    `{ paths(${ENDS}, assuming: {without: [{id: "municipality:0301"}]}) { outcome totalCount assumed { kind effective } } }`,
    { paths: { outcome: 'NOTHING_MATCHES', totalCount: 0, assumed: [{ kind: 'WITHOUT', effective: true }] } },
  );
  answers(
    `{ impact(of: {id: "resource:id-porten"}, change: RETIRE, assuming: {without: [{id: "resource:id-porten"}]}) { totalCount of { id } substitutes { users } } }`,
    { impact: { totalCount: 0, of: [], substitutes: [] } },
  );
  answers('{ history(of: "framework:eidas", first: 1) { assumed { kind } } }', { history: { assumed: [] } });
});

describe('cursors', () => {
  const after = (name: string, cursor: string): string =>
    `{ ${ASKED[name]?.(`, after: ${JSON.stringify(cursor)}`)} { totalCount } }`;
  for (const name of [...PAGED, 'gaps']) {
    refuses(after(name, 'bm90IG91cnM'), 'BAD_CURSOR', /after is no cursor of ours/, {
      called: `${name} after what is none`,
    });
    refuses(
      after(name, encodeCursor(name, ['"; MATCH (n) DETACH DELETE n //'])),
      'BAD_CURSOR',
      /no longer in the answer/,
      { called: `${name} after something that is not in it` },
    );
    refuses(after(name, encodeCursor(name, [])), 'BAD_CURSOR', /another order/, {
      called: `${name} after nothing`,
    });
    refuses(
      after(name, encodeCursor(name === 'paths' ? 'reach' : 'paths', ['x'])),
      'BAD_CURSOR',
      /another order/,
      { called: `${name} after something of another question` },
    );
  }
  refuses(
    `{ history(of: "framework:eidas", after: ${JSON.stringify(encodeCursor('history', [null]))}) { totalCount } }`,
    'BAD_CURSOR',
    /no longer/,
    { called: 'history after null' },
  );
});

describe('hubs', () => {
  // Everybody is in one country: the ends of a relation that makes everything a neighbour of everything.
  test('at both ends are looked through, or said to be cut', async () => {
    const { data } = bodyOf(
      await ask(server().app, {
        query:
          '{ paths(from: {municipality: {}}, to: {sharedResource: {}}, direction: ANY, maxHops: 2, first: 1) { outcome totalCount truncated { reason completeTo } } }',
      }),
    ) as { data: { paths: { outcome: string; truncated: unknown } } };
    expect(data.paths.outcome).toBe('FOUND');
  });
});

describe('an empty graph', () => {
  test('has nothing of anything, and every id is unknown', async () => {
    const store = await EmbeddedStore.open();
    const app = await buildServer(await openSamgraf(readProjectModel(), store), { logLevel: 'silent' });
    try {
      const all =
        '{ paths(from: {municipality: {}}, to: {framework: {}}) { outcome whyNot { missing { length } hiddenBy { by } } } reach(of: {entity: {}}) { totalCount } neighbourhood(of: {entity: {}}) { totalCount relations { relation } } ' +
        'impact(of: {sharedResource: {}}, change: RETIRE) { totalCount substitutes { users } } dependencies(of: {sector: {}}) { totalCount } coverage(columns: GOAL) { totalCount columns { id } } gaps { totalCount } }';
      expect(bodyOf(await ask(app, { query: all })).data).toEqual({
        paths: { outcome: 'NOTHING_MATCHES', whyNot: { missing: [], hiddenBy: [] } },
        reach: { totalCount: 0 },
        neighbourhood: { totalCount: 0, relations: [] },
        impact: { totalCount: 0, substitutes: [] },
        dependencies: { totalCount: 0 },
        coverage: { totalCount: 0, columns: [] },
        gaps: { totalCount: 0 },
      });
      expect(
        bodyOf(await ask(app, { query: '{ history(of: "municipality:0301") { totalCount } }' })).errors?.[0]
          ?.extensions,
      ).toMatchObject({ code: 'NOT_FOUND', hint: expect.stringMatching(/\w/) });
    } finally {
      await app.close();
      await store.close();
    }
  });
});

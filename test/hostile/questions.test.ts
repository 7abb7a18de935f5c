import { ASKED, DAYS, EIDAS, ENDS, OSLO, count } from './asked';
import { answering } from './honest-answer';
import { refusals } from './refusal';

const { refuses, server } = refusals();
const answers = answering(server);

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
  refuses(`{ difference(${DAYS}, paths: {${ENDS}, maxHops: 9}) { since } }`, 'BAD_INPUT', /maxHops is 9/);
  refuses(
    `{ difference(${DAYS}, neighbourhood: {of: ${OSLO}, maxHops: 5}) { since } }`,
    'BAD_INPUT',
    /maxHops is 5/,
  );
  refuses('{ coverage(columns: SECTOR, level: 4) { totalCount } }', 'BAD_INPUT', /level is 4/);
  refuses(
    `{ neighbourhood(of: ${OSLO}, first: 2001) { totalCount } }`,
    'BAD_INPUT',
    /first is 2001; it takes 1 to 2,?000/,
  );
  refuses(`{ neighbourhood(of: ${OSLO}, first: 0) { totalCount } }`, 'BAD_INPUT', /first is 0/);
  refuses(
    `{ impact(of: ${OSLO}, change: RETIRE) { substitutes(first: 1001) { users } } }`,
    'BAD_INPUT',
    /first is 1001/,
  );
  refuses('{ adoption(of: {id: "municipality:0301"}, share: 0) { totalCount } }', 'BAD_INPUT', /share is 0/);
  refuses(
    '{ adoption(of: {id: "municipality:0301"}, share: 1.5) { totalCount } }',
    'BAD_INPUT',
    /share is 1.5/,
  );
  refuses(
    '{ adoption(of: {id: "municipality:0301"}, peers: 401) { totalCount } }',
    'BAD_INPUT',
    /peers is 401/,
  );
});

describe('ends', () => {
  refuses(`{ paths(from: ${OSLO}, to: ${OSLO}) { outcome } }`, 'BAD_INPUT', /from and to are both/, {
    hint: /another end/,
  });
  refuses(
    `{ difference(${DAYS}, connections: {from: ${OSLO}, to: ${OSLO}}) { since } }`,
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
            explanation: 'Nothing matches the end that was given (to). Did you mean 32014R0910?',
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
          {
            argument: 'from',
            suggestions: [],
            explanation: 'Nothing matches the start that was given (from).',
          },
          {
            argument: 'via',
            suggestions: ['resource:id-porten'],
            explanation:
              'Nothing matches what the path is to pass through (via). Did you mean resource:id-porten?',
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
    paths: { outcome: 'ABSENT_IN_GRAPH', totalCount: 0 },
  });
  answers(`{ reach(of: ${OSLO}, relations: [AGGREGATES]) { totalCount counts { count } } }`, {
    reach: { totalCount: 0, counts: [] },
  });
  answers(`{ paths(${ENDS}, via: ${OSLO}) { outcome } }`, { paths: { outcome: 'ABSENT_IN_GRAPH' } });
  answers(`{ paths(${ENDS}, avoid: ${OSLO}) { outcome } }`, { paths: { outcome: 'ABSENT_IN_GRAPH' } });
  refuses(
    '{ reach(of: {municipality: {validTo: {gte: "2026-01-01"}}}, assuming: {retire: [{id: "municipality:0301", on: "2027-01-01"}]}) { totalCount } }',
    'BAD_INPUT',
    /filters by validTo, which assuming.retire changes/,
  );
  refuses(
    '{ common(of: {ids: ["municipality:0301"]}) { totalCount } }',
    'BAD_INPUT',
    /of takes 2 to 20 different nodes, not 1/,
  );
  refuses(
    '{ common(of: {ids: ["municipality:0301", "municipality:0301"]}) { totalCount } }',
    'BAD_INPUT',
    /different nodes, not 1/,
  );
  refuses('{ common(of: {ids: []}) { totalCount } }', 'BAD_INPUT', /not 0/);
  refuses(
    `{ common(of: {ids: [${count(21, i => `"municipality:${i}"`)}]}) { totalCount } }`,
    'BAD_INPUT',
    /not 21/,
    { called: 'common of 21' },
  );
  refuses(
    '{ common(of: {ids: ["municipality:0301", "municipality:4601"]}, atLeast: 3) { totalCount } }',
    'BAD_INPUT',
    /atLeast is 3; it takes 2 to 2/,
  );
  refuses(
    '{ common(of: {ids: ["municipality:0301", "municipality:4601"]}, atLeast: 1) { totalCount } }',
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
  refuses(`{ difference(${DAYS}) { since } }`, 'BAD_INPUT', /\w/);
  refuses(
    `{ difference(${DAYS}, of: {id: "municipality:0301"}, paths: {${ENDS}}) { since } }`,
    'BAD_INPUT',
    /\w/,
  );
  refuses(
    '{ adoption(of: {id: "framework:eidas"}) { totalCount } }',
    'BAD_INPUT',
    /of: framework:eidas is a Framework; only municipalities can be compared/,
    { hint: /municipality:…/ },
  );
  refuses('{ comparable(of: {id: "county:03"}) { totalCount } }', 'BAD_INPUT', /of: county:03 is a County/);
  refuses('{ comparable(of: {id: "municipality:0301"}, by: []) { totalCount } }', 'BAD_INPUT', /by/);
  refuses('{ gaps(where: {kinds: []}) { totalCount } }', 'BAD_INPUT', /kinds/);
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
  refuses(
    `{ common(of: {ids: ["municipality:0301", ${NOBODY}]}) { totalCount } }`,
    'NOT_FOUND',
    nobody('of'),
    near,
  );
  refuses(`{ history(of: {id: ${NOBODY}}) { totalCount } }`, 'NOT_FOUND', nobody('of'), near);
  refuses(`{ difference(${DAYS}, of: {id: ${NOBODY}}) { since } }`, 'NOT_FOUND', nobody('of'), near);
  refuses(
    `{ difference(${DAYS}, neighbourhood: {of: {id: ${NOBODY}}}) { since } }`,
    'NOT_FOUND',
    nobody('of'),
    near,
  );
  refuses(
    `{ difference(${DAYS}, paths: {from: {id: ${NOBODY}}, to: ${EIDAS}}) { since } }`,
    'NOT_FOUND',
    nobody('from'),
    near,
  );
  refuses(`{ comparable(of: {id: ${NOBODY}}) { totalCount } }`, 'NOT_FOUND', nobody('of'), near);
  refuses(`{ adoption(of: {id: ${NOBODY}}) { totalCount } }`, 'NOT_FOUND', nobody('of'), near);
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
  refuses(`{ history(of: {id: "${'x'.repeat(5000)}"}) { totalCount } }`, 'NOT_FOUND', /x{80}…/, {
    called: 'an id of 5,000 letters',
  });
  refuses('{ history(of: {id: ""}) { totalCount } }', 'NOT_FOUND', /id ""/);
});

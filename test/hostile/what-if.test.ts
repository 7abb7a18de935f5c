import { ASKED, EIDAS, ENDS, OSLO, count } from './asked';
import { answering } from './honest-answer';
import { refusals } from './refusal';

const { refuses, server } = refusals();
const answers = answering(server);

describe('what if', () => {
  const assuming = (from: string, to: string, more = ''): string =>
    `{ impact(of: ${EIDAS}, change: RETIRE, assuming: {with: [{relation: AMENDS, from: "${from}", to: "${to}"}]${more}}) { assumed { effective } } }`;
  refuses(
    assuming('framework:eidas', 'framework:eidas2'),
    'BAD_INPUT',
    /framework:eidas2 leads to framework:eidas by AMENDS/,
    { hint: /assuming.without/ },
  );
  const without = ', without: [{edge: {relation: AMENDS, from: "framework:eidas2", to: "framework:eidas"}}]';
  answers(assuming('framework:eidas', 'framework:eidas2', without), {
    impact: { assumed: [{ effective: true }, { effective: true }] },
  });
  answers(assuming('framework:eidas2', 'framework:eidas'), { impact: { assumed: [{ effective: false }] } });
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
      new RegExp(`${name} has 300 items; at most 100 are allowed`),
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
  answers('{ history(of: {id: "framework:eidas"}, first: 1) { assumed { kind } } }', {
    history: { assumed: [] },
  });
});

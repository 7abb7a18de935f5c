import fc from 'fast-check';
import { ask, bodyOf, insidesShown } from './seeded-app';
import { refusals } from './refusal';

const { refuses, server } = refusals();
const quoted = (values: readonly string[]): string => values.map(value => JSON.stringify(value)).join(', ');
const counted = (n: number, of: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => of(i)).join(' ');
const LIST = 'municipalities';
const OSLO = 'from: {id: "municipality:0301"}';
const EIDAS = 'to: {id: "framework:eidas"}';

describe('what is not there', () => {
  // A lookup that finds nothing is an error of its field; the others are answered, so the status stays 200.
  refuses(
    '{ municipality(id: "municipality:0302") { name } }',
    'NOT_FOUND',
    /no municipality with id "municipality:0302"/,
    { status: 200, hint: /Did you mean .*municipality:0301/ },
  );
  refuses('{ municipality(number: "9999") { name } }', 'NOT_FOUND', /number "9999"/, { status: 200 });
  refuses('{ municipality(number: "0302") { name } }', 'NOT_FOUND', /number "0302"/, {
    status: 200,
    hint: /Did you mean .*0301/,
  });
  refuses('{ framework(celex: "32014R0911") { name } }', 'NOT_FOUND', /celex/, {
    status: 200,
    hint: /32014R0910/,
  });
  refuses('{ node(id: "framework:eidass") { id } }', 'NOT_FOUND', /framework:eidass/, {
    status: 200,
    hint: /framework:eidas/,
  });
  refuses('{ node(id: "") { id } }', 'NOT_FOUND', /id ""/, { status: 200 });
  refuses(`{ node(id: ${JSON.stringify('x'.repeat(5000))}) { id } }`, 'NOT_FOUND', /x{80}…/, {
    status: 200,
    called: 'an id of 5,000 letters',
  });
  refuses(
    `{ connections(from: {id: "municipality:0302"}, ${EIDAS}) { outcome } }`,
    'NOT_FOUND',
    /from: .*municipality:0302/,
    { hint: /municipality:0301/ },
  );
  refuses(
    `{ paths(from: {id: "municipality:1580"}, ${EIDAS}, asOf: "2023-01-01") { outcome } }`,
    'NOT_FOUND',
    /from: .*municipality:1580" does not hold on that day/,
    { hint: /another asOf/ },
  );
  refuses(
    `{ paths(${OSLO}, to: {ids: ["framework:eidas", "framework:eidass"]}) { outcome } }`,
    'NOT_FOUND',
    /to: .*framework:eidass"/,
    { hint: /framework:eidas/ },
  );
  refuses('{ municipality(id: "municipality:0301", asOf: "0001-01-01") { nam } }', 'BAD_INPUT', /nam/);
});

describe('keys and arguments', () => {
  refuses('{ municipality { name } }', 'BAD_INPUT', /municipality/);
  refuses('{ municipality(id: "municipality:0301", number: "0301") { name } }', 'BAD_INPUT', /one|both/);
  refuses('{ municipality(id: 1.5) { name } }', 'BAD_INPUT', /ID/);
  refuses('{ municipality(nummer: "0301") { name } }', 'BAD_INPUT', /Unknown argument "nummer"/);
  refuses(`{ ${LIST}(first: "ten") { nodes { id } } }`, 'BAD_INPUT', /Int/);
  refuses(`{ ${LIST}(where: {population: {gt: "many"}}) { nodes { id } } }`, 'BAD_INPUT', /Int/);
  refuses(`{ ${LIST}(where: {population: {gt: 3000000000}}) { nodes { id } } }`, 'BAD_INPUT', /32-bit/);
  refuses(`{ ${LIST}(where: {writtenForm: {eq: KLINGON}}) { nodes { id } } }`, 'BAD_INPUT', /KLINGON/);
  refuses('query($n: Int) { municipalities(first: $n) { nodes { id } } }', 'BAD_INPUT', /\$n/, {
    variables: { n: 'ten' },
  });
  refuses('query($n: Int) { municipalities(first: $n) { nodes { id } } }', 'BAD_INPUT', /\$n/, {
    variables: { n: 1e300 },
  });
  refuses('query($w: MunicipalityWhere) { municipalities(where: $w) { nodes { id } } }', 'BAD_INPUT', /\$w/, {
    variables: { w: { nonsense: 1 } },
  });
  refuses('query($id: ID!) { node(id: $id) { id } }', 'BAD_INPUT', /\$id/);
  for (const date of [
    '2026-02-30',
    '2026-13-01',
    '26-01-01',
    'yesterday',
    '',
    '2026-01-01T00:00:00Z',
    '0000-01-01',
    '10000-01-01',
  ]) {
    refuses(`{ municipality(id: "municipality:0301", asOf: "${date}") { name } }`, 'BAD_INPUT', /no Date/);
  }
  refuses(
    'query($d: Date) { municipality(id: "municipality:0301", asOf: $d) { name } }',
    'BAD_INPUT',
    /no Date/,
    { variables: { d: '2026-02-30' } },
  );
  refuses(
    '{ municipality(id: "municipality:0301", asOf: 2024) { name } }',
    'BAD_INPUT',
    /2024 is no Date\. Write it in quotes, as "2026-11-25"\./,
  );
  for (const time of ['2026-01-01T24:00:00Z', '2026-01-01T23:60:00Z', '2026-01-01T00:00:00', '2026-01-01'])
    refuses(
      `{ ${LIST}(where: {recordedAt: {gt: "${time}"}}) { nodes { id } } }`,
      'BAD_INPUT',
      /no DateTime\. Write it in quotes/,
    );
  refuses('{ municipalityGroups(by: []) { nodes { count } } }', 'BAD_INPUT', /by takes 1 to 4 .*, not 0/, {
    hint: /municipalityGroups\(by: \[certainty\]\)/,
  });
  refuses(
    '{ municipalityGroups(by: [partOf, certainty, partOf]) { nodes { count } } }',
    'BAD_INPUT',
    /by names partOf more than once/,
    { hint: /once/ },
  );
  refuses(
    `{ ${LIST}(where: {__proto__: {eq: 1}}) { nodes { id } } }`,
    'BAD_INPUT',
    /Field "__proto__" is not defined by type "MunicipalityWhere"/,
  );
  refuses(
    'query($w: MunicipalityWhere) { municipalities(where: $w) { nodes { id } } }',
    'BAD_INPUT',
    /Field "__proto__" is not defined by type "MunicipalityWhere"/,
    {
      variables: { w: JSON.parse('{"__proto__": {"eq": 1}}') as unknown },
      called: '__proto__ in a variable',
    },
  );
  refuses(`{ ${LIST}(where: {id: {in: []}, AND: {nonsense: 1}}) { nodes { id } } }`, 'BAD_INPUT', /nonsense/);
});

describe('pages', () => {
  for (const first of [0, -1, 1001, 2147483647])
    refuses(`{ ${LIST}(first: ${first}) { nodes { id } } }`, 'BAD_INPUT', /first is .*1 to 1,000/);
  for (const last of [0, -1, 1001])
    refuses(`{ ${LIST}(last: ${last}) { nodes { id } } }`, 'BAD_INPUT', /last is .*1 to 1,000/);
  refuses(`{ ${LIST}(first: 1) { nodes { uses(first: 0) { nodes { id } } } } }`, 'BAD_INPUT', /first is 0/);
  refuses('{ search(text: "oslo", first: 0) { nodes { id } } }', 'BAD_INPUT', /first is 0/);
  refuses(`{ paths(${OSLO}, ${EIDAS}, first: 1001) { outcome } }`, 'BAD_INPUT', /first is 1001/);
  refuses(`{ ${LIST}(first: 1, last: 1) { nodes { id } } }`, 'BAD_INPUT', /first and last/);
  refuses(`{ ${LIST}(after: "a", before: "b") { nodes { id } } }`, 'BAD_INPUT', /after and before/);
  refuses(`{ ${LIST}(last: 1, after: "a") { nodes { id } } }`, 'BAD_INPUT', /last goes with before/);
  refuses(`{ ${LIST}(first: 1, before: "a") { nodes { id } } }`, 'BAD_INPUT', /first goes with after/);
  refuses('query($n: Int) { municipalities(first: $n) { nodes { id } } }', 'BAD_INPUT', /first is 1001/, {
    variables: { n: 1001 },
  });
  refuses(
    '{ municipalityGroups(by: [{field: writtenForm}], first: 1001) { nodes { count } } }',
    'BAD_INPUT',
    /\w/,
  );
});

describe('cursors', () => {
  const cursorOf = async (args: string): Promise<string> => {
    const body = bodyOf(
      await ask(server().app, { query: `{ municipalities(first: 1${args}) { pageInfo { endCursor } } }` }),
    );
    return (body.data?.['municipalities'] as { pageInfo: { endCursor: string } }).pageInfo.endCursor;
  };
  const codeAfter = async (after: unknown, field = 'municipalities(after: $c)'): Promise<string> => {
    const response = await ask(server().app, {
      query: `query($c: String) { ${field} { pageInfo { endCursor } } }`,
      variables: { c: after },
    });
    expect(response.statusCode).toBeLessThan(500);
    expect(insidesShown(response.body)).toEqual([]);
    return bodyOf(response).errors?.[0]?.extensions?.code ?? 'none';
  };

  for (const cursor of [
    '',
    'x',
    'W10',
    'bnVsbA',
    Buffer.from('["x"]').toString('base64url'),
    Buffer.from('{"a":1}').toString('base64url'),
    'a'.repeat(10_000),
  ]) {
    refuses(`{ ${LIST}(after: "${cursor}") { nodes { id } } }`, 'BAD_CURSOR', /cursor/i, {
      called: `after "${cursor.slice(0, 20)}"`,
    });
  }
  refuses('{ search(text: "oslo", after: "x") { nodes { id } } }', 'BAD_CURSOR', /cursor/);
  refuses(`{ connections(${OSLO}, ${EIDAS}, after: "x") { outcome } }`, 'BAD_CURSOR', /cursor/);
  refuses(
    `{ paths(${OSLO}, ${EIDAS}, after: "${Buffer.from('["connections",1]').toString('base64url')}") { outcome } }`,
    'BAD_CURSOR',
    /cursor/,
  );

  test('go on in their own order, and are refused in another', async () => {
    const byName = await cursorOf('');
    expect(await codeAfter(byName)).toBe('none');
    expect(await codeAfter(byName, 'municipalities(after: $c, orderBy: [{population: DESC}])')).toBe(
      'BAD_CURSOR',
    );
    expect(await codeAfter(byName, 'frameworks(after: $c)')).toBe('BAD_CURSOR');
    expect(await codeAfter(byName, 'search(text: "oslo", after: $c)')).toBe('BAD_CURSOR');
  });

  type Case = readonly [
    what: string,
    of: string,
    other: string,
    variables: readonly [Record<string, unknown>, Record<string, unknown>],
  ];
  const NONE = [{}, {}] as const;
  const CASES: readonly Case[] = [
    [
      'filter',
      'municipalities(first: 1, where: {population: {gt: 1000}})',
      'municipalities(after: $c, where: {population: {gt: 1001}})',
      NONE,
    ],
    [
      'filter',
      'municipalities(first: 1, where: {population: {gt: 1000}})',
      'municipalities(after: $c)',
      NONE,
    ],
    [
      'filter',
      'municipalities(first: 1)',
      'municipalities(after: $c, where: {population: {gt: 1000}})',
      NONE,
    ],
    [
      'filter in a variable',
      'municipalities(first: 1, where: {population: {gt: $n}})',
      'municipalities(after: $c, where: {population: {gt: $n}})',
      [{ n: 1000 }, { n: 1001 }],
    ],
    [
      'filter given whole',
      'municipalities(first: 1, where: $w)',
      'municipalities(after: $c, where: $w)',
      [{ w: { population: { gt: 1000 } } }, { w: { population: { lt: 1000 } } }],
    ],
    ['search', 'search(text: "kommune", first: 1)', 'search(text: "kommunen", after: $c)', NONE],
    [
      'search of other kinds',
      'search(text: "kommune", first: 1)',
      'search(text: "kommune", kinds: [Municipality], after: $c)',
      NONE,
    ],
    [
      'question',
      'reach(of: {id: "municipality:0301"}, first: 1)',
      'reach(of: {id: "municipality:4601"}, after: $c)',
      NONE,
    ],
    [
      'question of another length',
      'reach(of: {id: "municipality:0301"}, first: 1)',
      'reach(of: {id: "municipality:0301"}, maxHops: 3, after: $c)',
      NONE,
    ],
    [
      'node',
      'municipality(number: "0301") { uses(first: 1)',
      'municipality(number: "4601") { uses(after: $c)',
      NONE,
    ],
    [
      'nodes, several',
      'municipality(number: "0301") { uses(first: 1)',
      'municipalities(first: 3) { nodes { uses(after: $c)',
      NONE,
    ],
  ];
  const endCursor = async (
    field: string,
    variables: Record<string, unknown>,
  ): Promise<{ cursor: string | undefined; code: string }> => {
    const types = Object.entries({ $c: 'String', $n: 'Int', $w: 'MunicipalityWhere' })
      .filter(([name]) => field.includes(name))
      .map(([name, type]) => `${name}: ${type}`);
    const head = types.length > 0 ? `query(${types.join(', ')})` : 'query';
    const open = field.split('{').length - field.split('}').length;
    const response = await ask(server().app, {
      query: `${head} { ${field} { pageInfo { endCursor } } ${'}'.repeat(open)} }`,
      variables,
    });
    expect(response.statusCode).toBeLessThan(500);
    return {
      cursor: /"endCursor":"([^"]+)"/.exec(response.body)?.[1],
      code: bodyOf(response).errors?.[0]?.extensions?.code ?? 'none',
    };
  };

  test.each(CASES)('of another %s are refused: %s', async (_, of, other, [before, after]) => {
    const { cursor } = await endCursor(of, before);
    expect(cursor).toEqual(expect.any(String));
    expect((await endCursor(other, { ...after, c: cursor })).code).toBe('BAD_CURSOR');
    // In their own list, asked for by any name, they go on.
    expect(
      (await endCursor(of.replace('first: 1', 'first: 1, after: $c'), { ...before, c: cursor })).code,
    ).toBe('none');
  });

  test('of a node go on however the node is asked for, as Relay refetches it', async () => {
    const { cursor } = await endCursor(
      'municipality(number: "0301") { uses(first: 1, where: {node: {id: {startsWith: "r"}}})',
      {},
    );
    const again = await endCursor(
      'node(id: "municipality:0301") { ... on Municipality { uses(first: 1, after: $c, where: {node: {id: {startsWith: "r"}}})',
      { c: cursor },
    );
    expect(again.code).toBe('none');
    expect(again.cursor).not.toBe(cursor);
  });

  test('forged in their values are refused, or read as a place in the order', async () => {
    const [mark] = JSON.parse(Buffer.from(await cursorOf(''), 'base64url').toString()) as [string];
    expect(mark).toMatch(/^[\w-]{8}\.$/);
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.double(), fc.constant([])),
          { maxLength: 4 },
        ),
        async values => {
          const forged = Buffer.from(JSON.stringify([mark, ...values])).toString('base64url');
          expect(['none', 'BAD_CURSOR']).toContain(await codeAfter(forged));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('that are garbage are never a fault of ours', async () => {
    const garbage = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.base64String(),
      fc.json().map(text => Buffer.from(text).toString('base64url')),
    );
    await fc.assert(
      fc.asyncProperty(garbage, async text => {
        expect(await codeAfter(text)).toBe('BAD_CURSOR');
      }),
      { numRuns: 200 },
    );
  });
});

describe('the past', () => {
  const asked = [
    '{ municipality(id: "municipality:0301", asOf: "0001-01-01") { name uses { totalCount } } }',
    '{ frameworks(asOf: "0001-01-01") { totalCount nodes { id } } }',
    `{ paths(${OSLO}, ${EIDAS}, asOf: "0001-01-01") { outcome } }`,
    '{ search(text: "eidas", asOf: "0001-01-01") { totalCount } }',
    '{ frameworks(asOf: "9999-12-31") { totalCount } }',
  ];
  test.each(asked)('is empty or not found, and no fault: %s', async query => {
    const response = await ask(server().app, { query });
    const codes = (bodyOf(response).errors ?? []).map(error => error.extensions?.code);
    expect(codes.filter(code => code !== 'NOT_FOUND')).toEqual([]);
    expect(response.statusCode).toBeLessThan(500);
  });
});

describe('nodes by id', () => {
  const ids = (n: number): string[] => Array.from({ length: n }, (_, i) => `municipality:${i}`);
  refuses('{ nodes(ids: []) { id } }', 'BAD_INPUT', /ids/);
  refuses(`{ nodes(ids: [${quoted(ids(1001))}]) { id } }`, 'BAD_INPUT', /1,?000/, {
    called: '1,001 ids in the document',
  });
  refuses('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', 'BAD_INPUT', /1,?000/, {
    variables: { ids: ids(1001) },
    called: '1,001 ids in a variable',
  });
  refuses('{ nodes(ids: null) { id } }', 'BAD_INPUT', /null/);
  refuses('{ nodes(ids: ["a", null]) { id } }', 'BAD_INPUT', /null/);
  refuses(`{ paths(from: {ids: []}, ${EIDAS}) { outcome } }`, 'BAD_INPUT', /ids/);
  refuses(`{ paths(from: {ids: [${quoted(ids(101))}]}, ${EIDAS}) { outcome } }`, 'BAD_INPUT', /1 to 100/, {
    called: 'from 101 ids',
  });
});

describe('traversals', () => {
  for (const hops of [0, -1, 9]) {
    refuses(
      `{ connections(${OSLO}, ${EIDAS}, maxHops: ${hops}) { outcome } }`,
      'BAD_INPUT',
      new RegExp(`maxHops is ${hops}; it takes 1 to 8`),
    );
    refuses(
      'query($n: Int) { paths(from: {id: "municipality:0301"}, to: {id: "framework:eidas"}, maxHops: $n) { outcome } }',
      'BAD_INPUT',
      /maxHops/,
      { variables: { n: hops }, called: `maxHops: ${hops} in a variable` },
    );
  }
  refuses(`{ connections(from: {}, ${EIDAS}) { outcome } }`, 'BAD_INPUT', /from|EntitySelector/);
  refuses(
    `{ connections(from: {id: "municipality:0301", ids: ["municipality:0301"]}, ${EIDAS}) { outcome } }`,
    'BAD_INPUT',
    /one|EntitySelector/i,
  );
  refuses(
    'query($f: EntitySelector!) { connections(from: $f, to: {id: "framework:eidas"}) { outcome } }',
    'BAD_INPUT',
    /one|EntitySelector/i,
    { variables: { f: { id: 'municipality:0301', ids: [] } } },
  );
  refuses(
    'query($f: EntitySelector!) { connections(from: $f, to: {id: "framework:eidas"}) { outcome } }',
    'BAD_INPUT',
    /one|EntitySelector/i,
    { variables: { f: {} } },
  );
  refuses(
    'query($f: EntitySelector!) { connections(from: $f, to: {id: "framework:eidas"}) { outcome } }',
    'BAD_INPUT',
    /null/i,
    { variables: { f: { municipality: null } } },
  );
  refuses(`{ connections(${OSLO}) { outcome } }`, 'BAD_INPUT', /"to"/);
  refuses(`{ connections(${OSLO}, ${EIDAS}, relations: []) { outcome } }`, 'BAD_INPUT', /relations/);
  refuses(`{ connections(${OSLO}, ${EIDAS}, relations: [NONSENSE]) { outcome } }`, 'BAD_INPUT', /NONSENSE/);
  refuses(`{ connections(${OSLO}, ${EIDAS}, direction: UP) { outcome } }`, 'BAD_INPUT', /UP/);
});

describe('search', () => {
  for (const text of ['', '   ', 'x'.repeat(201), '+ - && ||', '\u0000']) {
    refuses('query($t: String!) { search(text: $t) { nodes { id } } }', 'BAD_INPUT', /text/, {
      variables: { t: text },
      called: `search for ${JSON.stringify(text.slice(0, 20))}`,
    });
    refuses(`{ search(text: ${JSON.stringify(text)}) { nodes { id } } }`, 'BAD_INPUT', /text/, {
      called: `search for ${JSON.stringify(text.slice(0, 20))} in the document`,
    });
  }
  refuses('{ search(text: "oslo", kinds: []) { nodes { id } } }', 'BAD_INPUT', /kinds/);
  refuses('{ search(text: "oslo", kinds: [Nonsense]) { nodes { id } } }', 'BAD_INPUT', /Nonsense/);
});

describe('null', () => {
  // Null where an argument may be left out means that it was; where it can't mean anything, it is refused.
  const ways = (field: string, args: readonly string[]): [string, string][] =>
    args.flatMap(arg => [
      [
        `${field}(${arg}: null)`,
        `{ ${field.includes('(') ? field.replace(')', `, ${arg}: null)`) : `${field}(${arg}: null)`} { __typename } }`,
      ] as [string, string],
    ]);
  const all = [
    ...ways('municipalities', ['after', 'asOf', 'before', 'certainty', 'first', 'last', 'orderBy', 'where']),
    ...ways('municipality(number: "0301")', [
      'asOf',
      'certainty',
      'geonorgeUri',
      'id',
      'organisationNumber',
      'wikidata',
    ]),
    ...ways('municipalityGroups(by: [{field: writtenForm}])', ['asOf', 'certainty', 'first', 'where']),
    ...ways('search(text: "oslo")', ['after', 'asOf', 'certainty', 'first', 'kinds']),
    ...ways(`connections(${OSLO}, ${EIDAS})`, [
      'after',
      'asOf',
      'certainty',
      'direction',
      'first',
      'maxHops',
      'relations',
      'via',
    ]),
    ...ways(`paths(${OSLO}, ${EIDAS})`, [
      'after',
      'asOf',
      'certainty',
      'direction',
      'first',
      'maxHops',
      'relations',
      'via',
    ]),
    ...ways('entity(id: "municipality:0301")', ['asOf', 'certainty']),
    ...ways('nodes(ids: ["municipality:0301"])', ['asOf', 'certainty']),
    ...['eq', 'in', 'gt', 'gte', 'lt', 'lte', 'isNull'].map(
      op =>
        [
          `population ${op}: null`,
          `{ municipalities(where: {population: {${op}: null}}) { nodes { id } } }`,
        ] as [string, string],
    ),
    ...['AND', 'OR', 'NOT', 'uses', 'usesCount', 'name', 'id', 'population'].map(
      op =>
        [`where ${op}: null`, `{ municipalities(where: {${op}: null}) { nodes { id } } }`] as [
          string,
          string,
        ],
    ),
    ...['some', 'none', 'every'].map(
      op =>
        [`uses ${op}: null`, `{ municipalities(where: {uses: {${op}: null}}) { nodes { id } } }`] as [
          string,
          string,
        ],
    ),
    ...['name', 'id', 'population', 'usesCount'].map(
      by =>
        [`orderBy ${by}: null`, `{ municipalities(orderBy: [{${by}: null}]) { nodes { id } } }`] as [
          string,
          string,
        ],
    ),
    ['lang: null', '{ municipality(number: "0301") { name(lang: null) description(lang: null) } }'],
  ];
  test.each(all)('in %s is left out or refused, and no fault', async (_, query) => {
    const response = await ask(server().app, { query });
    for (const error of bodyOf(response).errors ?? [])
      expect(error).toMatchObject({ extensions: { code: 'BAD_INPUT', hint: expect.stringMatching(/\w/) } });
    expect(response.statusCode).toBeLessThan(500);
    expect(insidesShown(response.body)).toEqual([]);
  });

  refuses(`{ ${LIST}(where: {population: {in: [1, null]}}) { nodes { id } } }`, 'BAD_INPUT', /null/);
});

describe('documents too large', () => {
  refuses(`{ ${counted(1000, i => `a${i}: __typename`)} }`, 'TOO_COMPLEX', /aliases|wide/, {
    called: '1,000 aliases',
  });
  refuses(
    `{ municipality(number: "0301") { ${counted(101, i => `a${i}: name`)} } }`,
    'TOO_COMPLEX',
    /aliases/,
    { called: '101 aliases inside' },
  );
  refuses(`${'{ a '.repeat(2000)}${'}'.repeat(2000)}`, 'TOO_COMPLEX', /deep/, { called: '2,000 levels' });
  refuses(`${'{ a '.repeat(4900)}${'}'.repeat(4900)}`, 'TOO_COMPLEX', /deep|tokens/, {
    called: '4,900 levels',
  });
  refuses(
    `{ municipalities(where: ${'{AND: '.repeat(3000)}{}${'}'.repeat(3000)}) { nodes { id } } }`,
    'TOO_COMPLEX',
    /deep|tokens/,
    { called: 'a filter 3,000 deep' },
  );
  refuses(`{ nodes(ids: ${'['.repeat(4900)}${']'.repeat(4900)}) { id } }`, 'TOO_COMPLEX', /deep|tokens/, {
    called: 'a list 4,900 deep',
  });
  refuses(`{ ${'a '.repeat(450_000)} }`, 'TOO_COMPLEX', /characters/, { called: '450,000 tokens' });
  refuses(`{ ${'a '.repeat(20_000)} }`, 'TOO_COMPLEX', /tokens/, { called: '20,000 tokens' });
  refuses(`{ municipality(number: "0301") { { a } }`, 'BAD_INPUT', /Syntax/, { called: 'a syntax error' });
  refuses('', 'TOO_LARGE', /larger/, {
    raw: JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(2_000_000) } }),
    called: 'a body of 2 MB',
  });
  refuses(
    `{ ...A } ${counted(2000, i => `fragment F${i} on Query { __typename }`)} fragment A on Query { __typename }`,
    'TOO_COMPLEX',
    /tokens/,
    { called: '2,000 fragments' },
  );
  const doubling = counted(
    30,
    i => `fragment F${i} on Query { ...F${i + 1} x${i}: municipality(number: "0301") { id } ...F${i + 1} }`,
  );
  refuses(`{ ...F0 } ${doubling} fragment F30 on Query { __typename }`, 'TOO_COMPLEX', /large|aliases/, {
    called: 'fragments that double 30 times',
  });
  refuses(
    '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
    'BAD_INPUT',
    /Cannot spread fragment/,
    { called: 'circular fragments' },
  );
  refuses('{ ...A } fragment A on Query { ...A }', 'BAD_INPUT', /Cannot spread fragment/, {
    called: 'a fragment of itself',
  });
  refuses(
    '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }',
    'BAD_INPUT',
    /introspection depth/i,
    { called: 'introspection of fields of fields of fields' },
  );
  const nested =
    '{ actors(first: 1000) { nodes { uses(first: 1000) { nodes { usedBy(first: 1000) { nodes { uses(first: 1000) { nodes { id } } } } } } } } }';
  refuses(nested, 'COST_LIMIT', /rows; the limit is/, {
    called: '1,000 of 1,000 of 1,000 of 1,000',
    hint: /first/,
  });
  const deepWhere = (depth: number): Record<string, unknown> =>
    depth === 0 ? {} : { AND: [deepWhere(depth - 1)] };
  refuses(
    'query($w: MunicipalityWhere) { municipalities(where: $w) { nodes { id } } }',
    'TOO_COMPLEX',
    /filter|deep|large/i,
    { variables: { w: deepWhere(1000) }, called: 'a filter 1,000 deep in a variable' },
  );
  const wideWhere = { OR: Array.from({ length: 1_000 }, (_, i) => ({ population: { eq: i } })) };
  refuses(
    'query($w: MunicipalityWhere) { municipalities(where: $w) { nodes { id } } }',
    'TOO_COMPLEX',
    /filter|terms|large/i,
    { variables: { w: wideWhere }, called: 'a filter of 1,000 terms in a variable' },
  );
});

describe('requests that are none', () => {
  refuses('', 'BAD_INPUT', /\w/, { raw: '{"query": ', called: 'broken JSON' });
  refuses('', 'BAD_INPUT', /\w/, { raw: '', called: 'an empty body' });
  refuses('', 'BAD_INPUT', /\w/, { raw: '[]', called: 'an empty batch' });
  refuses('', 'BAD_INPUT', /\w/, { raw: '[{"query": "{ __typename }"}]', called: 'a batch' });
  refuses('', 'BAD_INPUT', /\w/, { raw: '{"query": 1}', called: 'a query that is a number' });
  refuses('', 'BAD_INPUT', /\w/, {
    raw: '{"query": "{ __typename }", "variables": "x"}',
    called: 'variables that are a text',
  });
  refuses('', 'BAD_INPUT', /\w/, {
    raw: '{"query": "{ __typename }", "variables": [1]}',
    called: 'variables that are a list',
  });
  refuses('', 'BAD_INPUT', /\w/, {
    raw: '{"query": "{ __typename }", "operationName": 1}',
    called: 'an operation name that is a number',
  });
  refuses('', 'BAD_INPUT', /\w/, { called: 'an empty document' });
  refuses('# nothing', 'BAD_INPUT', /Syntax/);
  refuses('fragment F on Query { __typename }', 'BAD_INPUT', /\w/, { called: 'fragments only' });
  refuses('type A { a: Int }', 'BAD_INPUT', /\w/);
  refuses('query A { __typename } query B { __typename }', 'NO_OPERATION', /operation/);
  refuses('query A { __typename } query B { __typename }', 'NO_OPERATION', /no operation C/, {
    operationName: 'C',
    called: 'an operation that is not there',
  });
  refuses('mutation { __typename }', 'NO_OPERATION', /mutation/);
  refuses('subscription { __typename }', 'NO_OPERATION', /subscription/);
});

import { ask, bodyOf } from './seeded-app';
import { refusals } from './refusal';

const { refuses, server } = refusals();
const quoted = (values: readonly string[]): string => values.map(value => JSON.stringify(value)).join(', ');
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
    /from: .*municipality:1580" is not valid on that day/,
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
      /no DateTime\. (Write it (in quotes, )?as|There is no such day or time of day)/,
    );
  refuses('{ municipalityGroupings(by: []) { nodes { count } } }', 'BAD_INPUT', /by takes 1 to 4 .*, not 0/, {
    hint: /municipalityGroupings\(by: \[certainty\]\)/,
  });
  refuses(
    '{ municipalityGroupings(by: [partOf, certainty, partOf]) { nodes { count } } }',
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
    '{ municipalityGroupings(by: [{field: writtenForm}], first: 1001) { nodes { count } } }',
    'BAD_INPUT',
    /\w/,
  );
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
  refuses('{ common(of: {ids: ["municipality:0301"]}) { totalCount } }', 'BAD_INPUT', /of takes 2 to/);
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
  refuses('{ search(text: "oslo", kinds: [Nonsense]) { nodes { id } } }', 'BAD_INPUT', /Nonsense/);
});

describe('hints say what helps', () => {
  for (const first of [0, -1])
    refuses(`{ municipalities(first: ${first}) { totalCount } }`, 'BAD_INPUT', /it takes 1 to 1,000/, {
      hint: /from 1 to 1,000/,
    });
  refuses('{ municipalities(first: 1001) { totalCount } }', 'BAD_INPUT', /it takes/, {
    hint: /smaller page/,
  });
  refuses('{ municipalities(asOf: "2015-02-30") { totalCount } }', 'BAD_INPUT', /There is no such day/);
  refuses('{ municipalities(asOf: "yesterday") { totalCount } }', 'BAD_INPUT', /Date\. Write it as "2026/);
  refuses('{ solution(id: "resource:elma") { id } }', 'NOT_FOUND', /no solution/, {
    status: 200,
    hint: /of kind Dataset: use dataset\(id: …\) or entity\(id: …\)/,
  });
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
  refuses('mutation { __typename }', 'UNAUTHENTICATED', /key or a token/);
  refuses('subscription { __typename }', 'BAD_INPUT', /introspection/);
  refuses(
    'subscription($not: Boolean! = true) { changes @skip(if: $not) { id } }',
    'BAD_INPUT',
    /not allowed on the only field/,
  );
  refuses('subscription { changes { id } }', 'NO_OPERATION', /not answered here/);
});

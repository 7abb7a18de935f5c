import type { ErrorCode } from '../../src/errors';
import { cpuLimit } from '../support/machine';
import { bodyOf, insidesShown, openSeededApp, post, type SeededApp } from './seeded-app';

/**
 * Requests that are dear to read, to check or to answer. Each is refused below 1 kB and before the database, and takes
 * little of the processor, the first time and again. Time is the processor's, not the clock's.
 */
const CPU_MS = cpuLimit(100);
const MAX_BYTES = 1_024;

type Request = Readonly<{
  query?: string;
  variables?: unknown;
  operationName?: string;
  /** The body as it is sent. */ raw?: string;
  headers?: Readonly<Record<string, string>>;
}>;
type Attack = readonly [called: string, code: ErrorCode, request: () => Request];

const times = (n: number, of: string | ((i: number) => string), between = ' '): string =>
  Array.from({ length: n }, (_, i) => (typeof of === 'string' ? of : of(i))).join(between);
const A = (n: number): string => 'a'.repeat(n);
const NODE = 'query($id: ID!) { node(id: $id) { id } }';
const WHERE = 'query($w: MunicipalityWhere) { municipalities(where: $w) { totalCount } }';
const SEARCH = 'query($t: String!) { search(text: $t) { totalCount } }';
const DATED = 'query($d: Date) { municipalities(asOf: $d) { totalCount } }';
const FIELDS =
  '{ fields { name args { name description type { kind name ofType { kind name } } } type { kind name ofType { kind name } } } }';
const DEAR = '{ types { name fields { name args { name type { name ofType { name } } } } } }';

const SEARCHES: readonly Attack[] = [
  ['search for 100,000 letters', 'BAD_INPUT', () => ({ query: SEARCH, variables: { t: A(100_000) } })],
  ['search for 900,000 letters', 'BAD_INPUT', () => ({ query: SEARCH, variables: { t: A(900_000) } })],
  ['search for 10,000 letters', 'BAD_INPUT', () => ({ query: SEARCH, variables: { t: A(10_000) } })],
  [
    'search for 9,000 letters in the document',
    'BAD_INPUT',
    () => ({ query: `{ search(text: "${A(9_000)}") { totalCount } }` }),
  ],
  ['search for 4,000 words', 'BAD_INPUT', () => ({ query: SEARCH, variables: { t: times(4_000, 'a') } })],
  [
    'search for 9,000 letters with accents',
    'BAD_INPUT',
    () => ({ query: SEARCH, variables: { t: 'é'.repeat(9_000) } }),
  ],
];

const LONG_VALUES: readonly Attack[] = [
  ['an id of 900 kB', 'BAD_INPUT', () => ({ query: NODE, variables: { id: A(900_000) } })],
  ['an id of 90 kB in the document', 'BAD_INPUT', () => ({ query: `{ node(id: "${A(90_000)}") { id } }` })],
  [
    'an id of 900 kB in a selector',
    'BAD_INPUT',
    () => ({
      query: 'query($f: EntitySelector!) { reach(of: $f) { totalCount } }',
      variables: { f: { id: A(900_000) } },
    }),
  ],
  ['a date of 900 kB', 'BAD_INPUT', () => ({ query: DATED, variables: { d: A(900_000) } })],
  ['a date of 9 kB', 'BAD_INPUT', () => ({ query: DATED, variables: { d: '"\u0000'.repeat(4_500) } })],
  [
    'a date of 9 kB in the document',
    'BAD_INPUT',
    () => ({ query: `{ municipalities(asOf: "${A(9_000)}") { totalCount } }` }),
  ],
  [
    'a date that is a list of 9,000',
    'BAD_INPUT',
    () => ({ query: DATED, variables: { d: Array.from({ length: 9_000 }, (_, i) => i) } }),
  ],
  [
    'a number of 90,000 digits',
    'BAD_INPUT',
    () => ({ query: `{ municipalities(first: ${'9'.repeat(90_000)}) { totalCount } }` }),
  ],
  [
    'an Int that is a text of 9 kB',
    'BAD_INPUT',
    () => ({
      query: 'query($n: Int) { municipalities(first: $n) { totalCount } }',
      variables: { n: A(9_000) },
    }),
  ],
  [
    'an enum value of 90 kB',
    'BAD_INPUT',
    () => ({ query: `{ municipalities(certainty: ${A(90_000)}) { totalCount } }` }),
  ],
  [
    'an enum value of 9 kB in a variable',
    'BAD_INPUT',
    () => ({
      query: 'query($c: Certainty) { municipalities(certainty: $c) { totalCount } }',
      variables: { c: A(9_000) },
    }),
  ],
  [
    'a filter of 900 kB',
    'BAD_INPUT',
    () => ({ query: WHERE, variables: { w: { name: { contains: A(900_000) } } } }),
  ],
  [
    'a range of 900 kB',
    'BAD_INPUT',
    () => ({ query: WHERE, variables: { w: { name: { gt: A(900_000) } } } }),
  ],
  [
    'a block string of 90 kB',
    'BAD_INPUT',
    () => ({ query: `{ node(id: """${times(20_000, 'a', '\n  ')}""") { id } }` }),
  ],
  [
    'a cursor of 900 kB',
    'BAD_INPUT',
    () => ({
      query: 'query($c: String) { municipalities(after: $c) { totalCount } }',
      variables: { c: A(900_000) },
    }),
  ],
  [
    'a cursor of 9 kB',
    'BAD_CURSOR',
    () => ({
      query: 'query($c: String) { municipalities(after: $c) { totalCount } }',
      variables: { c: A(9_000) },
    }),
  ],
  [
    'an operation name of 900 kB',
    'NO_OPERATION',
    () => ({ query: 'query A { __typename } query B { __typename }', operationName: A(900_000) }),
  ],
];

const NAMES: readonly Attack[] = [
  ['an unknown field of 90 kB', 'BAD_INPUT', () => ({ query: `{ ${A(90_000)} }` })],
  [
    'an unknown argument of 90 kB',
    'BAD_INPUT',
    () => ({ query: `{ municipalities(${A(90_000)}: 1) { totalCount } }` }),
  ],
  [
    'a key of 900 kB in a filter',
    'BAD_INPUT',
    () => ({ query: WHERE, variables: { w: { [A(900_000)]: 1 } } }),
  ],
  [
    '9,000 unknown keys in a filter',
    'BAD_INPUT',
    () => ({
      query: WHERE,
      variables: { w: Object.fromEntries(Array.from({ length: 9_000 }, (_, i) => [`population${i}`, 1])) },
    }),
  ],
  [
    '1,000 unknown fields, all like others',
    'BAD_INPUT',
    () => ({ query: `{ municipalities { nodes { ${times(1_000, i => `nam${i}`)} } } }` }),
  ],
  [
    '49 unknown fields, all like others',
    'BAD_INPUT',
    () => ({ query: `{ ${times(49, i => `municipalitie${i}`)} }` }),
  ],
  [
    '190 unknown types, all like others',
    'BAD_INPUT',
    () => ({ query: `{ __typename } ${times(190, i => `fragment F${i} on Municipalitx${i} { id }`)}` }),
  ],
  [
    '1,000 unknown directives',
    'BAD_INPUT',
    () => ({ query: `{ __typename ${times(1_000, i => `@skipp${i}`)} }` }),
  ],
  [
    '1,000 unknown arguments',
    'BAD_INPUT',
    () => ({ query: `{ municipalities(${times(1_000, i => `firs${i}: 1`)}) { totalCount } }` }),
  ],
  [
    '1,000 variables of unknown types',
    'BAD_INPUT',
    () => ({ query: `query(${times(1_000, i => `$v${i}: MunicipalityWher`)}) { __typename }` }),
  ],
  [
    '1,000 undefined variables',
    'BAD_INPUT',
    () => ({ query: `{ nodes(ids: [${times(1_000, i => `$v${i}`)}]) { id } }` }),
  ],
  [
    '1,000 unused variables',
    'BAD_INPUT',
    () => ({ query: `query(${times(1_000, i => `$v${i}: ID`)}) { __typename }` }),
  ],
  [
    '1,000 unknown enum values',
    'BAD_INPUT',
    () => ({
      query: `{ search(text: "a", kinds: [${times(1_000, i => `Municipalit${i}`)}]) { totalCount } }`,
    }),
  ],
];

const DOCUMENTS: readonly Attack[] = [
  ['990 kB of tokens', 'TOO_COMPLEX', () => ({ query: `{${times(495_000, 'a')}}` })],
  ['990 kB of lines', 'TOO_COMPLEX', () => ({ query: `{${times(320_000, 'a', '\n')}}` })],
  ['990 kB of brackets', 'TOO_COMPLEX', () => ({ query: '{'.repeat(990_000) })],
  ['990 kB of comment', 'TOO_COMPLEX', () => ({ query: `#${A(990_000)}\n{ __typename }` })],
  ['990 kB of blanks', 'TOO_COMPLEX', () => ({ query: `{ __typename ${' '.repeat(990_000)} }` })],
  ['99 kB of tokens', 'TOO_COMPLEX', () => ({ query: `{${times(49_000, 'a')}}` })],
  ['99 kB of lines', 'TOO_COMPLEX', () => ({ query: `{${times(49_000, 'a', '\n')}}` })],
  ['9,000 tokens of one field', 'TOO_COMPLEX', () => ({ query: `{${times(9_000, '__typename')}}` })],
  ['1,600 times one field', 'TOO_COMPLEX', () => ({ query: `{${times(1_600, '__typename')}}` })],
  [
    '1,600 times one field with arguments',
    'TOO_COMPLEX',
    () => ({ query: `{${times(1_600, 'municipalities(first: 1) { totalCount }')}}` }),
  ],
  [
    '1,600 times one field below another',
    'TOO_COMPLEX',
    () => ({ query: `{ municipalities { nodes { ${times(1_600, 'name')} } } }` }),
  ],
  [
    '40 times a field with 40 below each',
    'TOO_COMPLEX',
    () => ({ query: `{${times(40, `municipalities { nodes { ${times(40, 'name')} } }`)}}` }),
  ],
  [
    '45 times a field with long arguments',
    'TOO_COMPLEX',
    () => ({ query: `{${times(45, `nodes(ids: [${times(60, '"municipality:0301"', ',')}]) { id }`)}}` }),
  ],
  [
    '1,600 times one field in fragments',
    'TOO_COMPLEX',
    () => ({
      query: `{ municipalities { nodes { ${times(40, i => `...F${i}`)} } } } ${times(40, i => `fragment F${i} on Municipality { ${times(40, 'name')} }`)}`,
    }),
  ],
  [
    'fragments that double 40 times',
    'TOO_COMPLEX',
    () => ({
      query: `{ ...F0 } ${times(40, i => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F40 on Query { __typename }`,
    }),
  ],
  [
    'fragments that double 40 times round a circle',
    'TOO_COMPLEX',
    () => ({
      query: `{ ...F0 } ${times(40, i => `fragment F${i} on Query { ...F${(i + 1) % 40} ...F${(i + 1) % 40} }`)}`,
    }),
  ],
  [
    '190 fragments in a circle',
    'BAD_INPUT',
    () => ({ query: `{ ...F0 } ${times(190, i => `fragment F${i} on Query { ...F${(i + 1) % 190} }`)}` }),
  ],
  [
    '1,000 fragments',
    'TOO_COMPLEX',
    () => ({ query: `{ __typename } ${times(1_000, i => `fragment F${i} on Query { __typename }`)}` }),
  ],
  ['1,000 operations', 'TOO_COMPLEX', () => ({ query: times(1_000, i => `query Q${i} { __typename }`) })],
  [
    '100 operations with 90 fragments each',
    'TOO_COMPLEX',
    () => ({
      query: `${times(100, i => `query Q${i} { ${times(20, j => `...F${j}`)} }`)} ${times(101, i => `fragment F${i} on Query { __typename }`)}`,
    }),
  ],
  [
    '1,500 inline fragments',
    'TOO_COMPLEX',
    () => ({ query: `{ entities { nodes { ${times(1_500, '... on Municipality { id }')} } } }` }),
  ],
  [
    '150 inline fragments within each other',
    'TOO_COMPLEX',
    () => ({ query: `{ ${times(250, '... {')} __typename ${'}'.repeat(250)} }` }),
  ],
  [
    'a filter 3,000 deep',
    'TOO_COMPLEX',
    () => ({
      query: `{ municipalities(where: ${'{NOT: '.repeat(3_000)}{}${'}'.repeat(3_000)}) { totalCount } }`,
    }),
  ],
  [
    'a filter 100 deep',
    'TOO_COMPLEX',
    () => ({
      query: `{ municipalities(where: ${'{NOT: '.repeat(100)}{}${'}'.repeat(100)}) { totalCount } }`,
    }),
  ],
  [
    'a filter of 1,400 terms',
    'TOO_COMPLEX',
    () => ({
      query: `{ municipalities(where: {OR: [${times(700, '{population: {eq: 1}}')}]}) { totalCount } }`,
    }),
  ],
  [
    'a filter of 4,000 that say nothing',
    'TOO_COMPLEX',
    () => ({ query: `{ municipalities(where: {OR: [${times(4_000, '{}')}]}) { totalCount } }` }),
  ],
  ['no document at all', 'BAD_INPUT', () => ({ query: '\u0000'.repeat(90_000) })],
  ['a syntax error behind 9,000 tokens', 'BAD_INPUT', () => ({ query: `{ ${times(9_000, 'a', '\n')} ?` })],
];

const INTROSPECTIONS: readonly Attack[] = [
  [
    '50 times the schema',
    'TOO_COMPLEX',
    () => ({ query: `{ ${times(50, i => `s${i}: __schema ${DEAR}`)} }` }),
  ],
  [
    '50 times a type',
    'TOO_COMPLEX',
    () => ({
      query: `{ ${times(50, i => `t${i}: __type(name: "Query") { name fields { name args { name } } }`)} }`,
    }),
  ],
  [
    'twice the schema, in a fragment',
    'TOO_COMPLEX',
    () => ({ query: `{ a: __schema ${DEAR} ...F } fragment F on Query { b: __schema ${DEAR} }` }),
  ],
  [
    '90 times all types',
    'COST_LIMIT',
    () => ({
      query: `{ __schema { ${times(90, i => `t${i}: types { name fields { name } inputFields { name type { name } } }`)} } }`,
    }),
  ],
  [
    '90 times the fields of all types',
    'COST_LIMIT',
    () => ({
      query: `{ __schema { types { ${times(90, i => `f${i}: fields { name }`)} ${times(9, i => `i${i}: inputFields { name }`)} } } }`,
    }),
  ],
  [
    'all fields of all members',
    'COST_LIMIT',
    () => ({
      query: `{ __schema { types { possibleTypes ${FIELDS} again: possibleTypes ${FIELDS} more: possibleTypes ${FIELDS} } } }`,
    }),
  ],
  [
    'the schema beside the graph',
    'COST_LIMIT',
    () => ({
      query: `{ municipalities(first: 1000) { nodes { name } } __schema { types { possibleTypes ${FIELDS} again: possibleTypes ${FIELDS} more: possibleTypes ${FIELDS} } } }`,
    }),
  ],
  [
    'fields of fields of fields',
    'BAD_INPUT',
    () => ({ query: '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }' }),
  ],
];

const VARIABLES: readonly Attack[] = [
  [
    '500,000 values',
    'TOO_COMPLEX',
    () => ({
      query: WHERE,
      variables: { w: { population: { in: Array.from({ length: 450_000 }, () => 1) } } },
    }),
  ],
  [
    '100,000 levels',
    'TOO_COMPLEX',
    () => ({
      raw: `{"query": ${JSON.stringify(WHERE)}, "variables": {"w": ${'{"NOT":'.repeat(50_000)}{}${'}'.repeat(50_000)}}}`,
    }),
  ],
  [
    '700 filters',
    'TOO_COMPLEX',
    () => ({
      query: WHERE,
      variables: { w: { OR: Array.from({ length: 700 }, () => ({ population: { eq: 1 } })) } },
    }),
  ],
  [
    '3,000 filters',
    'TOO_COMPLEX',
    () => ({
      query: WHERE,
      variables: { w: { OR: Array.from({ length: 3_000 }, () => ({ population: { eq: 1 } })) } },
    }),
  ],
  [
    '4,000 wrong values',
    'BAD_INPUT',
    () => ({
      query: 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      variables: { ids: Array.from({ length: 4_000 }, () => true) },
    }),
  ],
  [
    '9,000 ids',
    'BAD_INPUT',
    () => ({
      query: 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      variables: { ids: Array.from({ length: 9_000 }, (_, i) => `municipality:${i}`) },
    }),
  ],
  ['no JSON, 900 kB of it', 'BAD_INPUT', () => ({ raw: '['.repeat(900_000) })],
  ['a body that is too large', 'TOO_LARGE', () => ({ raw: JSON.stringify({ query: A(2_000_000) }) })],
  [
    'a content type of 9 kB',
    'BAD_INPUT',
    () => ({ raw: '{}', headers: { 'content-type': `application/${A(9_000)}` } }),
  ],
  [
    'what is accepted, 4,000 times',
    'BAD_INPUT',
    () => ({ query: '{ __typename }', headers: { accept: times(1_500, 'text/html', ',') } }),
  ],
];

const ATTACKS = [...SEARCHES, ...LONG_VALUES, ...NAMES, ...DOCUMENTS, ...INTROSPECTIONS, ...VARIABLES];

let server: SeededApp;
const slow: string[] = [];
beforeAll(async () => {
  server = await openSeededApp();
  // The compiler of the engine runs in: what is measured is what a server that has run for a while takes.
  for (let i = 0; i < 3; i += 1)
    for (const [, , request] of ATTACKS)
      await send({ ...request(), query: `${request().query ?? ''} # ${i}` });
});
afterAll(async () => {
  await server.close();
  if (slow.length > 0) console.info(`More than ${CPU_MS / 4} ms of the processor:\n${slow.join('\n')}`);
});

const send = ({ raw, headers, ...asked }: Request) => post(server.app, raw ?? JSON.stringify(asked), headers);

/** Milliseconds of the processor, the client's part among them: writing the request and reading what comes. */
const timed = async (
  asked: Request,
): Promise<Readonly<{ response: Awaited<ReturnType<typeof send>>; took: number }>> => {
  const before = process.cpuUsage();
  const response = await send(asked);
  return { response, took: process.cpuUsage(before).user / 1_000 };
};

/** The request with a comment at its end, so that it is read as if for the first time. */
const anew = (asked: Request, i: number): Request =>
  asked.query === undefined ? asked : { ...asked, query: `${asked.query} # ${i}` };

describe('an attack at the door', () => {
  test.each(ATTACKS)('%s is refused at once: %s', async (called, code, request) => {
    const before = server.samgraf.store.statements;
    const asked = request();
    const taken: number[] = [];
    for (const next of [anew(asked, 100), anew(asked, 101), asked, asked]) {
      const { response, took } = await timed(next);
      taken.push(took);
      const [error] = bodyOf(response).errors ?? [];
      expect({
        code: error?.extensions?.code,
        message: error?.message,
        hint: error?.extensions?.hint,
      }).toEqual({ code, message: expect.stringMatching(/\w/), hint: expect.stringMatching(/\w/) });
      expect(response.rawPayload.length).toBeLessThanOrEqual(MAX_BYTES);
      expect(insidesShown(response.body)).toEqual([]);
    }
    // The better of two, since the engine collects garbage of those before.
    const [first, again] = [Math.min(...taken.slice(0, 2)), Math.min(...taken.slice(2))];
    if (first > CPU_MS / 4) slow.push(`  ${first.toFixed(0)} ms, again ${again.toFixed(0)} ms  ${called}`);
    expect([first, again].filter(ms => ms > CPU_MS)).toEqual([]);
    expect(server.samgraf.store.statements).toBe(before);
  });
});

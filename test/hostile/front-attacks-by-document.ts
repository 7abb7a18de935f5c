import { A, DEAR, FIELDS, WHERE, times, type Attack } from './front-attack';

export const DOCUMENTS: readonly Attack[] = [
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

export const INTROSPECTIONS: readonly Attack[] = [
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

export const VARIABLES: readonly Attack[] = [
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
  ['no JSON, 900 kB of it', 'TOO_COMPLEX', () => ({ raw: '['.repeat(900_000) })],
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

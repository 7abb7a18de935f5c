import { A, DATED, NODE, SEARCH, WHERE, times, type Attack } from './front-attack';

export const SEARCHES: readonly Attack[] = [
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

export const LONG_VALUES: readonly Attack[] = [
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

export const NAMES: readonly Attack[] = [
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

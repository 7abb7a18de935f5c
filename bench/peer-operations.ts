/** The same graph in the peer's own type definitions: only what the operations below read, which is its best case. */
export const PEER_TYPES = `
  type Municipality @node {
    id: ID! name: String! name_sort: String! number: String! population: Int writtenForm: String certainty: String! version: Int! recordedAt: String!
    uses: [Solution!]! @relationship(type: "USES", direction: OUT, properties: "Uses")
  }
  type Solution @node {
    id: ID! name: String! name_sort: String!
    usedBy: [Municipality!]! @relationship(type: "USES", direction: IN, properties: "Uses")
    governedBy: [Framework!]! @relationship(type: "GOVERNED_BY", direction: OUT)
  }
  type Framework @node { id: ID! name: String! name_sort: String! jurisdiction: String }
  type Uses @relationshipProperties { obligation: String certainty: String! }`;

const SORT = 'sort: [{name_sort: ASC}]';
const NESTED = 'sort: [{node: {name_sort: ASC}}]';
const list = (inside: string, args = ''): string =>
  `{ municipalities(limit: 20, ${SORT}${args}) { ${inside} } }`;
const connection = (inside: string, args = ''): string =>
  `{ municipalitiesConnection(first: 20, ${SORT}${args}) { ${inside} } }`;
const one = (inside: string): string => `{ municipalities(where: {number: {eq: "77"}}) { ${inside} } }`;
const five = `usesConnection(first: 5, ${NESTED})`;

/** How the peer is asked what an operation of operations.ts asks; those that it can not answer are left out. */
export const PEER_OPERATIONS: Readonly<Record<string, string>> = {
  'by id': '{ municipalities(where: {id: {eq: "municipality:77"}}) { id name } }',
  'by number': one('id name'),
  'one with all facts': one('id name number population writtenForm certainty version recordedAt'),
  'first 20': list('id name'),
  'first 1000': `{ municipalities(limit: 1000, ${SORT}) { id name } }`,
  'first 20 and count': connection('edges { node { id name } } totalCount'),
  count: '{ municipalitiesConnection { totalCount } }',
  'filtered count': '{ municipalitiesConnection(where: {writtenForm: {eq: "NYNORSK"}}) { totalCount } }',
  'order by number descending': `{ municipalities(limit: 20, where: {NOT: {population: {eq: null}}}, sort: [{population: DESC}]) { id population } }`,
  'order by id': '{ municipalities(limit: 20, sort: [{id: ASC}]) { id } }',
  'with cursors': connection('edges { cursor node { id } }'),
  'filter eq on an index': list('id name', ', where: {name: {eq: "Kommune 79"}}'),
  'filter in': list('id', ', where: {number: {in: ["1", "2", "3"]}}'),
  'filter range':
    '{ municipalities(limit: 20, where: {population: {gte: 9990}}, sort: [{population: ASC}]) { id } }',
  'filter startsWith': list('id', ', where: {name: {startsWith: "Kommune 99"}}'),
  'filter OR': list('id', ', where: {OR: [{writtenForm: {eq: "NYNORSK"}}, {population: {lt: 10}}]}'),
  'filter by a related id': list('id', ', where: {uses: {some: {id: {eq: "resource:r5"}}}}'),
  'filter by a related name': list('id', ', where: {uses: {some: {name: {eq: "Ressurs 79"}}}}'),
  'count by a related id':
    '{ municipalitiesConnection(where: {uses: {some: {id: {eq: "resource:r5"}}}}) { totalCount } }',
  'nested 5': one(`id ${five} { edges { node { id name } } }`),
  'nested with facts': one(`id ${five} { edges { properties { obligation certainty } node { id } } }`),
  'nested count': one('id usesConnection { totalCount }'),
  'nested filtered': one(
    `id usesConnection(where: {edge: {obligation: {eq: "MANDATORY"}}}, ${NESTED}) { edges { node { id } } }`,
  ),
  '20 → 5': list(`id ${five} { edges { node { id } } }`),
  '20 → 5 → 5': list(
    `id ${five} { edges { node { id governedByConnection(first: 5, ${NESTED}) { edges { node { id } } } } } }`,
  ),
  'backward from a hub': `{ solutions(where: {id: {eq: "resource:r5"}}) { id usedByConnection(first: 5, ${NESTED}) { totalCount edges { node { id } } } } }`,
  'two roots':
    '{ a: municipalities(where: {number: {eq: "77"}}) { id } b: solutions(where: {id: {eq: "resource:r5"}}) { id } }',
};

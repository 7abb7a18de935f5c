/** An operation made to be dear, and what is expected of it: the code of its refusal, or an answer. */
export type Attack = Readonly<{
  name: string;
  query: string;
  variables?: Readonly<Record<string, unknown>>;
  code?: string;
}>;

const times = (n: number, field: (i: number) => string): string =>
  `{ ${Array.from({ length: n }, (_, i) => `f${i}: ${field(i)}`).join(' ')} }`;

const DIFFERENCE =
  'difference(connections: {from: {municipality: {}}, to: {capability: {}}, maxHops: 6, direction: ANY}, since: "2020-01-01", until: "2026-01-01") { cameCount }';
const PATHS = 'from: {municipality: {}}, to: {framework: {}}, direction: ANY';
const STEPS = 'explanation steps { relation certainty sources { title } from { id name } }';
const nested = (levels: number): string =>
  levels === 0 ? '{}' : `{uses: {some: {node: {usedBy: {some: {node: ${nested(levels - 1)}}}}}}}`;
const nestedCount = (levels: number): string =>
  levels === 0
    ? '{}'
    : `{usesCount: {gte: 0}, uses: {every: {node: {usedBy: {none: {node: ${nestedCount(levels - 1)}}}}}}}`;
const terms = (n: number): readonly unknown[] =>
  Array.from({ length: n }, (_, i) => ({ name: { contains: `x${i}` } }));

/** Municipalities of Rogaland. */
const TWENTY =
  '1101 1103 1106 1108 1111 1112 1114 1119 1120 1121 1122 1124 1127 1130 1133 1134 1135 1144 1145 1146'.split(
    ' ',
  );

/** Questions along relations. */
export const QUESTIONS: readonly Attack[] = [
  { name: 'a difference of all ways', query: `{ ${DIFFERENCE} }` },
  { name: 'seven differences', query: times(7, () => DIFFERENCE), code: 'COST_LIMIT' },
  { name: 'paths both ways', query: `{ paths(${PATHS}) { totalCount } }` },
  { name: 'paths of eight', query: `{ paths(${PATHS}, maxHops: 8) { totalCount } }` },
  {
    name: 'a page of 1,000 paths',
    query: `{ paths(${PATHS}, maxHops: 8, first: 1000) { nodes { ${STEPS} } } }`,
  },
  {
    name: '1,000 groups of 1,000 paths',
    query: `{ connections(${PATHS}, first: 1000) { nodes { paths(first: 1000) { ${STEPS} } targets(first: 1000) { name } } } }`,
    code: 'COST_LIMIT',
  },
  {
    name: '50 paths',
    query: times(50, () => 'paths(from: {municipality: {}}, to: {framework: {}}, maxHops: 2) { totalCount }'),
    code: 'COST_LIMIT',
  },
  {
    name: '12 connections',
    query: times(
      12,
      () => 'connections(from: {id: "municipality:0301"}, to: {framework: {}}) { totalCount }',
    ),
  },
  {
    name: '30 histories',
    query: times(
      30,
      () =>
        'history(of: {id: "resource:id-porten"}) { nodes { other { id name } step { sources { title } } } }',
    ),
  },
  {
    name: '50 histories',
    query: times(
      50,
      () =>
        'history(of: {id: "resource:id-porten"}) { nodes { other { id name } step { sources { title } } } }',
    ),
    code: 'COST_LIMIT',
  },
  {
    name: 'why not, of everything',
    query:
      '{ connections(from: {municipality: {}}, to: {municipality: {}}, maxHops: 8, direction: ANY, certainty: FACT) { whyNot { missing { length } hiddenBy { by } } } }',
  },
  {
    name: 'why not, where all is looked through',
    query:
      '{ connections(from: {municipality: {}}, to: {lifeEvent: {}}, via: {country: {}}, maxHops: 8) { whyNot { missing { from { id } to { id } } hiddenBy { by } } } }',
  },
  {
    name: 'impact of all resources',
    query:
      '{ impact(of: {sharedResource: {}}, change: RETIRE, maxHops: 8, first: 1000) { nodes { explanation } } }',
  },
  {
    name: 'impact of everything',
    query:
      '{ impact(of: {entity: {}}, change: RETIRE, maxHops: 8, first: 1000) { nodes { explanation path { steps { relation } } } } }',
  },
  {
    name: 'seven impacts',
    query: times(7, () => 'impact(of: {sharedResource: {}}, change: CHANGE) { totalCount }'),
    code: 'COST_LIMIT',
  },
  {
    name: 'what everything depends on',
    query:
      '{ dependencies(of: {entity: {}}, maxHops: 8, first: 1000) { nodes { dependents(first: 10) { id } } } }',
  },
  {
    name: 'all that everything reaches',
    query:
      '{ reach(of: {entity: {}}, direction: ANY, maxHops: 8, first: 1000) { nodes { path { explanation } } } }',
  },
  {
    name: 'the neighbourhood of all municipalities',
    query:
      '{ neighbourhood(of: {municipality: {}}, maxHops: 3, first: 500) { nodes { degree } relations { relation } } }',
  },
  {
    name: 'coverage twice',
    query:
      '{ coverage(columns: SECTOR, level: 3, first: 1000) { nodes { cells { resources { name } providers { name } } } above { cells { resources { name } } } } }',
  },
  {
    name: 'adoption by all',
    query:
      '{ adoption(of: {id: "municipality:0301"}, peers: 400, share: 0.01, first: 1000) { nodes { users(first: 1000) { name } complements { id } } } }',
  },
  {
    name: 'the standing to everything',
    query:
      '{ standings(of: {id: "municipality:0301"}, with: {sharedResource: {}}, first: 1000) { told nodes { resource { name } all notFoundBy(first: 1000) { name } explanation } } }',
  },
  {
    name: 'the bridges of everything',
    query:
      '{ bridges(of: {entity: {}}, maxHops: 8, first: 1000) { nodes { cutsOff nodes { id } step { relation } } } }',
  },
  {
    name: 'what twenty municipalities share',
    query: `{ common(of: {ids: [${TWENTY.map(number => `"municipality:${number}"`).join(', ')}]}, direction: ANY, maxHops: 8, first: 1000) { nodes { node { name } distances { of { name } distance } } } }`,
  },
  {
    name: 'the likeness of all municipalities',
    query:
      '{ comparable(of: {id: "municipality:0301"}, by: [POPULATION, AREA, COUNTY, WRITTEN_FORM], first: 1000) { nodes { node { name } by { by likeness } explanation } } }',
  },
  {
    name: 'all gaps',
    query: '{ gaps(first: 1000) { nodes { capability { name description } kinds resourceCount } } }',
  },
];

/** Filters, counts, orders, groups, lists and searches. */
export const READS: readonly Attack[] = [
  ...[1, 2, 3].map(n => ({
    name: `a filter of ${n * 2} relations`,
    query: `{ municipalities(where: ${nested(n)}) { totalCount } }`,
    code: 'COST_LIMIT',
  })),
  {
    name: 'a filter of counts and negations',
    query: `{ municipalities(where: ${nestedCount(2)}) { totalCount } }`,
    code: 'COST_LIMIT',
  },
  {
    name: 'a filter inside each of a list',
    query:
      '{ municipalities(first: 1000) { nodes { uses(where: {node: {usedBy: {some: {node: {uses: {some: {node: {name: {contains: "x"}}}}}}}}}) { totalCount } } } }',
    code: 'COST_LIMIT',
  },
  {
    name: 'an end chosen by a dear filter',
    query: `{ reach(of: {municipality: ${nested(2)}}) { totalCount } }`,
    code: 'COST_LIMIT',
  },
  {
    name: '1,000 values',
    query: 'query($in: [ID!]!) { entities(where: {id: {in: $in}}) { totalCount } }',
    variables: { in: Array.from({ length: 1_000 }, (_, i) => `municipality:${i}`) },
  },
  {
    name: '2,000 terms',
    query: 'query($or: [MunicipalityWhere!]!) { municipalities(where: {OR: $or}) { totalCount } }',
    variables: { or: terms(2_000) },
    code: 'TOO_COMPLEX',
  },
  {
    name: '200 terms',
    query: 'query($or: [EntityWhere!]!) { entities(where: {OR: $or}) { totalCount } }',
    variables: { or: terms(200) },
  },
  {
    name: 'groups by four relations',
    query:
      '{ municipalityGroupings(by: [uses, memberOf, partOf, locatedIn], first: 1000) { nodes { count } } }',
  },
  {
    name: 'a search of 20 words',
    query:
      '{ search(text: "a b c d e f g h i j k l m n o p q r s t", first: 1000) { totalCount edges { highlights { fragments { text } } } } }',
  },
  {
    name: 'a search that finds much',
    query:
      '{ search(text: "e", first: 1000) { totalCount edges { highlights { fragments { text } } node { name } } } }',
  },
  {
    name: 'everything with its texts',
    query:
      '{ entities(first: 1000) { nodes { name names { value } description descriptions { value } sources { title sources { title } } } } }',
  },
  {
    name: 'all uses with their sources',
    query:
      '{ municipalities(first: 1000) { nodes { name uses(first: 1000) { nodes { description sources { title } } edges { sources { title } } } } } }',
    code: 'COST_LIMIT',
  },
  {
    name: 'the uses of 80 with their texts',
    query:
      '{ municipalities(first: 80) { nodes { name uses(first: 1000) { nodes { description names { value } descriptions { value } } edges { sources { title } } } } } }',
  },
  {
    name: 'all uses with their texts',
    query:
      '{ municipalities(first: 1000) { nodes { name uses(first: 1000) { nodes { description names { value } descriptions { value } } edges { sources { title } } } } } }',
    code: 'COST_LIMIT',
  },
  {
    name: 'uses of uses of uses',
    query:
      '{ municipalities(first: 1000) { nodes { uses(first: 1000) { nodes { usedBy(first: 1000) { nodes { id } } } } } } }',
    code: 'COST_LIMIT',
  },
  {
    name: 'the same node 1,000 times',
    query:
      'query($ids: [ID!]!) { nodes(ids: $ids) { ... on Solution { usedBy(first: 20) { nodes { name } } } } }',
    variables: { ids: new Array(1_000).fill('resource:id-porten') },
  },
  {
    name: '50 lists',
    query: times(50, () => 'municipalities(first: 1000) { nodes { id name uses(first: 1) { totalCount } } }'),
  },
  {
    name: '24 lists of texts',
    query: times(24, () => 'entities(first: 1000) { nodes { description names { value } } }'),
  },
  {
    name: '50 lists of lists of texts',
    query: times(
      50,
      () => 'entities(first: 1000) { nodes { description names { value } sources { description } } }',
    ),
    code: 'COST_LIMIT',
  },
  {
    name: '99 lists of each node',
    query: `{ municipalities(first: 1000) { nodes ${times(99, () => 'uses(first: 1) { nodes { id } }')} } }`,
    code: 'COST_LIMIT',
  },
];

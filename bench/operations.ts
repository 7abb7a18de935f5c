/** An operation and the Cypher that a careful person writes for the same question. `$id` and the like are bound below. */
export type Operation = Readonly<{ name: string; query: string; byHand: string }>;

export const PARAMETERS = {
  id: 'municipality:77',
  ids: ['municipality:1', 'resource:r2', 'framework:f3'],
  number: '77',
  name: 'ressurs 79',
  nameShown: 'Ressurs 79',
  resource: 'resource:r5',
  eu: 'EU',
  form: 'NYNORSK',
  from: 'kommune 5',
  fromId: 'municipality:5',
  low: 9_000,
} as const;

const M = 'MATCH (m:Municipality)';
const sorted = `${M} WHERE m.name_sort IS NOT NULL AND m.id IS NOT NULL WITH m ORDER BY m.name_sort, m.id`;
const fields = '{id: m.id, name: m.name}';
const lookup = 'MATCH (m:Municipality {number: $number})';
const uses = (select: string): string =>
  `CALL (m) { MATCH (m)-[u:USES]->(r) WITH u, r ORDER BY r.name_sort, u.key LIMIT 5 RETURN collect(${select}) AS uses }`;
const list = (inside: string, args = ''): string => `{ municipalities(first: 20${args}) { ${inside} } }`;
const one = (inside: string): string => `{ municipality(number: "77") { ${inside} } }`;

export const OPERATIONS: readonly Operation[] = [
  {
    name: 'by id',
    query: '{ municipality(id: "municipality:77") { id name } }',
    byHand: `MATCH (m:Municipality {id: $id}) RETURN ${fields}`,
  },
  { name: 'by number', query: one('id name'), byHand: `${lookup} RETURN ${fields}` },
  {
    name: 'node',
    query: '{ entity(id: "municipality:77") { id name } }',
    byHand: `MATCH (m:Entity {id: $id}) RETURN ${fields}`,
  },
  {
    name: 'nodes',
    query: '{ nodes(ids: ["municipality:1", "resource:r2", "framework:f3"]) { id name } }',
    byHand: `UNWIND $ids AS id MATCH (m:Entity {id: id}) RETURN ${fields}`,
  },
  {
    name: 'one with all facts',
    query: one('id name number population writtenForm certainty version recordedAt'),
    byHand: `${lookup} RETURN m.id, m.name, m.number, m.population, m.writtenForm, m.certainty, m.version, m.recordedAt`,
  },
  { name: 'in English', query: one('name(lang: en)'), byHand: `${lookup} RETURN m.name_texts` },
  { name: 'all names', query: one('names { lang value }'), byHand: `${lookup} RETURN m.name_texts` },
  {
    name: 'with sources',
    query: one('name sources { title }'),
    byHand: `${lookup} CALL (m) { UNWIND m.sources AS id MATCH (s:Entity {id: id}) WHERE s:Source RETURN collect(s.title) AS sources } RETURN m.name, sources`,
  },
  { name: 'first 20', query: list('nodes { id name }'), byHand: `${sorted} LIMIT 21 RETURN ${fields}` },
  {
    name: 'first 1000',
    query: '{ municipalities(first: 1000) { nodes { id name } } }',
    byHand: `${sorted} LIMIT 1001 RETURN ${fields}`,
  },
  {
    name: 'first 20 and count',
    query: list('nodes { id name } totalCount'),
    byHand: `CALL () { ${sorted} LIMIT 21 RETURN collect(${fields}) AS page } CALL () { ${M} RETURN count(m) AS total } RETURN page, total`,
  },
  { name: 'count', query: list('totalCount'), byHand: `${M} RETURN count(m)` },
  {
    name: 'count of an interface',
    query: '{ actors { totalCount } }',
    byHand: 'MATCH (m:Actor) RETURN count(m)',
  },
  {
    name: 'filtered count',
    query: list('totalCount', ', where: {writtenForm: {eq: NYNORSK}}'),
    byHand: `${M} WHERE m.writtenForm = $form RETURN count(m)`,
  },
  {
    name: 'order by number descending',
    query: list('nodes { id population }', ', orderBy: [{population: DESC}]'),
    byHand: `${M} WHERE m.population IS NOT NULL AND m.id IS NOT NULL WITH m ORDER BY m.population DESC, m.id DESC LIMIT 21 RETURN m.id, m.population`,
  },
  {
    name: 'order by enum',
    query: list('nodes { id writtenForm }', ', orderBy: [{writtenForm: ASC}]'),
    byHand: `${M} WHERE m.writtenForm IS NOT NULL AND m.id IS NOT NULL WITH m ORDER BY m.writtenForm, m.id LIMIT 21 RETURN m.id, m.writtenForm`,
  },
  {
    name: 'order by id',
    query: list('nodes { id }', ', orderBy: [{id: ASC}]'),
    byHand: `${M} WHERE m.id IS NOT NULL WITH m ORDER BY m.id LIMIT 21 RETURN m.id`,
  },
  {
    name: 'interface, first 20',
    query: '{ actors(first: 20) { nodes { id name } } }',
    byHand: `MATCH (m:Actor) WHERE m.name_sort IS NOT NULL AND m.id IS NOT NULL WITH m ORDER BY m.name_sort, m.id LIMIT 21 RETURN ${fields}`,
  },
  {
    name: 'interface with types',
    query: '{ sharedResources(first: 20) { nodes { __typename id } } }',
    byHand:
      'MATCH (m:SharedResource) WHERE m.name_sort IS NOT NULL AND m.id IS NOT NULL WITH m ORDER BY m.name_sort, m.id LIMIT 21 RETURN m.type, m.id',
  },
  {
    name: 'with cursors',
    query: list('edges { cursor node { id } }'),
    byHand: `${sorted} LIMIT 21 RETURN m.id, m.name_sort`,
  },
  {
    name: 'filter eq on an index',
    query: list('nodes { id name }', ', where: {name: {eq: "Kommune 79"}}'),
    byHand: `MATCH (m:Municipality:Entity) WHERE m.name = 'Kommune 79' WITH m ORDER BY m.name_sort, m.id LIMIT 21 RETURN ${fields}`,
  },
  {
    name: 'filter in',
    query: list('nodes { id }', ', where: {number: {in: ["1", "2", "3"]}}'),
    byHand: `${M} WHERE m.number IN ['1', '2', '3'] WITH m ORDER BY m.name_sort, m.id LIMIT 21 RETURN m.id`,
  },
  {
    name: 'filter range',
    query: list('nodes { id }', ', where: {population: {gte: 9990}}, orderBy: [{population: ASC}]'),
    byHand: `${M} WHERE m.population >= 9990 WITH m ORDER BY m.population, m.id LIMIT 21 RETURN m.id`,
  },
  {
    name: 'filter startsWith',
    query: list('nodes { id }', ', where: {name: {startsWith: "Kommune 99"}}'),
    byHand: `${sorted.replace('WITH m', "AND m.name STARTS WITH 'Kommune 99' WITH m")} LIMIT 21 RETURN m.id`,
  },
  {
    name: 'filter OR',
    query: list('nodes { id }', ', where: {OR: [{writtenForm: {eq: NYNORSK}}, {population: {lt: 10}}]}'),
    byHand: `${sorted.replace('WITH m', 'AND (m.writtenForm = $form OR m.population < 10) WITH m')} LIMIT 21 RETURN m.id`,
  },
  {
    name: 'filter NOT',
    query: list('nodes { id }', ', where: {NOT: {writtenForm: {eq: NYNORSK}}}'),
    byHand: `${sorted.replace('WITH m', 'AND NOT coalesce(m.writtenForm = $form, false) WITH m')} LIMIT 21 RETURN m.id`,
  },
  {
    name: 'filter by a related id',
    query: list('nodes { id }', ', where: {uses: {some: {node: {id: {eq: "resource:r5"}}}}}'),
    byHand:
      'MATCH (r:Entity {id: $resource})<-[:USES]-(m:Municipality) WITH DISTINCT m ORDER BY m.name_sort, m.id LIMIT 21 RETURN m.id',
  },
  {
    name: 'filter by a related name',
    query: list('nodes { id }', ', where: {uses: {some: {node: {name: {eq: "Ressurs 79"}}}}}'),
    byHand:
      'MATCH (r:Entity) WHERE r.name = $nameShown MATCH (r)<-[:USES]-(m:Municipality) WITH DISTINCT m ORDER BY m.name_sort, m.id LIMIT 21 RETURN m.id',
  },
  {
    name: 'count by a related id',
    query: list('totalCount', ', where: {uses: {some: {node: {id: {eq: "resource:r5"}}}}}'),
    byHand: 'MATCH (r:Entity {id: $resource})<-[:USES]-(m:Municipality) RETURN count(DISTINCT m)',
  },
  {
    name: 'filter none',
    query: list('nodes { id }', ', where: {uses: {none: {obligation: {eq: RECOMMENDED}}}}'),
    byHand: `${sorted.replace('WITH m', "AND NOT EXISTS { MATCH (m)-[u:USES]->() WHERE u.obligation = 'RECOMMENDED' } WITH m")} LIMIT 21 RETURN m.id`,
  },
  {
    name: 'filter by count',
    query: list('nodes { id }', ', where: {usesCount: {gte: 5}}'),
    byHand: `${sorted.replace('WITH m', 'AND COUNT { (m)-[:USES]->() } >= 5 WITH m')} LIMIT 21 RETURN m.id`,
  },
  {
    name: 'order by count',
    query: '{ sharedResources(first: 20, orderBy: [{usedByCount: DESC}]) { nodes { id } } }',
    byHand:
      'MATCH (m:SharedResource) WITH m, COUNT { (m)<-[:USES]-() } AS c ORDER BY c DESC, m.id DESC LIMIT 21 RETURN m.id',
  },
  {
    name: 'nested 5',
    query: one('id uses(first: 5) { nodes { id name } }'),
    byHand: `${lookup} ${uses('{id: r.id, name: r.name}').replace('LIMIT 5', 'LIMIT 6')} RETURN m.id, uses`,
  },
  {
    name: 'nested with facts',
    query: one('id uses(first: 5) { edges { obligation certainty node { id } } }'),
    byHand: `${lookup} ${uses('{id: r.id, o: u.obligation, c: u.certainty}').replace('LIMIT 5', 'LIMIT 6')} RETURN m.id, uses`,
  },
  {
    name: 'nested count',
    query: one('id uses { totalCount }'),
    byHand: `${lookup} RETURN m.id, COUNT { (m)-[:USES]->() }`,
  },
  {
    name: 'nested filtered count',
    query: one('id uses(where: {obligation: {eq: MANDATORY}}) { totalCount }'),
    byHand: `${lookup} RETURN m.id, COUNT { MATCH (m)-[u:USES]->() WHERE u.obligation = 'MANDATORY' }`,
  },
  {
    name: 'nested filtered',
    query: one('id uses(where: {obligation: {eq: MANDATORY}}) { nodes { id } }'),
    byHand: `${lookup} CALL (m) { MATCH (m)-[u:USES]->(r) WHERE u.obligation = 'MANDATORY' WITH u, r ORDER BY r.name_sort, u.key LIMIT 21 RETURN collect(r.id) AS uses } RETURN m.id, uses`,
  },
  {
    name: '20 → 5',
    query: list('nodes { id uses(first: 5) { nodes { id } } }'),
    byHand: `${sorted} LIMIT 21 ${uses('{id: r.id}').replace('LIMIT 5', 'LIMIT 6')} RETURN m.id, uses`,
  },
  {
    name: '20 → 5 → 5',
    query: list('nodes { id uses(first: 5) { nodes { id governedBy(first: 5) { nodes { id } } } } }'),
    byHand: `${sorted} LIMIT 21 CALL (m) { MATCH (m)-[u:USES]->(r) WITH u, r ORDER BY r.name_sort, u.key LIMIT 6 CALL (r) { MATCH (r)-[g:GOVERNED_BY]->(f) WITH g, f ORDER BY f.name_sort, g.key LIMIT 6 RETURN collect(f.id) AS gov } RETURN collect({id: r.id, gov: gov}) AS uses } RETURN m.id, uses`,
  },
  {
    name: 'backward from a hub',
    query: '{ sharedResource(id: "resource:r5") { id usedBy(first: 5) { totalCount nodes { id } } } }',
    byHand:
      'MATCH (m:SharedResource {id: $resource}) CALL (m) { MATCH (m)<-[u:USES]-(a) WITH u, a ORDER BY a.name_sort, u.key LIMIT 6 RETURN collect(a.id) AS users } RETURN m.id, users, COUNT { (m)<-[:USES]-() }',
  },
  {
    name: 'groups',
    query: '{ municipalityGroupings(by: [writtenForm]) { nodes { count keys { value } } } }',
    byHand: `${M} RETURN m.writtenForm AS k, count(m) AS c ORDER BY c DESC, k LIMIT 101`,
  },
  {
    name: 'two roots',
    query: `{ a: municipality(number: "77") { id } b: sharedResource(id: "resource:r5") { id } }`,
    byHand: `CALL () { ${lookup} RETURN m.id AS a } CALL () { MATCH (r:SharedResource {id: $resource}) RETURN r.id AS b } RETURN a, b`,
  },
];

import type { Model } from '../src/engine/model/model';

type Json = Record<string, unknown>;
/** Where pages start: cursors of ours, and the values in them for Cypher by hand. */
export type Cursors = Readonly<Record<'second' | 'deep' | 'deeper', string | undefined>>;

/**
 * A question of the scale bench, and the best Cypher that a careful person writes for it, dates included.
 * `ours` and `hand` say what was answered, so that the two are known to be the same question.
 */
export type ScaleQuestion = Readonly<{
  name: string;
  query: string;
  byHand: string;
  /** Which cursor it starts from. */
  after?: keyof Cursors;
  ours: (data: Json) => readonly string[];
  hand: (rows: readonly Json[]) => readonly string[];
  /** Whether its db hits must be the same whatever the size. */
  flat: boolean;
}>;

export const SCALE_PARAMETERS = {
  m: 'municipality:0177',
  number: '0177',
  f: 'framework:f1',
  hub: 'framework:f0',
  today: new Date().toISOString().slice(0, 10),
};

const holds = (name: string): string =>
  `(${name}.validFrom IS NULL OR ${name}.validFrom <= $today) AND (${name}.validTo IS NULL OR $today < ${name}.validTo)`;
const page = (label: string, size: number, after = false): string => `
  MATCH (n:${label}) WHERE n.name_sort ${after ? '>= $sort AND (n.name_sort > $sort OR n.id > $id)' : 'IS NOT NULL'} AND n.id IS NOT NULL AND ${holds('n')}
  WITH n ORDER BY n.name_sort, n.id LIMIT ${size + 1} RETURN n.id AS id, n.name AS name, n.name_sort AS sort`;

const nodesOf =
  (field: string) =>
  (data: Json): string[] =>
    (data[field] as { nodes: { id: string }[] }).nodes.map(node => node.id);
const idsOf =
  (size: number) =>
  (rows: readonly Json[]): string[] =>
    rows.slice(0, size).map(row => String(row['id']));

type Pivots = { nodes: { via: { id: string }; targets: { id: string }[] }[] };
const pivots = (data: Json): string[] =>
  (data['connections'] as Pivots).nodes
    .map(
      ({ via, targets }) =>
        `${via.id}: ${targets
          .map(t => t.id)
          .sort()
          .join(' ')}`,
    )
    .sort();
const pivotRows = (rows: readonly Json[]): string[] =>
  rows.map(row => `${String(row['via'])}: ${(row['targets'] as string[]).sort().join(' ')}`).sort();

const connections = (maxHops: number): string => `query ($m: ID!) {
  connections(from: {id: $m}, via: {sharedResource: {}}, to: {framework: {jurisdiction: {eq: EU}}}, maxHops: ${maxHops}, first: 500) {
    outcome totalCount truncated { reason completeTo }
    nodes { via { id name } targets(first: 100) { id name } paths(first: 1) { certainty steps { relation certainty sources { title } } } } } }`;

const paths = (to: 'f' | 'hub'): string => `query ($m: ID!, $${to}: ID!) {
  paths(from: {id: $m}, to: {id: $${to}}, first: 20) { outcome totalCount truncated { reason completeTo } nodes { length certainty steps { relation from { id } to { id } } } } }`;
const pathsAnswer = (data: Json): string[] => [String((data['paths'] as { totalCount: number }).totalCount)];

/** Steps with their sources, as the page shows them. */
const STEPS = `CALL (steps) { UNWIND steps AS e UNWIND e.sources AS s MATCH (x:Entity {id: s}) RETURN collect([e.key, e.certainty, x.title]) AS told }`;

/** Cypher by hand for any number of relations: whole paths are walked, and those in circles left out. */
const walk = (types: string, hops: string, end: string): string => `
  MATCH (m:Entity {id: $m}) WHERE ${holds('m')}
  MATCH p = (m)-[:${types}*${hops}]->(f${end})
  WHERE all(r IN relationships(p) WHERE ${holds('r')}) AND all(n IN nodes(p) WHERE ${holds('n')} AND single(o IN nodes(p) WHERE o = n))`;

type Gaps = { totalCount: number; nodes: { capability: { id: string } }[] };
const located = (which: string): string =>
  `MATCH (x)-[l:LOCATED_IN]->(y:Country${which}) WHERE ${['l', 'y'].map(holds).join(' AND ')}`;

const typesOf = (model: Model): string =>
  [...model.relations.values()]
    .filter(relation => relation.traverse)
    .map(relation => relation.name)
    .join('|');

export const scaleQuestions = (model: Model): readonly ScaleQuestion[] => [
  {
    name: 'by key',
    query: 'query ($number: String) { municipality(number: $number) { id name population } }',
    flat: true,
    byHand: `MATCH (m:Municipality {number: $number}) WHERE ${holds('m')} RETURN m.id AS id, m.name AS name, m.population AS population`,
    ours: data => [(data['municipality'] as { id: string }).id],
    hand: idsOf(1),
  },
  {
    name: 'first 20, sorted',
    query: '{ actors(first: 20) { nodes { id name } pageInfo { endCursor hasNextPage } } }',
    flat: true,
    byHand: page('Actor', 20),
    ours: nodesOf('actors'),
    hand: idsOf(20),
  },
  {
    name: 'the next 20',
    query:
      'query ($after: String) { actors(first: 20, after: $after) { nodes { id name } pageInfo { endCursor hasNextPage } } }',
    flat: true,
    after: 'second',
    byHand: page('Actor', 20, true),
    ours: nodesOf('actors'),
    hand: idsOf(20),
  },
  {
    name: '20 after 5,000',
    query:
      'query ($after: String) { entities(first: 20, after: $after) { nodes { id name } pageInfo { endCursor hasNextPage } } }',
    flat: true,
    after: 'deep',
    byHand: page('Entity', 20, true),
    ours: nodesOf('entities'),
    hand: idsOf(20),
  },
  {
    name: '20 after 100,000 (page 5,001)',
    query:
      'query ($after: String) { entities(first: 20, after: $after) { nodes { id name } pageInfo { endCursor hasNextPage } } }',
    flat: true,
    after: 'deeper',
    byHand: page('Entity', 20, true),
    ours: nodesOf('entities'),
    hand: idsOf(20),
  },
  {
    name: 'first 1,000',
    query: '{ actors(first: 1000) { nodes { id name } pageInfo { endCursor hasNextPage } } }',
    flat: true,
    byHand: page('Actor', 1000),
    ours: nodesOf('actors'),
    hand: idsOf(1000),
  },
  {
    name: 'connections, municipality → resource → EU framework',
    query: connections(2),
    flat: false,
    ours: pivots,
    hand: pivotRows,
    byHand: `
      MATCH (m:Entity {id: $m})-[u:USES|PROVIDES|SETS_TERMS_FOR]->(v:SharedResource)-[g:GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES]->(f:Framework)
      WHERE f.jurisdiction = 'EU' AND ${['m', 'u', 'v', 'g', 'f'].map(holds).join(' AND ')}
      WITH v, f, u, g ORDER BY v.id, f.id
      WITH v, collect(DISTINCT f) AS ends, collect([u, g])[0] AS steps
      ${STEPS}
      RETURN v.id AS via, v.name AS name, [f IN ends | f.id] AS targets, [f IN ends | f.name] AS names, told`,
  },
  {
    name: 'connections, up to 4 relations',
    query: connections(4),
    flat: false,
    ours: pivots,
    hand: pivotRows,
    byHand: `${walk(typesOf(model), '2..4', ':Framework')} AND f.jurisdiction = 'EU'
      UNWIND nodes(p)[1..-1] AS v
      WITH v, f, p WHERE v:SharedResource
      WITH v, f, p ORDER BY v.id, length(p)
      WITH v, collect(DISTINCT f) AS ends, relationships(collect(p)[0]) AS steps
      ${STEPS}
      RETURN v.id AS via, v.name AS name, [f IN ends | f.id] AS targets, [f IN ends | f.name] AS names, told`,
  },
  {
    name: 'paths to a framework, up to 4 relations',
    query: paths('f'),
    flat: false,
    ours: pathsAnswer,
    hand: rows => [String(rows[0]?.['total'])],
    byHand: `${walk(typesOf(model), '1..4', '')} AND f.id = $f
      WITH p ORDER BY length(p) WITH collect(p) AS ps
      RETURN size(ps) AS total, [p IN ps[..20] | [n IN nodes(p) | n.id]] AS nodes, [p IN ps[..20] | [r IN relationships(p) | [type(r), r.certainty]]] AS steps`,
  },
  {
    name: 'paths to a hub, up to 4 relations',
    query: paths('hub'),
    flat: false,
    ours: pathsAnswer,
    hand: rows => [String(rows[0]?.['total'])],
    byHand: `${walk(typesOf(model), '1..4', '')} AND f.id = $hub
      WITH p ORDER BY length(p) WITH collect(p) AS ps
      RETURN size(ps) AS total, [p IN ps[..20] | [n IN nodes(p) | n.id]] AS nodes, [p IN ps[..20] | [r IN relationships(p) | [type(r), r.certainty]]] AS steps`,
  },
  {
    name: 'capabilities without a resource',
    query: '{ gaps(where: {kinds: [NO_RESOURCE]}, first: 100) { totalCount nodes { capability { id } } } }',
    flat: false,
    ours: data => {
      const { totalCount, nodes } = data['gaps'] as Gaps;
      return [String(totalCount), ...nodes.map(({ capability }) => capability.id)];
    },
    hand: rows => [String(rows[0]?.['total']), ...(rows[0]?.['page'] as string[])],
    byHand: `
      MATCH (c:Capability)
      WHERE ${holds('c')}
        AND NOT EXISTS { MATCH (c)-[a:AGGREGATES]->(part) WHERE ${['a', 'part'].map(holds).join(' AND ')} }
        AND NOT EXISTS { MATCH (c)<-[r:REALISES]-(x) WHERE ${['r', 'x'].map(holds).join(' AND ')}
          AND (NOT EXISTS { ${located('')} } OR EXISTS { ${located(" {code: 'NO'}")} }) }
      WITH c ORDER BY c.id WITH collect(c.id) AS ids
      RETURN size(ids) AS total, ids[..100] AS page`,
  },
];

/** The order values that a cursor holds; for Cypher by hand. */
export const valuesOf = (cursor: string | undefined): Json => {
  if (cursor === undefined) return {};
  const [, sort, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
  return { sort, id };
};

import { UnreachableCase } from '../errors';
import { ENTITY, STANDING, edgeKey, type Relation } from '../model/model';
import { LOADED_BY, type Ends, type LoadLookup, type EdgePage } from '../plan/write';
import { compileDeleted } from './compile-log';
import { compileBeside } from './compile-refill';
import { compileStoredEdges, compileStoredNodes, fromOneEnd } from './compile-write';
import type { Dialect } from './dialect';
import { cypher, name, parameter, render, type Fragment, type Statement } from './fragment';
import { andPublished } from './notes';

/** Of all that is published. */
const TYPES = cypher`
  MATCH (n:${name(ENTITY)}) RETURN DISTINCT n.type AS of, false AS isRelation
  UNION
  MATCH (:${name(ENTITY)})-[r]->(:${name(ENTITY)}) RETURN DISTINCT type(r) AS of, true AS isRelation`;

type OfType = EdgePage & Readonly<{ type: string }>;

const compileNodesOf = ({ type, after, limit }: OfType): Fragment => cypher`
  MATCH (n:${name(type)})
  WHERE n.id > ${parameter('after', after)} AND n.type = ${parameter('type', type)}
  RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties
  ORDER BY n.id
  LIMIT ${parameter('limit', limit)}`;

const compileEdgesOf = ({ type, after, limit }: OfType): Fragment => cypher`
  MATCH (a:${name(ENTITY)})-[r:${name(type)}]->(b)
  WHERE r.key > ${parameter('after', after)}
  RETURN r.key AS key, a.id AS from, b.id AS to, properties(r) AS properties
  ORDER BY r.key
  LIMIT ${parameter('limit', limit)}`;

/** Compiles what a load reads from the existing graph. */
export const compileLookup = (lookup: LoadLookup, dialect: Dialect): Statement => {
  if (lookup.kind === 'records' && lookup.gone?.length)
    return render(compileWithGone(lookup.ids, lookup.gone));
  if (lookup.kind === 'records') return compileStoredNodes(lookup.ids.map(id => ({ id })));
  if (lookup.kind === 'edgeRecords') return compileStoredEdges(lookup.edges, lookup.relation, dialect);
  if (lookup.kind === 'types') return render(TYPES);
  if (lookup.kind === 'nodesOf') return render(compileNodesOf(lookup));
  if (lookup.kind === 'edgesOf') return render(compileEdgesOf(lookup));
  if (lookup.kind === 'beside') return compileBeside(lookup.of, lookup.after, lookup.limit);
  return render(compileOne(lookup, dialect));
};

const by = name(LOADED_BY);
const standing = name(STANDING);

const compileOne = (
  lookup: Exclude<
    LoadLookup,
    { kind: 'records' | 'edgeRecords' | 'types' | 'nodesOf' | 'edgesOf' | 'beside' }
  >,
  dialect: Dialect,
): Fragment => {
  switch (lookup.kind) {
    case 'any':
      return cypher`MATCH (n:${name(ENTITY)}) RETURN n.id AS id LIMIT ${parameter('limit', 1)}`;
    case 'nodes':
      return cypher`
      UNWIND ${parameter('ids', lookup.ids)} AS id
      MATCH (n:${name(ENTITY)} {id: id})
      RETURN n.id AS id, n.type AS type, n.validFrom AS validFrom, n.${standing} AS standing, n.${by} AS loadedBy`;
    case 'keys':
      return cypher`
      UNWIND ${parameter('values', lookup.values)} AS value
      MATCH (n:${name(lookup.field.declaredBy)} {${name(lookup.field.name)}: value})
      RETURN n.id AS id, n.${name(lookup.field.name)} AS value`;
    case 'deleted':
      return compileDeleted(lookup.ids);
    case 'between':
      return compileBetween(lookup.relation, lookup.ends, dialect);
    case 'edges':
      return compilePage(lookup, dialect, undefined);
    case 'joined':
      return compileJoined(lookup.relation, lookup.end, lookup.ids);
    case 'broughtNodes':
      return cypher`MATCH (n:${name(ENTITY)}) WHERE n.${by} = ${parameter('by', lookup.by)} RETURN n.id AS id`;
    case 'broughtEdges':
      return compilePage(lookup, dialect, cypher`AND r.${by} = ${parameter('by', lookup.by)}`);
    case 'at':
      return compileAt(lookup.ids, lookup.limit);
    case 'citing':
      return compileCiting(lookup.sources, lookup.relation, dialect);
    default:
      throw new UnreachableCase(lookup);
  }
};

/** In one statement, since each takes a change to Neo4j a twentieth longer. */
const compileWithGone = (ids: readonly string[], gone: readonly string[]): Fragment => cypher`
  UNWIND ${parameter('ids', ids)} AS id
  MATCH (n:${name(ENTITY)} {id: id})
  RETURN n.id AS id, properties(n) AS properties, null AS version
  UNION ALL
  ${compileDeleted(gone)}`;

/** By the index on keys, where there is one. */
const compilePage = (
  { relation, after, limit }: EdgePage & Readonly<{ relation: Relation }>,
  dialect: Dialect,
  condition: Fragment | undefined,
): Fragment => cypher`
  MATCH (a)-[r:${name(relation.name)}]->(b)
  WHERE r.key > ${parameter('after', after)} ${condition} ${andPublished(name('r'), dialect)}
  RETURN a.id AS from, b.id AS to, r.key AS key
  ORDER BY r.key
  LIMIT ${parameter('limit', limit)}`;

const compileJoined = (relation: Relation, end: 'FROM' | 'TO', ids: readonly string[]): Fragment => {
  const one = cypher`UNWIND ${parameter('ids', ids)} AS id MATCH (n:${name(ENTITY)} {id: id})`;
  return end === 'FROM'
    ? cypher`${one}-[r:${name(relation.name)}]->(m) RETURN n.id AS from, m.id AS to, r.key AS key`
    : cypher`${one}<-[r:${name(relation.name)}]-(m) RETURN m.id AS from, n.id AS to, r.key AS key`;
};

const compileAt = (ids: readonly string[], limit: number | undefined): Fragment => cypher`
  UNWIND ${parameter('ids', ids)} AS id
  MATCH (n:${name(ENTITY)} {id: id})-[r]-(m)
  RETURN n.id AS id, type(r) AS relation, m.id AS other, startNode(r).id = n.id AS outgoing, r.key AS key, r.${by} AS loadedBy
  ${limit === undefined ? undefined : cypher`LIMIT ${parameter('limit', limit)}`}`;

/**
 * The keys of all edges of a pair have the same prefix. Ids contain no spaces, so a key that continues
 * without a space is of another pair.
 */
const compileBetween = (relation: Relation, ends: readonly Ends[], dialect: Dialect): Fragment => {
  const found = cypher`RETURN row.from AS from, r.key AS key, r.validFrom AS validFrom, r.validTo AS validTo, r.certainty AS certainty, r.access AS access, r.restrictedTo AS restrictedTo, r.${by} AS loadedBy`;
  const all = ends.map(({ from, to }) => ({ from, to, key: edgeKey(relation.name, from, to) }));
  const rows = parameter('rows', all);
  return cypher`
    UNWIND ${rows} AS row
    MATCH ${fromOneEnd(all, relation)}
    WHERE a.id = row.from AND b.id = row.to ${andPublished(name('r'), dialect)}
    ${found}`;
};

const compileCiting = (
  sources: readonly string[],
  relation: Relation | undefined,
  dialect: Dialect,
): Fragment => {
  const wanted = parameter('sources', sources);
  return relation
    ? cypher`MATCH ()-[x:${name(relation.name)}]->() WHERE any(id IN x.sources WHERE id IN ${wanted}) ${andPublished(name('x'), dialect)} RETURN x.key AS what, x.sources AS sources`
    : cypher`MATCH (x:${name(ENTITY)}) WHERE any(id IN x.sources WHERE id IN ${wanted}) RETURN x.id AS what, x.sources AS sources`;
};

import {
  anyCaseProperty,
  apartFields,
  ENTITY,
  FACT,
  isOrderable,
  isTextIndexed,
  orderProperty,
  type Field,
  type Kind,
  type Model,
  type Relation,
} from '../model/model';
import { SEARCH_PROPERTIES } from '../model/search-text';
import type { Statistics } from '../plan/statistics';
import { CHANGE, INDEXED_OF_CHANGE, INDEXED_OF_PROPOSAL, PROPOSAL } from './compile-log';
import type { Dialect } from './dialect';
import { MARK, NOTE, STAGED, isPublished } from './notes';
import { cypher, join, name, render, type Fragment, type Name, type Statement } from './fragment';

/**
 * A constraint or an index: its name in the store, and the idempotent statement that creates it. `found`: how much is found by it, of
 * how much it is worth having at least; absent of what there always is.
 */
export type Definition = Readonly<{
  name: string;
  text: string;
  found?: Readonly<{ count: (statistics: Statistics) => number; least: number }>;
}>;

/** Tells whether a graph is large enough for an index. */
export const isOfUse = ({ found }: Definition, statistics: Statistics): boolean =>
  !found || found.count(statistics) >= found.least;

/** Tells whether a graph is so much smaller that it is not to be kept either, though it was of use before. */
export const isUseless = ({ found }: Definition, statistics: Statistics): boolean =>
  found !== undefined && found.count(statistics) < found.least / 2;

/**
 * From how many nodes of a kind an index of it, and from how many edges of a relation one on their keys or their dates, is worth
 * what it takes at a start and at each write: fewer are gone through in less than a millisecond. Of the 560 that the Model has
 * place for, the national graph has use of eighty.
 */
const LARGE_KIND = 250;
/** The same of an index by which few ask: of any field but ids, keys and names. */
const LARGE_FIELD = 500;
/** The same of a field that has one of a few values, so that many have each. */
const LARGE_CHOICE = 2_000;
/** The same of the order by name, which is what most pages are in. */
const LARGE_LIST = 150;
const KEYED_EDGES = 200;
const DATED_EDGES = 1_000;

/** Asks Neo4j for the indexes that are in use; a constraint that has one is named as it is. */
export const INDEXES_IN_USE = "SHOW INDEXES YIELD name, state WHERE state = 'ONLINE'";

/** The constraints and indexes of a Model, and of what is stored beside the graph. */
export const compileConstraints = (model: Model, dialect: Dialect): readonly Definition[] =>
  byName([...ofGraph(model, dialect), ...beside(dialect)]);

/** The statements that drop those of the graph. */
export const compileDropping = (model: Model, dialect: Dialect): readonly Statement[] =>
  byName(ofGraph(model, dialect)).map(compileDrop);

/** The statement that drops one. */
export const compileDrop = ({ name: called, text }: Definition): Statement =>
  render(
    cypher`DROP ${text.includes('CREATE CONSTRAINT') ? cypher`CONSTRAINT` : cypher`INDEX`} ${name(called)} IF EXISTS`,
  );

const byName = (definitions: readonly Definition[]): readonly Definition[] => [
  ...new Map(definitions.map(definition => [definition.name, definition])).values(),
];

/** Gives definitions of a kind a least size of it, on a store where an index of few is of no use. */
type BySize = (kind: Kind, definitions: readonly Definition[], least?: number) => readonly Definition[];
const bySizeOf =
  ({ indexesBySize }: Dialect): BySize =>
  (kind, definitions, least = LARGE_KIND) =>
    indexesBySize
      ? definitions.map(one => ({ ...one, found: { count: countOf(kind), least } }))
      : definitions;

const ofGraph = (model: Model, dialect: Dialect): readonly Definition[] => {
  const kinds = [...model.kinds.values()].filter(kind => kind.shape !== 'union');
  const relations = [...model.relations.values()];
  const bySize = bySizeOf(dialect);
  return [
    ...kinds.flatMap(kind => keysOf(kind).map(field => unique(kind, field))),
    ...kinds.flatMap(kind =>
      filtered(kind).flatMap(field => bySize(kind, [index(kind.name, [field.name])], leastOf(field))),
    ),
    ...(dialect.indexOrder
      ? kinds.flatMap(kind =>
          orderedBy(kind).flatMap(field => bySize(kind, [orderIndex(kind, field)], leastOfOrder(field))),
        )
      : []),
    ...(dialect.edgeIndex ? relations.map(keyed) : []),
    ...(dialect.dayIndex ? [...relations.flatMap(datedBy), ...days()] : []),
    ...(dialect.accessIndex ? byAccess(kinds, bySize) : []),
    ...(dialect.textIndex ? kinds.flatMap(kind => bySize(kind, texts(kind), LARGE_FIELD)) : []),
    ...(dialect.fullTextIndex ? [fullText()] : []),
    // The embedded engine does not use a unique constraint for look-ups, so it also gets an index.
    ...(dialect.indexOrder
      ? []
      : kinds.flatMap(kind => keysOf(kind).map(field => index(kind.name, [field.name])))),
  ];
};

const byAccess = (kinds: readonly Kind[], bySize: BySize): readonly Definition[] => [
  index(ENTITY, ['type', 'access']),
  ...kinds.flatMap(kind =>
    bySize(
      kind,
      keysOf(kind).map(field => index(kind.name, [field.name, 'access'])),
    ),
  ),
];

const DATES = ['validFrom', 'validTo'] as const;
const days = (): readonly Definition[] =>
  DATES.flatMap(date => [index(ENTITY, [date]), index(ENTITY, ['type', date])]);

const countOf =
  ({ members }: Kind) =>
  ({ nodes }: Statistics): number =>
    members.reduce((sum, kind) => sum + (nodes.get(kind) ?? 0), 0);

const edgesOf = ({ edges }: Statistics, relation: string): number => edges.get(relation)?.count ?? 0;

const keyed = ({ name: of }: Relation): Definition => ({
  ...edgeIndex(of, 'key'),
  found: { count: statistics => edgesOf(statistics, of), least: KEYED_EDGES },
});

/** Found by them is what does not hold on a day: nothing, where there are no dates. */
const datedBy = ({ name: of }: Relation): readonly Definition[] =>
  DATES.map(date => ({
    ...edgeIndex(of, date),
    found: {
      count: statistics => (statistics.dated.has(of) && !statistics.isNoted ? edgesOf(statistics, of) : 0),
      least: DATED_EDGES,
    },
  }));

/** Of what is stored beside the graph. */
const beside = (dialect: Dialect): readonly Definition[] => [
  // Three servers that start on one empty store write one note: MERGE guarantees that only with a
  // constraint.
  uniqueOn(NOTE, 'id'),
  ...(dialect.indexOrder ? [] : [index(NOTE, ['id'])]),
  index(NOTE, ['at']),
  ...(dialect.staging ? [index(STAGED, ['id'])] : []),
  ...INDEXED_OF_CHANGE.map(property => index(CHANGE, [property])),
  ...INDEXED_OF_PROPOSAL.map(property => index(PROPOSAL, [property])),
];

const filtered = (kind: Kind): Field[] => declared(kind).filter(field => field.index);

const leastOf = ({ type }: Field): number => (type.kind === 'enum' ? LARGE_CHOICE : LARGE_FIELD);

const leastOfOrder = (field: Field): number =>
  field.name === 'id' ? LARGE_KIND : field.name === 'name' ? LARGE_LIST : leastOf(field);

const orderIndex = (kind: Kind, field: Field): Definition => {
  const property = orderProperty(field);
  return index(kind.name, property === 'id' ? ['id', 'access'] : [property, 'id', 'access']);
};

const texts = (kind: Kind): Definition[] =>
  declared(kind)
    .filter(isTextIndexed)
    .map(field => textIndex(kind.name, field));

const declared = (kind: Kind): Field[] =>
  [...kind.fields.values()].filter(field => field.declaredBy === kind.name);
const keysOf = (kind: Kind): Field[] => declared(kind).filter(field => field.key);

/**
 * Fields whose index provides a list's order: on each label that can be listed. Each has the level of
 * access as well, so that what a viewer may see is known before any node is read.
 */
const orderedBy = (kind: Kind): Field[] =>
  [...kind.fields.values()].filter(
    field =>
      (field.index && isOrderable(field) && field.declaredBy !== FACT) ||
      (field.name === 'id' && kind.name !== ENTITY),
  );

const defined = (parts: readonly string[], create: (called: Name) => Fragment): Definition => {
  const called = parts.join('_').toLowerCase();
  return { name: called, text: render(create(name(called))).text };
};

const unique = (kind: Kind, field: Field): Definition => uniqueOn(kind.name, field.name);

const uniqueOn = (label: string, property: string): Definition =>
  defined(
    ['unique', label, property],
    called => cypher`
  CREATE CONSTRAINT ${called} IF NOT EXISTS
  FOR (n:${name(label)}) REQUIRE n.${name(property)} IS UNIQUE`,
  );

const index = (label: string, properties: readonly string[]): Definition =>
  defined(
    ['index', label, ...properties],
    called => cypher`
  CREATE INDEX ${called} IF NOT EXISTS
  FOR (n:${name(label)}) ON (${join(
    properties.map(p => cypher`n.${name(p)}`),
    ', ',
  )})`,
  );

const textIndex = (label: string, field: Field): Definition =>
  defined(
    ['text', label, field.name],
    called => cypher`
  CREATE TEXT INDEX ${called} IF NOT EXISTS
  FOR (n:${name(label)}) ON (n.${name(anyCaseProperty(field.name))})`,
  );

const edgeIndex = (relation: string, property: string): Definition =>
  defined(
    ['edge', relation, property],
    called => cypher`
  CREATE INDEX ${called} IF NOT EXISTS
  FOR ()-[r:${name(relation)}]-() ON (r.${name(property)})`,
  );

const fullText = (): Definition =>
  defined(
    ['search'],
    called => cypher`
  CREATE FULLTEXT INDEX ${called} IF NOT EXISTS
  FOR (n:${name(ENTITY)}) ON EACH [${join(
    SEARCH_PROPERTIES.map(p => cypher`n.${name(p)}`),
    ', ',
  )}]
  OPTIONS {indexConfig: {\`fulltext.analyzer\`: 'whitespace'}}`,
  );

/** Whose statistics: of the whole graph, or only of nodes and edges that are PUBLIC. */
export type Part = 'whole' | 'open';

const isOpen = (...of: readonly string[]): Fragment =>
  join(
    of.map(variable => cypher`${name(variable)}.access = 'PUBLIC'`),
    ' AND ',
  );

/** The number of nodes of each kind, of their dates, and of those that are PUBLIC; one row per kind. */
export const compileNodeStatistics = (part: Part = 'whole'): Statement =>
  render(cypher`
    MATCH (n:${name(ENTITY)})
    ${part === 'open' ? cypher`WHERE ${isOpen('n')}` : undefined}
    RETURN n.type AS kind, count(n) AS count, max(size(n.sources)) AS sources, count(n.validFrom) AS froms, max(n.validFrom) AS lastBegun, count(n.validTo) AS tos, count(CASE WHEN ${isOpen('n')} THEN 1 END) AS open, min(n.validFrom) AS begun, min(n.validTo) AS ended`);

/**
 * Statistics of one relation, in one row: the number of edges, of their dates and of those that are PUBLIC,
 * the distinct nodes at each end, the maximum degrees, and the number between each two kinds.
 */
export const compileEdgeStatistics = (
  relation: Relation,
  model: Model,
  dialect: Dialect,
  part: Part = 'whole',
): Statement => {
  const type = name(relation.name);
  const apart = (of: 'a' | 'b', kinds: readonly string[]): readonly Fragment[] =>
    apartFields(model, kinds).map(field => cypher`coalesce(${name(of)}.${name(field)}, '')`);
  const [from, to] = [apart('a', relation.from), apart('b', relation.to)];
  const named = (of: readonly Fragment[], as: string): readonly Fragment[] =>
    of.map((_, i) => cypher`${name(`${as}${i}`)}`);
  const sorts = [
    ...from.map((of, i) => cypher`${of} AS ${name(`from${i}`)}`),
    ...to.map((of, i) => cypher`${of} AS ${name(`to${i}`)}`),
  ];
  const conditions = [
    ...(dialect.staging ? [isPublished(name('r'))] : []),
    ...(part === 'open' ? [isOpen('a', 'r', 'b')] : []),
  ];
  const where = conditions.length > 0 ? cypher`WHERE ${join(conditions, ' AND ')}` : undefined;
  const [any, end] = part === 'open' ? [cypher`a`, cypher`b`] : [undefined, undefined];
  return render(cypher`
    CALL () { MATCH (${any})-[r:${type}]->(${end}) ${where} RETURN count(r) AS count, max(size(r.sources)) AS sources, count(r.validFrom) + count(r.validTo) AS dated, count(CASE WHEN ${isOpen('r')} THEN 1 END) AS open, min(r.validFrom) AS begun, min(r.validTo) AS ended }
    CALL () { MATCH (a)-[r:${type}]->(${end}) ${where} WITH a, count(r) AS degree RETURN count(a) AS froms, max(degree) AS maxOut }
    CALL () { MATCH (a)<-[r:${type}]-(${end}) ${where} WITH a, count(r) AS degree RETURN count(a) AS tos, max(degree) AS maxIn }
    CALL () { MATCH (a)-[r:${type}]->(b) ${where} WITH a.type AS fromKind, b.type AS toKind, ${join([...sorts, cypher`count(r) AS pairs`], ', ')} RETURN collect([fromKind, toKind, [${join(named(from, 'from'), ', ')}], [${join(named(to, 'to'), ', ')}], pairs]) AS between }
    RETURN count, sources, dated, open, begun, ended, froms, maxOut, tos, maxIn, between`);
};

/** The relations that have any edge, staged ones included. */
export const compileRelationsThere = (): Statement =>
  render(cypher`MATCH ()-[r]->() RETURN DISTINCT type(r) AS relation`);

/** The number of nodes and relations, from the counts that the store keeps. */
export const compileState = (): Statement =>
  render(cypher`
    CALL () { MATCH (n:${name(ENTITY)}) RETURN count(n) AS nodes }
    CALL () { MATCH (:${name(ENTITY)})-[r]->() RETURN count(r) AS edges }
    RETURN nodes, edges`);

/** The kinds and relations that were marked when they were written: `Kind` as dated, `closed Kind`. */
export const compileMarks = (): Statement => render(cypher`MATCH (m:${name(MARK)}) RETURN m.name AS name`);

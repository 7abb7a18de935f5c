import { UnreachableCase } from '../errors';
import { labelsOf } from '../model/layout';
import { ENTITY, endOf, isConcrete, type Field, type Kind, type Model, type Relation } from '../model/model';
import type { EdgePlace, Ends, Removal, StoredEdge, StoredNode, StoredValue } from '../plan/write';
import type { Dialect } from './dialect';
import {
  cypher,
  join,
  name,
  parameter,
  place,
  render,
  type Fragment,
  type Parameter,
  type Statement,
} from './fragment';
import { MARK, andPublished, type STAGED } from './notes';

/** The stored nodes among these, complete: `id`, and `properties`. */
export const compileStoredNodes = (nodes: readonly Pick<StoredNode, 'id'>[]): Statement =>
  render(cypher`
  UNWIND ${parameter(
    'ids',
    nodes.map(node => node.id),
  )} AS id
  MATCH (n:${name(ENTITY)} {id: id})
  RETURN n.id AS id, properties(n) AS properties`);

/** The stored edges among these of one relation, complete: `key`, `from`, `to` and `properties`. */
export const compileStoredEdges = (
  edges: readonly EdgePlace[],
  relation: Relation,
  dialect: Dialect,
): Statement =>
  render(cypher`
  ${byKey(edges.map(placeOf), relation, dialect)}
  RETURN r.key AS key, startNode(r).id AS from, endNode(r).id AS to, properties(r) AS properties`);

/** A row by which an edge is found. */
type Place = EdgePlace & Readonly<{ to: string }>;

const placeOf = ({ from, key }: EdgePlace): Place => ({ from, to: endOf(key), key });

/** From one of its ends: a relation of which there are few has no index on keys, though this transaction may add many. */
const byKey = (
  rows: readonly Place[],
  relation: Pick<Relation, 'name'>,
  dialect: Dialect,
): Fragment => cypher`
  UNWIND ${parameter('rows', rows)} AS row
  MATCH ${fromOneEnd(rows, relation)}
  WHERE r.key = row.key ${andPublished(name('r'), dialect)}`;

/** From the end that fewer of the edges share: a node that all of them share may have many more, which would be gone through for each. */
export const fromOneEnd = (rows: readonly Ends[], { name: relation }: Pick<Relation, 'name'>): Fragment => {
  const ends = (of: (row: Ends) => string): number => new Set(rows.map(of)).size;
  return ends(({ from }) => from) < ends(({ to }) => to)
    ? cypher`(a)-[r:${name(relation)}]->(b:${name(ENTITY)} {id: row.to})`
    : cypher`(a:${name(ENTITY)} {id: row.from})-[r:${name(relation)}]->(b)`;
};

/** Creates nodes of one kind that do not exist yet. */
export const compileNewNodes = (nodes: readonly StoredNode[], kind: Kind, dialect: Dialect): Statement => {
  const { rows, given, set } = newRecords(
    'n',
    [],
    nodes.map(node => rowOf(node, dialect)),
    dialect,
  );
  return render(cypher`
  UNWIND ${rows} AS row
  CREATE (n:${join([ENTITY, ...labelsOf(kind)].map(name), ':')}${given})
  ${set}`);
};

/** Updates existing nodes to one kind, whatever kind they were: labels of other kinds only are removed, and those that are gone. */
export const compileChangedNodes = (
  nodes: readonly StoredNode[],
  kind: Kind,
  model: Model,
  dialect: Dialect,
  gone: readonly string[] = [],
): Statement => {
  const labels = labelsOf(kind);
  const others = new Set(
    [...gone, ...[...model.kinds.values()].filter(isConcrete).flatMap(labelsOf)].filter(
      label => !labels.includes(label),
    ),
  );
  return render(cypher`
    UNWIND ${nodeRows(nodes, dialect)} AS row
    MATCH (n:${name(ENTITY)} {id: row.id})
    SET n = row.properties
    SET n:${join(labels.map(name), ':')}
    ${others.size > 0 ? cypher`REMOVE n:${join([...others].map(name), ':')}` : undefined}`);
};

/** What of a node is another than before; null where it is no more. */
export type Alteration = Readonly<{ id: string; properties: Readonly<Record<string, StoredValue | null>> }>;

/** Updates existing nodes that stay of their kind: only what is altered is written, and indexed again. */
export const compileAlteredNodes = (nodes: readonly Alteration[], kind: Kind, dialect: Dialect): Statement =>
  render(cypher`
    UNWIND ${parameter(
      'rows',
      nodes.map(({ id, properties }) => ({ id, altered: typed(properties, kind.fields, dialect) })),
    )} AS row
    MATCH (n:${name(ENTITY)} {id: row.id})
    SET n += row.altered`);

/**
 * Creates new edges of one relation between nodes with a label; `written` is the number whose endpoints were both
 * found.
 */
export const compileNewEdges = (
  edges: readonly StoredEdge[],
  relation: Relation,
  dialect: Dialect,
  between: typeof ENTITY | typeof STAGED = ENTITY,
): Statement => {
  const ends = ['from', 'to'] as const;
  const { rows, given, set, field } = newRecords(
    'r',
    ends,
    edges.map(edge => edgeRow(edge, dialect)),
    dialect,
  );
  return render(cypher`
  UNWIND ${rows} AS row
  MATCH (a:${name(between)} {id: ${field('from')}})
  MATCH (b:${name(between)} {id: ${field('to')}})
  CREATE (a)-[r:${name(relation.name)}${given}]->(b)
  ${set}
  RETURN count(r) AS written`);
};

/** A record to be written: its properties, and beside them what it is found by. */
export type WrittenRow = Readonly<Record<string, unknown>> &
  Readonly<{ properties: Readonly<Record<string, unknown>> }>;
/** Rows of new records, how a field beside the properties is read, and where the properties are said. */
type NewRecords = Readonly<{
  rows: Parameter;
  field: (of: string) => Fragment;
  given: Fragment | undefined;
  set: Fragment | undefined;
}>;

/**
 * Hands new records over as maps, or, where lists are handed over faster, as lists: of 2,000 nodes of 18 properties the
 * embedded engine's driver takes 22 ms for maps and 5 ms for lists, and creating a node with its properties takes half
 * of setting them afterwards.
 */
export const newRecords = (
  record: 'n' | 'r',
  beside: readonly string[],
  of: readonly WrittenRow[],
  { rowsAsLists }: Dialect,
): NewRecords => {
  if (!rowsAsLists)
    return {
      rows: parameter('rows', of),
      field: field => cypher`row.${name(field)}`,
      given: undefined,
      set: cypher`SET ${name(record)} = row.properties`,
    };
  const names = [...new Set(of.flatMap(({ properties }) => Object.keys(properties)))];
  const lists = of.map(row => [
    ...beside.map(field => row[field]),
    ...names.map(property => row.properties[property] ?? null),
  ]);
  const entries = names.map((property, i) => cypher`${name(property)}: row${place(beside.length + i)}`);
  return {
    rows: parameter('rows', lists),
    field: field => cypher`row${place(beside.indexOf(field))}`,
    given: cypher` {${join(entries, ', ')}}`,
    set: undefined,
  };
};

export const compileChangedEdges = (
  edges: readonly StoredEdge[],
  relation: Relation,
  dialect: Dialect,
): Statement =>
  render(cypher`
  ${byKey(
    edges.map(edge => edgeRow(edge, dialect)),
    relation,
    dialect,
  )}
  SET r = row.properties`);

export const nodeRows = (nodes: readonly StoredNode[], dialect: Dialect): Parameter =>
  parameter(
    'rows',
    nodes.map(node => rowOf(node, dialect)),
  );

const rowOf = (node: StoredNode, dialect: Dialect): WrittenRow => ({
  id: node.id,
  properties: Object.assign(typed(node.properties, node.kind.fields, dialect), { id: node.id }),
});

const edgeRow = (
  { from, to, key, properties, relation }: StoredEdge,
  dialect: Dialect,
): Place & WrittenRow => ({
  from,
  to,
  key,
  properties: Object.assign(typed(properties, relation.fields, dialect), { key }),
});

/** Whole numbers as the driver must receive them: Int fields, and ranks in an order. */
const typed = (
  properties: Readonly<Record<string, StoredValue | null>>,
  fields: ReadonlyMap<string, Field>,
  dialect: Dialect,
): Record<string, unknown> => {
  // No spread: fields are added to it (model/objects.ts).
  const values: Record<string, unknown> = Object.assign({}, properties);
  for (const [property, value] of Object.entries(properties)) {
    if (typeof value !== 'number') continue;
    const type = fields.get(property)?.type;
    if (type?.kind !== 'scalar' || type.name === 'Int') values[property] = dialect.integer(value);
  }
  return values;
};

export const compileRemoval = (removal: Removal, dialect: Dialect): Statement => {
  switch (removal.kind) {
    case 'edges':
      return compileRemovedEdges(removal.edges, removal.relation, dialect);
    case 'nodes':
      return render(cypher`
      UNWIND ${parameter('ids', removal.ids)} AS id
      MATCH (n:${name(ENTITY)} {id: id})
      DELETE n`);
    case 'values':
      return render(cypher`
      UNWIND ${parameter('ids', removal.ids)} AS id
      MATCH (n:${name(ENTITY)} {id: id})
      REMOVE n.${name(removal.field.name)}`);
    default:
      throw new UnreachableCase(removal);
  }
};

export const compileRemovedEdges = (
  edges: readonly EdgePlace[],
  relation: Pick<Relation, 'name'>,
  dialect: Dialect,
): Statement =>
  render(cypher`
  ${byKey(edges.map(placeOf), relation, dialect)}
  DELETE r`);

/**
 * Marks kinds and relations as having dated or closed members, in the transaction that writes them. Marks are
 * never removed.
 */
export const compileMarking = (marks: readonly string[]): Statement =>
  render(cypher`
  UNWIND ${parameter('names', marks)} AS mark
  MERGE (:${name(MARK)} {name: mark})`);

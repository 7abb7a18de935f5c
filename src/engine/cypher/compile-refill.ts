import { ENTITY } from '../model/model';
import { BESIDE_KEYS, type Beside, type StoredPart } from '../plan/stored-part';
import type { Properties } from '../plan/write';
import { CHANGE, PROPOSAL } from './compile-log';
import { newRecords, type WrittenRow } from './compile-write';
import type { Dialect } from './dialect';
import { cypher, join, name, parameter, render, type Fragment, type Statement } from './fragment';
import { MARK, NOTE, OF_THE_STORE } from './notes';

const LABELS: Readonly<Record<Beside, string>> = {
  changes: CHANGE,
  proposals: PROPOSAL,
  notes: NOTE,
  marks: MARK,
};

/**
 * A page of what stands beside the graph, one a row, in the order of the keys: `properties`. Notes that only this store has use
 * of are not among them.
 */
export const compileBeside = (of: Beside, after: string | number, limit: number): Statement => {
  const key = cypher`n.${name(BESIDE_KEYS[of])}`;
  return render(cypher`
  MATCH (n:${name(LABELS[of])})
  WHERE ${key} > ${parameter('after', after)} ${of === 'notes' ? cypher`AND NOT ${key} IN ${parameter('own', OF_THE_STORE)}` : undefined}
  RETURN properties(n) AS properties
  ORDER BY ${key}
  LIMIT ${parameter('limit', limit)}`);
};

/** Creates what was stored, as it was: of edges, `written` is the number whose ends were both found. */
export const compilePart = (part: StoredPart, dialect: Dialect): Statement => {
  switch (part.of) {
    case 'nodes':
      return compileNodes([ENTITY, ...part.labels], part.rows, part.fractions, dialect);
    case 'edges':
      return compileEdges(part, dialect);
    case 'notes':
    case 'marks':
      return compileKept(part.of, part.rows, dialect);
    default:
      return compileNodes([LABELS[part.of]], part.rows, NONE, dialect);
  }
};

const NONE: readonly string[] = [];

const compileNodes = (
  labels: readonly string[],
  of: readonly Properties[],
  fractions: readonly string[],
  dialect: Dialect,
): Statement => {
  const { rows, given, set } = newRecords(
    'n',
    [],
    of.map(properties => ({ properties: typed(properties, fractions, dialect) })),
    dialect,
  );
  return render(cypher`
  UNWIND ${rows} AS row
  CREATE (n:${join(labels.map(name), ':')}${given})
  ${set}`);
};

const compileEdges = (
  { type, rows: of, fractions }: Extract<StoredPart, { of: 'edges' }>,
  dialect: Dialect,
): Statement => {
  const { rows, given, set, field } = newRecords(
    'r',
    ['from', 'to'],
    of.map(({ from, to, properties }): WrittenRow => ({
      from,
      to,
      properties: typed(properties, fractions, dialect),
    })),
    dialect,
  );
  return render(cypher`
  UNWIND ${rows} AS row
  MATCH (a:${name(ENTITY)} {id: ${field('from')}})
  MATCH (b:${name(ENTITY)} {id: ${field('to')}})
  CREATE (a)-[r:${name(type)}${given}]->(b)
  ${set}
  RETURN count(r) AS written`);
};

/** An empty store may have a note or a mark of the name already. */
const compileKept = (of: 'notes' | 'marks', rows: readonly Properties[], dialect: Dialect): Statement => {
  const key = name(BESIDE_KEYS[of]);
  const all = rows.map(properties => typed(properties, NONE, dialect));
  return render(cypher`
  UNWIND ${parameter('rows', all)} AS row
  MERGE (n:${name(LABELS[of])} {${key}: row.${key}})
  SET n = row`);
};

/** Whole numbers as the driver must receive them: all but the values of fields that may have fractions. */
const typed = (
  properties: Properties,
  fractions: readonly string[],
  { integer }: Dialect,
): Record<string, unknown> => {
  const values: Record<string, unknown> = Object.assign({}, properties);
  for (const [property, value] of Object.entries(properties))
    if (typeof value === 'number' && !fractions.includes(property)) values[property] = integer(value);
  return values;
};

/** What `compileEmptying` deletes, in this order: a node goes when it has no edges any more. */
export const EMPTIED = ['edges', 'nodes', 'changes', 'proposals', 'notes', 'marks'] as const;

/** Deletes some of what is stored; `deleted` tells how many. Notes that writers wait for stay, and `guard`. */
export const compileEmptying = (of: (typeof EMPTIED)[number], guard: string, limit: number): Statement => {
  const some = (found: Fragment): Statement =>
    render(cypher`
  ${found}
  WITH x LIMIT ${parameter('limit', limit)}
  DELETE x
  RETURN count(x) AS deleted`);
  if (of === 'edges') return some(cypher`MATCH (:${name(ENTITY)})-[x]->()`);
  if (of === 'nodes') return some(cypher`MATCH (x:${name(ENTITY)})`);
  if (of === 'notes')
    return some(
      cypher`MATCH (x:${name(NOTE)}) WHERE NOT x.id IN ${parameter('kept', [...OF_THE_STORE, guard])}`,
    );
  return some(cypher`MATCH (x:${name(LABELS[of])})`);
};

import { closedMark } from '../plan/statistics';
import type { Passing } from '../plan/write';
import { ENTITY } from '../model/model';
import type { Dialect } from './dialect';
import {
  cypher,
  name,
  parameter,
  render,
  type Fragment,
  type Name,
  type Statement,
  type Variable,
} from './fragment';

/** Notes of the server, one per id. */
export const NOTE = 'SamgrafState';
/**
 * The note that every transaction writes first: other writers wait there until it ends. Its value changes each
 * time, which shows whether anything was written since.
 */
export const TURN = 'turn';
/** The note that holds the sequence of the last entry of the change log. */
export const SEQUENCE = 'sequence';
/** The note that says which load may stage. */
export const STAGING = 'staging';

/**
 * One for each kind and relation that has ever had a dated member, and one for each that has had a closed one.
 * The label is older than the second.
 */
export const MARK = 'SamgrafDated';

export const compileNote = (key: string): Statement =>
  render(cypher`MATCH (n:${name(NOTE)} {id: ${parameter('id', key)}}) RETURN n.value AS value`);

/** Reads the notes whose keys begin so. */
export const compileNotes = (begin: string): Statement =>
  render(
    cypher`MATCH (n:${name(NOTE)}) WHERE n.id STARTS WITH ${parameter('begin', begin)} RETURN n.id AS key, n.value AS value ORDER BY key`,
  );

/** Reads those of the notes that are there. */
export const compileSomeNotes = (keys: readonly string[]): Statement =>
  render(
    cypher`UNWIND ${parameter('ids', [...keys])} AS id MATCH (n:${name(NOTE)} {id: id}) RETURN n.id AS key, n.value AS value`,
  );

/** Sets notes, by key. */
export const compileSetNotes = (notes: ReadonlyMap<string, string>): Statement =>
  render(cypher`
  UNWIND ${parameter(
    'rows',
    [...notes].map(([id, value]) => ({ id, value })),
  )} AS row
  MERGE (n:${name(NOTE)} {id: row.id})
  SET n.value = row.value`);

export const compileRemoveNote = (key: string): Statement =>
  render(cypher`MATCH (n:${name(NOTE)} {id: ${parameter('id', key)}}) DELETE n`);

/** The note that whoever sets others aside waits for: its value is of no account. */
export const ASIDE = 'aside';

/** The note that changes with what the change log is not told of. */
export const UNTOLD = 'untold';

/** The note of statistics as they were when they were read last. */
export const STATISTICS = 'statistics';
/** Notes of one store and one moment, which are of no use to another one. */
export const OF_THE_STORE: readonly string[] = [TURN, ASIDE, STAGING, UNTOLD, STATISTICS];

/**
 * The value of the turn, the last sequence of the log, and what the log is not told of. It has no parameters, which are a
 * seventh of what so small a statement takes.
 */
export const TURN_READ: Statement = render(
  cypher`MATCH (n:${name(NOTE)} {id: 'turn'})
  OPTIONAL MATCH (s:${name(NOTE)} {id: 'sequence'})
  OPTIONAL MATCH (u:${name(NOTE)} {id: 'untold'})
  RETURN n.value AS value, s.value AS sequence, u.value AS untold`,
);

export const compileSetNote = (key: string, value: string): Statement => render(setNote(key, value));

/** Passing notes that are removed when one is set: more than one, so that they become fewer. */
const FORGOTTEN_AT_ONCE = 20;

/** Sets a note of a moment, and removes some of those of before another moment. */
export const compileSetPassingNote = (key: string, value: string, { at, forget }: Passing): Statement =>
  render(cypher`
  ${setNote(key, value)}, n.at = ${parameter('at', at)}
  WITH n
  MATCH (old:${name(NOTE)})
  WHERE old.at < ${parameter('forget', forget)}
  WITH old LIMIT ${parameter('limit', FORGOTTEN_AT_ONCE)}
  DELETE old`);

/** Sets a note; it is `n`. */
export const setNote = (key: string, value: string): Fragment =>
  cypher`MERGE (n:${name(NOTE)} {id: ${parameter('id', key)}}) SET n.value = ${parameter('value', value)}`;

/** Takes the turn, and reads the sequence when it is taken, and whether anything has ever been closed. */
export const compileTurn = (turn: string): Statement =>
  render(cypher`
  ${setNote(TURN, turn)}
  WITH n
  OPTIONAL MATCH (s:${name(NOTE)} {id: ${parameter('sequence', SEQUENCE)}})
  RETURN s.value AS value, EXISTS { MATCH (m:${name(MARK)}) WHERE m.name STARTS WITH ${parameter('closed', closedMark(''))} } AS closed`);

/** One row if the note has this value; locks it, so that it has until the transaction ends. */
export const compileNoteLock = (key: string, value: string): Statement =>
  render(cypher`
    MATCH (n:${name(NOTE)} {id: ${parameter('id', key)}})
    SET n.locked = true
    WITH n WHERE n.value = ${parameter('value', value)}
    RETURN n.id AS id`);

/**
 * The only label of nodes that a load has written and not published. No read starts from it, so these nodes and
 * what is between them are met only by what looks for edges without their ends.
 */
export const STAGED = 'SamgrafStaged';

/**
 * Of an edge that was found by its key: that it is not staged. Never where a plan starts, unlike a label of its
 * end.
 */
export const isPublished = (edge: Variable | Name): Fragment => cypher`startNode(${edge}):${name(ENTITY)}`;

export const andPublished = (edge: Variable | Name, dialect: Dialect): Fragment | undefined =>
  dialect.staging ? cypher`AND ${isPublished(edge)}` : undefined;

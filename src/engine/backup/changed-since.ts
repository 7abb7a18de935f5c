import type { Model } from '../model/model';
import { groupBy, parts } from '../model/objects';
import { GRAPH, LOG_WINDOW, type ChangeEntry } from '../plan/change-log';
import type { EdgePlace } from '../plan/write';
import type { Looking, Row, Writing } from '../store/store';
import { nodeLine, relationLine } from './format';
import type { Copied } from './copy-records';

/** More records than this are not copied once more one by one. */
const MOST = 50_000;
const AT_ONCE = 1_000;

/** Records by id or key, as they are now; those that are gone have no line. */
export type Amended = ReadonlyMap<string, Copied | undefined>;

/** Records that the log says were written after an entry, as they are now; undefined where it does not name each, or they are too many. */
export const changedSince = async (
  model: Model,
  graph: Looking & Pick<Writing, 'entries'>,
  after: number,
): Promise<Amended | undefined> => {
  const nodes = new Set<string>();
  const relations = new Map<string, Map<string, EdgePlace>>();
  for await (const entries of entriesAfter(graph, after))
    for (const { of, subject, from } of entries) {
      if (of === GRAPH || nodes.size > MOST) return undefined;
      if (from === undefined) nodes.add(subject);
      else
        relations.set(
          of,
          (relations.get(of) ?? new Map<string, EdgePlace>()).set(subject, { from, key: subject }),
        );
    }
  const amended = new Map<string, Copied | undefined>();
  for (const ids of parts([...nodes], AT_ONCE)) await amendNodes(graph, ids, amended);
  for (const [name, edges] of relations) {
    const relation = model.relations.get(name);
    // What the Model has no place for, such as a relation that a migration dropped, cannot be looked up.
    if (!relation) return undefined;
    for (const some of parts([...edges.values()], AT_ONCE)) {
      const rows = await graph.look({ kind: 'edgeRecords', relation, edges: some });
      const found = new Map(rows.map(row => [String(row['key']), row]));
      for (const { key } of some)
        amended.set(
          key,
          copiedOf('relations', key, found.get(key), row => relationLine(name, row)),
        );
    }
  }
  return amended.size > MOST ? undefined : amended;
};

const amendNodes = async (
  graph: Looking,
  ids: readonly string[],
  amended: Map<string, Copied | undefined>,
): Promise<void> => {
  const found = groupBy(await graph.look({ kind: 'records', ids }), row => String(row['id']));
  for (const id of ids) amended.set(id, copiedOf('nodes', id, found.get(id)?.[0], nodeLine));
};

const copiedOf = (
  part: Copied['part'],
  id: string,
  row: Row | undefined,
  lineOf: (row: Row) => string,
): Copied | undefined => row && { part, id, line: lineOf(row) };

async function* entriesAfter(
  graph: Pick<Writing, 'entries'>,
  from: number,
): AsyncGenerator<readonly ChangeEntry[]> {
  for (let after = from, size = LOG_WINDOW; size === LOG_WINDOW;) {
    const entries = await graph.entries({ after, limit: LOG_WINDOW });
    yield entries;
    size = entries.length;
    after = entries.at(-1)?.sequence ?? after;
  }
}

import { pagesOf } from '../plan/pages';
import type { Looking } from '../store/store';
import { nodeLine, relationLine } from './format';

/**
 * Nodes and relations that are read at once. Where there is no index of keys, each page goes through all of a relation, and has more
 * of them.
 */
const NODES = 2_000;
const RELATIONS = 10_000;

/** A record as it is stored: what it is found by, and its line. */
export type Copied = Readonly<{ part: 'nodes' | 'relations'; id: string; line: string }>;

/** All nodes and then all relations of a store, a page at a time, as they are when the page is read. */
export async function* copyRecords(graph: Looking): AsyncGenerator<readonly Copied[]> {
  const types = (await graph.look({ kind: 'types' }))
    .map(row => ({ of: String(row['of']), isRelation: row['isRelation'] === true }))
    .sort((a, b) => (a.of < b.of ? -1 : 1));
  for (const { of, isRelation } of types) if (!isRelation) yield* nodesOf(graph, of);
  for (const { of, isRelation } of types) if (isRelation) yield* relationsOf(graph, of);
}

async function* nodesOf(graph: Looking, type: string): AsyncGenerator<readonly Copied[]> {
  for await (const rows of pagesOf(NODES, 'id', page => graph.look({ kind: 'nodesOf', type, ...page })))
    yield rows.map(row => ({ part: 'nodes', id: String(row['id']), line: nodeLine(row) }));
}

async function* relationsOf(graph: Looking, type: string): AsyncGenerator<readonly Copied[]> {
  for await (const rows of pagesOf(RELATIONS, 'key', page => graph.look({ kind: 'edgesOf', type, ...page })))
    yield rows.map(row => ({ part: 'relations', id: String(row['key']), line: relationLine(type, row) }));
}

import type { Looking, Row } from '../store/store';
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

const nodesOf = (graph: Looking, type: string): AsyncGenerator<readonly Copied[]> =>
  pages(
    NODES,
    (after, limit) => graph.look({ kind: 'nodesOf', type, after, limit }),
    row => ({ part: 'nodes', id: String(row['id']), line: nodeLine(row) }),
  );

const relationsOf = (graph: Looking, type: string): AsyncGenerator<readonly Copied[]> =>
  pages(
    RELATIONS,
    (after, limit) => graph.look({ kind: 'edgesOf', type, after, limit }),
    row => ({ part: 'relations', id: String(row['key']), line: relationLine(type, row) }),
  );

async function* pages(
  limit: number,
  read: (after: string, limit: number) => Promise<readonly Row[]>,
  copied: (row: Row) => Copied,
): AsyncGenerator<readonly Copied[]> {
  for (let [after, size] = ['', limit]; size === limit;) {
    const page = (await read(after, limit)).map(copied);
    if (page.length > 0) yield page;
    size = page.length;
    after = page.at(-1)?.id ?? after;
  }
}

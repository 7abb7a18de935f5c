import { aheadColumn } from '../plan/ahead';
import { sourcesColumn, type RowMap } from '../plan/plan';
import type { Traversal } from '../plan/traversal';
import { fetched, type Needed } from './fetch';

type Rows = readonly RowMap[];

/**
 * The row that *fetch* would read, if *find* read ahead all that it needs; undefined if anything is missing. Of more
 * than a few nodes and edges nothing is read ahead.
 */
export const readAhead = (needs: readonly Needed[], found: RowMap): RowMap | undefined => {
  const row: Record<string, unknown> = {};
  for (const { traversal, nodes, edges, among } of needs) {
    const ofNodes = pick(nodes, 'id', rowsOf(found, aheadColumn(traversal, 'Nodes')));
    const ofEdges = pick(edges, 'key', edgesOf(traversal, found));
    if (!ofNodes || !ofEdges || among.length > 0) return undefined;
    row[fetched(traversal, 'Nodes').column] = ofNodes;
    row[fetched(traversal, 'Edges').column] = ofEdges;
    Object.assign(row, sourcesOf(traversal, ofEdges, found));
  }
  return row;
};

/** Of each layer. */
const edgesOf = (traversal: Traversal, found: RowMap): Rows =>
  ((found[aheadColumn(traversal, 'Edges')] ?? []) as readonly Rows[]).flat();

const rowsOf = (row: RowMap, column: string): Rows => (row[column] ?? []) as Rows;

const NONE: Rows = [];
/** The row of each; undefined if one has none. */
const pick = (wanted: readonly string[], key: 'id' | 'key', rows: Rows): Rows | undefined => {
  if (wanted.length === 0) return [];
  const known = new Map(rows.map(row => [row[key], row]));
  const picked = wanted.flatMap(one => known.get(one) ?? NONE);
  return picked.length === wanted.length ? picked : undefined;
};

/** The sources of these edges alone: others were read for edges that nothing shows. */
const sourcesOf = (traversal: Traversal, edges: Rows, found: RowMap): RowMap =>
  Object.fromEntries(
    traversal.parts.edgeColumns
      .filter(column => column.kind === 'sources')
      .map(column => {
        const named = new Set(edges.flatMap(edge => (edge[column.column] ?? []) as readonly unknown[]));
        const sources = rowsOf(found, sourcesColumn(aheadColumn(traversal, 'Edges'), column));
        return [
          sourcesColumn(fetched(traversal, 'Edges').column, column),
          sources.filter(source => named.has((source['k'] as readonly unknown[])[0])),
        ];
      }),
  );

import type { FoundElsewhere } from '../graph/union';
import { SAME_STEP, THING_ELSEWHERE } from '../plan/elsewhere';
import type { Column, RowMap } from '../plan/plan';
import type { Traversal } from '../plan/traversal';

/** Rows of what is of other graphs, by id and by key. */
export type RowsElsewhere = Readonly<{
  nodes: ReadonlyMap<string, RowMap>;
  edges: ReadonlyMap<string, RowMap>;
}>;

/** What a page needs, whichever graph it is of. */
type NeededIds = Readonly<{
  nodes: ReadonlySet<string>;
  edges: ReadonlyMap<string, Readonly<{ relation: string }>>;
}>;

/** The rows of what a page needs of other graphs, with the columns that a store would have read of ours. */
export const rowsElsewhere = (
  { answers }: FoundElsewhere,
  { nodeColumns, edgeColumns }: Traversal['parts'],
  needs: NeededIds,
): RowsElsewhere => {
  const things = answers.flatMap(answer => answer.things).filter(({ id }) => needs.nodes.has(id));
  const edges = answers.flatMap(answer => answer.edges).filter(({ key }) => needs.edges.has(key));
  const same = [...needs.edges].filter(([, { relation }]) => relation === SAME_STEP.relation);
  return {
    nodes: new Map(
      things.map(({ id, graph, kind, row }) => [
        id,
        {
          ...rowOf(nodeColumns, row),
          iri: row['iri'],
          sameAs: row['sameAs'],
          id,
          graph,
          kind,
          type: THING_ELSEWHERE,
        },
      ]),
    ),
    edges: new Map([
      ...edges.map(({ key, row }) => [key, rowOf(edgeColumns, row)] as const),
      // By an identity that both record: nobody deduces it.
      ...same.map(([key]) => [key, rowOf(edgeColumns, IDENTITY)] as const),
    ]),
  };
};

const IDENTITY: RowMap = {
  certainty: 'FACT',
  version: 0,
  recordedAt: '1970-01-01T00:00:00Z',
  access: 'PUBLIC',
};

const rowOf = (columns: readonly Column[], row: RowMap): RowMap =>
  Object.fromEntries(
    columns.map(column => [
      column.column,
      column.kind === 'property'
        ? (row[column.property] ?? null)
        : column.kind === 'sources'
          ? ((row['sources'] ?? []) as readonly RowMap[]).map(source => rowOf(column.columns, source))
          : [],
    ]),
  );

import type { FoundElsewhere } from '../graph/union';
import { SAME_STEP, THING_ELSEWHERE, type ShownElsewhere, type ToldElsewhere } from '../plan/elsewhere';
import type { Certainty } from '../model/model';
import type { Column, RowMap } from '../plan/plan';
import { isIdsOnly, type Traversal } from '../plan/traversal';

/** Rows of what is of other graphs, by id and by key. */
export type RowsElsewhere = Readonly<{
  nodes: ReadonlyMap<string, RowMap>;
  edges: ReadonlyMap<string, RowMap>;
}>;

/** What a page needs, whichever graph it is of. */
type NeededIds = Readonly<{
  nodes: ReadonlySet<string>;
  edges: ReadonlyMap<string, Readonly<{ relation: string; certainty?: Certainty }>>;
}>;

/** Lists what a page shows of other graphs. */
export const shownOf = (
  { answers }: FoundElsewhere,
  parts: Traversal['parts'],
  needs: NeededIds,
): Pick<ShownElsewhere, 'things' | 'edges'> => ({
  // Ids are known.
  things: isIdsOnly(parts)
    ? []
    : answers.flatMap(({ things }) => things.flatMap(({ id }) => (needs.nodes.has(id) ? [id] : []))),
  edges: answers.flatMap(({ edges }) => edges.filter(({ key }) => needs.edges.has(key))),
});

/** The rows of what a page needs of other graphs, with the columns that a store would have read of ours; none of what was not told. */
export const rowsElsewhere = (
  { answers }: FoundElsewhere,
  told: ToldElsewhere,
  { nodeColumns, edgeColumns }: Traversal['parts'],
  needs: NeededIds,
): RowsElsewhere => {
  const same = [...needs.edges].filter(([, { relation }]) => relation === SAME_STEP.relation);
  return {
    nodes: new Map(
      answers.flatMap(({ things }) =>
        things.flatMap(({ id, graph, kind }) => {
          const row = needs.nodes.has(id) ? told.things.get(id) : undefined;
          if (!row) return [];
          const { iri, sameAs } = row;
          return [
            [
              id,
              { ...rowOf(nodeColumns, row), iri, sameAs, id, graph, kind, type: THING_ELSEWHERE },
            ] as const,
          ];
        }),
      ),
    ),
    edges: new Map([
      ...[...told.edges].flatMap(([key, row]) =>
        needs.edges.has(key) ? [[key, rowOf(edgeColumns, row)] as const] : [],
      ),
      // By an identity that both record: it is as certain as what they say of it.
      ...same.map(
        ([key, { certainty = 'FACT' }]) => [key, rowOf(edgeColumns, { ...IDENTITY, certainty })] as const,
      ),
    ]),
  };
};

const IDENTITY: RowMap = {
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

import type { Listing, RowMap } from '../plan/plan';
import { checkParent, encodeCursor, joinMarks, scopeMark, shortHash } from '../plan/cursor';
import { bind } from '../plan/operand';

export type Listed = Pick<Listing, 'shape' | 'page' | 'mark' | 'scope'>;

export type CutPage = Readonly<{
  rows: readonly RowMap[];
  cursor: (row: RowMap) => string;
  pageInfo: RowMap;
}>;

/** The page itself: without the row that only told that there are more, and turned round when read backward. */
export const cutPage = (
  rows: readonly RowMap[],
  listing: Listed,
  parent: unknown,
  bound: RowMap,
): CutPage => {
  const { page } = listing;
  const more = rows.length > page.size;
  const cut = more ? rows.slice(0, page.size) : rows;
  const kept = page.backward ? [...cut].reverse() : cut;
  const mark = page.from || rows[0]?.['k'] ? markOf(listing, parent, bound) : '';
  const cursor = (row: RowMap): string => encodeCursor(mark, row['k'] as readonly unknown[]);
  const [first, last] = [kept[0], kept[kept.length - 1]];
  return {
    rows: kept,
    cursor,
    pageInfo: {
      hasNextPage: page.backward ? page.from !== undefined : more,
      hasPreviousPage: page.backward ? more : page.from !== undefined,
      startCursor: first?.['k'] ? cursor(first) : null,
      endCursor: last?.['k'] ? cursor(last) : null,
    },
  };
};

/** What a cursor of this list is marked by. */
const markOf = ({ mark, scope, page }: Listed, parent: unknown, bound: RowMap): string => {
  const scoped = joinMarks(
    mark,
    scopeMark(scope, operand => bind(operand, bound)),
  );
  if (parent === undefined) return scoped;
  const own = shortHash(String(parent));
  checkParent(page.parent, own);
  return joinMarks(scoped, own);
};

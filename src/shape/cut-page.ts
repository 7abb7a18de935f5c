import { type Listing, type RowMap, bind } from '../plan/plan';
import { checkParent, encodeCursor, joinMarks, scopeMark, shortHash } from '../plan/cursor';
export type Listed = Pick<Listing, 'shape' | 'page' | 'mark' | 'scope'>;

export type CutPage = Readonly<{
  rows: readonly RowMap[];
  mark: string;
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
  const [first, last] = [kept[0], kept[kept.length - 1]];
  return { rows: kept, mark, pageInfo: pageInfo(page, { first, last, more, mark }) };
};

/** The first and last row as shown, and whether there are more where the page was cut. */
type Ends = Readonly<{ first: RowMap | undefined; last: RowMap | undefined; more: boolean; mark: string }>;

export const pageInfo = (page: Listed['page'], { first, last, more, mark }: Ends): RowMap => ({
  hasNextPage: page.backward ? page.from !== undefined : more,
  hasPreviousPage: page.backward ? more : page.from !== undefined,
  startCursor: first?.['k'] ? cursorOf(mark, first) : null,
  endCursor: last?.['k'] ? cursorOf(mark, last) : null,
});

export const cursorOf = (mark: string, row: RowMap): string =>
  encodeCursor(mark, row['k'] as readonly unknown[]);

/** Returns what a cursor of this list is marked by. @throws CURSOR_MISMATCH where the page's own is of another parent. */
export const markOf = ({ mark, scope, page }: Listed, parent: unknown, bound: RowMap): string => {
  const scoped = joinMarks(
    mark,
    scopeMark(scope, operand => bind(operand, bound)),
  );
  if (parent === undefined) return scoped;
  const own = shortHash(String(parent));
  checkParent(page.parent, own);
  return joinMarks(scoped, own);
};

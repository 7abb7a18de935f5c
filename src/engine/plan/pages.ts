import type { EdgePage } from './write';

type Row = Readonly<Record<string, unknown>>;

/**
 * Reads all that a look-up pages over, so many rows at once, in the order of what each is found by: a page that is not full is the
 * last. What was read may be changed before the next page is.
 */
export async function* pagesOf(
  limit: number,
  by: 'id' | 'key',
  read: (page: EdgePage) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  for (let [after, size] = ['', limit]; size === limit;) {
    const rows = await read({ after, limit });
    size = rows.length;
    after = String(rows.at(-1)?.[by] ?? after);
    if (rows.length > 0) yield rows;
  }
}

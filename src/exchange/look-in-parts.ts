import type { Row } from '../store/store';

/** Rows for many items, asked for so many at a time. */
export const lookInParts = async <T>(
  items: readonly T[],
  atOnce: number,
  look: (some: readonly T[]) => Promise<readonly Row[]>,
): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (let i = 0; i < items.length; i += atOnce) rows.push(...(await look(items.slice(i, i + atOnce))));
  return rows;
};

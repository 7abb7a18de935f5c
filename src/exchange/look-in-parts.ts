import type { Row } from '../store/store';

/** So many items at a time. */
export function* parts<T>(items: Iterable<T>, atOnce: number): Generator<readonly T[]> {
  let part: T[] = [];
  for (const item of items) {
    part.push(item);
    if (part.length < atOnce) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

/** Rows for many items, asked for so many at a time. */
export const lookInParts = async <T>(
  items: readonly T[],
  atOnce: number,
  look: (some: readonly T[]) => Promise<readonly Row[]>,
): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (const part of parts(items, atOnce)) rows.push(...(await look(part)));
  return rows;
};

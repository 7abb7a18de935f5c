/**
 * Puts parts together as long as the subqueries of each batch are few enough for a statement; a part that has more by
 * itself stands alone. One batch where the store takes any number.
 */
export const inBatches = <T>(
  parts: readonly T[],
  subqueriesOf: (part: T) => number,
  most: number,
): readonly (readonly T[])[] => {
  const batches: T[][] = [];
  let room = 0;
  for (const part of parts) {
    const needs = subqueriesOf(part);
    const last = batches[batches.length - 1];
    if (last && needs <= room) last.push(part);
    else batches.push([part]);
    room = (last && needs <= room ? room : most) - needs;
  }
  return batches;
};

/**
 * Groups parts into batches whose levels fit into one statement; a part that exceeds the limit is a batch
 * of its own. There is one batch if the store has no limit.
 */
export const inBatches = <T>(
  parts: readonly T[],
  levelsOf: (part: T) => number,
  most: number,
): readonly (readonly T[])[] => {
  const batches: T[][] = [];
  let room = 0;
  for (const part of parts) {
    const needs = levelsOf(part);
    const last = batches[batches.length - 1];
    if (last && needs <= room) last.push(part);
    else batches.push([part]);
    room = (last && needs <= room ? room : most) - needs;
  }
  return batches;
};

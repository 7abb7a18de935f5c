/** Where what is ordered stands: near what it is connected with, in its order, and never on top of another. */

export type PlacedItem = Readonly<{ height: number; neighbours: readonly number[] }>;

const PASSES = 6;

/**
 * The top of each item, from 0 downwards. `lanes` holds items from top to bottom; `gap` is kept between two.
 * Neighbours are items in any other lane.
 */
export const placed = (
  items: readonly PlacedItem[],
  lanes: readonly (readonly number[])[],
  gap: number,
): Float64Array => {
  const top = new Float64Array(items.length);
  for (const lane of lanes) stack(lane, items, gap, top);
  for (let pass = 0; pass < PASSES; pass++)
    for (const lane of pass % 2 === 0 ? lanes : [...lanes].reverse()) settle(lane, items, gap, top);
  let least = Infinity;
  for (const value of top) least = Math.min(least, value);
  for (let i = 0; i < top.length; i++) top[i] = Math.round((top[i] ?? 0) - least);
  return top;
};

const heightOf = (items: readonly PlacedItem[], i: number): number => items[i]?.height ?? 0;

const stack = (
  lane: readonly number[],
  items: readonly PlacedItem[],
  gap: number,
  top: Float64Array,
): void => {
  let y = 0;
  for (const i of lane) {
    top[i] = y;
    y += heightOf(items, i) + gap;
  }
};

/** The places nearest to the wanted ones that keep the order and the gaps: isotonic regression by pooled means. */
const settle = (
  lane: readonly number[],
  items: readonly PlacedItem[],
  gap: number,
  top: Float64Array,
): void => {
  const pools: { sum: number; count: number }[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const i of lane) {
    offsets.push(offset);
    pools.push({ sum: wanted(i, items, top) - offset, count: 1 });
    offset += Math.round(heightOf(items, i)) + gap;
    for (let last = pools.at(-1), before = pools.at(-2); last && before; before = pools.at(-2)) {
      if (before.sum / before.count <= last.sum / last.count) break;
      before.sum += last.sum;
      before.count += last.count;
      pools.pop();
      last = before;
    }
  }
  let at = 0;
  for (const pool of pools)
    for (let k = 0; k < pool.count; k++, at++)
      top[lane[at] ?? 0] = Math.round(pool.sum / pool.count) + (offsets[at] ?? 0);
};

const wanted = (i: number, items: readonly PlacedItem[], top: Float64Array): number => {
  const item = items[i];
  if (!item || item.neighbours.length === 0) return top[i] ?? 0;
  let sum = 0;
  for (const other of item.neighbours) sum += (top[other] ?? 0) + heightOf(items, other) / 2;
  return sum / item.neighbours.length - item.height / 2;
};

/** The order within lanes that has few crossings, by barycentres: the same graph always gets the same order. */

/** A layered graph: each vertex has a lane; each segment goes from a lane to the next one on its right. */
type Layered = Readonly<{
  /** The vertices of each lane, in an order that does not depend on how the graph was given. */
  lanes: readonly (readonly number[])[];
  /** Pairs of vertices, left and right. */
  segments: readonly (readonly [left: number, right: number])[];
}>;

/** Neighbours on one side: those of a vertex are from `start[vertex]` to `start[vertex + 1]` in `of`. */
type Side = Readonly<{ start: Int32Array; of: Int32Array }>;
type Sides = Readonly<{ left: Side; right: Side }>;
type Order = Int32Array[];

const SWEEPS = 14;
/** Sweeps without fewer crossings after which there is little hope of any. */
const PATIENCE = 4;

/** The vertices of each lane, from top to bottom. */
export const ordered = (graph: Layered): readonly (readonly number[])[] => {
  const size = graph.lanes.reduce((sum, lane) => sum + lane.length, 0);
  const sides = { left: sideOf(graph.segments, size, 1), right: sideOf(graph.segments, size, 0) };
  const at = new Float64Array(size);
  let order: Order = graph.lanes.map(lane => Int32Array.from(lane));
  order.forEach(lane => number(lane, at));
  let [best, fewest] = [order, crossings(order, sides, at)];
  for (let i = 0, since = 0; i < SWEEPS && since < PATIENCE && fewest > 0; i++, since++) {
    order = sweep(order, i % 2 === 0 ? sides.left : sides.right, i % 2 === 0, at);
    const now = crossings(order, sides, at);
    if (now >= fewest) continue;
    [best, fewest, since] = [order, now, 0];
  }
  best.forEach(lane => number(lane, at));
  for (let i = 0; i < 3 && fewest > 0; i++)
    if (!best.map(lane => switched(lane, sides, at)).includes(true)) break;
  return best.map(lane => [...lane]);
};

const sideOf = (segments: Layered['segments'], size: number, own: 0 | 1): Side => {
  const start = new Int32Array(size + 1);
  for (const segment of segments) start[segment[own] + 1] = (start[segment[own] + 1] ?? 0) + 1;
  for (let i = 1; i <= size; i++) start[i] = (start[i] ?? 0) + (start[i - 1] ?? 0);
  const next = start.slice();
  const of = new Int32Array(segments.length);
  for (const segment of segments) {
    const slot = next[segment[own]] ?? 0;
    of[slot] = segment[1 - own] ?? 0;
    next[segment[own]] = slot + 1;
  }
  return { start, of };
};

const number = (lane: Int32Array, at: Float64Array): void => lane.forEach((vertex, i) => (at[vertex] = i));

/** One way through the lanes: each is sorted by where its neighbours on the side that we come from stand. */
const sweep = (order: Order, towards: Side, rightwards: boolean, at: Float64Array): Order => {
  const result = [...order];
  const key = new Float64Array(at.length);
  for (let k = 0; k < order.length; k++) {
    const i = rightwards ? k : order.length - 1 - k;
    const lane = (order[i] ?? new Int32Array()).slice();
    for (const vertex of lane) key[vertex] = centre(vertex, towards, at);
    lane.sort((a, b) => (key[a] ?? 0) - (key[b] ?? 0) || (at[a] ?? 0) - (at[b] ?? 0));
    number(lane, at);
    result[i] = lane;
  }
  return result;
};

/** Without neighbours a vertex stays where it is. */
const centre = (vertex: number, { start, of }: Side, at: Float64Array): number => {
  const [from = 0, to = 0] = [start[vertex], start[vertex + 1]];
  if (from === to) return at[vertex] ?? 0;
  let sum = 0;
  for (let i = from; i < to; i++) sum += at[of[i] ?? 0] ?? 0;
  return sum / (to - from);
};

/** Exchanges vertices that stand next to each other where that takes crossings away; says whether any was. */
const switched = (lane: Int32Array, sides: Sides, at: Float64Array): boolean => {
  let any = false;
  for (let i = 0; i + 1 < lane.length; i++) {
    const [a = 0, b = 0] = [lane[i], lane[i + 1]];
    if (inverted(sides.left, a, b, at) + inverted(sides.right, a, b, at) <= 0) continue;
    lane[i] = b;
    lane[i + 1] = a;
    at[b] = i;
    at[a] = i + 1;
    any = true;
  }
  return any;
};

/** Crossings of the segments of `a` with those of `b` when `a` is above, less those when `b` is. */
const inverted = ({ start, of }: Side, a: number, b: number, at: Float64Array): number => {
  let balance = 0;
  for (let i = start[a] ?? 0; i < (start[a + 1] ?? 0); i++)
    for (let j = start[b] ?? 0; j < (start[b + 1] ?? 0); j++)
      balance += Math.sign((at[of[i] ?? 0] ?? 0) - (at[of[j] ?? 0] ?? 0));
  return balance;
};

/** Pairs of segments that cross. */
const crossings = (order: Order, { left, right }: Sides, at: Float64Array): number => {
  const ends = new Int32Array(right.of.length);
  const next = right.start.slice();
  // From the top of each lane, so that the ends of a vertex are sorted.
  for (const lane of order)
    for (const vertex of lane)
      for (let i = left.start[vertex] ?? 0; i < (left.start[vertex + 1] ?? 0); i++) {
        const other = left.of[i] ?? 0;
        const slot = next[other] ?? 0;
        ends[slot] = at[vertex] ?? 0;
        next[other] = slot + 1;
      }
  let sum = 0;
  order.forEach((lane, i) => {
    const row: number[] = [];
    for (const vertex of lane)
      for (let j = right.start[vertex] ?? 0; j < (right.start[vertex + 1] ?? 0); j++) row.push(ends[j] ?? 0);
    sum += inversions(row, order[i + 1]?.length ?? 0);
  });
  return sum;
};

/** Pairs of ranks, from 0 to below `size`, that stand in the wrong order; equal ones do not. By a Fenwick tree. */
export const inversions = (ranks: readonly number[], size: number): number => {
  const tree = new Int32Array(size + 1);
  let sum = 0;
  for (let i = 0; i < ranks.length; i++) {
    const rank = (ranks[i] ?? 0) + 1;
    sum += i;
    for (let j = rank; j > 0; j -= j & -j) sum -= tree[j] ?? 0;
    for (let j = rank; j <= size; j += j & -j) tree[j] = (tree[j] ?? 0) + 1;
  }
  return sum;
};

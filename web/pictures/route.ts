import type { Box } from './layout';
import { BOX, LANE } from './sizes';

/** A cubic curve that leaves and arrives level: `C bend y bend toY toX toY`. */
export type Curve = Readonly<{ x: number; y: number; bend: number; toX: number; toY: number }>;

/** A relation as drawn. */
export type DrawnRelation = Readonly<{
  /** The path's `d`. */
  d: string;
  /** What of it is between lanes or beside one, from its start: there is room for signs on it. */
  curves: readonly Curve[];
  /** Where it leaves one lane and reaches the next one on the right. */
  spans: readonly Readonly<{ lane: number; left: number; right: number }>[];
}>;

type Ends = Readonly<{ from: Box; to: Box }>;

/** Free heights of a lane: above, between and below its boxes. */
type Lanes = ReadonlyMap<number, readonly number[]>;

const middle = (box: Box): number => box.y + box.height / 2;
const right = (box: Box): number => box.x + BOX.width;

/** Ends lean towards where the relation goes, whatever else there is, so that they stay when more comes. */
const port = (box: Box, other: number): number => {
  const room = box.height / 2 - 8;
  const lean = (other - middle(box)) * 0.08;
  return round(middle(box) + Math.max(-room, Math.min(room, lean)));
};
const round = (value: number): number => Math.round(value * 10) / 10;

/** Relations as curves between lanes, in their order; one that passes a lane does so between two boxes. */
export const routed = (edges: readonly Ends[], boxes: readonly Box[]): readonly DrawnRelation[] => {
  const free = freeOf(boxes);
  return edges.map(edge => (edge.from.lane === edge.to.lane ? within(edge) : across(edge, free)));
};

const freeOf = (boxes: readonly Box[]): Lanes => {
  const lanes = new Map<number, number[]>();
  for (const box of boxes) {
    if ((box.node.step ?? 0) > 0) continue;
    const free = lanes.get(box.lane) ?? [box.y - BOX.gap / 2];
    free.push(box.y + box.height + BOX.gap / 2);
    lanes.set(box.lane, free);
  }
  return lanes;
};

/** The free height of a lane that is nearest to one that is wanted; any is free above and below the boxes. */
const gapNear = (free: readonly number[] | undefined, wanted: number): number => {
  const [first, last] = [free?.[0], free?.at(-1)];
  if (!free || first === undefined || last === undefined || wanted <= first || wanted >= last) return wanted;
  let [low, high] = [0, free.length - 1];
  while (high - low > 1) {
    const mid = (low + high) >> 1;
    if ((free[mid] ?? 0) <= wanted) low = mid;
    else high = mid;
  }
  const [above = wanted, below = wanted] = [free[low], free[high]];
  return wanted - above <= below - wanted ? above : below;
};

const across = ({ from, to }: Ends, free: Lanes): DrawnRelation => {
  const [a, b] = from.lane < to.lane ? [from, to] : [to, from];
  const [start, end] = [port(a, middle(b)), port(b, middle(a))];
  const heights = [start];
  for (let lane = a.lane + 1; lane < b.lane; lane++) {
    const share = (lane - a.lane) / (b.lane - a.lane);
    heights.push(round(gapNear(free.get(lane), start + (end - start) * share)));
  }
  heights.push(end);
  const spans = heights.slice(1).map((y, i) => ({ lane: a.lane + i, left: heights[i] ?? y, right: y }));
  const curves = spans.map(({ left, right: toY }, i): Curve => {
    const x = right(a) + i * (LANE.gap + BOX.width);
    return { x, y: left, bend: x + LANE.gap / 2, toX: x + LANE.gap, toY };
  });
  return {
    d: a === from ? rightwards(right(a), heights) : leftwards(b.x, heights),
    spans,
    curves: a === from ? curves : curves.reverse(),
  };
};

const rightwards = (start: number, heights: readonly number[]): string => {
  let [x, d] = [start, `M${start} ${heights[0] ?? 0}`];
  for (let i = 1; i < heights.length; i++) {
    d += curve(x, heights[i - 1] ?? 0, x + LANE.gap, heights[i] ?? 0);
    x += LANE.gap + BOX.width;
    if (i + 1 < heights.length) d += `H${x}`;
  }
  return d;
};

const leftwards = (start: number, heights: readonly number[]): string => {
  let [x, d] = [start, `M${start} ${heights.at(-1) ?? 0}`];
  for (let i = heights.length - 2; i >= 0; i--) {
    d += curve(x, heights[i + 1] ?? 0, x - LANE.gap, heights[i] ?? 0);
    x -= LANE.gap + BOX.width;
    if (i > 0) d += `H${x}`;
  }
  return d;
};

const curve = (x: number, y: number, toX: number, toY: number): string =>
  y === toY ? `H${toX}` : `C${(x + toX) / 2} ${y} ${(x + toX) / 2} ${toY} ${toX} ${toY}`;

/** An arc on the right of a lane. */
const within = ({ from, to }: Ends): DrawnRelation => {
  const x = right(from);
  const [start, end] = [
    round(middle(from) + (from === to ? -6 : 0)),
    round(middle(to) + (from === to ? 6 : 0)),
  ];
  const depth = Math.min(LANE.gap / 2 - 6, 18 + Math.abs(end - start) / 12);
  const out = round(x + (depth * 4) / 3);
  return {
    d: `M${x} ${start}C${out} ${start} ${out} ${end} ${x} ${end}`,
    spans: [],
    curves: [{ x, y: start, bend: out, toX: x, toY: end }],
  };
};

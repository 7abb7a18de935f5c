import { byName } from '../words/texts';
import { lanesOf, laneOf } from './lanes';
import { inversions, ordered } from './order';
import type { Lane, Picture, PictureEdge, PictureNode } from './picture';
import { placed } from './place';
import { routed, type DrawnRelation } from './route';
import { BOX, LANE } from './sizes';
import { wrap } from './text';

export type Box = Readonly<{
  node: PictureNode;
  lane: number;
  x: number;
  y: number;
  height: number;
  lines: readonly string[];
}>;
export type PictureLayout = Readonly<{
  lanes: readonly Readonly<{ lane: Lane; x: number }>[];
  /** In reading order: lane by lane, from the top. */
  boxes: readonly Box[];
  edges: readonly Readonly<{ edge: PictureEdge; from: Box; to: Box; drawn: DrawnRelation }>[];
  width: number;
  height: number;
}>;

const inOrder = (a: PictureNode, b: PictureNode): number =>
  byName(a.kind, b.kind) || byName(a.name, b.name) || (a.id < b.id ? -1 : Number(a.id > b.id));

const linesOf = (node: PictureNode): readonly string[] =>
  wrap(node.name || node.id, BOX.width - 2 * BOX.pad, BOX.name, 2);
const heightOf = (lines: readonly string[], node: PictureNode): number =>
  (lines.length + (node.mark ? 1 : 0)) * BOX.line + BOX.small + 17;

/** The same picture for the same answer, in whatever order its parts come. */
export const layoutOf = (picture: Picture, kept: readonly Lane[] = []): PictureLayout => {
  const lanes = lanesOf(picture.nodes, kept).map((lane, i) => ({
    lane,
    x: LANE.margin + i * (BOX.width + LANE.gap),
  }));
  const boxes = boxesOf(picture, lanes);
  const at = new Map(boxes.map(box => [box.node.id, box]));
  const edges = [...picture.edges]
    .sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)))
    .flatMap(edge => {
      const [from, to] = [at.get(edge.from), at.get(edge.to)];
      return from && to ? [{ edge, from, to }] : [];
    });
  const last = lanes.at(-1);
  return {
    lanes,
    boxes,
    edges: drawnOf(edges, boxes),
    width: (last ? last.x + BOX.width : 0) + (edges.some(loops(lanes.length)) ? LANE.gap : LANE.margin),
    height:
      boxes.reduce<number>((most, box) => Math.max(most, box.y + box.height), LANE.header) + LANE.margin,
  };
};

type Joined = Readonly<{ edge: PictureEdge; from: Box; to: Box }>;
const drawnOf = (edges: readonly Joined[], boxes: readonly Box[]): PictureLayout['edges'] => {
  const drawn = routed(edges, boxes);
  return edges.flatMap(({ edge, from, to }, i) => {
    const own = drawn[i];
    return own ? [{ edge, from, to, drawn: own }] : [];
  });
};

const loops =
  (lanes: number) =>
  ({ from, to }: Readonly<{ from: Box; to: Box }>): boolean =>
    from.lane === to.lane && from.lane === lanes - 1;

const boxesOf = (picture: Picture, lanes: PictureLayout['lanes']): readonly Box[] => {
  const laneAt = new Map(lanes.map(({ lane }, i) => [lane, i]));
  const all = [...picture.nodes].sort(inOrder).map(node => {
    const lines = linesOf(node);
    const lane = laneAt.get(laneOf(node)) ?? 0;
    return { node, lines, lane, height: heightOf(lines, node), x: lanes[lane]?.x ?? 0 };
  });
  const steps = [...new Set(all.map(({ node }) => node.step ?? 0))].sort((a, b) => a - b);
  const standing: Box[] = [];
  for (const step of steps) {
    const part = all.filter(({ node }) => (node.step ?? 0) === step);
    const floor = standing.reduce<number>(
      (most, box) => Math.max(most, box.y + box.height + 2 * BOX.gap),
      LANE.header,
    );
    const tops = topsOf(part, picture.edges, lanes.length);
    part.forEach((box, i) => standing.push({ ...box, y: floor + (tops[i] ?? 0) }));
  }
  return standing.sort((a, b) => a.lane - b.lane || a.y - b.y);
};

type Unplaced = Omit<Box, 'y'>;

/** Where those of one step stand among themselves. */
const topsOf = (part: readonly Unplaced[], edges: readonly PictureEdge[], lanes: number): Float64Array => {
  const index = new Map(part.map(({ node }, i) => [node.id, i]));
  const pairs = edges.flatMap(({ from, to }): (readonly [number, number])[] => {
    const [a, b] = [index.get(from), index.get(to)];
    if (a === undefined || b === undefined || part[a]?.lane === part[b]?.lane) return [];
    return [(part[a]?.lane ?? 0) < (part[b]?.lane ?? 0) ? [a, b] : [b, a]];
  });
  pairs.sort(([a, b], [c, d]) => a - c || b - d);
  const neighbours: number[][] = part.map(() => []);
  for (const [left, right] of pairs) {
    neighbours[left]?.push(right);
    neighbours[right]?.push(left);
  }
  const order = orderOf(part, pairs, lanes);
  return placed(
    part.map(({ height }, i) => ({ height, neighbours: neighbours[i] ?? [] })),
    order,
    BOX.gap,
  );
};

/** Relations that pass lanes take part in the order as if they had a vertex in each; those of one left end share it. */
const orderOf = (
  part: readonly Unplaced[],
  pairs: readonly (readonly [number, number])[],
  lanes: number,
): readonly (readonly number[])[] => {
  const layers: number[][] = Array.from({ length: lanes }, () => []);
  part.forEach(({ lane }, i) => layers[lane]?.push(i));
  let next = part.length;
  const passing = new Map<number, number>();
  const segments: (readonly [number, number])[] = [];
  for (const [left, right] of pairs) {
    let from = left;
    for (let lane = (part[left]?.lane ?? 0) + 1; lane < (part[right]?.lane ?? 0); lane++) {
      const key = left * lanes + lane;
      let vertex = passing.get(key);
      if (vertex === undefined) {
        vertex = next++;
        passing.set(key, vertex);
        layers[lane]?.push(vertex);
        segments.push([from, vertex]);
      }
      from = vertex;
    }
    segments.push([from, right]);
  }
  return ordered({ lanes: layers, segments }).map(lane => lane.filter(i => i < part.length));
};

/** Pairs of relations that cross between two lanes, as drawn. */
export const crossingsOf = ({ edges, lanes }: Pick<PictureLayout, 'edges' | 'lanes'>): number =>
  lanes
    .map((_, i) => edges.flatMap(({ drawn }) => drawn.spans.filter(({ lane }) => lane === i)))
    .reduce<number>((sum, spans) => {
      const ranks = new Map(
        [...new Set(spans.map(of => of.right))].sort((a, b) => a - b).map((y, i) => [y, i]),
      );
      const sorted = spans.sort((a, b) => a.left - b.left || a.right - b.right);
      return (
        sum +
        inversions(
          sorted.map(of => ranks.get(of.right) ?? 0),
          ranks.size,
        )
      );
    }, 0);

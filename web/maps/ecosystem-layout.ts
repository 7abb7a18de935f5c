import type { Ecosystem, Flow } from './ecosystem';

/** Where ecosystems stand on their map: the EU above, the national one in the middle with the sectors in it, others around. */
export type Zone = Readonly<{ id: string; x: number; y: number; width: number; height: number }>;
export type EcosystemLayout = Readonly<{
  zones: ReadonlyMap<string, Zone>;
  /** Flows that are drawn, as a line and the place of its figure. */
  lines: readonly Readonly<{ flow: Flow; from: Point; to: Point; at: Point }>[];
  width: number;
  height: number;
}>;
export type Point = Readonly<{ x: number; y: number }>;

const WIDTH = 1100;
const SIDE = 210;
const SECTOR = { width: 170, height: 92, gapX: 120, gapY: 96 } as const;
const TOP = { y: 12, height: 104 } as const;
const GAP = 90;
const BADGE = 34;

const stacked = (of: readonly Ecosystem[], x: number, width: number, top: number, bottom: number): Zone[] => {
  const room = (bottom - top) / Math.max(1, of.length);
  const height = Math.min(104, room - 20);
  return of.map(({ thing }, i) => ({
    id: thing.id,
    x,
    y: top + room * i + (room - height) / 2,
    width,
    height,
  }));
};

const inGrid = (of: readonly Ecosystem[], x: number, y: number): Zone[] =>
  of.map(({ thing }, i) => ({
    id: thing.id,
    x: x + (i % 2) * (SECTOR.width + SECTOR.gapX),
    y: y + Math.floor(i / 2) * (SECTOR.height + SECTOR.gapY),
    width: SECTOR.width,
    height: SECTOR.height,
  }));

const inRow = (of: readonly Ecosystem[], y: number): Zone[] => {
  const width = Math.min(SIDE + 40, (WIDTH - 24 - 20 * (of.length - 1)) / Math.max(1, of.length));
  return of.map(({ thing }, i) => ({ id: thing.id, x: 12 + i * (width + 20), y, width, height: 76 }));
};

export const ecosystemLayout = (
  ecosystems: readonly Ecosystem[],
  flows: readonly Flow[],
): EcosystemLayout => {
  const sorted = [...ecosystems].sort((a, b) => (a.thing.id < b.thing.id ? -1 : 1));
  const of = (...kinds: readonly Ecosystem['kind'][]) => sorted.filter(({ kind }) => kinds.includes(kind));
  const [sectors, national] = [of('SECTOR'), of('NATIONAL')];
  const rows = Math.max(1, Math.ceil(sectors.length / 2));
  const middle = { x: (WIDTH - 2 * SECTOR.width - SECTOR.gapX) / 2 - 24, y: TOP.y + TOP.height + GAP };
  const size = {
    width: 2 * SECTOR.width + SECTOR.gapX + 48,
    height: 78 + rows * SECTOR.height + (rows - 1) * SECTOR.gapY,
  };
  const bottom = middle.y + size.height;
  const rest = of('ORGANISATION', 'PLATFORM', 'GIANT');
  const zones = [
    ...of('EU').map(({ thing }) => ({
      id: thing.id,
      x: 12,
      y: TOP.y,
      width: WIDTH - 24,
      height: TOP.height,
    })),
    ...national.map(({ thing }) => ({ id: thing.id, ...middle, ...size })),
    ...inGrid(sectors, middle.x + 24, middle.y + 58),
    ...stacked(of('REGIONAL'), 12, SIDE, middle.y, bottom),
    ...stacked(of('FOREIGN_NATIONAL', 'PARTNERSHIP'), WIDTH - 12 - SIDE, SIDE, middle.y, bottom),
    ...inRow(rest, bottom + 48),
  ];
  const placed = new Map(zones.map(zone => [zone.id, zone]));
  return {
    zones: placed,
    lines: linesOf(flows.filter(isDrawn(sectors, national)), placed),
    width: WIDTH,
    height: bottom + (rest.length > 0 ? 48 + 76 : 0) + 12,
  };
};

/** Between two sectors, or between the national ecosystem and one around it. */
const isDrawn = (sectors: readonly Ecosystem[], national: readonly Ecosystem[]) => {
  const [inner, main] = [sectors, national].map(all => new Set(all.map(({ thing }) => thing.id)));
  return ({ ends: [a, b] }: Flow): boolean =>
    inner?.has(a) === true
      ? inner.has(b)
      : inner?.has(b) !== true && (main?.has(a) === true || main?.has(b) === true);
};

const centre = ({ x, y, width, height }: Zone): Point => ({ x: x + width / 2, y: y + height / 2 });

/** Where a line from the centre of a zone towards a point leaves the zone. */
const border = (zone: Zone, towards: Point): Point => {
  const from = centre(zone);
  const [dx, dy] = [towards.x - from.x, towards.y - from.y];
  const share = Math.min(
    dx === 0 ? Infinity : zone.width / 2 / Math.abs(dx),
    dy === 0 ? Infinity : zone.height / 2 / Math.abs(dy),
    1,
  );
  return { x: Math.round(from.x + dx * share), y: Math.round(from.y + dy * share) };
};

/** Two zones that face each other are joined straight across. */
const facing = (a: Zone, b: Zone): readonly [Point, Point] => {
  const top = Math.max(a.y, b.y);
  const bottom = Math.min(a.y + a.height, b.y + b.height);
  const left = Math.max(a.x, b.x);
  const right = Math.min(a.x + a.width, b.x + b.width);
  if (bottom > top)
    return [
      { x: a.x, y: (top + bottom) / 2 },
      { x: b.x, y: (top + bottom) / 2 },
    ];
  if (right > left)
    return [
      { x: (left + right) / 2, y: a.y },
      { x: (left + right) / 2, y: b.y },
    ];
  return [centre(a), centre(b)];
};

const linesOf = (flows: readonly Flow[], zones: ReadonlyMap<string, Zone>): EcosystemLayout['lines'] => {
  const taken: Point[] = [];
  return flows.flatMap(flow => {
    const [a, b] = flow.ends.map(id => zones.get(id));
    if (!a || !b) return [];
    const [p, q] = facing(a, b);
    const straight = p.x === q.x || p.y === q.y;
    const from = straight ? straightBorder(a, p, b) : border(a, centre(b));
    const to = straight ? straightBorder(b, q, a) : border(b, centre(a));
    // Slanting lines cross others in their middle.
    const shares = straight ? [0.5, 0.25, 0.75] : [0.22, 0.78, 0.35, 0.65, 0.1, 0.9];
    const free = shares
      .map(share => ({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }))
      .find(point => taken.every(other => Math.hypot(other.x - point.x, other.y - point.y) > BADGE));
    const at = free ?? { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    taken.push(at);
    return [{ flow, from, to, at }];
  });
};

const straightBorder = (zone: Zone, { x, y }: Point, other: Zone): Point => {
  const [own, towards] = [centre(zone), centre(other)];
  if (x !== zone.x) return { x, y: towards.y > own.y ? zone.y + zone.height : zone.y };
  return { x: towards.x > own.x ? zone.x + zone.width : zone.x, y };
};

import { flows as places } from '../gql/labels';
import { isCore, isPart, type Flow, type FlowWhole } from './flows';

export type Zone = Readonly<{ id: string; x: number; y: number; width: number; height: number }>;
export type Point = Readonly<{ x: number; y: number }>;
/** A flow that is drawn: its way and the place of its figure. */
export type Line = Readonly<{ flow: Flow; path: string; at: Point }>;
/**
 * Where wholes stand: the parts that the core overlaps lie over each other, and what all of them share is the core; others stand
 * beside and below.
 */
export type FlowLayout = Readonly<{
  zones: ReadonlyMap<string, Zone>;
  /** Ids of the wholes that overlap in the core. */
  overlapping: ReadonlySet<string>;
  lines: readonly Line[];
  width: number;
  height: number;
}>;

type Room = Readonly<{ x: number; y: number; width: number; height: number }>;
/** What is drawn where; a phone has what is beside the parts below them, and a small picture has no more than these. */
type Plan = Readonly<{ area: Room; core: Room; beside: Room; isNarrow: boolean; isSmall: boolean }>;

const EDGE = 12;
const BADGE = 34;
const ROW = 76;

const planOf = (width: number): Plan => {
  const isNarrow = width < 480;
  const aside = width >= 900 ? 290 : 178;
  const gap = width >= 900 ? 110 : 64;
  const area = {
    x: EDGE,
    y: EDGE,
    width: isNarrow ? width - 2 * EDGE : width - 2 * EDGE - aside - gap,
    height: isNarrow ? 330 : 420,
  };
  const core = { width: Math.round(area.width * (isNarrow ? 0.3 : 0.32)), height: isNarrow ? 92 : 106 };
  return {
    area,
    core: {
      ...core,
      x: area.x + (area.width - core.width) / 2,
      y: area.y + (area.height - core.height) / 2,
    },
    beside: isNarrow
      ? { x: EDGE, y: area.y + area.height + 44, width: area.width, height: 0 }
      : { x: area.x + area.width + gap, y: EDGE, width: aside, height: area.height },
    isNarrow,
    isSmall: !isNarrow && width < 900,
  };
};

/** The parts in the corners of the area, each as far as the other side of the core. */
const overlappingZones = (parts: readonly FlowWhole[], { area, core }: Plan): readonly Zone[] =>
  parts.map(({ thing }, i) => {
    const [isRight, isLow] = [i % 2 === 1, i >= 2];
    return {
      id: thing.id,
      x: isRight ? core.x : area.x,
      y: isLow ? core.y : area.y,
      width: area.width - (core.x - area.x),
      height: area.height - (core.y - area.y),
    };
  });

const besideZones = (of: readonly FlowWhole[], { beside, isNarrow }: Plan): readonly Zone[] => {
  const room = isNarrow ? ROW + EDGE : beside.height / Math.max(1, of.length);
  const height = Math.min(isNarrow ? ROW : 92, room - EDGE);
  return of.map(({ thing }, i) => ({
    id: thing.id,
    x: beside.x,
    y: beside.y + room * i + (isNarrow ? 0 : (room - height) / 2),
    width: beside.width,
    height,
  }));
};

const rowZones = (of: readonly FlowWhole[], top: number, width: number): readonly Zone[] => {
  const columns = width < 480 ? 1 : Math.max(1, of.length);
  const each = (width - 2 * EDGE - 20 * (columns - 1)) / columns;
  return of.map(({ thing }, i) => ({
    id: thing.id,
    x: EDGE + (i % columns) * (each + 20),
    y: top + Math.floor(i / columns) * (ROW + EDGE),
    width: each,
    height: ROW,
  }));
};

/** At most four lie over each other: more would not be told apart. */
const MOST = 4;

export const flowLayout = (
  wholes: readonly FlowWhole[],
  flows: readonly Flow[],
  width: number,
): FlowLayout => {
  const plan = planOf(width);
  const sorted = [...wholes].sort((a, b) => (a.thing.id < b.thing.id ? -1 : 1));
  const [core] = sorted.filter(isCore);
  const shared = sorted.filter(of => isPart(of) && core?.overlaps.includes(of.thing.id)).slice(0, MOST);
  const around = (places?.beside ?? []).flatMap(at => sorted.filter(({ place }) => place === at));
  const others = sorted.filter(of => of !== core && !shared.includes(of) && !around.includes(of));
  const rest = plan.isSmall ? [] : others;
  const beside = besideZones(around, plan);
  const end = Math.max(plan.area.y + plan.area.height, ...beside.map(zone => zone.y + zone.height));
  const row = rowZones(rest, end + 48, width);
  const zones = new Map(
    [
      ...overlappingZones(shared, plan),
      ...(core ? [{ id: core.thing.id, ...plan.core }] : []),
      ...beside,
      ...row,
    ].map(zone => [zone.id, zone]),
  );
  const overlapping = new Set(shared.map(({ thing }) => thing.id));
  return {
    zones,
    overlapping,
    lines: linesOf(flows, { zones, overlapping, middle: core?.thing.id, plan }),
    width,
    height: Math.max(end, ...row.map(zone => zone.y + zone.height)) + EDGE,
  };
};

type Placed = Readonly<{
  zones: ReadonlyMap<string, Zone>;
  overlapping: ReadonlySet<string>;
  /** Id of the core. */ middle: string | undefined;
  plan: Plan;
}>;

/** Where a part is alone, which its arrows begin at. */
const ownPoint = ({ x, y }: Zone, { area, core, isNarrow }: Plan, share = isNarrow ? 0.82 : 0.68): Point => ({
  x: x > area.x ? area.x + area.width - (core.x - area.x) / 2 : (area.x + core.x) / 2,
  y: y > area.y ? area.y + area.height - (core.y - area.y) * share : area.y + (core.y - area.y) * share,
});

const between = (from: Point, to: Point, share: number): Point => ({
  x: Math.round(from.x + (to.x - from.x) * share),
  y: Math.round(from.y + (to.y - from.y) * share),
});

/** Two parts are joined straight across what they share; what slants has its figure outside the core. */
const partLine = (flow: Flow, [a, b]: readonly [Zone, Zone], { plan }: Placed): Line => {
  const [from, to] = [ownPoint(a, plan), ownPoint(b, plan)];
  const isSlanting = from.x !== to.x && from.y !== to.y;
  return {
    flow,
    path: `M${from.x} ${from.y}L${to.x} ${to.y}`,
    // Strands cross what is upright on their side.
    at: between(
      from,
      to,
      isSlanting ? (from.x < to.x ? 0.2 : 0.8) : from.x === to.x && from.x > plan.core.x ? 0.14 : 0.5,
    ),
  };
};

/** From the core to what is beside: a strand to its edge and on to the box, each at a height of its own. */
const strand = (flow: Flow, zone: Zone, nth: number, { plan: { core, area, isNarrow } }: Placed): Line => {
  if (isNarrow) {
    const at = { x: zone.x + zone.width - BADGE, y: zone.y + zone.height / 2 };
    return { flow, path: '', at };
  }
  const y = Math.round(core.y + 18 + nth * ((core.height - 36) / 3));
  const [from, edge, end] = [core.x + core.width, area.x + area.width, zone.y + zone.height / 2];
  const bend = (zone.x - edge) / 2;
  return {
    flow,
    path: `M${from} ${y}H${edge}C${edge + bend} ${y} ${zone.x - bend} ${end} ${zone.x} ${end}`,
    at: { x: zone.x - BADGE / 2 - 4, y: end },
  };
};

/** What lies below is joined to the core straight down. */
const drop = (flow: Flow, zone: Zone, { plan: { core, isNarrow } }: Placed): Line => {
  const at = { x: zone.x + zone.width - BADGE, y: zone.y + zone.height / 2 };
  const x = Math.round(Math.min(Math.max(zone.x + zone.width / 2, core.x + 16), core.x + core.width - 16));
  const isBelow = !isNarrow && x > zone.x && x < zone.x + zone.width;
  return isBelow
    ? { flow, path: `M${x} ${core.y + core.height}V${zone.y}`, at: { x, y: zone.y - 24 } }
    : { flow, path: '', at };
};

/** Between two parts, and between the core and those around it. */
const linesOf = (flows: readonly Flow[], placed: Placed): readonly Line[] => {
  const { zones, overlapping, middle, plan } = placed;
  return flows.flatMap(flow => {
    const [a, b] = flow.ends.map(id => zones.get(id));
    if (!a || !b) return [];
    if (overlapping.has(a.id) && overlapping.has(b.id)) return [partLine(flow, [a, b], placed)];
    const other = a.id === middle ? b : b.id === middle ? a : undefined;
    if (!other || overlapping.has(other.id)) return [];
    if (other.x < plan.beside.x || (plan.isNarrow && other.width < plan.beside.width))
      return [drop(flow, other, placed)];
    return [strand(flow, other, rankOf(other, zones, plan), placed)];
  });
};

/** Its place from above among those beside. */
const rankOf = ({ y }: Zone, zones: ReadonlyMap<string, Zone>, { beside }: Plan): number =>
  Math.min(3, [...zones.values()].filter(zone => zone.x === beside.x && zone.y < y).length);

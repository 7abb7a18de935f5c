import { grouped } from '../model/grouped';
import type { PictureLayout } from './layout';
import type { PictureEdge } from './picture';
import type { Curve } from './route';
import { LANE } from './sizes';
import { textWidth, wrap } from './text';

type Line = PictureLayout['edges'][number];
type Point = Readonly<{ x: number; y: number }>;
type Rect = Readonly<{ x: number; y: number; width: number; height: number }>;

/** What stands on lines of the picture: a name that all of them have, an icon or mark that they have alike, or both. */
export type Sign = Readonly<{
  edges: readonly PictureEdge[];
  x: number;
  y: number;
  text: string;
  hasIcon: boolean;
  width: number;
}>;

export const SIGN = { size: 11, icon: 12, between: 4, height: 16 } as const;
/** Kept free on both sides of a sign, for the arrow's head too. */
const SPARE = 10;
const WIDEST = LANE.gap - 2 * SPARE;
/** With more relations than this only those that stand out have signs. */
const MOST = 80;
/** Where more stand out than this, none does. */
const MOST_OUT = 400;
/** Of a bundle of more lines so many are tried, from all over it. */
const MOST_TRIED = 24;
/** Rectangles held against what is there already, in one picture: what then has no sign has none. */
const MOST_COMPARED = 30_000;
/** Where on a curve a sign is tried: in the middle, then towards its ends. */
const TRIED = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.12, 0.88] as const;
const AND = ', ';
/** Into so many straight pieces a curve is cut to see what it crosses. */
const PIECES = 24;

/**
 * Signs that cover neither each other nor the lines of other relations. A name that several lines from one box share is
 * said once. What has no sign has its title, and its sentence in the list. `spent` counts what was held against what.
 */
export const signsOf = (
  lines: readonly Line[],
  standsOut: (edge: PictureEdge) => boolean,
  spent: Spent = { compared: 0 },
): readonly Sign[] => {
  const out = lines.filter(({ edge }) => standsOut(edge));
  const wanted = lines.length > MOST ? out : [...out, ...lines.filter(({ edge }) => !standsOut(edge))];
  if (wanted.length === 0 || wanted.length > MOST_OUT) return [];
  const room = new Room(lines, spent);
  const named = bundlesOf(wanted).map(bundle => ({ bundle, sign: room.named(bundle) }));
  const icons = named.flatMap(({ bundle, sign }) => (sign?.hasIcon ? [] : bundle.lines));
  return [
    ...named.flatMap(({ sign }) => (sign ? [sign] : [])),
    ...icons.flatMap(line => room.icon(line) ?? []),
  ];
};

/** On which side of a box a line leaves it; those within a lane are arcs. */
const sideOf = ({ from, to }: Line, end: 'from' | 'to'): string =>
  from.lane === to.lane ? 'arc' : from.lane < to.lane === (end === 'from') ? 'right' : 'left';

/** What each line is called: the names of all relations that lie on it, since they go between the same two boxes. */
const namesOf = (lines: readonly Line[]): ReadonlyMap<Line, string> => {
  const lying = grouped(lines, ({ from, to }) => `${from.node.id} ${to.node.id}`);
  return new Map(
    [...lying.values()].flatMap(own => {
      const name = [...new Set(own.map(({ edge }) => edge.label).filter(Boolean))].join(AND);
      return own.map(line => [line, name] as const);
    }),
  );
};

type Bundle = Readonly<{ name: string; lines: readonly Line[] }>;

/** Lines of one name that leave one side of a box, the largest bundles first; each line is in one. */
const bundlesOf = (lines: readonly Line[]): readonly Bundle[] => {
  const names = namesOf(lines);
  const keysOf = (line: Line): readonly string[] =>
    (['from', 'to'] as const).map(
      end => `${names.get(line) ?? ''} ${sideOf(line, end)} ${line[end].node.id}`,
    );
  const bundles = new Map<string, Set<Line>>();
  for (const line of lines)
    for (const key of keysOf(line)) bundles.set(key, (bundles.get(key) ?? new Set()).add(line));
  const found: Bundle[] = [];
  for (;;) {
    let most: ReadonlySet<Line> = new Set();
    for (const bundle of bundles.values()) if (bundle.size > most.size) most = bundle;
    const [first] = most;
    if (!first) return found;
    const own = [...most];
    found.push({ name: names.get(first) ?? '', lines: own });
    for (const line of own) for (const key of keysOf(line)) bundles.get(key)?.delete(line);
  }
};

const isAlike = ([first, ...rest]: readonly Line[]): boolean =>
  rest.every(({ edge }) => edge.certainty === first?.edge.certainty && edge.mark === first.edge.mark);

type Spent = { compared: number };
type Piece = Readonly<{ line: Line; from: Point; to: Point }>;

/** A part of the picture, in pixels: in which of them a line or a sign lies is looked up, so that only neighbours are compared. */
const CELL = { width: 64, height: 24 } as const;

/** The parts of the picture that a rectangle touches. */
const cellsOf = ({ x, y, width, height }: Rect): readonly number[] => {
  const [left, right] = [Math.floor(x / CELL.width), Math.floor((x + width) / CELL.width)];
  const [top, bottom] = [Math.floor(y / CELL.height), Math.floor((y + height) / CELL.height)];
  const cells: number[] = [];
  for (let row = top; row <= bottom; row += 1)
    for (let column = left; column <= right; column += 1) cells.push(row * 4096 + column);
  return cells;
};

const around = ({ from, to }: Piece): Rect => ({
  x: Math.min(from.x, to.x),
  y: Math.min(from.y, to.y),
  width: Math.abs(to.x - from.x),
  height: Math.abs(to.y - from.y),
});

const put = <T>(into: Map<number, T[]>, rect: Rect, what: T): void => {
  for (const cell of cellsOf(rect)) {
    const there = into.get(cell);
    if (there) there.push(what);
    else into.set(cell, [what]);
  }
};

/** What of the picture is free: signs are put into it one by one. */
class Room {
  private readonly taken = new Map<number, Rect[]>();
  private readonly drawn = new Map<number, Piece[]>();

  constructor(
    lines: readonly Line[],
    private readonly spent: Spent,
  ) {
    for (const line of lines)
      for (const curve of line.drawn.curves)
        for (const piece of piecesOf(line, curve)) put(this.drawn, around(piece), piece);
  }

  /** A name where most of its lines are, with their icon where it is the same for all; undefined without room. */
  named({ name, lines }: Bundle): Sign | undefined {
    const hasIcon = isAlike(lines);
    const before = hasIcon ? SIGN.icon + SIGN.between : 0;
    const text = fitting(name, WIDEST - before);
    return text === ''
      ? undefined
      : this.placed(lines, { text, hasIcon, width: before + textWidth(text, SIGN.size) });
  }

  icon(line: Line): Sign | undefined {
    return this.placed([line], { text: '', hasIcon: true, width: SIGN.icon });
  }

  private placed(
    lines: readonly Line[],
    sign: Readonly<{ text: string; hasIcon: boolean; width: number }>,
  ): Sign | undefined {
    const own = new Set(lines);
    let best: Readonly<{ at: Point; rect: Rect; on: number }> | undefined;
    for (const { at, rect } of placesFor(lines, sign.width)) {
      if (this.spent.compared >= MOST_COMPARED) break;
      const under = this.linesUnder(rect, own);
      if (under !== undefined && under > (best?.on ?? 0)) best = { at, rect, on: under };
      if (under === lines.length) break;
    }
    if (!best) return undefined;
    put(this.taken, best.rect, best.rect);
    return { ...sign, ...best.at, edges: lines.map(({ edge }) => edge) };
  }

  /** How many of its own lines a sign would cover; undefined where it would cover another's, or a sign. */
  private linesUnder(rect: Rect, own: ReadonlySet<Line>): number | undefined {
    const cells = cellsOf(rect);
    const under = new Set<Line>();
    for (const cell of cells)
      for (const of of this.taken.get(cell) ?? []) {
        this.spent.compared += 1;
        if (overlaps(of, rect)) return undefined;
      }
    for (const cell of cells)
      for (const { line, from, to } of this.drawn.get(cell) ?? []) {
        if (under.has(line)) continue;
        this.spent.compared += 1;
        if (!crosses(from, to, rect)) continue;
        if (!own.has(line)) return undefined;
        under.add(line);
      }
    return under.size;
  }
}

/** All names, or the first of them and the number of the others. */
const fitting = (name: string, width: number): string => {
  const [first = '', ...rest] = name.split(AND);
  const more = rest.length > 0 && textWidth(name, SIGN.size) > width ? ` +${rest.length}` : '';
  const cut = wrap(more ? first : name, width - textWidth(more, SIGN.size), SIGN.size, 1)[0];
  return cut === undefined ? '' : cut + more;
};

/** Some of many, at the same distance from each other. */
const spreadOf = (lines: readonly Line[]): readonly Line[] => {
  const step = Math.ceil(lines.length / MOST_TRIED);
  return lines.filter((_, i) => i % step === 0);
};

/** Places on some lines, the middles first. */
const placesFor = (lines: readonly Line[], width: number): readonly Readonly<{ at: Point; rect: Rect }>[] =>
  TRIED.flatMap(share =>
    spreadOf(lines).flatMap(({ drawn }) =>
      drawn.curves.map(curve => {
        const at = within(curve, share, width);
        return { at, rect: rectOf(at, width) };
      }),
    ),
  );

const pointAt = ({ x, y, bend, toX, toY }: Curve, t: number): Point => {
  const [start, middle, end] = [(1 - t) ** 3, 3 * t * (1 - t), t ** 3];
  return {
    x: start * x + middle * bend + end * toX,
    y: (start + middle * (1 - t)) * y + (middle * t + end) * toY,
  };
};
const piecesOf = (line: Line, curve: Curve): readonly Piece[] =>
  Array.from({ length: PIECES }, (_, i) => ({
    line,
    from: pointAt(curve, i / PIECES),
    to: pointAt(curve, (i + 1) / PIECES),
  }));

/** Where a sign on a curve begins, within the space between two lanes. */
const within = (curve: Curve, share: number, width: number): Point => {
  const [{ x, y }, space] = [pointAt(curve, share), Math.min(curve.x, curve.toX)];
  const left = Math.max(space + SPARE, Math.min(space + LANE.gap - SPARE - width, x - width / 2));
  return { x: Math.round(left), y: Math.round(y) };
};
const rectOf = ({ x, y }: Point, width: number): Rect => ({
  x: x - 3,
  y: y - SIGN.height / 2 - 1,
  width: width + 6,
  height: SIGN.height + 2,
});

const overlaps = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Whether a straight piece of a line goes through a rectangle. */
const crosses = (from: Point, to: Point, rect: Rect): boolean => {
  const [left, right] = [
    Math.max(rect.x, Math.min(from.x, to.x)),
    Math.min(rect.x + rect.width, Math.max(from.x, to.x)),
  ];
  if (left > right) return false;
  const rise = to.x === from.x ? 0 : (to.y - from.y) / (to.x - from.x);
  const ends =
    rise === 0 ? [from.y, to.y] : [from.y + (left - from.x) * rise, from.y + (right - from.x) * rise];
  return Math.min(...ends) < rect.y + rect.height && Math.max(...ends) > rect.y;
};

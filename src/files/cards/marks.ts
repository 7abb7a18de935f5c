import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { rulesOf, styleOf, type Styled, type Styles } from './style';

/** x' = a·x + c·y + e, y' = b·x + d·y + f, as SVG writes it: a b c d e f. */
export type Matrix = readonly [number, number, number, number, number, number];

export type Paint = Readonly<{
  /** A colour as #RRGGBB; undefined for none. */
  fill: string | undefined;
  fillOpacity: number;
  stroke: string | undefined;
  strokeWidth: number;
  dash: readonly number[];
  isRound: boolean;
}>;

export type Shape = Readonly<
  | { kind: 'rect'; x: number; y: number; width: number; height: number; radius: number }
  | { kind: 'circle'; x: number; y: number; radius: number }
  | { kind: 'line'; x1: number; y1: number; x2: number; y2: number }
  | { kind: 'path'; d: string }
>;

/** What is drawn, in the order in which it is. */
export type DrawnMark = Readonly<{ matrix: Matrix; paint: Paint }> &
  (
    | Shape
    | Readonly<{
        kind: 'text';
        text: string;
        x: number;
        y: number;
        size: number;
        isBold: boolean;
        anchor: 'start' | 'middle' | 'end';
      }>
  );

export const SAME: Matrix = [1, 0, 0, 1, 0, 0];

/** First the one within, then the one around it. */
export const within = (around: Matrix, inner: Matrix): Matrix => {
  const [a, b, c, d, e, f] = around;
  const [p, q, r, s, t, u] = inner;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
};

const numbersIn = (text: string): readonly number[] =>
  (text.match(/-?(?:\d+(?:\.\d+)?|\.\d+)(?:e-?\d+)?/gi) ?? []).map(Number);

const turned = (degrees: number): Matrix => {
  const angle = (degrees * Math.PI) / 180;
  return [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0];
};

const matrixOf = (transform = ''): Matrix =>
  [...transform.matchAll(/(translate|scale|rotate)\(([^()]*)\)/g)].reduce<Matrix>(
    (matrix, [, what, of = '']) => {
      const [x = 0, y] = numbersIn(of);
      if (what === 'translate') return within(matrix, [1, 0, 0, 1, x, y ?? 0]);
      if (what === 'scale') return within(matrix, [x, 0, 0, y ?? x, 0, 0]);
      return within(matrix, turned(x));
    },
    SAME,
  );

/** #RRGGBB, undefined for what is not drawn. */
const colourOf = (value: string | undefined, otherwise: string | undefined): string | undefined => {
  if (value === undefined) return otherwise;
  if (value === 'none' || value === 'transparent') return undefined;
  if (/^#[0-9a-f]{3}$/i.test(value)) return `#${[...value.slice(1)].map(of => of + of).join('')}`;
  return /^#[0-9a-f]{6}$/i.test(value) ? value : otherwise;
};

const paintOf = (styles: Styles): Paint => ({
  fill: colourOf(styles.fill, '#000000'),
  fillOpacity: Number(styles['fill-opacity'] ?? 1),
  stroke: colourOf(styles.stroke, undefined),
  strokeWidth: parseFloat(styles['stroke-width'] ?? '1'),
  dash: numbersIn(styles['stroke-dasharray'] ?? ''),
  isRound: styles['stroke-linecap'] === 'round',
});

type Attributes = Readonly<Record<string, string>>;

const shapeOf = (tag: string, of: Attributes): Shape | undefined => {
  const at = (name: string): number => Number(of[name] ?? 0);
  if (tag === 'rect')
    return {
      kind: 'rect',
      x: at('x'),
      y: at('y'),
      width: at('width'),
      height: at('height'),
      radius: at('rx'),
    };
  if (tag === 'circle') return { kind: 'circle', x: at('cx'), y: at('cy'), radius: at('r') };
  if (tag === 'line') return { kind: 'line', x1: at('x1'), y1: at('y1'), x2: at('x2'), y2: at('y2') };
  return tag === 'path' && of.d !== undefined ? { kind: 'path', d: of.d } : undefined;
};

/** Where a path ends, and in which direction: a drawing says its points in pairs, or one of them by H and V. */
const endOf = (d: string): Readonly<{ x: number; y: number; angle: number }> => {
  let [x, y, beforeX, beforeY] = [0, 0, 0, 0];
  for (const [, command = '', rest = ''] of d.matchAll(/([MLHVC])([^MLHVCZ]*)/g)) {
    const numbers = numbersIn(rest);
    const point = (toX: number, toY: number): void => {
      if (toX !== x || toY !== y) [beforeX, beforeY] = [x, y];
      [x, y] = [toX, toY];
    };
    if (command === 'H') for (const toX of numbers) point(toX, y);
    else if (command === 'V') for (const toY of numbers) point(x, toY);
    else for (let i = 0; i + 1 < numbers.length; i += 2) point(numbers[i] ?? 0, numbers[i + 1] ?? 0);
  }
  return { x, y, angle: (Math.atan2(y - beforeY, x - beforeX) * 180) / Math.PI };
};

type Marker = Readonly<{ x: number; y: number; scale: number; marks: DrawnMark[] }>;
type Level = Readonly<{
  tag: string;
  styles: Styles;
  matrix: Matrix;
  attributes: Attributes;
  marker: Marker | undefined;
}>;

/** Not drawn where they stand, and what is in them neither. */
const SILENT = new Set(['title', 'desc', 'style', 'defs', 'metadata']);

/** Reads drawings of ours: what stands in their own style is all that they are drawn with. */
class Reader {
  readonly marks: DrawnMark[] = [];
  private readonly levels: Level[] = [];
  private readonly around: Styled[] = [];
  private readonly markers = new Map<string, Marker>();
  /** What is written in each of the levels. */
  private readonly texts: string[] = [];
  private readonly rules: ReturnType<typeof rulesOf>;

  constructor(svg: string) {
    this.rules = rulesOf(/<style>([^]*?)<\/style>/.exec(svg)?.[1] ?? '');
    const parser = new SaxesParser();
    parser.on('opentag', tag => {
      this.open(tag);
    });
    parser.on('text', text => {
      this.texts.push(`${this.texts.pop() ?? ''}${text}`);
    });
    parser.on('closetag', () => {
      this.close();
    });
    parser.write(svg).close();
  }

  private open({ name: tag, attributes }: SaxesTagPlain): void {
    const above = this.levels.at(-1);
    const { class: classes = '', transform, id = '' } = attributes;
    this.around.push({ tag, classes: new Set(classes.split(' ')), attributes });
    const styles = styleOf(this.rules, this.around, above?.styles ?? {});
    const isMarker = tag === 'marker';
    const matrix = isMarker ? SAME : within(above?.matrix ?? SAME, matrixOf(transform));
    const marker = isMarker ? markerOf(attributes) : above?.marker;
    if (isMarker && marker) this.markers.set(id, marker);
    const level = { tag, styles, matrix, attributes, marker };
    this.levels.push(level);
    this.texts.push('');
    const shape = this.isDrawn(level) ? shapeOf(tag, attributes) : undefined;
    if (shape) this.draw({ ...shape, matrix, paint: paintOf(styles) }, level);
  }

  private close(): void {
    const [level, text = ''] = [this.levels.at(-1), this.texts.pop()];
    if (level?.tag === 'text' && this.isDrawn(level)) this.write(text.trim(), level);
    this.levels.pop();
    this.around.pop();
  }

  /** What a marker is made of stands among the definitions, and is drawn where one is used. */
  private isDrawn({ marker, styles }: Level): boolean {
    return (
      styles.display !== 'none' && (marker !== undefined || !this.levels.some(({ tag }) => SILENT.has(tag)))
    );
  }

  private draw(mark: DrawnMark, { marker, styles, attributes, matrix }: Level): void {
    (marker?.marks ?? this.marks).push(mark);
    const used = /^url\(#(.*)\)$/.exec(styles['marker-end'] ?? '')?.[1];
    const end = used === undefined ? undefined : this.markers.get(used);
    if (end && attributes.d !== undefined) this.marks.push(...ended(end, attributes.d, matrix));
  }

  private write(text: string, { styles, matrix, attributes, marker }: Level): void {
    if (text === '') return;
    const anchor = styles['text-anchor'];
    (marker?.marks ?? this.marks).push({
      kind: 'text',
      text,
      x: Number(attributes.x ?? 0),
      y: Number(attributes.y ?? 0),
      size: parseFloat(styles['font-size'] ?? '16'),
      isBold: Number(styles['font-weight'] ?? 400) >= 600,
      anchor: anchor === 'end' || anchor === 'middle' ? anchor : 'start',
      matrix,
      paint: paintOf(styles),
    });
  }
}

const markerOf = ({ refX = '0', refY = '0', markerWidth = '3', viewBox = '' }: Attributes): Marker => ({
  x: Number(refX),
  y: Number(refY),
  scale: Number(markerWidth) / (numbersIn(viewBox)[2] ?? 1),
  marks: [],
});

/** A marker at the end of a path, turned as the path is. */
const ended = ({ x, y, scale, marks }: Marker, d: string, matrix: Matrix): readonly DrawnMark[] => {
  const end = endOf(d);
  const placed = [
    [1, 0, 0, 1, end.x, end.y] as const,
    turned(end.angle),
    [scale, 0, 0, scale, -x * scale, -y * scale] as const,
  ].reduce(within, matrix);
  return marks.map(mark => ({ ...mark, matrix: within(placed, mark.matrix) }));
};

/** Reads what a drawing draws, the first below the others. */
export const marksOf = (svg: string): readonly DrawnMark[] => new Reader(svg).marks;

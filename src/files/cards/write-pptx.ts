import PptxGenJS from 'pptxgenjs';
import { COLOURS, PIXELS, type Block, type CardLeaf } from './leaf';
import { marksOf, type DrawnMark, type Paint, type Shape } from './marks';
import { plainSvg, pngOf } from './write-png';

/** Every office program has it, and what is drawn has room for it. */
const FONT = 'Arial';
/** Of more shapes nobody edits one: they are a picture. */
const MOST_SHAPES = 600;
/** How much sharper than the screen a picture is. */
const ZOOM = 2;

const inches = (pixels: number): number => pixels / PIXELS.slide;
const points = (pixels: number): number => Math.round((pixels / PIXELS.slide) * 72 * 10) / 10;
const hex = (colour: string): string => colour.replace('#', '').toUpperCase();

type Slide = PptxGenJS.Slide;

/** The library draws it, and its types do not name it. */
const shapeNamed = (name: string): PptxGenJS.SHAPE_NAME => name as PptxGenJS.SHAPE_NAME;
const CUSTOM = shapeNamed('custGeom');

const lineOf = ({ stroke, strokeWidth, dash, isRound }: Paint, scale: number): PptxGenJS.ShapeLineProps =>
  stroke === undefined
    ? { type: 'none' }
    : {
        color: hex(stroke),
        width: points(strokeWidth * scale),
        ...(dash.length > 0 ? { dashType: isRound || (dash[0] ?? 0) <= 2 ? 'sysDot' : 'dash' } : {}),
      };

const fillOf = ({ fill, fillOpacity }: Paint): PptxGenJS.ShapeFillProps =>
  fill === undefined
    ? { type: 'none' }
    : { color: hex(fill), ...(fillOpacity < 1 ? { transparency: Math.round((1 - fillOpacity) * 100) } : {}) };

/** Points of a path, as a slide has them: a command and its pairs of numbers, all absolute. */
type Point = NonNullable<PptxGenJS.ShapeProps['points']>[number];

const COMMANDS = /([MLHVCZmlhvcz])([^MLHVCZmlhvcz]*)/g;

type At = { x: number; y: number };
type Pairs = readonly number[];

/** Of a path of absolute or relative steps those that are absolute; curves have three pairs. */
const stepsOf = (d: string): readonly Readonly<{ command: 'M' | 'L' | 'C' | 'Z'; pairs: Pairs }>[] => {
  const steps: Readonly<{ command: 'M' | 'L' | 'C' | 'Z'; pairs: Pairs }>[] = [];
  const at: At = { x: 0, y: 0 };
  const start: At = { x: 0, y: 0 };
  for (const [, letter = '', rest = ''] of d.matchAll(COMMANDS)) {
    const numbers = (rest.match(/-?(?:\d+(?:\.\d+)?|\.\d+)(?:e-?\d+)?/gi) ?? []).map(Number);
    const upper = letter.toUpperCase();
    const base = (): At => (letter === upper ? { x: 0, y: 0 } : { ...at });
    if (upper === 'Z') {
      steps.push({ command: 'Z', pairs: [] });
      Object.assign(at, start);
    } else if (upper === 'H' || upper === 'V')
      for (const n of numbers) {
        if (upper === 'H') at.x = base().x + n;
        else at.y = base().y + n;
        steps.push({ command: 'L', pairs: [at.x, at.y] });
      }
    else {
      const many = upper === 'C' ? 6 : 2;
      for (let i = 0; i + many <= numbers.length; i += many) {
        const { x, y } = base();
        const pairs = numbers.slice(i, i + many).map((n, j) => n + (j % 2 === 0 ? x : y));
        Object.assign(at, { x: pairs.at(-2) ?? 0, y: pairs.at(-1) ?? 0 });
        const isFirst = upper === 'M' && i === 0;
        if (isFirst) Object.assign(start, at);
        steps.push({ command: isFirst ? 'M' : upper === 'C' ? 'C' : 'L', pairs });
      }
    }
  }
  return steps;
};

type Placing = Readonly<{ mark: DrawnMark; left: number; top: number }>;

/** Where a point of a mark lies on the slide: pixels. */
const placedAt = ({ mark: { matrix }, left, top }: Placing, x: number, y: number): At => {
  const [a, b, c, d, e, f] = matrix;
  return { x: left + a * x + c * y + e, y: top + b * x + d * y + f };
};

const boxOf = (corners: readonly At[]) => {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x: inches(x), y: inches(y), w: inches(Math.max(...xs) - x), h: inches(Math.max(...ys) - y) };
};

const cornersOf = (shape: Exclude<Shape, { kind: 'path' }>): readonly [number, number][] => {
  switch (shape.kind) {
    case 'rect':
      return [
        [shape.x, shape.y],
        [shape.x + shape.width, shape.y + shape.height],
      ];
    case 'circle':
      return [
        [shape.x - shape.radius, shape.y - shape.radius],
        [shape.x + shape.radius, shape.y + shape.radius],
      ];
    case 'line':
      return [
        [shape.x1, shape.y1],
        [shape.x2, shape.y2],
      ];
  }
};

const scaleOf = ({ matrix: [a, b] }: DrawnMark): number => Math.hypot(a, b);

const addPath = (slide: Slide, placing: Placing, d: string): void => {
  const { mark } = placing;
  const steps = stepsOf(d).map(({ command, pairs }) => ({
    command,
    points: Array.from({ length: pairs.length / 2 }, (_, i) =>
      placedAt(placing, pairs[2 * i] ?? 0, pairs[2 * i + 1] ?? 0),
    ),
  }));
  const all = steps.flatMap(({ points: of }) => of);
  if (all.length < 2) return;
  const box = boxOf(all);
  const own = ({ x, y }: At) => ({ x: inches(x) - box.x, y: inches(y) - box.y });
  const custom = steps.map(({ command, points: of }): Point => {
    const [one, other, end] = of.map(own);
    if (command === 'Z' || !one) return { close: true };
    if (command === 'C' && other && end)
      return { ...end, curve: { type: 'cubic', x1: one.x, y1: one.y, x2: other.x, y2: other.y } };
    return { ...one, moveTo: command === 'M' };
  });
  slide.addShape(CUSTOM, {
    ...box,
    points: custom,
    fill: fillOf(mark.paint),
    line: lineOf(mark.paint, scaleOf(mark)),
  });
};

const addShape = (slide: Slide, placing: Placing, shape: Exclude<Shape, { kind: 'path' }>): void => {
  const { paint } = placing.mark;
  const corners = cornersOf(shape).map(([x, y]) => placedAt(placing, x, y));
  const [from, to] = corners;
  const box = boxOf(corners);
  const line = lineOf(paint, scaleOf(placing.mark));
  if (shape.kind === 'line') {
    const isFlipped = from !== undefined && to !== undefined && from.x < to.x !== from.y < to.y;
    slide.addShape('line', { ...box, line, flipV: isFlipped && box.w > 0 && box.h > 0 });
    return;
  }
  if (shape.kind === 'circle') slide.addShape('ellipse', { ...box, fill: fillOf(paint), line });
  else {
    const radius = shape.radius * scaleOf(placing.mark);
    slide.addShape(radius > 0 ? 'roundRect' : 'rect', {
      ...box,
      fill: fillOf(paint),
      line,
      ...(radius > 0 ? { rectRadius: inches(radius) } : {}),
    });
  }
};

/** Half of the room of a line of text, above and below its middle. */
const HALF_LINE = 0.75;
/** How far below the middle of small letters and capitals the line lies that they stand on. */
const BASE = 0.36;

const addMarkText = (slide: Slide, placing: Placing, mark: Extract<DrawnMark, { kind: 'text' }>): void => {
  const [a, b] = mark.matrix;
  const size = mark.size * scaleOf(mark);
  const turn = Math.round((Math.atan2(b, a) * 180) / Math.PI);
  const width = mark.text.length * size * 0.75 + 20;
  const shift = mark.anchor === 'end' ? -width / 2 : mark.anchor === 'middle' ? 0 : width / 2;
  // A turned box turns around its middle.
  const middle = placedAt(placing, mark.x + shift / scaleOf(mark), mark.y - BASE * mark.size);
  const height = 2 * HALF_LINE * size;
  slide.addText(mark.text, {
    x: inches(middle.x - width / 2),
    y: inches(middle.y - height / 2),
    w: inches(width),
    h: inches(height),
    rotate: (turn + 360) % 360,
    margin: 0,
    wrap: false,
    valign: 'middle',
    align: mark.anchor === 'end' ? 'right' : mark.anchor === 'middle' ? 'center' : 'left',
    fontFace: FONT,
    fontSize: points(size),
    bold: mark.isBold,
    color: hex(mark.paint.fill ?? '#000000'),
  });
};

const addMark = (slide: Slide, placing: Placing): void => {
  const { mark } = placing;
  if (mark.paint.fill === undefined && mark.paint.stroke === undefined) return;
  if (mark.kind === 'text') addMarkText(slide, placing, mark);
  else if (mark.kind === 'path') addPath(slide, placing, mark.d);
  else addShape(slide, placing, mark);
};

const addBlock = (slide: Slide, block: Block): void => {
  const { lines, x, y, width, size, leading, align, isBold = false, role, href } = block;
  slide.addText(
    [{ text: lines.join(' '), options: href === undefined ? {} : { hyperlink: { url: href } } }],
    {
      x: inches(x),
      y: inches(y - size),
      w: inches(width),
      h: inches(lines.length * leading + size * 0.3),
      margin: 0,
      valign: 'top',
      align: align === 'end' ? 'right' : 'left',
      fontFace: FONT,
      fontSize: points(size),
      bold: isBold,
      color: COLOURS[role],
      objectName: role,
    },
  );
};

const addDrawing = async (slide: Slide, leaf: CardLeaf): Promise<void> => {
  const { drawing, width, height } = leaf;
  if (!drawing) return;
  const marks = marksOf(drawing.svg);
  if (marks.length <= MOST_SHAPES) {
    for (const mark of marks) addMark(slide, { mark, left: drawing.x, top: drawing.y });
    return;
  }
  const png = await pngOf(plainSvg({ ...leaf, blocks: [], rules: [] }), ZOOM);
  slide.addImage({
    data: `image/png;base64,${Buffer.from(png).toString('base64')}`,
    x: 0,
    y: 0,
    w: inches(width),
    h: inches(height),
    altText: drawing.about,
  });
};

/** The leaf as a slide: text and what is drawn can be edited, and the sources stand in the notes. */
export const writePptx = async (leaf: CardLeaf): Promise<Uint8Array> => {
  const { width, height, title, author } = leaf;
  const file = new PptxGenJS();
  file.defineLayout({ name: 'card', width: inches(width), height: inches(height) });
  file.layout = 'card';
  file.title = title;
  file.author = author;
  file.company = author;
  file.theme = { headFontFace: FONT, bodyFontFace: FONT };
  const slide = file.addSlide();
  await addDrawing(slide, leaf);
  for (const { x, y, width: long } of leaf.rules)
    slide.addShape('line', {
      x: inches(x),
      y: inches(y),
      w: inches(long),
      h: 0,
      line: { color: COLOURS.rule, width: 0.75 },
    });
  for (const block of leaf.blocks) addBlock(slide, block);
  slide.addNotes(leaf.notes);
  return new Uint8Array((await file.write({ outputType: 'arraybuffer' })) as ArrayBuffer);
};

import { readFile } from 'node:fs/promises';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { readFonts } from './fonts';
import { COLOURS, type Block, type CardLeaf } from './leaf';
import { marksOf, type DrawnMark, type Matrix } from './marks';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, char => ESCAPES[char] ?? '');

type Values = Readonly<Record<string, string | number | undefined>>;
const attributesOf = (values: Values): string =>
  Object.entries(values)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escaped(String(value))}"`]))
    .join('');

const transformOf = (matrix: Matrix): string => `matrix(${matrix.join(' ')})`;

const FONT = 'Inter';

/** An element with all of its style as attributes, which every reader of SVG knows. */
const elementOf = (mark: DrawnMark): string => {
  const { paint, matrix } = mark;
  const looks = {
    transform: transformOf(matrix),
    fill: paint.fill ?? 'none',
    'fill-opacity': paint.fillOpacity === 1 ? undefined : paint.fillOpacity,
    ...(paint.stroke === undefined || mark.kind === 'text'
      ? {}
      : {
          stroke: paint.stroke,
          'stroke-width': paint.strokeWidth,
          'stroke-dasharray': paint.dash.length > 0 ? paint.dash.join(' ') : undefined,
          'stroke-linecap': paint.isRound ? 'round' : undefined,
        }),
  };
  switch (mark.kind) {
    case 'rect': {
      const { x, y, width, height, radius } = mark;
      return `<rect${attributesOf({ x, y, width, height, rx: radius, ...looks })}/>`;
    }
    case 'circle':
      return `<circle${attributesOf({ cx: mark.x, cy: mark.y, r: mark.radius, ...looks })}/>`;
    case 'line': {
      const { x1, y1, x2, y2 } = mark;
      return `<line${attributesOf({ x1, y1, x2, y2, ...looks })}/>`;
    }
    case 'path':
      return `<path${attributesOf({ d: mark.d, ...looks })}/>`;
    case 'text': {
      const { x, y, size, isBold, anchor, text } = mark;
      const words = { 'font-size': size, 'font-weight': isBold ? 600 : 400, 'text-anchor': anchor };
      return `<text${attributesOf({ x, y, ...words, ...looks })}>${escaped(text)}</text>`;
    }
  }
};

const linesOf = ({ lines, x, y, width, size, leading, align, isBold, role }: Block): string =>
  lines
    .map((line, i) => {
      const at = { x: align === 'end' ? x + width : x, y: y + i * leading, 'text-anchor': align };
      const looks = { 'font-size': size, 'font-weight': isBold ? 600 : 400, fill: `#${COLOURS[role]}` };
      return `<text${attributesOf({ ...at, ...looks })}>${escaped(line)}</text>`;
    })
    .join('');

const drawingOf = ({ drawing }: CardLeaf): string =>
  drawing
    ? `<g transform="translate(${drawing.x} ${drawing.y})">${marksOf(drawing.svg).map(elementOf).join('')}</g>`
    : '';

/** The leaf as one SVG that needs no style sheet. */
export const plainSvg = (leaf: CardLeaf): string => {
  const { width, height, blocks, rules } = leaf;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="${FONT}">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...rules.map(rule => `<rect${attributesOf({ ...rule, height: 1, fill: `#${COLOURS.rule}` })}/>`),
    drawingOf(leaf),
    ...blocks.map(linesOf),
    '</svg>',
  ].join('');
};

let ready: Promise<void> | undefined;

/** Draws SVG as PNG, `zoom` times as large. */
export const pngOf = async (svg: string, zoom = 1): Promise<Uint8Array> => {
  ready ??= readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')).then(initWasm);
  const [{ regular, bold }] = await Promise.all([readFonts(), ready]);
  const drawn = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: zoom },
    font: { fontBuffers: [regular, bold], defaultFontFamily: FONT, sansSerifFamily: FONT },
  });
  return drawn.render().asPng();
};

/** The leaf as a picture of its size in pixels. */
export const writePng = (leaf: CardLeaf): Promise<Uint8Array> => pngOf(plainSvg(leaf));

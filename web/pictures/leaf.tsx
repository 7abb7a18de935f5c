import type { FileMaking } from '../../src/doors/server/page-request';
import type { Card } from '../model/card';
import type { Lang } from '../model/state';
import { certaintyLegend, legendWidth, LegendLine, styledSvg } from './alone';
import type { Draw, Sketch } from './sketch';
import { BOLD, plain, wrap } from './text';

type CardLeaf = Extract<FileMaking, Readonly<{ leaf: unknown }>>['leaf'];
type Block = CardLeaf['blocks'][number];

/** A page of paper or a slide: its measures, and the sizes of its text, in pixels. */
type Form = Readonly<{
  width: number;
  height: number;
  margin: number;
  heading: readonly Readonly<{ size: number; leading: number; most: number }>[];
  text: number;
  note: number;
  /** How much larger a drawing may be than on the screen. */
  largest: number;
  legend: number;
  /** Whether the sentences stand below the drawing. */
  isRead: boolean;
}>;

const FORMS = {
  slide: {
    width: 1600,
    height: 900,
    margin: 60,
    heading: [
      { size: 46, leading: 56, most: 2 },
      { size: 36, leading: 45, most: 3 },
    ],
    text: 26,
    note: 18,
    largest: 1.5,
    legend: 1.5,
    isRead: false,
  },
  // A4, lying.
  sheet: {
    width: 1123,
    height: 794,
    margin: 48,
    heading: [
      { size: 30, leading: 37, most: 2 },
      { size: 24, leading: 30, most: 3 },
    ],
    text: 13,
    note: 11.5,
    largest: 1.05,
    legend: 1,
    isRead: true,
  },
} as const satisfies Readonly<Record<string, Form>>;

type Room = Readonly<{ width: number; height: number }>;
type Fitted = Readonly<{ sketch: Sketch; scale: number }>;

const scaleIn = ({ width, height }: Room, sketch: Sketch, largest: number): number =>
  Math.min(largest, width / sketch.width, height / sketch.height);

/** Rooms that are tried: columns, and for each how wide it may be drawn, from which it goes on to what then comes out largest. */
const MOST_COLUMNS = 4;
const TRIES = 2;
/** Smaller than this nobody reads it. */
const LEAST = 0.5;

/** The larger is better; of two as large the wider, which has more room between what it draws. */
const isBetter = (one: Fitted, other: Fitted | undefined): boolean =>
  other === undefined ||
  one.scale > other.scale * 1.01 ||
  (one.scale > other.scale * 0.99 && one.sketch.width > other.sketch.width);

/** Draws in the room where it comes out largest; undefined where that is too small to be read. */
const fitted = (draw: Draw, room: Room, largest: number): Fitted | undefined => {
  let best: Fitted | undefined;
  const tried = (width: number, columns: number): Fitted => {
    const sketch = draw({ width: Math.round(width), columns, id: 'kort', isDense: true });
    const one = { sketch, scale: scaleIn(room, sketch, largest) };
    if (isBetter(one, best)) best = one;
    return one;
  };
  for (let columns = 1; columns <= MOST_COLUMNS; columns += 1)
    for (const first of [room.width / largest, room.width])
      for (let n = 0, width = first; n < TRIES; n += 1) width = room.width / tried(width, columns).scale;
  return best && best.scale >= LEAST ? best : undefined;
};

const LEGEND = 34;
/** Between what stands side by side. */
const GAP = 36;

/** What of the width is the drawing's where another stands beside it. */
const MAIN = 0.62;

/** The drawing that stands beside another, below what it is called. */
const Beside = ({ of: { title, sketch }, room, x }: BesideProps) => {
  const scale = scaleIn({ width: room.width, height: room.height - 28 }, sketch, Infinity);
  return (
    <g transform={`translate(${x} 0)`}>
      <text class="sg-bar-head" x="0" y="16">
        {wrap(title, room.width, 15 * BOLD, 1)[0]}
      </text>
      <g transform={`translate(0 28) scale(${scale})`}>{sketch.content}</g>
    </g>
  );
};
type BesideProps = Readonly<{ of: NonNullable<Card['beside']>; room: Room; x: number }>;

/** The drawing in its room, and what its marks mean below it; undefined where it has no room. */
const drawingIn = (
  { draw, beside }: Pick<Card, 'draw' | 'beside'>,
  room: Room,
  { largest, legend: size }: Form,
  lang: Lang,
): string | undefined => {
  const height = room.height - LEGEND * size;
  const left = beside ? Math.round(room.width * MAIN) : room.width;
  const found = draw && fitted(draw, { width: left, height }, largest);
  if (!found) return undefined;
  const { sketch, scale } = found;
  const legend = [...(sketch.legend ?? certaintyLegend(lang)), ...(beside?.sketch.legend ?? [])];
  const legendScale = Math.min(size, room.width / Math.max(1, legendWidth(legend)));
  const drawn = beside ? height : sketch.height * scale;
  const x = left + GAP;
  return styledSvg({
    ...room,
    content: (
      <>
        <g transform={`scale(${scale})`}>{sketch.content}</g>
        {beside ? <Beside of={beside} room={{ width: room.width - x, height }} x={x} /> : null}
        <g transform={`translate(0 ${drawn + LEGEND * size - 16 * legendScale}) scale(${legendScale})`}>
          <LegendLine items={legend} x={0} y={0} />
        </g>
      </>
    ),
  });
};

type Heading = Readonly<{ block: Block; bottom: number }>;

const headingOf = (heading: string, y: number, form: Form): Heading => {
  const width = form.width - 2 * form.margin;
  const sizes = form.heading.map(size => ({
    ...size,
    lines: wrap(heading, width, size.size * BOLD, size.most),
  }));
  // The largest in which all of it stands.
  const { size, leading, lines } = sizes.find(
    ({ lines: of }) => of.join(' ').length >= plain(heading).length,
  ) ??
    sizes.at(-1) ?? {
      size: form.text,
      leading: form.text * 1.3,
      lines: [heading],
    };
  const at = { x: form.margin, y: y + size, width, size, leading, align: 'start', isBold: true } as const;
  const block: Block = { role: 'heading', lines, ...at };
  return { block, bottom: block.y + (lines.length - 1) * leading };
};

/** Sentences in up to three columns, from a height on. */
const sentencesAt = (sentences: readonly string[], top: number, form: Form): Heading[] => {
  const columns = Math.max(1, Math.min(form.isRead ? 3 : 1, sentences.length));
  const whole = form.width - 2 * form.margin;
  const width = (whole - (columns - 1) * GAP) / columns;
  const leading = Math.round(form.text * 1.35);
  let [row, next] = [top, top];
  return sentences.map((text, i): Heading => {
    if (i % columns === 0) row = next;
    const lines = wrap(text, width, form.text, form.isRead ? 5 : 3);
    const block: Block = {
      ...{ role: 'text', lines, width, leading, align: 'start', size: form.text },
      x: form.margin + (i % columns) * (width + GAP),
      y: row + form.text,
    };
    const bottom = block.y + (lines.length - 1) * leading;
    next = Math.max(next, bottom + form.text);
    return { block, bottom };
  });
};

/** What it is sure of, and where it is from: below a line. */
const footOf = ({ certainty, who, asOf, address }: Card, form: Form): readonly Block[] => {
  const { note: size, margin, height } = form;
  const width = form.width - 2 * margin;
  const [left, right] = [Math.round(width * 0.38), Math.round(width * 0.6)];
  const shown = address.replace(/^https?:\/\//, '');
  const at = { role: 'note', size, leading: size * 1.3 } as const;
  const y = height - margin + size * 0.2;
  const from = wrap([who, asOf].join(' · '), right, size, 1);
  const where = wrap(shown, right, size, 1);
  return [
    {
      ...at,
      lines: wrap(certainty, left, size, 2),
      x: margin,
      y: y - size * 1.3,
      width: left,
      align: 'start',
    },
    {
      ...at,
      lines: [...from, ...where],
      x: form.width - margin - right,
      y: y - size * 1.3,
      width: right,
      align: 'end',
      href: address,
    },
  ];
};

/** Lays a card out on a slide, or on a sheet of paper. Where there is no drawing that can be read, its sentences have the room. */
export const leafOf = (card: Card, size: keyof typeof FORMS, lang: Lang): CardLeaf => {
  const form: Form = FORMS[size];
  const { width, height, margin, note } = form;
  const whole = width - 2 * margin;
  const asked: Block = {
    ...{ role: 'note', x: margin, y: margin + note * 0.4, width: whole, size: note, leading: note * 1.3 },
    ...{ align: 'start', lines: wrap(card.asked, whole, note, 1) },
  };
  const heading = headingOf(card.heading, asked.y + note * 0.7, form);
  const line = height - margin - note * 2.9;
  const top = heading.bottom + note * 1.6;
  const probe = form.isRead ? sentencesAt(card.sentences, 0, form) : [];
  const read = Math.max(0, ...probe.map(({ bottom }) => bottom + form.text));
  const room = { width: whole, height: Math.round(line - top - read - note) };
  const svg = drawingIn(card, room, form, lang);
  const below = svg === undefined ? top + form.text : line - read - note * 0.4;
  const sentences = svg === undefined || form.isRead ? sentencesAt(card.sentences, below, form) : [];
  return {
    ...{ width, height, lang, title: card.heading, author: card.who, day: card.day, notes: card.told },
    blocks: [asked, heading.block, ...sentences.map(({ block }) => block), ...footOf(card, form)],
    rules: [{ x: margin, y: line, width: whole }],
    drawing: svg === undefined ? undefined : { svg, x: margin, y: top, about: card.heading },
  };
};

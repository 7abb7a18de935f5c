import PDFDocument from 'pdfkit';
import { readFonts } from './fonts';
import { COLOURS, PIXELS, type Block, type CardLeaf } from './leaf';
import { marksOf, type DrawnMark, type Paint } from './marks';

/** Points in an inch. */
const POINTS = 72;
const REGULAR = 'Regular';
const BOLD = 'Bold';

type Pdf = PDFKit.PDFDocument;

const painted = (pdf: Pdf, { fill, fillOpacity, stroke, strokeWidth, dash, isRound }: Paint): void => {
  if (stroke !== undefined) {
    pdf.lineWidth(strokeWidth).lineCap(isRound ? 'round' : 'butt');
    if (dash.length > 0) pdf.dash(dash[0] ?? 1, { space: dash[1] ?? dash[0] ?? 1 });
    else pdf.undash();
  }
  if (fill !== undefined) pdf.fillOpacity(fillOpacity);
  if (fill !== undefined && stroke !== undefined) pdf.fillAndStroke(fill, stroke);
  else if (fill !== undefined) pdf.fill(fill);
  else if (stroke !== undefined) pdf.stroke(stroke);
};

const outlined = (pdf: Pdf, mark: Exclude<DrawnMark, { kind: 'text' }>): void => {
  switch (mark.kind) {
    case 'rect':
      if (mark.radius > 0) pdf.roundedRect(mark.x, mark.y, mark.width, mark.height, mark.radius);
      else pdf.rect(mark.x, mark.y, mark.width, mark.height);
      return;
    case 'circle':
      pdf.circle(mark.x, mark.y, mark.radius);
      return;
    case 'line':
      pdf.moveTo(mark.x1, mark.y1).lineTo(mark.x2, mark.y2);
      return;
    case 'path':
      pdf.path(mark.d);
  }
};

type Line = Readonly<{ text: string; x: number; y: number; size: number; isBold: boolean; colour: string }>;

/** One line that stands on `y`, from where it begins, has its middle or ends. */
const written = (pdf: Pdf, line: Line, anchor: 'start' | 'middle' | 'end', href?: string): void => {
  const { text, x, y, size, isBold, colour } = line;
  pdf
    .font(isBold ? BOLD : REGULAR)
    .fontSize(size)
    .fillColor(colour)
    .fillOpacity(1);
  const width = anchor === 'start' ? 0 : pdf.widthOfString(text);
  const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
  pdf.text(text, left, y, {
    lineBreak: false,
    baseline: 'alphabetic',
    ...(href === undefined ? {} : { link: href }),
  });
};

const drawn = (pdf: Pdf, mark: DrawnMark): void => {
  const { paint, matrix } = mark;
  if (paint.fill === undefined && paint.stroke === undefined) return;
  pdf.save().transform(...matrix);
  if (mark.kind === 'text') written(pdf, { ...mark, colour: paint.fill ?? '#000000' }, mark.anchor);
  else {
    outlined(pdf, mark);
    painted(pdf, paint);
  }
  pdf.restore();
};

const block = (
  pdf: Pdf,
  { lines, x, y, width, size, leading, align, isBold = false, role, href }: Block,
): void => {
  for (const [i, text] of lines.entries())
    written(
      pdf,
      {
        text,
        x: align === 'end' ? x + width : x,
        y: y + i * leading,
        size,
        isBold,
        colour: `#${COLOURS[role]}`,
      },
      align,
      href,
    );
};

const STRUCTURE = { heading: 'H1', text: 'P', note: 'P' } as const;

/** Says in what order it is read, and what is seen, for whoever does not see it. */
const told = (pdf: Pdf, { blocks, rules, drawing }: CardLeaf): void => {
  const page = pdf.struct('Document');
  pdf.addStructure(page);
  const add = (type: string, draw: () => void, alt?: string): void => {
    page.add(pdf.struct(type, alt === undefined ? {} : { alt }, draw));
  };
  for (const of of blocks)
    add(STRUCTURE[of.role], () => {
      block(pdf, of);
    });
  if (drawing)
    add(
      'Figure',
      () => {
        pdf.save().translate(drawing.x, drawing.y);
        for (const mark of marksOf(drawing.svg)) drawn(pdf, mark);
        pdf.restore();
      },
      drawing.about,
    );
  page.end();
  for (const { x, y, width } of rules) pdf.rect(x, y, width, 1).fill(`#${COLOURS.rule}`);
};

/** The leaf as a PDF of one page: text is text, what is drawn is drawn, and the same leaf gives the same file. */
export const writePdf = async (leaf: CardLeaf): Promise<Uint8Array> => {
  const { width, height, title, author, lang, day } = leaf;
  const scale = POINTS / PIXELS.sheet;
  const pdf = new PDFDocument({
    size: [width * scale, height * scale],
    margin: 0,
    lang,
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: title, Author: author, CreationDate: new Date(`${day}T00:00:00Z`) },
  });
  const parts: Buffer[] = [];
  const whole = new Promise<void>((done, failed) => {
    pdf
      .on('data', (part: Buffer) => parts.push(part))
      .on('end', done)
      .on('error', failed);
  });
  const { regular, bold } = await readFonts();
  pdf.registerFont(REGULAR, regular).registerFont(BOLD, bold);
  pdf.scale(scale);
  told(pdf, leaf);
  pdf.end();
  await whole;
  return Buffer.concat(parts);
};

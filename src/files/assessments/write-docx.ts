import {
  BorderStyle,
  Document,
  ExternalHyperlink,
  HeadingLevel,
  Packer,
  Paragraph,
  TextRun,
  type IParagraphOptions,
} from 'docx';
import type { ReportBlock } from './lay-out';

const LEVELS = { 1: HeadingLevel.TITLE, 2: HeadingLevel.HEADING_1, 3: HeadingLevel.HEADING_2 } as const;

/** Grey that has a contrast of 7:1 on white. */
const ASIDE = '4B5563';

const BOX: IParagraphOptions['border'] = Object.fromEntries(
  (['top', 'bottom', 'left', 'right'] as const).map(side => [
    side,
    { style: BorderStyle.SINGLE, size: 4, color: '6B7280', space: 4 },
  ]),
);

/** Text of which each line stands on its own. */
const lines = (
  text: string,
  run: Readonly<{ bold?: boolean; font?: string; size?: number }> = {},
): TextRun[] =>
  text.split('\n').map((line, i) => new TextRun({ ...run, text: line, ...(i === 0 ? {} : { break: 1 }) }));

/** No editor follows another address by itself. */
const link = (url: string | undefined): (TextRun | ExternalHyperlink)[] =>
  url !== undefined && /^https?:\/\//.test(url)
    ? [
        new TextRun(' '),
        new ExternalHyperlink({ link: url, children: [new TextRun({ text: url, style: 'Hyperlink' })] }),
      ]
    : [];

const paragraphOf = (block: ReportBlock): Paragraph => {
  switch (block.kind) {
    case 'heading':
      return new Paragraph({
        heading: LEVELS[block.level],
        keepNext: true,
        children: [new TextRun(block.text)],
      });
    case 'text':
      return new Paragraph({
        children: [new TextRun({ text: block.text, ...(block.isNote ? { color: ASIDE } : {}) })],
      });
    case 'sentence':
      return new Paragraph({
        bullet: { level: 0 },
        children: [
          new TextRun({ text: block.text, italics: !block.isKnown }),
          ...(block.marks === '' ? [] : [new TextRun({ text: ` (${block.marks})`, color: ASIDE, size: 18 })]),
        ],
      });
    case 'answer':
      return new Paragraph({
        border: BOX,
        children: [new TextRun({ text: `${block.label}: `, bold: true }), ...lines(block.text ?? '\n')],
      });
    case 'source':
      return new Paragraph({ children: [new TextRun(`${block.number}. ${block.text}`), ...link(block.url)] });
    case 'question':
      return new Paragraph({
        children: [
          ...lines(block.label, { bold: true }),
          ...lines(`\n${block.text}`, { font: 'Courier New', size: 16 }),
        ],
      });
  }
};

/** Tags of BCP 47 with a country, which editors choose a dictionary by. */
const DICTIONARIES: Readonly<Record<string, string>> = { en: 'en-GB' };

/** Writes a report as a document that can be edited (ECMA-376): with headings of its own styles, a list, and its language. */
export const writeDocx = async (
  blocks: readonly ReportBlock[],
  about: Readonly<{ language: string; title: string; day: string }>,
): Promise<Buffer> => {
  const value = DICTIONARIES[about.language] ?? new Intl.Locale(about.language).maximize().toString();
  const document = new Document({
    title: about.title,
    creator: 'Samgraf',
    styles: {
      default: {
        document: {
          run: { font: 'Calibri', size: 22, language: { value: localeOf(value) } },
          paragraph: { spacing: { after: 120 } },
        },
      },
    },
    sections: [{ children: blocks.map(paragraphOf) }],
  });
  return Packer.toBuffer(document);
};

/** Language and country of a maximal tag: nb-Latn-NO is nb-NO. */
const localeOf = (tag: string): string => {
  const { language, region } = new Intl.Locale(tag);
  return region === undefined ? language : `${language}-${region}`;
};

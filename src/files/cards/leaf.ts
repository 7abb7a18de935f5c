/** One page of a size in pixels: lines of text, and a drawing, at their places. */
export type CardLeaf = Readonly<{
  width: number;
  height: number;
  lang: string;
  /** What the page is called in a list of files. */
  title: string;
  author: string;
  /** The day that it is of, as ISO 8601 has it. */
  day: string;
  blocks: readonly Block[];
  /** Hairlines across the page. */
  rules: readonly Readonly<{ x: number; y: number; width: number }>[];
  drawing: Readonly<{ svg: string; x: number; y: number; about: string }> | undefined;
  /** What a speaker has beside the slide: the sentences with their sources. */
  notes: string;
}>;

/** Lines of text that belong together; `y` is the line that the first of them stands on. */
export type Block = Readonly<{
  role: 'heading' | 'text' | 'note';
  lines: readonly string[];
  x: number;
  y: number;
  width: number;
  size: number;
  leading: number;
  align: 'start' | 'end';
  isBold?: boolean;
  href?: string;
}>;

/** Colours of text, without their sign. */
export const COLOURS = { heading: '1E2B3C', text: '1E2B3C', note: '4A5768', rule: 'D3D9E0' } as const;

/** What a card is written as. */
export const CARD_FORMS = ['png', 'pdf', 'pptx'] as const;
export type CardForm = (typeof CARD_FORMS)[number];

/** Pixels of a leaf in an inch. */
export const PIXELS = { slide: 120, sheet: 96 } as const;

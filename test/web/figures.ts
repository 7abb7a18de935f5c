import { textOf } from './pages';

/** A fold of an answer: what it is headed, the figure beside that, and how many claims stand in it. */
export type Fold = Readonly<{ heading: string; count: string; claims: number; body: string }>;
/** A bar of the picture as it is read out: its number, and how much of it is how sure. */
export type Bar = Readonly<{ heading: string; label: string; n: number; sure: readonly number[] }>;

/** All figures that a page shows: in its headline, points, picture, folds, and in how far it goes. */
export type Figures = Readonly<{
  lead: string;
  points: readonly string[];
  folds: readonly Fold[];
  bars: readonly Bar[];
  /** The ids of what stands in a picture of ways. */
  drawn: readonly string[];
  dots: readonly Readonly<{ heading: string; rows: readonly string[] }>[];
  /** What stands beside the picture. */
  notes: readonly string[];
  reach: string;
  total: number;
}>;

const WORDS = 'ingen én to tre fire fem seks sju åtte ni ti elleve tolv'.split(' ');

/** A number as pages write it in Bokmål: in words up to twelve, in figures after that; NaN of anything else. */
export const numberIn = (text: string): number => {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/^minst /, '')
    .replace(/^(?:éi|ett|en|et)$/, 'én');
  const at = WORDS.indexOf(word);
  return at >= 0 ? at : /^\d[\d ]*$/.test(word) ? Number(word.replace(/ /g, '')) : NaN;
};

const all = (html: string, pattern: RegExp): readonly string[] =>
  [...html.matchAll(pattern)].map(([, found = '']) => found);

/** The picture as it is drawn where there is room. */
const wideOf = (html: string): string =>
  html.split(/class="sg-at sg-only-wide[^"]*"/)[1]?.split('class="sg-at ')[0] ?? '';

const SURE = ['faktum', 'slutning', 'usikkert'] as const;

const barsOf = (svg: string): readonly Bar[] => {
  const bars: Bar[] = [];
  let heads: string[] = [];
  let isOpen = false;
  for (const [, head, title] of svg.matchAll(
    /<text class="sg-bar-head"[^>]*>(.*?)<\/text>|class="sg-bar"[^>]*><title>(.*?)<\/title>/g,
  )) {
    if (head !== undefined) {
      if (isOpen) heads = [];
      isOpen = false;
      heads.push(textOf(head));
      continue;
    }
    isOpen = true;
    const said = textOf(title ?? '');
    const [, label = '', n = '', rest = ''] = /^(.*?): ([\d ]+)((?:, .*)?)$/.exec(said) ?? [];
    const sure = SURE.map(of => numberIn(new RegExp(`, (\\d[\\d ]*) ${of}`).exec(rest)?.[1] ?? '0'));
    bars.push({ heading: heads.join(' '), label, n: numberIn(n), sure });
  }
  return bars;
};

const dotsOf = (svg: string): Figures['dots'] =>
  svg
    .split('<text class="sg-bar-head sg-dot-name" x="0"')
    .slice(1)
    .map(part => ({
      heading: textOf(/>(.*?)<\/text>/.exec(part)?.[1] ?? ''),
      rows: all(part, /<a class="sg-bar" href="\/id\/([^"?]*)/g).map(decodeURIComponent),
    }));

/** Claims that stand in HTML: those told one by one, and the names of those that are told as one. */
export const claimsIn = (html: string): number => {
  const named =
    all(html, /<p class="sg-names">(.*?)<\/p>/g)
      .join('')
      .split('<a ').length - 1;
  const folds = html.split('class="sg-fold-many"').length - 1;
  return html.split(' data-sentence="').length - 1 - folds + named;
};

const foldsOf = (html: string): readonly Fold[] =>
  html
    .split('<details class="sg-fold"')
    .slice(1)
    .map(part => {
      const [summary = '', ...body] = part.split('</summary>');
      return {
        heading: textOf(/<h3>(.*?)<\/h3>/.exec(summary)?.[1] ?? ''),
        count: textOf(/<span class="sg-count">(.*?)<\/span>/.exec(summary)?.[1] ?? ''),
        body: body.join('</summary>'),
        claims: claimsIn(body.join('</summary>')),
      };
    });

/** Reads all figures of the page of an answer. */
export const figuresOf = (html: string): Figures => {
  const svg = wideOf(html);
  const answer = html.split('class="sg-answer')[1]?.split('class="sg-tools"')[0] ?? '';
  return {
    lead: textOf(/<h1>([^]*?)<\/h1>/.exec(html)?.[1] ?? ''),
    points: all(/<ul class="sg-points">([^]*?)<\/ul>/.exec(html)?.[1] ?? '', /<li>([^]*?)<\/li>/g).map(
      textOf,
    ),
    folds: foldsOf(answer),
    bars: barsOf(svg),
    drawn: [...new Set(all(svg, / data-n="([^"]*)"/g).map(textOf))],
    dots: dotsOf(svg),
    notes: all(
      html.split('id="bilde"')[1]?.split('</figure>')[0] ?? '',
      /<p class="sg-note">([^]*?)<\/p>/g,
    ).map(textOf),
    reach: textOf(/<ul class="sg-honesty-items">([^]*?)<\/ul>/.exec(html)?.[1] ?? ''),
    total: Number(/class="sg-honesty"[^>]* data-total="(\d+)"/.exec(html)?.[1]),
  };
};

/** Rows of the file of an answer: the sentence and how sure it is, each once. */
export const sureOf = (csv: string): ReadonlyMap<string, string> => {
  const rows = csv
    .split('\r\n')
    .map(line =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) =>
        cell.replace(/^"|"$/g, '').replace(/""/g, '"'),
      ),
    );
  return new Map(
    rows.slice(1).flatMap(([, sentence = '', sure = '']) => (sure === '' ? [] : [[sentence, sure]])),
  );
};

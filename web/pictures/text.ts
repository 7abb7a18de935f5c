/** Widths of letters in thousandths of the font's size, a little wide, so that text fits in any usual sans serif. */
const NARROW = new Set([...'iljtfrI.,:;\'|!()[]{}-/ "`·']);
const WIDE = new Set([...'mwMWÆæŒœ@%—…&']);

const widthOf = (char: string): number => {
  const code = char.codePointAt(0) ?? 0;
  if (code >= 0x1100) return 1080;
  if (NARROW.has(char)) return 380;
  if (WIDE.has(char)) return 960;
  return char !== char.toLowerCase() ? 730 : 610;
};

/** Bold letters are so much wider: their size is given as if it were larger. */
export const BOLD = 1.12;

/** Width of a text in pixels, at a size in pixels. */
export const textWidth = (text: string, size: number): number => {
  let sum = 0;
  for (const char of text) sum += widthOf(char);
  return (sum * size) / 1000;
};

const ELLIPSIS = '…';
/** Which part of a law is meant, said last and shortly, is what tells it from the law and from its other parts. */
const PART = /: (\S.{0,15})$/u;

/** A text that is too long: its beginning, and the part that it names if there is room for that beside half of it. */
const cut = (text: string, width: number, size: number): string => {
  const part = PART.exec(text)?.[1];
  const end = part === undefined ? ELLIPSIS : `${ELLIPSIS} ${part}`;
  const last = textWidth(end, size) <= width / 2 ? end : ELLIPSIS;
  const chars: string[] = [];
  let left = width - textWidth(last, size);
  for (const char of text) {
    left -= textWidth(char, size);
    if (left < 0) break;
    chars.push(char);
  }
  return `${chars.join('').trimEnd()}${last}`;
};

/** Characters that draw nothing, or turn the direction of what follows, stand as spaces in a picture. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\s]+/gu;
export const plain = (text: string): string => text.replace(INVISIBLE, ' ').trim();

/** How much of a text is looked at: no more of it fits in any box. */
const MOST = 400;

/** A text in at most so many lines of a width; the last one ends in … if there is more. A long word is cut, not let out. */
export const wrap = (text: string, width: number, size: number, most: number): readonly string[] => {
  const words = plain(text.slice(0, MOST)).split(' ').filter(Boolean);
  const lines: string[] = [];
  let line = '';
  for (const [i, word] of words.entries()) {
    const longer = line ? `${line} ${word}` : word;
    if (textWidth(longer, size) <= width) {
      line = longer;
      continue;
    }
    const rest = [...(line ? [line] : []), ...words.slice(i)].join(' ');
    if (lines.length === most - 1) return [...lines, cut(rest, width, size)];
    if (!line) {
      const head = broken(word, width, size);
      lines.push(`${head}-`);
      return lines.concat(
        wrap([word.slice(head.length), ...words.slice(i + 1)].join(' '), width, size, most - lines.length),
      );
    }
    lines.push(line);
    return lines.concat(wrap(words.slice(i).join(' '), width, size, most - lines.length));
  }
  return line ? [...lines, line] : lines;
};

const broken = (word: string, width: number, size: number): string => {
  let head = '';
  for (const char of word) {
    if (textWidth(`${head}${char}-`, size) > width) break;
    head += char;
  }
  return head;
};

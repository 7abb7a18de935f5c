/**
 * Names, descriptions and titles are data that others wrote. What could be taken for the frame around them, or is not
 * seen by whoever reads, is written out as JSON escapes: line ends and controls, invisible and reordering signs,
 * private and unassigned characters, lone surrogates, `<` and `>` of the frame, and the brackets of citations.
 */
export const framed = (text: string): string => text.replace(UNSAFE, escaped);

/** Cc controls, Cf invisible ones (also the tags of plane 14), Co, Cn, Cs; Zl, Zp and Zs but for the plain blank. */
const UNSAFE =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}<>[\]\u115f\u1160\u3164\uffa0\u034f\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]|(?! )\p{Zs}/gu;

const escaped = (sign: string): string => {
  if (sign === '\u00a0' || sign === '\u202f') return ' ';
  return Array.from({ length: sign.length }, (_, i) => hex(sign.charCodeAt(i))).join('');
};

const hex = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`;

/** The same of every text and every name of a field in a value. */
export const framedIn = (value: unknown): unknown => {
  if (typeof value === 'string') return framed(value);
  if (Array.isArray(value)) return value.map(framedIn);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [framed(name), framedIn(part)]));
};

/** A text no longer than `most` characters, the rest as an ellipsis; no escape and no pair is cut through. */
export const cutTo = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const kept = text.slice(0, most - 1).replace(/[\ud800-\udbff]$|\\(u[0-9a-f]{0,3})?$/u, '');
  return `${kept}…`;
};

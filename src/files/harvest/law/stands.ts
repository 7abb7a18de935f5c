/**
 * Tells whether words stand in a text, letter by letter. What may differ is how they are set: white space, quotation marks, dashes, soft
 * hyphens, marks of lists and of footnotes. All else is another text.
 */
export class StandingWords {
  private readonly forms: readonly string[];

  constructor(text: string) {
    this.forms = [...new Set([text, withoutMarks(text), withoutNotes(withoutMarks(text))])].map(levelled);
  }

  /** Tells whether the words stand in it; of a quote that leaves something out, its parts one after the other. */
  has(quote: string): boolean {
    const said = [...new Set([quote, withoutMarks(quote), withoutInnerMarks(quote)])].map(partsOf);
    return said.some(parts => this.forms.some(form => standIn(form, parts)));
  }
}

const standIn = (text: string, parts: readonly string[]): boolean => {
  let at = 0;
  return parts.every(part => {
    const found = text.indexOf(part, at);
    at = found + part.length;
    return found >= 0;
  });
};

/** What a quote leaves out. */
const LEFT_OUT = /\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\./;

const partsOf = (quote: string): readonly string[] =>
  quote
    .split(LEFT_OUT)
    .map(levelled)
    .filter(part => part !== '');

/** Invisible: a soft hyphen, joiners, and the mark at the start of a file. */
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;
const QUOTATION = /[«»“”„‟"'‘’‚‛`´]/g;
const DASHES = /[‐‑‒–—―−]/g;

const levelled = (text: string): string =>
  text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(QUOTATION, '"')
    .replace(DASHES, '-')
    .replace(/\s+/g, '');

/** What an item of a list begins with: a dash, a number, a letter. */
const MARK = String.raw`(?:[-–—•*]\s+)?(?:\(?(?:\d{1,3}[a-z]?|[a-zæøå]{1,2}|[ivxlIVXL]{1,5})[.)](?=\s|$)\s*)?`;
const MARKS = new RegExp(`^[ \\t]*${MARK}`, 'gm');
/** In a quote whose lines have been joined: after what an item of a list ends with. */
const INNER = new RegExp(String.raw`([:;,.])\s+\(?(?:\d{1,2}|[a-zæøå]|[ivx]{1,4})[.)]\s+`, 'g');
/** Marks of footnotes: raised, in square brackets, or apart in round ones, as publishers have them. */
const FOOTNOTES = /[⁰¹²³⁴-⁹]+|\[\d{1,3}\]|\(\s\d{1,2}\s\)/g;

const withoutMarks = (text: string): string => text.replace(MARKS, '');
const withoutInnerMarks = (text: string): string => withoutMarks(text).replace(INNER, '$1 ');
const withoutNotes = (text: string): string => text.replace(FOOTNOTES, '');

import { fold, formsOf, wholeOf, WORD, type SearchedText, type SearchWord } from './search-text';

/** A text in pieces, with the matching ones marked. */
export type Highlighted = readonly Readonly<{ text: string; matched: boolean }>[];

/** Of a text: all that says where a search finds it. */
type Looked = Pick<SearchedText, 'text'> & Partial<Pick<SearchedText, 'isName' | 'isAddress'>>;

/**
 * Marks what matches one of the words, in any number of texts. Results are cached by word, since words recur.
 */
export const highlighter = (query: readonly SearchWord[]): ((of: Looked) => Highlighted) => {
  const known = new Map<string, boolean>();
  const matches = (word: string): boolean => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const found = isMatch(word, query);
    known.set(word, found);
    return found;
  };
  return of => (of.isAddress ? ofAddress(of.text, matches) : ofWords(of, matches));
};

type Matches = (word: string) => boolean;

/** As a whole, or by the numbers in it. */
const ofAddress = (text: string, matches: Matches): Highlighted => {
  if (matches(wholeOf(fold(text).match(WORD) ?? []))) return [{ text, matched: true }];
  return ofWords({ text }, word => /\d/.test(word) && matches(word));
};

/** In a name also two words that are one in the query: ID-porten by idporten. */
const ofWords = ({ text, isName = false }: Looked, matches: Matches): Highlighted => {
  const found = [...text.matchAll(WORD)].map(match => ({ at: match.index, word: match[0] }));
  const folded = found.map(({ word }) => fold(word).trim());
  const alone = folded.map(matches);
  const withNext = folded.map(
    (word, i) =>
      isName && alone[i] === false && alone[i + 1] === false && matches(`${word}${folded[i + 1] ?? ''}`),
  );
  const pieces = new Pieces();
  let at = 0;
  found.forEach(({ at: start, word }, i) => {
    pieces.add(text.slice(at, start), withNext[i - 1] === true);
    pieces.add(word, alone[i] === true || withNext[i] === true || withNext[i - 1] === true);
    at = start + word.length;
  });
  pieces.add(text.slice(at), false);
  return pieces.made;
};

/** Neighbours that are alike are one piece. */
class Pieces {
  readonly made: { text: string; matched: boolean }[] = [];

  add(text: string, matched: boolean): void {
    const last = this.made[this.made.length - 1];
    if (last && last.matched === matched) last.text += text;
    else if (text !== '') this.made.push({ text, matched });
  }
}

const isMatch = (word: string, query: readonly SearchWord[]): boolean => {
  const { written, stemmed, near } = formsOf(word);
  return query.some(
    one =>
      written.some(form => ` ${form}`.startsWith(one.prefix)) ||
      stemmed.some(form => one.exact.includes(form) || one.synonyms.includes(form)) ||
      (one.near.length > 0 && near.some(form => one.near.includes(form))),
  );
};

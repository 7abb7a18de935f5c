import { LRUCache } from 'lru-cache';
import { MAX_SEARCHED, searchQuery, type Lexicon, type SearchWord } from './search-text';

/**
 * A text as a statement is given it: its words, what is called so, and the same as a query of Neo4j's index. A word has besides
 * its forms what is true wherever it is found, and quick to test on all entities: what its forms begin with, and of its
 * misspellings halves, of which each has one.
 */
export type Searched = Readonly<{
  words: readonly SearchedWord[];
  whole: Called;
  meant?: Called & Readonly<{ kinds: readonly string[] }>;
  proposed: string;
}>;
export type SearchedWord = SearchWord &
  Readonly<{ beginnings: readonly string[]; halves: readonly string[] }>;
/** A whole name, and the beginning of one. */
type Called = Readonly<{ whole: string; is: string; begins: string }>;

/** What of a text shapes a plan: how many words it has, of which kinds these are nouns, and how many parts are tested for each. */
export type SearchShape = Readonly<{
  words: readonly Readonly<{ kinds?: readonly string[]; beginnings: number; halves: number }>[];
  meant?: readonly string[];
}>;

/** A text is asked for by each value of a statement that is made of it. */
const KEPT = 200;
const byLexicon = new WeakMap<Lexicon, LRUCache<string, Searched>>();

const lexicons = new WeakMap<Lexicon, Lexicon>();

/** Returns what a Model says of words, alone and always the same: plans have it, and are written as text. */
export const lexiconOf = (model: Lexicon): Lexicon => {
  const known = lexicons.get(model);
  if (known) return known;
  const { synonyms, nouns, languages } = model;
  const made = { synonyms, nouns, languages: { stemmers: languages.stemmers } };
  lexicons.set(model, made);
  return made;
};

/** Prepares a text; without words if it has none, or is too long. */
export const searched = (text: string, lexicon: Lexicon): Searched => {
  const known = byLexicon.get(lexicon) ?? new LRUCache<string, Searched>({ max: KEPT });
  byLexicon.set(lexicon, known);
  const asked = text.length > MAX_SEARCHED ? '' : text;
  const before = known.get(asked);
  if (before) return before;
  const made = prepared(asked, lexicon);
  known.set(asked, made);
  return made;
};

const prepared = (text: string, lexicon: Lexicon): Searched => {
  const { words, whole, meant } = searchQuery(text, lexicon);
  return {
    words: words.map(word => ({
      ...word,
      beginnings: filled(beginnings([word.prefix, ...word.exact, ...word.synonyms])),
      halves: filled(halvesIn(word.near)),
    })),
    whole: calledSo(whole),
    ...(meant ? { meant: { ...calledSo(meant.whole), kinds: meant.kinds } } : {}),
    proposed: lucene(words),
  };
};

const calledSo = (whole: string): Called => ({ whole, is: ` ${whole} `, begins: ` ${whole}` });

export const shapeOf = ({ words, meant }: Searched): SearchShape => ({
  words: words.map(({ kinds, beginnings: { length: begun }, halves: { length: halved } }) => ({
    ...(kinds ? { kinds } : {}),
    beginnings: begun,
    halves: halved,
  })),
  ...(meant ? { meant: meant.kinds } : {}),
});

/** Repeats the last up to a power of two, so that a plan holds for nearly as many. */
const filled = (forms: readonly string[]): readonly string[] => {
  const [last] = forms.slice(-1);
  if (last === undefined) return forms;
  const length = 2 ** Math.ceil(Math.log2(forms.length));
  return [...forms, ...Array.from({ length: length - forms.length }, () => last)];
};

/** A space and four letters: forms that share these are looked for by all that they share. */
const SHARED = 5;

/** What forms begin with: each form begins with one of these. */
const beginnings = (forms: readonly string[]): readonly string[] => {
  const found = new Map<string, string>();
  for (const form of forms) {
    const start = form.slice(0, SHARED);
    found.set(start, sharedBy(found.get(start) ?? form, form));
  }
  return [...found.values()];
};

const sharedBy = (a: string, b: string): string => {
  let end = 0;
  while (end < a.length && a[end] === b[end]) end += 1;
  return a.slice(0, end);
};

/** Texts of which each form has one: halves of the beginning of a form, if there are such; otherwise the forms. */
const halvesIn = (forms: readonly string[]): readonly string[] => {
  const [longest = ''] = [...forms].sort((a, b) => b.length - a.length);
  for (let end = longest.length; end >= SHARED; end -= 1) {
    const halves = [longest.slice(0, Math.ceil(end / 2)), longest.slice(Math.ceil(end / 2), end)];
    if (forms.every(form => halves.some(half => form.includes(half)))) return halves;
  }
  return forms;
};

/** Every word in any of its forms, but for nouns, which may be found in no text. Words contain only letters and digits, so they need no escaping. */
const lucene = (words: readonly SearchWord[]): string =>
  words
    .filter(({ kinds }) => !kinds)
    .map(word => {
      const forms = [...new Set([...word.exact, ...word.synonyms].map(form => form.trim()))];
      const near = word.near.map(form => `searchNear:${form.trim()}`);
      return `+(${[...forms.flatMap(f => [`searchName:${f}`, `searchText:${f}`]), `searchName:${word.prefix.trim()}*`, `searchText:${word.prefix.trim()}*`, ...near].join(' ')})`;
    })
    .join(' ');

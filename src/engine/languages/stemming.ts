import { LRUCache } from 'lru-cache';
import { algorithms, newStemmer } from 'snowball-stemmers';

/** Words recur, in texts as in queries, and stemming one takes as long as reading a hundred. */
const KEPT = 20_000;

/** Longer words are not natural words, in a query or in the data: they are neither stemmed nor matched misspelt. */
export const MAX_WORD = 60;

/** Returns what a word is found by beside itself. */
export type Stems = (word: string) => readonly string[];

const ENGLISH_NAMES = new Intl.DisplayNames('en', { type: 'language' });

/** The names of the stemmers of languages, which are called as these are in English; there is none of most. */
export const stemmersOf = (languages: readonly string[]): readonly string[] => {
  const known = algorithms();
  const names = languages.map(language => ENGLISH_NAMES.of(language)?.toLowerCase().split(' ', 1)[0] ?? '');
  return [...new Set(names)].filter(name => known.includes(name));
};

const made = new WeakMap<readonly string[], Stems>();

/** Returns what makes the stems of a folded word, by these stemmers: the same one for the same list. */
export const stemming = (stemmers: readonly string[]): Stems => {
  const before = made.get(stemmers);
  if (before) return before;
  const stems = newStems(stemmers);
  made.set(stemmers, stems);
  return stems;
};

const newStems = (names: readonly string[]): Stems => {
  const stemmers = names.map(name => newStemmer(name));
  const known = new LRUCache<string, readonly string[]>({ max: KEPT });
  return word => {
    if (word.length > MAX_WORD) return [];
    // No ending to take off: codes, numbers, and names joined with them.
    if (/\d$/.test(word)) return [word];
    const kept = known.get(word);
    if (kept) return kept;
    const found = [...new Set(stemmers.map(stemmer => stemmer.stem(word)))];
    known.set(word, found);
    return found;
  };
};

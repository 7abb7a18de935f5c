import { LRUCache } from 'lru-cache';
import { newStemmer } from 'snowball-stemmers';
import { readTexts, textsProperty, type Field, type Kind } from './model';

/**
 * Full text that both stores find alike: words are folded and stemmed here, kept in three properties of each
 * entity, and matched by plain containment. An index may propose candidates; it never decides.
 *
 * `searchName`  words and stems of what weighs more than 1 (names)
 * `searchText`  words and stems of the rest
 * `searchNear`  the words of `searchName` with one letter left out: two words at edit distance 1 share such a form
 *               (SymSpell's deletion neighbourhood)
 */
export const SEARCH_PROPERTIES = ['searchName', 'searchText', 'searchNear'] as const;

const norwegian = newStemmer('norwegian');
const english = newStemmer('english');

/** A word of a query, as it is looked for. */
export type SearchWord = Readonly<{ exact: readonly string[]; prefix: string; near: readonly string[] }>;

/** Lower case, accents of other languages folded, æ, ø and å kept. */
export const fold = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^a-z0-9æøå]/gu, character =>
      /[\p{L}\p{N}]/u.test(character) ? character.normalize('NFD').replace(/\p{M}/gu, '') : ' ',
    );

const WORD = /[\p{L}\p{N}]+/gu;
const words = (text: string): string[] => fold(text).match(WORD) ?? [];
/** Words come again and again, in texts as in queries; stemming one takes as long as reading a hundred. */
const known = new LRUCache<string, readonly string[]>({ max: 20_000 });

export const stems = (word: string): readonly string[] => {
  if (word.length > MAX_WORD) return [];
  const before = known.get(word);
  if (before) return before;
  const found = [...new Set([norwegian.stem(word), english.stem(word)])];
  known.set(word, found);
  return found;
};

/** Letters of a text that may be searched for. Its words are prepared in time that grows with the square of their length. */
export const MAX_SEARCHED = 200;
/** Letters of the longest word that is stemmed, or found misspelt: longer ones are none of a language, in a query or in the data. */
const MAX_WORD = 60;
const MIN_FUZZY = 4;
/** A word and every form of it with one letter left out. */
const nearForms = (word: string): string[] => {
  if (word.length > MAX_WORD) return [];
  const letters = [...word];
  return letters.length < MIN_FUZZY
    ? []
    : [word, ...letters.map((_, i) => [...letters.slice(0, i), ...letters.slice(i + 1)].join(''))];
};

const padded = (items: Iterable<string>): string => {
  const unique = [...new Set(items)];
  return unique.length === 0 ? '' : ` ${unique.join(' ')} `;
};

/** The three search properties of a node, from its stored properties. */
export const searchProperties = (
  kind: Kind,
  properties: Readonly<Record<string, unknown>>,
): Record<string, string> => {
  const texts = (heavy: boolean): string[] =>
    [...kind.fields.values()]
      .filter(field => field.search > 0 && field.search > 1 === heavy)
      .flatMap(field => searchedTexts(field, properties))
      .flatMap(({ text }) => words(text));
  const name = texts(true);
  const withStems = (found: readonly string[]): string[] => found.flatMap(word => [word, ...stems(word)]);
  return {
    searchName: padded(withStems(name)),
    searchText: padded(withStems(texts(false))),
    searchNear: padded(name.flatMap(nearForms)),
  };
};

export type SearchedText = Readonly<{ field: string; language: string | undefined; text: string }>;

/** The texts of a field that search looks at, each with its language. */
export const searchedTexts = (
  field: Field,
  properties: Readonly<Record<string, unknown>>,
): SearchedText[] => {
  if (field.type.kind === 'text') {
    return Object.entries(readTexts(properties[textsProperty(field.name)])).map(([language, text]) => ({
      field: field.name,
      language,
      text,
    }));
  }
  const value = properties[field.name];
  return (Array.isArray(value) ? value : [value])
    .filter((v): v is string => typeof v === 'string')
    .map(text => ({ field: field.name, language: undefined, text }));
};

/** The words of a query, at most 20; none of what is beyond MAX_SEARCHED. */
export const searchWords = (text: string): readonly SearchWord[] =>
  [...new Set(words(text.slice(0, MAX_SEARCHED)))].slice(0, 20).map(word => ({
    exact: [...new Set([word, ...stems(word)])].map(form => ` ${form} `),
    prefix: ` ${word}`,
    near: nearForms(word).map(form => ` ${form} `),
  }));

/** A text in pieces, those that match marked. */
export type Highlighted = readonly Readonly<{ text: string; matched: boolean }>[];

/** Marks what matches one of the words, in any number of texts: what it knows of a word it remembers, since words come again. */
export const highlighter = (query: readonly SearchWord[]): ((text: string) => Highlighted) => {
  const known = new Map<string, boolean>();
  const matches = (word: string): boolean => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const found = isMatch(fold(word).trim(), query);
    known.set(word, found);
    return found;
  };
  return text => piecesOf(text, matches);
};

const piecesOf = (text: string, matches: (word: string) => boolean): Highlighted => {
  const pieces: { text: string; matched: boolean }[] = [];
  const add = (piece: string, matched: boolean): void => {
    const last = pieces[pieces.length - 1];
    if (last && last.matched === matched) last.text += piece;
    else if (piece !== '') pieces.push({ text: piece, matched });
  };
  let at = 0;
  for (const match of text.matchAll(WORD)) {
    add(text.slice(at, match.index), false);
    add(match[0], matches(match[0]));
    at = match.index + match[0].length;
  }
  add(text.slice(at), false);
  return pieces;
};

const isMatch = (word: string, query: readonly SearchWord[]): boolean =>
  query.some(one => {
    if (` ${word}`.startsWith(one.prefix)) return true;
    const isForm =
      canBeForm(word, one) && [word, ...stems(word)].some(form => one.exact.includes(` ${form} `));
    return isForm || (canBeNear(word, one) && nearForms(word).some(form => one.near.includes(` ${form} `)));
  });

/** Stems keep the first letter, so that most words need not be stemmed to be told apart. */
const canBeForm = (word: string, { prefix }: SearchWord): boolean => word[0] === prefix[1];

/** One letter left out on either side leaves lengths that differ by one at most. */
const canBeNear = (word: string, { prefix, near }: SearchWord): boolean =>
  near.length > 0 && Math.abs(word.length - (prefix.length - 1)) <= 1;

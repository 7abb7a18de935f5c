import { languagesOf, type Languages } from '../languages/languages';
import { MAX_WORD, stemming, type Stems } from '../languages/stemming';
import { readTexts, textsProperty, type Field, type Kind } from './model';

/**
 * Full-text search with the same results on both stores: words are folded and stemmed here, stored in three
 * properties of each entity, and matched by plain containment. An index may propose candidates; it never
 * decides.
 *
 * `searchName`  words and stems of fields with a weight above 1 (names, keys); two adjacent words as one
 *               (`idporten`); words with æ, ø or å also in their spellings without them; each whole text as
 *               one token (`=idporten`); and the number of words of the shortest text (`#1`)
 * `searchText`  words and stems of the other fields
 * `searchNear`  words and stems of `searchName` with one letter omitted, and of names of two words these as one: two
 *               words at edit distance 1 share such a form (SymSpell's deletion neighbourhood)
 */
export const SEARCH_PROPERTIES = ['searchName', 'searchText', 'searchNear'] as const;
/** Names how they are made: to be another where they are made otherwise, for stores that have them as they were. */
export const SEARCH_FORM = 'pairs near';

/**
 * A word of a query and what it matches: itself and its compounds with its neighbours, its prefix, its
 * synonyms, and misspellings; and, beside other words, whatever is of the kinds that it is the noun of.
 */
export type SearchWord = Readonly<{
  exact: readonly string[];
  prefix: string;
  synonyms: readonly string[];
  near: readonly string[];
  kinds?: readonly string[];
}>;

/** The synonyms of a word, by word, all folded: `@synonyms` in the SDL. */
type Synonyms = ReadonlyMap<string, readonly string[]>;

/** Lower case; accents of other languages are folded, æ, ø and å kept. */
export const fold = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^a-z0-9æøå]/gu, character =>
      /[\p{L}\p{N}]/u.test(character)
        ? character.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')
        : ' ',
    );

/** Words of a text, folded or not. */
export const WORD = /[\p{L}\p{N}]+/gu;
const words = (text: string): string[] => fold(text).match(WORD) ?? [];

/** Returns the words of a text, folded. */
export const wordsOf = (text: string): readonly string[] => words(text);
const HAS_DIGIT = /\d/;
const ADDRESS = /^https?:\/\/\S+$/;

/** Maximum length of a searched text. The time to prepare its words grows with the square of their length. */
export const MAX_SEARCHED = 200;
const MIN_FUZZY = 4;
/** A word and every form of it with one letter omitted; a number is no other number misspelt. */
const nearForms = (word: string): string[] => {
  if (word.length > MAX_WORD || /^\d+$/.test(word)) return [];
  const letters = [...word];
  return letters.length < MIN_FUZZY
    ? []
    : [word, ...letters.map((_, i) => [...letters.slice(0, i), ...letters.slice(i + 1)].join(''))];
};

const padded = (items: Iterable<string>): string => {
  const unique = [...new Set(items)];
  return unique.length === 0 ? '' : ` ${unique.join(' ')} `;
};

/**
 * The three search properties of a node, from its stored properties: those that it had before, if it says the same
 * in what is searched.
 */
export const searchProperties = (
  kind: Kind,
  properties: Readonly<Record<string, unknown>>,
  before?: Readonly<Record<string, unknown>>,
): Record<string, string> =>
  before && saysTheSame(kind, properties, before)
    ? Object.fromEntries(SEARCH_PROPERTIES.map(name => [name, String(before[name] ?? '')]))
    : prepared(kind, properties);

const saysTheSame = (
  { fields }: Kind,
  properties: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>>,
): boolean => {
  for (const { search, type, name } of fields.values()) {
    if (search <= 0) continue;
    const property = type.kind === 'text' ? textsProperty(name) : name;
    if (JSON.stringify(properties[property]) !== JSON.stringify(before[property])) return false;
  }
  return true;
};

const prepared = (kind: Kind, properties: Readonly<Record<string, unknown>>): Record<string, string> => {
  const texts = (heavy: boolean): readonly SearchedText[] =>
    [...kind.fields.values()]
      .filter(field => field.search > 0 && field.search > 1 === heavy)
      .flatMap(field => searchedTexts(field, properties));
  const wordsOf = (of: readonly SearchedText[]): (readonly string[])[] =>
    of.map(({ text }) => words(text)).filter(found => found.length > 0);
  const heavy = texts(true);
  const names = wordsOf(heavy.filter(({ isAddress }) => !isAddress));
  const addresses = wordsOf(heavy.filter(({ isAddress }) => isAddress));
  const [{ languages }] = [...kind.fields.values()] as [Field];
  const found = withStems(stemming(languages.stemmers));
  const pairs = names.filter(({ length }) => length === 2);
  const name = [...names.flat(), ...addresses.flat().filter(word => HAS_DIGIT.test(word))];
  return {
    searchName: padded([
      ...[...name, ...names.flatMap(joined)].flatMap(written).flatMap(found),
      ...wholes(names),
      ...addresses.map(wholeOf),
    ]),
    searchText: padded(wordsOf(texts(false)).flat().flatMap(found)),
    searchNear: padded([...name, ...pairs.flatMap(joined)].flatMap(found).flatMap(nearForms)),
  };
};

const withStems =
  (stems: Stems) =>
  (word: string): readonly string[] => [word, ...stems(word)];

/** Two adjacent words as one: E-post is also found as epost. */
const joined = (found: readonly string[]): readonly string[] =>
  found.flatMap((word, i) => {
    const next = found[i + 1];
    return next === undefined || word.length + next.length > MAX_WORD ? [] : [word + next];
  });

/** A word, and its spellings without æ, ø and å: bronnoysund, broennoeysund. */
const written = (word: string): readonly string[] =>
  /[æøå]/.test(word)
    ? [word, ...ASCII.map(letters => word.replace(/[æøå]/g, letter => letters[letter] ?? letter))]
    : [word];
const ASCII: readonly Readonly<Record<string, string>>[] = [
  { æ: 'ae', ø: 'o', å: 'a' },
  { æ: 'ae', ø: 'oe', å: 'aa' },
];

/** A text as one token, to compare whole texts: the mark occurs in no word. */
const wholeOf = (found: readonly string[]): string => `=${found.join('')}`;

/** Each text as one token, and the number of words of the shortest, up to three. */
const wholes = (texts: readonly (readonly string[])[]): readonly string[] =>
  texts.length === 0
    ? []
    : [
        ...texts.flatMap(found => written(wholeOf(found))),
        `#${Math.min(3, ...texts.map(found => found.length))}`,
      ];

/**
 * `isName`: a name, a number or a code. `isAddress`: a web address that is a key, which is found as a whole and by the
 * numbers in it: its other words are in those of a whole register.
 */
type SearchedText = Readonly<{
  field: string;
  language: string | undefined;
  text: string;
  isName: boolean;
  isAddress: boolean;
}>;

/** The texts of a field that are searched, each with its language. */
export const searchedTexts = (
  field: Field,
  properties: Readonly<Record<string, unknown>>,
): SearchedText[] => {
  if (field.type.kind === 'text') {
    return Object.entries(readTexts(properties[textsProperty(field.name)])).map(([language, text]) => ({
      field: field.name,
      language,
      text,
      isName: field.search > 1,
      isAddress: false,
    }));
  }
  const value = properties[field.name];
  return (Array.isArray(value) ? value : [value])
    .filter((v): v is string => typeof v === 'string')
    .map(text => ({
      field: field.name,
      language: undefined,
      text,
      isName: field.search > 1,
      isAddress: field.key !== undefined && ADDRESS.test(text),
    }));
};

/**
 * A prepared query: its words, at most 20, and the whole text; of one with nouns, what is called so without them. Everything beyond
 * MAX_SEARCHED is ignored.
 */
export type SearchQuery = Readonly<{
  words: readonly SearchWord[];
  whole: string;
  meant?: Meant | undefined;
}>;

/** What of some kinds is called so: of “Tartu city” the city that is called Tartu. */
export type Meant = Readonly<{ kinds: readonly string[]; whole: string }>;

/** What words stand for besides themselves. */
export type Lexicon = Readonly<{
  synonyms: Synonyms;
  nouns: ReadonlyMap<string, readonly string[]>;
  languages: Pick<Languages, 'stemmers'>;
}>;
/** Of a text alone, in English. */
export const NO_LEXICON: Lexicon = {
  synonyms: new Map(),
  nouns: new Map(),
  languages: languagesOf({ languages: [] }),
};

type Nouns = Pick<Lexicon, 'nouns' | 'languages'>;

/** The kinds that a word is the noun of, or a misspelling of their noun. */
const kindsOf = (word: string, { nouns, languages }: Nouns): readonly string[] => {
  const stems = stemming(languages.stemmers)(word);
  const own = new Set(stems.flatMap(stem => nouns.get(stem) ?? []));
  if (own.size > 0 || word.length < MIN_FUZZY_NOUN) return [...own];
  const near = nounsNear(nouns);
  return [...new Set(stems.flatMap(nearForms).flatMap(form => near.get(form) ?? []))];
};

/** In shorter words a letter makes another word. */
const MIN_FUZZY_NOUN = 6;
const nearByNouns = new WeakMap<Lexicon['nouns'], Lexicon['nouns']>();

/** The nouns by their forms with one letter omitted. */
const nounsNear = (nouns: Lexicon['nouns']): Lexicon['nouns'] => {
  const known = nearByNouns.get(nouns);
  if (known) return known;
  const near = new Map<string, readonly string[]>();
  for (const [noun, kinds] of nouns)
    for (const form of nearForms(noun)) near.set(form, [...new Set([...(near.get(form) ?? []), ...kinds])]);
  nearByNouns.set(nouns, near);
  return near;
};

/** Returns a text without the nouns of a kind: what a thing of that kind is called; undefined if it has none, or nothing else. */
export const nameWithout = (text: string, kinds: readonly string[], lexicon: Nouns): string | undefined => {
  const all = text.split(/\s+/).filter(Boolean);
  const rest = all.filter(word => !kindsOf(fold(word).trim(), lexicon).some(kind => kinds.includes(kind)));
  return rest.length > 0 && rest.length < all.length ? rest.join(' ') : undefined;
};

/** Tells whether a node of a kind is called so by one of its texts: as the whole text of a query says, or without its nouns. */
export const isCalledBy = (
  { text, isName, isAddress }: Pick<SearchedText, 'text' | 'isName' | 'isAddress'>,
  { name, interfaces }: Pick<Kind, 'name' | 'interfaces'>,
  { whole, meant }: Pick<SearchQuery, 'whole' | 'meant'>,
): boolean => {
  if (isAddress) return whole === wholeOf(words(text));
  if (!isName) return false;
  const forms = written(wholeOf(words(text)));
  const isMeant = meant?.kinds.some(kind => kind === name || interfaces.includes(kind)) ?? false;
  return forms.includes(whole) || (isMeant && meant !== undefined && forms.includes(meant.whole));
};

export const searchQuery = (text: string, lexicon: Lexicon = NO_LEXICON): SearchQuery => {
  const { synonyms, languages } = lexicon;
  const forms = withStems(stemming(languages.stemmers));
  const asked = text.slice(0, MAX_SEARCHED);
  if (ADDRESS.test(asked.trim())) return wholeQuery(wholeOf(words(asked)));
  const all = words(asked.replace(/(?<=\d)[\s.](?=\d{3}(?!\d))/g, ''));
  const found = [...new Set(all)].slice(0, MAX_WORDS);
  const kinds = found.map(word => kindsOf(word, lexicon));
  // A noun alone is a word like others.
  const isBeside = kinds.some(of => of.length === 0);
  const meant = isBeside ? [...new Set(kinds.flat())] : [];
  const called = all.filter(word => kindsOf(word, lexicon).length === 0);
  return {
    ...(meant.length > 0 ? { meant: { kinds: meant, whole: wholeOf(called) } } : {}),
    words: found.map((word, i) => ({
      exact: spaced([...forms(word), ...joined(found.slice(Math.max(0, i - 1), i + 2))]),
      prefix: ` ${word}`,
      synonyms: spaced((synonyms.get(word) ?? []).flatMap(forms)),
      near: spaced(forms(word).flatMap(nearForms)),
      ...(isBeside && (kinds[i] ?? []).length > 0 ? { kinds: kinds[i] ?? [] } : {}),
    })),
    whole: wholeOf(all),
  };
};

/** A web address is looked for as it is, or by its beginning. */
const wholeQuery = (whole: string): SearchQuery => ({
  words: [{ exact: [` ${whole} `], prefix: ` ${whole}`, synonyms: [], near: [] }],
  whole,
});

const MAX_WORDS = 20;
const spaced = (forms: readonly string[]): readonly string[] => [...new Set(forms)].map(form => ` ${form} `);

/** The forms by which a word of a name is found: see `searchName` and `searchNear`. */
const formsOf = (
  word: string,
  stems: Stems,
): Readonly<Record<'written' | 'stemmed' | 'near', readonly string[]>> => ({
  written: written(word),
  stemmed: spaced(written(word).flatMap(withStems(stems))),
  near: spaced(withStems(stems)(word).flatMap(nearForms)),
});

/** A text in pieces, with the matching ones marked. */
type Highlighted = readonly Readonly<{ text: string; matched: boolean }>[];

/** Of a text: all that says where a search finds it. */
type Looked = Pick<SearchedText, 'text'> & Partial<Pick<SearchedText, 'isName' | 'isAddress'>>;

/**
 * Marks what matches one of the words, in any number of texts. Results are cached by word, since words recur.
 */
export const highlighter = (
  query: readonly SearchWord[],
  { stemmers }: Pick<Languages, 'stemmers'>,
): ((of: Looked) => Highlighted) => {
  const stems = stemming(stemmers);
  const known = new Map<string, boolean>();
  const matches = (word: string): boolean => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const found = isMatch(word, query, stems);
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

/** In a name also two words that are one in the query: E-post by epost. */
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

const isMatch = (word: string, query: readonly SearchWord[], stems: Stems): boolean => {
  const { written, stemmed, near } = formsOf(word, stems);
  return query.some(
    one =>
      written.some(form => ` ${form}`.startsWith(one.prefix)) ||
      stemmed.some(form => one.exact.includes(form) || one.synonyms.includes(form)) ||
      (one.near.length > 0 && near.some(form => one.near.includes(form))),
  );
};

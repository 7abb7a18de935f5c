/** Letters of a pack's alphabet that stand apart from a to z, by the letter that they stand after; those of one text are one letter. */
export type Letters = Readonly<Record<string, readonly string[]>>;

/** Letters that are no letters of an alphabet's own, and do not come apart into one and an accent; a line break is a blank, as where case is ignored. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ æ: 'ae', ø: 'o', đ: 'd', ŋ: 'n', ŧ: 't', ð: 'd', þ: 'th', ß: 'ss', ł: 'l', œ: 'oe' },
  ...{ '\n': ' ', '\u001e': ' ' },
};

/** Signs of ASCII that stand after z, of which the last, ~, is for what comes last. */
const AFTER_Z = '{|}';

/** An alphabet as data, which goes to other processes with the Model. */
export type Alphabet = Readonly<{
  /** The keys of its own letters. */
  keys: ReadonlyMap<string, string>;
  /** Letters of which each has a place of its own. */
  apart: readonly string[];
}>;

export const alphabetOf = (letters: Letters): Alphabet => {
  const own = Object.entries(letters).flatMap(([after, groups]) =>
    groups.map((group, i) => ({ group: [...group.normalize('NFC')], key: keyAfter(after, i) })),
  );
  return {
    keys: new Map(own.flatMap(({ group, key }) => group.map(letter => [letter, key]))),
    apart: own.flatMap(({ group: [first = ''] }) => first),
  };
};

/**
 * Makes a collation key: a string whose code-unit order is the alphabetical order, the same on every store. Letters of the alphabet
 * stand in its order; other accents are folded; non-Latin characters come last. (Above U+DFFF, Neo4j orders stored text by code point
 * and compares it with a parameter by code unit; all agree on ASCII, and keys contain nothing else.) Not by Intl.Collator, which
 * compares and makes no keys.
 */
export const collate = (text: string, alphabet: Alphabet): string => {
  let key = '';
  for (const character of text.normalize('NFC').toLowerCase()) key += keyOf(character, alphabet);
  return key;
};

const keyOf = (character: string, { keys }: Alphabet): string => {
  const special = keys.get(character) ?? PLAIN[character];
  if (special !== undefined) return special;
  const base = character.normalize('NFD')[0] ?? '';
  const code = base.charCodeAt(0);
  if (code >= 0x20 && code < 0x7b) return keys.get(base) ?? base;
  return `~${(character.codePointAt(0) ?? 0).toString(16).padStart(6, '0')}`;
};

/** Tells whether a text in lower case has such letters alone: with others, such as ê, many are sorted that begin otherwise. */
export const isSortedApart = (text: string, { apart }: Alphabet): boolean => {
  for (const character of text)
    if (!(character >= ' ' && character <= 'z') && !apart.includes(character)) return false;
  return text !== '';
};

/** The key of the letter that stands in a place after another: after all that begins with that, and before the next. */
const keyAfter = (after: string, place: number): string =>
  (after === 'z' ? AFTER_Z[place] : undefined) ?? `${after}~~${String.fromCharCode(0x61 + place)}`;

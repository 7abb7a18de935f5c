/** Letters of a pack's alphabet that stand apart from a to z, by the letter that they stand after; those of one text are one letter. */
export type Letters = Readonly<Record<string, readonly string[]>>;

/** Letters that are no letters of an alphabet's own, and do not come apart into one and an accent; a line break is a blank, as where case is ignored. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ æ: 'ae', ø: 'o', đ: 'd', ŋ: 'n', ŧ: 't', ð: 'd', þ: 'th', ß: 'ss', ł: 'l', œ: 'oe' },
  ...{ '\n': ' ', '\u001e': ' ' },
};

/** Signs of ASCII that stand after z, of which the last, ~, is for what comes last. */
const AFTER_Z = '{|}';

/**
 * Makes collation keys: strings whose code-unit order is the alphabetical order, the same on every store.
 * (Above U+DFFF, Neo4j orders stored text by code point and compares it with a parameter by code unit; all
 * agree on ASCII, and keys contain nothing else.) Not by Intl.Collator, which compares and makes no keys.
 */
export class Alphabet {
  private readonly keys: Readonly<Record<string, string>>;
  /** Letters of which each has a place of its own. */
  private readonly apart: ReadonlySet<string>;

  constructor(letters: Letters) {
    const own = Object.entries(letters).flatMap(([after, groups]) =>
      groups.map((group, i) => ({ group: [...group.normalize('NFC')], key: keyAfter(after, i) })),
    );
    this.keys = Object.freeze(
      Object.fromEntries(own.flatMap(({ group, key }) => group.map(letter => [letter, key]))),
    );
    this.apart = new Set(own.flatMap(({ group: [first = ''] }) => first));
    Object.freeze(this.apart);
    Object.freeze(this);
  }

  /** Letters of the alphabet stand in its order; other accents are folded; non-Latin characters come last. */
  collate(text: string): string {
    let key = '';
    for (const character of text.normalize('NFC').toLowerCase()) key += this.keyOf(character);
    return key;
  }

  /** Tells whether a text in lower case has such letters alone: with others, such as ê, many are sorted that begin otherwise. */
  isApart(text: string): boolean {
    for (const character of text)
      if (!(character >= ' ' && character <= 'z') && !this.apart.has(character)) return false;
    return text !== '';
  }

  private keyOf(character: string): string {
    const special = this.keys[character] ?? PLAIN[character];
    if (special !== undefined) return special;
    const base = character.normalize('NFD')[0] ?? '';
    const code = base.charCodeAt(0);
    if (code >= 0x20 && code < 0x7b) return this.keys[base] ?? base;
    return `~${(character.codePointAt(0) ?? 0).toString(16).padStart(6, '0')}`;
  }
}

/** The key of the letter that stands in a place after another: after all that begins with that, and before the next. */
const keyAfter = (after: string, place: number): string =>
  (after === 'z' ? AFTER_Z[place] : undefined) ?? `${after}~~${String.fromCharCode(0x61 + place)}`;

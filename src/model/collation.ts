/**
 * Returns a value with its strings in Unicode's composed form (NFC): the same letters are the same text, whoever wrote
 * them. Files from macOS and some clients write å as a and a ring. Called where text comes in, and nowhere else.
 */
export const toNfc = (value: unknown): unknown => {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) {
    const items = value.map(toNfc);
    return items.every((item, i) => item === value[i]) ? value : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, field]) => [name, field, toNfc(field)] as const);
  return fields.every(([, before, after]) => before === after)
    ? value
    : Object.fromEntries(fields.map(([name, , after]) => [name, after]));
};

/**
 * Collation keys: strings whose code-unit order is the Norwegian alphabetical order, the same on every store.
 * (Above U+DFFF, Neo4j orders stored text by code point and compares it with a parameter by code unit; all
 * agree on ASCII, and keys contain nothing else.)
 */
const AFTER_Z: Record<string, string> = { æ: '{', ä: '{', ø: '|', ö: '|', å: '}' };
const PLAIN: Record<string, string> = { đ: 'd', ŋ: 'n', ŧ: 't', ð: 'd', þ: 'th', ß: 'ss', ł: 'l', œ: 'oe' };

/** Æ, Ø and Å sort after Z in that order; other accents are folded; non-Latin characters sort last. */
export const collate = (text: string): string => {
  let key = '';
  for (const character of text.normalize('NFC').toLowerCase()) key += keyOf(character);
  return key;
};

const keyOf = (character: string): string => {
  const special = AFTER_Z[character] ?? PLAIN[character];
  if (special !== undefined) return special;
  const base = character.normalize('NFD')[0] ?? '';
  const code = base.charCodeAt(0);
  if (code >= 0x20 && code < 0x7b) return base;
  return `~${(character.codePointAt(0) ?? 0).toString(16).padStart(6, '0')}`;
};

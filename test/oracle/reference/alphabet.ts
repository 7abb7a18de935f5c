/** Letters that stand after Z, by the signs that come after z in ASCII; those of Sweden and Denmark beside ours. */
const AFTER_Z: readonly (readonly [letters: string, sign: string])[] = [
  ['æä', '{'],
  ['øö', '|'],
  ['å', '}'],
];
/** Letters of their own that stand by another. */
const BESIDE: Readonly<Record<string, string>> = {
  đ: 'd',
  ð: 'd',
  ŋ: 'n',
  ŧ: 't',
  ł: 'l',
  þ: 'th',
  ß: 'ss',
  œ: 'oe',
  '\n': ' ',
  '\u001e': ' ',
};

/**
 * A text's place in the Norwegian alphabet, as text that is compared by code units. The same rule as `collate` in src/engine/languages/alphabet.ts
 * has by pack.json, written once more from the rule and not from the code: case and accents do not count, a line break is a blank, what is no Latin letter
 * comes last, by its number.
 */
export const alphabetical = (text: string): string =>
  Array.from(text.normalize('NFC').toLowerCase(), letter => {
    const after = AFTER_Z.find(([letters]) => letters.includes(letter));
    if (after) return after[1];
    const [, plain] = /^([ -z])\p{M}*$/u.exec(letter.normalize('NFD')) ?? [];
    return BESIDE[letter] ?? plain ?? `~${Number(letter.codePointAt(0)).toString(16).padStart(6, '0')}`;
  }).join('');

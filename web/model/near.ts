type Hit = Readonly<{
  highlights: readonly Readonly<{ fragments: readonly Readonly<{ text: string; matched: boolean }>[] }>[];
}>;

const WORD = /[\p{L}\p{N}]+/gu;
/** A thousand may be set apart, and shorter words are not looked for misspelt. */
const numbersIn = (text: string): readonly string[] =>
  (text.replace(/(?<=\d)[\s.](?=\d{3}(?!\d))/g, '').match(WORD) ?? [])
    .filter(word => word.length >= 4 && /\d$/.test(word))
    .map(word => word.toLowerCase());

/**
 * Whether a hit has another number than the one that was searched for: 5540 for 5430. A number has no other forms, so that
 * what matched either begins with it or is a near miss. Of words the API alone knows.
 */
export const isNear = (text: string, { highlights }: Hit): boolean => {
  const matched = highlights.flatMap(({ fragments }) =>
    fragments.filter(of => of.matched).map(of => of.text.toLowerCase()),
  );
  return (
    matched.length > 0 && numbersIn(text).some(number => !matched.some(found => found.startsWith(number)))
  );
};

type Marked = Readonly<{ text: string; isQuote: boolean }>;

/** Parts of a text, those marked that are pieces of the quote: what stands on both sides of an omission, whatever blanks there are. */
export const markedIn = (text: string, quote: string): readonly Marked[] => {
  const parts: Marked[] = [];
  let at = 0;
  for (const piece of quote.split('…').map(one => one.trim().split(/\s+/))) {
    const found = placeOf(piece, text, at);
    if (!found || piece.join('').length < 2) continue;
    if (found.from > at) parts.push({ text: text.slice(at, found.from), isQuote: false });
    parts.push({ text: text.slice(found.from, found.to), isQuote: true });
    at = found.to;
  }
  return [...parts, { text: text.slice(at), isQuote: false }];
};

/** The first place where some words follow one another, with any blanks between them. */
const placeOf = (
  words: readonly string[],
  text: string,
  at: number,
): Readonly<{ from: number; to: number }> | undefined => {
  for (
    let from = text.indexOf(words[0] ?? '', at);
    from >= 0;
    from = text.indexOf(words[0] ?? '', from + 1)
  ) {
    let to = from;
    const fits = words.every((word, i) => {
      if (i > 0) while (to < text.length && /\s/.test(text[to] ?? '')) to += 1;
      if (!text.startsWith(word, to)) return false;
      to += word.length;
      return true;
    });
    if (fits) return { from, to };
  }
  return undefined;
};

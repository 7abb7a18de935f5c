/** Sentences of an article that are looked at, which are more than any law has in one. */
const MOST_SENTENCES = 2_000;
/** Sentences in a row that may have taken the place of one. */
const MOST_IN_A_ROW = 4;
/** How much of two texts has to be the same, of 1, for the one to be told as what the other has become. */
const LEAST_ALIKE = 0.5;

/** Returns the sentences of a text that are nearest to words that no longer stand in it; undefined: none is near. */
export const nearestIn = (text: string, words: string, language: string): string | undefined => {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  const sentences = text
    .split('\n')
    .flatMap(line => [...segmenter.segment(line)].map(({ segment }) => segment.trim()))
    .filter(sentence => sentence !== '')
    .slice(0, MOST_SENTENCES);
  const wanted = bagOf(words);
  let [best, nearest]: [number, string | undefined] = [LEAST_ALIKE, undefined];
  for (let i = 0; i < sentences.length; i += 1)
    for (let n = 1; n <= MOST_IN_A_ROW && i + n <= sentences.length; n += 1) {
      const run = sentences.slice(i, i + n).join(' ');
      const likeness = alike(wanted, bagOf(run));
      if (likeness > best) [best, nearest] = [likeness, run];
    }
  return nearest;
};

type Bag = Readonly<{ size: number; of: ReadonlyMap<string, number> }>;

/** Words in pairs, as they follow each other, and alone: how many there are of each. */
const bagOf = (text: string): Bag => {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const of = new Map<string, number>();
  const add = (one: string): Map<string, number> => of.set(one, (of.get(one) ?? 0) + 1);
  words.forEach((word, i) => {
    add(word);
    if (i > 0) add(`${words[i - 1] ?? ''} ${word}`);
  });
  return { size: Math.max(0, words.length * 2 - 1), of };
};

/** Dice's coefficient: twice what both have, of what each has. */
const alike = (one: Bag, other: Bag): number => {
  let both = 0;
  for (const [word, count] of one.of) both += Math.min(count, other.of.get(word) ?? 0);
  return one.size + other.size === 0 ? 0 : (2 * both) / (one.size + other.size);
};

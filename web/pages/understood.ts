import { togetherText } from '../words/together';
import type { KindName } from '../gql/graphql';
import { WORD, fold } from '../../src/engine/model/search-text';
import type { NoAnswer } from '../model/asking';
import { otherDayOf } from '../model/elsewhen';
import { isFault, seek, type Filled, type Slot } from '../model/slots';
import { titleOf } from '../words/titles';
import { askables, type Askable } from './askable';
import type { PageContext } from './page';

/** A question that a text is read as: its address and its words, or what it names that is not found. */
export type Understood = Readonly<
  { question: string } & ({ href: string; missing?: undefined } | { missing: string; href?: undefined })
>;

/** A word as it is typed, and folded. */
type Word = Readonly<{ typed: string; folded: string }>;
type IsWord = (word: Word) => boolean;

/** Words that say nothing of what is meant, those of any question, and those between two things. */
type Vocabulary = Readonly<{ isSmall: IsWord; isAsking: IsWord; isBetween: IsWord; isEu: IsWord }>;

/** A question that a text may be, with how many words say so, and what is left for its gaps. */
type Reading = Readonly<{ of: Askable; strong: number; weak: number; left: readonly Word[] }>;

/** Letters and digits, with what joins them, such as a hyphen. */
const TYPED = new RegExp(`${WORD.source}(?:[-./’']${WORD.source})*`, 'gu');

const typedWords = (text: string): readonly Word[] =>
  (text.match(TYPED) ?? []).map(typed => ({ typed, folded: fold(typed).trim() }));

/** Reads the words of a message: whole ones, and beginnings with a star. */
const wordsIn = (message: string): IsWord => {
  const all = message.split(/\s+/);
  const whole = new Set(all.map(word => fold(word).trim()));
  const begun = all.filter(word => word.endsWith('*')).map(word => fold(word.slice(0, -1)).trim());
  return ({ folded }) => whole.has(folded) || begun.some(start => folded.startsWith(start));
};

/** The questions that a text may be, the likeliest first; none of a text that has no word of any. */
const readingsOf = (words: readonly Word[], context: PageContext): [readonly Reading[], Vocabulary] => {
  const { t } = context;
  const told = askables(context).map(of => ({ of, isOf: wordsIn(t(`ask-${of.words}`)) }));
  const isSmall = wordsIn(t('ask-small'));
  const readings = told
    .map(({ of, isOf }): Reading => {
      const found = new Map(words.filter(isOf).map(word => [word.folded, word]));
      const weak = [...found.values()].filter(isSmall).length;
      return { of, strong: found.size - weak, weak, left: words.filter(word => !isOf(word)) };
    })
    .filter(({ of, strong, weak }) => strong > 0 || (of.words === 'thing' && weak > 0))
    .filter(({ left }) => left.some(word => !isSmall(word)))
    .sort((a, b) => b.strong - a.strong || b.weak - a.weak)
    .slice(0, MOST_READINGS);
  const vocabulary = {
    isSmall,
    isAsking: (word: Word) => told.some(({ isOf }) => isOf(word)),
    isBetween: wordsIn(t('ask-between')),
    isEu: wordsIn(t('ask-eu')),
  };
  return [readings, vocabulary];
};

/** Each is looked up. */
const MOST_READINGS = 3;

type Found = Readonly<{ filled: Filled; day: string | undefined }>;
/** What a search comes to: nothing where there is no such thing, and a fault where that is not known. */
type Sought = Found | NoAnswer | undefined;

/** Finds what a text names that may fill a gap: the one thing that is meant, or the text as it is where that may be several. */
const findThing = async (
  { ask, lang, state: { asOf }, today }: PageContext,
  text: string,
  kinds: readonly KindName[],
): Promise<Sought> => {
  const found = await seek({ ask, lang, asOf }, { text, kinds, anyDay: true });
  if ('fault' in found) return found.fault;
  if (found.hits.length === 0) return undefined;
  const { meant: thing } = found;
  // Of several, the page of the question asks which.
  if (thing === undefined) return { filled: { value: text, name: text, title: text }, day: undefined };
  return {
    filled: { value: thing.id, name: thing.name, title: titleOf(thing, lang), thing },
    day: otherDayOf(thing, asOf ?? today),
  };
};

/** The words for each gap, in order: a word stands between those of two. */
const partsOf = (left: readonly Word[], gaps: number, words: Vocabulary): readonly (readonly Word[])[] => {
  if (gaps < 2) return [left];
  const names = (part: readonly Word[]): boolean => part.some(word => !words.isSmall(word));
  const at = left.findIndex(
    (word, i) => words.isBetween(word) && names(left.slice(0, i)) && names(left.slice(i + 1)),
  );
  return at < 0 ? [left] : [left.slice(0, at), left.slice(at + 1)];
};

/** What fills a gap by its name, such as all acts of a union; where nothing is said of it, what stands there otherwise. */
const specialFor = (
  { specials = [], example }: Slot,
  part: readonly Word[],
  { isEu }: Vocabulary,
  { lang }: PageContext,
): Filled | undefined => {
  const special = specials.find(name => (part.length > 0 ? part.every(isEu) : name === example));
  if (special === undefined) return undefined;
  const name = togetherText(special, lang);
  return { value: special, name, title: name, special };
};

const textOf = (part: readonly Word[]): string => part.map(({ typed }) => typed).join(' ');

/** Finds what a gap's words name: without those that ask something else, if there is nothing of them all. */
const fillGap = async (
  gap: Slot,
  part: readonly Word[],
  words: Vocabulary,
  context: PageContext,
): Promise<Sought> => {
  const found = await findThing(context, textOf(part), gap.kinds);
  const fewer = part.filter(word => !words.isAsking(word));
  return found || fewer.length === 0 || fewer.length === part.length
    ? found
    : findThing(context, textOf(fewer), gap.kinds);
};

/** Reads a text as one question: what it names fills the gaps, or is not found; undefined where that could not be asked. */
const readAs = async (
  { of, left }: Reading,
  words: Vocabulary,
  context: PageContext,
): Promise<Understood | undefined> => {
  const parts = partsOf(left, of.gaps.length, words);
  const filled: Record<string, Filled> = {};
  let day: string | undefined;
  for (const [i, gap] of of.gaps.entries()) {
    const part = (parts[i] ?? []).filter(word => !words.isSmall(word));
    const special = specialFor(gap, part, words, context);
    if (special) filled[gap.name] = special;
    if (special || part.length === 0) continue;
    const found = await fillGap(gap, part, words, context);
    if (!found) return { question: of.question({}, context), missing: textOf(part) };
    if (isFault(found)) return undefined;
    filled[gap.name] = found.filled;
    day ??= found.day;
  }
  return { question: of.question(filled, context), href: of.href({ filled, day }, context) };
};

/**
 * Reads a text as a question of the explorer, by the words that messages give each: of the likeliest, the first whose gaps are
 * filled by what else it says; or else the likeliest, with what it names that is not found. Undefined of a text that is no question.
 */
export const understand = async (text: string, context: PageContext): Promise<Understood | undefined> => {
  const [readings, words] = readingsOf(typedWords(text), context);
  let missing: Understood | undefined;
  for (const reading of readings) {
    const read = await readAs(reading, words, context);
    if (read === undefined || read.href !== undefined) return read;
    missing ??= read;
  }
  return missing;
};

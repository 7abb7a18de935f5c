import { wordsOf } from '../unreadable';
import type { GotText } from './get-texts';
import { nearestIn } from './nearest';
import type { Quote } from './quotes';
import { readText, type Article, type LawText } from './read-text';
import type { LawRegister } from './register';

/** What has become of words that are quoted. */
export type Verdict =
  /** They stand where they are said to. */
  | 'UNCHANGED'
  /** They stand there no more, and the article does. */
  | 'CHANGED'
  /** They stand in another article. */
  | 'MOVED'
  /** The article, or the act, is no more. */
  | 'GONE'
  /** Nothing is there that they could be held against. */
  | 'NO_TEXT';

export type CheckedQuote = Readonly<{
  quote: Quote;
  verdict: Verdict;
  /** Why there is nothing to hold them against, or why nothing ends though they are changed or gone. */
  why?: string | undefined;
  /** The article in which they stand, of those that moved; the words that are nearest to them, of those that changed. */
  now?: string | undefined;
  /** The first day on which they do not hold any more; undefined: nothing ends. */
  on?: string | undefined;
  /** What the text says that will be, or has been, done to the article, and its words do not show. */
  announced?: string | undefined;
}>;

/** The text of an act as it is held against what is quoted from it; without one, why there is none. */
export type HeldText = Readonly<{ text: LawText; since: string | undefined }> | Readonly<{ why: string }>;

/** Reads the text of an act. One in another form says nothing of what is quoted. */
export const heldText = (got: GotText): HeldText => {
  if ('why' in got) return got;
  try {
    const text = readText(got.body, got.layout, got.beside);
    if (text.state.isAsEnacted) return { why: 'It is the text as enacted, without amendments.' };
    return { text, since: got.version ?? text.state.since };
  } catch (error) {
    return { why: `It is not understood: ${wordsOf(error).split('\n', 1)[0]?.slice(0, 200) ?? ''}` };
  }
};

/** Holds what is quoted from an act against the text of it. */
export const checked = (
  register: LawRegister,
  quotes: readonly Quote[],
  held: HeldText,
): readonly CheckedQuote[] => {
  if ('why' in held) return quotes.map(quote => ({ quote, verdict: 'NO_TEXT', why: held.why }));
  const found = quotes.map(quote => ({ quote, ...verdictOn(quote, register, held.text) }));
  const muchIs = tooMuch(found);
  return found.map(one => {
    if (one.verdict !== 'CHANGED' && one.verdict !== 'GONE') return one;
    const on = held.text.state.repealed ? held.text.state.repealed.on : held.since;
    const why = one.why ?? (muchIs && !held.text.state.repealed ? muchIs : whyNot(one.quote, on));
    return why === undefined ? { ...one, on } : { ...one, why };
  });
};

/** Quotes of one act that may be lost before it is asked whether the text is that of the act. */
const FEW = 4;

/** Where most of what is quoted is lost, the text is more likely another one: cut, or in another language. */
const tooMuch = (found: readonly Pick<CheckedQuote, 'quote' | 'verdict'>[]): string | undefined => {
  const wordsOf = (...verdicts: readonly Verdict[]): number =>
    new Set(found.filter(one => verdicts.includes(one.verdict)).map(({ quote }) => quote.words)).size;
  const [lost, stand] = [wordsOf('CHANGED', 'GONE'), wordsOf('UNCHANGED', 'MOVED')];
  return lost < FEW || lost <= stand
    ? undefined
    : `${lost} of ${lost + stand} quotes are not in the text, so it may be another one.`;
};

/** Why words that are no more do not end anything; undefined: they do. */
const whyNot = ({ seen, edge: { validFrom } }: Quote, on: string | undefined): string | undefined => {
  if (on === undefined) return 'The text does not say since when.';
  if (seen !== undefined && seen >= on)
    return `They were seen to stand there on ${seen}, after the last amendment that is in the text, of ${on}.`;
  if (validFrom !== null && validFrom >= on)
    return `It begins on ${validFrom}, and the last amendment that is in the text is of ${on}.`;
  return undefined;
};

type Found = Omit<CheckedQuote, 'quote'>;

const verdictOn = ({ words, place }: Quote, { articlesIn, language }: LawRegister, text: LawText): Found => {
  const { articles, state } = text;
  if (state.repealed) return { verdict: 'GONE' };
  const said = place === undefined ? [] : articlesIn(place);
  if (said.length === 0)
    return text.all.has(words)
      ? { verdict: 'UNCHANGED' }
      : { verdict: 'NO_TEXT', why: 'Its place is no article, and the words are not in the text.' };
  const named = said.flatMap(called => articles.get(called) ?? []);
  if (standIn(words, named)) return { verdict: 'UNCHANGED', announced: announcedIn(named) };
  const elsewhere = [...articles.values()].find(({ stands }) => stands.has(words));
  if (elsewhere) return { verdict: 'MOVED', now: elsewhere.called };
  return lost(said, named, text, { words, language });
};

/** Of words quoted from several articles, the parts may stand in one each. */
const standIn = (words: string, [first, ...others]: readonly Article[]): boolean => {
  if (!first) return false;
  if (others.length === 0) return first.stands.has(words);
  return words.split(/…|\.\.\./).every(part => [first, ...others].some(({ stands }) => stands.has(part)));
};

const announcedIn = (named: readonly Article[]): string | undefined =>
  named.flatMap(({ announced }) => announced ?? [])[0];

/** Words that stand nowhere in the text: their article is there with others, or is not. */
const lost = (
  said: readonly string[],
  named: readonly Article[],
  { articles, isWhole }: LawText,
  { words, language }: Readonly<{ words: string; language: string }>,
): Found => {
  const last = [...articles.keys()].at(-1);
  if (last === undefined) return { verdict: 'NO_TEXT', why: 'No articles are found in it.' };
  // A file that breaks off has nothing of what is after that, and says nothing of it.
  const isPast = isWhole || said.every(called => BY_NUMBER.compare(called, last) < 0);
  const broken = isPast
    ? {}
    : { why: `The text may break off in or before that article; its last is ${last}.` };
  if (named.length === 0) return isPast ? { verdict: 'GONE' } : { verdict: 'NO_TEXT', ...broken };
  if (named.every(({ isRepealed }) => isRepealed)) return { verdict: 'GONE' };
  const now = nearestIn(named.map(one => one.words).join('\n'), words, language);
  return { verdict: 'CHANGED', now, ...broken };
};

/** As articles are numbered: 9 before 57, 5 before 5a. */
const BY_NUMBER = new Intl.Collator('en', { numeric: true });

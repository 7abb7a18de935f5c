import type { HeldText } from './check';
import type { Quote } from './quotes';
import type { Article } from './read-text';
import type { LawRegister } from './register';

/** An article that says other days than it did when the words of its act were last seen: what is quoted may hold from another day. */
export type MovedDays = Readonly<{
  article: string;
  /** Days that it says no more, and those that it says now, by number. */
  gone: readonly string[];
  come: readonly string[];
  /** The lines that say them. */
  was: string | undefined;
  now: string | undefined;
  /** What follows from the act and begins on a day that it said or says. */
  begins: readonly string[];
}>;

/** Tells which articles of an act say other days in a later version of its text than in an earlier one. */
export const movedDays = (
  { days, follows }: LawRegister,
  { before, now, quotes }: Readonly<{ before: HeldText; now: HeldText; quotes: readonly Quote[] }>,
): readonly MovedDays[] => {
  if (!days || 'why' in before || 'why' in now) return [];
  const [old, later] = [before.text.articles, now.text.articles];
  return [...new Set([...old.keys(), ...later.keys()])].flatMap(article => {
    const [was, is] = [daysIn(old.get(article), days), daysIn(later.get(article), days)];
    const [gone, come] = [without(was, is), without(is, was)];
    if (gone.length + come.length === 0) return [];
    const begins = quotes.filter(
      ({ of, edge: { validFrom } }) =>
        of.name === follows && validFrom !== null && (was.has(validFrom) || is.has(validFrom)),
    );
    return {
      article,
      gone,
      come,
      was: saying(gone, was),
      now: saying(come, is),
      begins: [...new Set(begins.map(({ start }) => start))].sort(),
    };
  });
};

type Days = ReadonlyMap<string, readonly string[]>;

/** The days that an article says, and the lines that say each. */
const daysIn = (article: Article | undefined, days: (words: string) => readonly string[]): Days => {
  const said = new Map<string, readonly string[]>();
  for (const line of article?.words.split('\n') ?? [])
    for (const day of days(line)) said.set(day, [...(said.get(day) ?? []), line.trim()]);
  return said;
};

const without = (these: Days, those: Days): readonly string[] =>
  [...these.keys()].filter(day => !those.has(day)).sort();

const saying = (days: readonly string[], said: Days): string | undefined => {
  const lines = [...new Set(days.flatMap(day => said.get(day) ?? []))];
  return lines.length === 0 ? undefined : lines.join(' … ');
};

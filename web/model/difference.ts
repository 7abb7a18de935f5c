import { capital } from '../words/texts';
import { sentencesOf, type PageAnswer, type Cited, type Claim, type Unit } from './answer';

/** A sentence of both answers, as each has it. */
export type Common = Readonly<{ before: Claim; after: Claim }>;

/** What two answers to the same question have apart. */
export type AnswerDifference = Readonly<{
  /** What the two numbers count. */
  unit: Unit;
  before: number;
  after: number;
  gone: readonly Claim[];
  come: readonly Claim[];
  both: readonly Common[];
  /** Whether an answer has more than was compared. */
  isPartial: boolean;
}>;

/** Keys without what was asked about, so that the same way from another start is the same. */
export const withoutSubjects = (
  answer: PageAnswer,
  slots: Readonly<Record<string, Readonly<{ value: string }>>>,
): PageAnswer => {
  const parts = Object.entries(slots);
  const keyOf = (key: string): string =>
    parts.reduce((text, [name, { value }]) => text.replaceAll(value, `{${name}}`), key);
  return {
    ...answer,
    groups: answer.groups.map(group => ({
      ...group,
      sentences: group.sentences.map(sentence => ({ ...sentence, key: keyOf(sentence.key) })),
    })),
  };
};

export const differenceOf = (before: PageAnswer, after: PageAnswer): AnswerDifference => {
  const [was, is] = [sentencesOf(before), sentencesOf(after)];
  const [had, has] = [new Map(was.map(of => [of.key, of])), new Set(is.map(({ key }) => key))];
  return {
    unit: after.honesty.unit,
    before: before.honesty.total,
    after: after.honesty.total,
    gone: was.filter(({ key }) => !has.has(key)),
    come: is.filter(({ key }) => !had.has(key)),
    both: is.flatMap(after => {
      const before = had.get(after.key);
      return before ? [{ before, after }] : [];
    }),
    isPartial: [before, after].some(({ next, honesty }) => next !== undefined || honesty.cut !== undefined),
  };
};

const sourcesOf = ({ steps }: Claim): ReadonlyMap<string, Cited> =>
  new Map(steps.flatMap(({ sources }) => sources).map(source => [source.id, source]));

/** The sources that one of the answers has for a sentence and the other has not. */
export const sourcesApart = ({
  before,
  after,
}: Common): Readonly<{ before: readonly Cited[]; after: readonly Cited[] }> => {
  const [had, has] = [sourcesOf(before), sourcesOf(after)];
  return {
    before: [...had.values()].filter(({ id }) => !has.has(id)),
    after: [...has.values()].filter(({ id }) => !had.has(id)),
  };
};

type Titled = Readonly<Record<string, Readonly<{ title: string }>>>;

/** A name where it stands as a word of its own, by the letter that it may begin a sentence with. */
const wordsOf = (names: readonly string[]): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${names.map(name => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})(?![\\p{L}\\p{N}])`,
    'gu',
  );

/** What two answers about different things have in common, with the names of both: “the one / the other uses the register.” */
export const commonText = ({ before, after }: Common, was: Titled, is: Titled): string => {
  if (before.text === after.text) return after.text;
  const names = new Map(
    Object.entries(is).flatMap(([slot, { title }]): [string, string][] => {
      const other = was[slot]?.title;
      if (other === undefined || other === title) return [];
      return [
        [title, `${other} / ${title}`],
        [capital(title), `${capital(other)} / ${title}`],
      ];
    }),
  );
  if (names.size === 0) return after.text;
  const longest = [...names.keys()].sort((a, b) => b.length - a.length);
  return after.text.replace(wordsOf(longest), name => names.get(name) ?? name);
};

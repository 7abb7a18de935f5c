import { sentencesOf, type Answer, type Cited, type Sentence } from './answer';

/** A sentence of both answers, as each has it. */
export type Common = Readonly<{ before: Sentence; after: Sentence }>;

/** What two answers to the same question have apart. */
export type AnswerDifference = Readonly<{
  before: number;
  after: number;
  gone: readonly Sentence[];
  come: readonly Sentence[];
  both: readonly Common[];
  /** Whether an answer has more than was compared. */
  isPartial: boolean;
}>;

/** Keys without what was asked about, so that the same way from another start is the same. */
export const withoutSubjects = (
  answer: Answer,
  slots: Readonly<Record<string, Readonly<{ value: string }>>>,
): Answer => {
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

export const differenceOf = (before: Answer, after: Answer): AnswerDifference => {
  const [was, is] = [sentencesOf(before), sentencesOf(after)];
  const [had, has] = [new Map(was.map(of => [of.key, of])), new Set(is.map(({ key }) => key))];
  return {
    before: before.honesty.total,
    after: after.honesty.total,
    gone: was.filter(({ key }) => !has.has(key)),
    come: is.filter(({ key }) => !had.has(key)),
    both: is.flatMap(after => {
      const before = had.get(after.key);
      return before ? [{ before, after }] : [];
    }),
    isPartial: before.next !== undefined || after.next !== undefined,
  };
};

const sourcesOf = ({ steps }: Sentence): ReadonlyMap<string, Cited> =>
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

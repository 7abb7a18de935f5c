import { sentencesOf, type Answer, type Sentence } from './answer';

/** What two answers to the same question have apart. */
export type AnswerDifference = Readonly<{
  before: number;
  after: number;
  gone: readonly Sentence[];
  come: readonly Sentence[];
  both: readonly Sentence[];
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
  const [had, has] = [new Set(was.map(({ key }) => key)), new Set(is.map(({ key }) => key))];
  return {
    before: before.honesty.total,
    after: after.honesty.total,
    gone: was.filter(({ key }) => !has.has(key)),
    come: is.filter(({ key }) => !had.has(key)),
    both: is.filter(({ key }) => had.has(key)),
    isPartial: before.next !== undefined || after.next !== undefined,
  };
};

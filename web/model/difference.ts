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

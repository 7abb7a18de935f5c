import type { Speaker } from '../../engine/messages/speaker';
import type { FollowClaim, News } from './follow';

/** What is told of news, in sentences, by whichever way: a mail, an entry of a feed, a letter of a program. */
export type Letter = Readonly<{
  subject: string;
  /** The answer as it is now, and as it was. */
  opening: readonly string[];
  parts: readonly Readonly<{ heading: string; sentences: readonly string[] }>[];
  /** What is not named, and why. */
  closing: readonly string[];
}>;

export const letterOf = (news: News, { say }: Speaker): Letter => {
  const { title, heading, was, came, gone, changed, unseen, isWhole } = news;
  const named = (part: string, sentences: readonly string[]): Letter['parts'] =>
    sentences.length === 0 ? [] : [{ heading: part, sentences }];
  return {
    subject: title,
    opening: [heading, ...(was === undefined ? [] : [say('follow-was', { heading: was })])],
    parts: [
      ...named(say('follow-came', { n: came.length }), came.map(textOf)),
      ...named(say('follow-gone', { n: gone.length }), gone.map(textOf)),
      ...named(
        say('follow-changed', { n: changed.length }),
        changed.map(({ before, after }) => say('follow-instead', { after: after.text, before: before.text })),
      ),
    ],
    closing: [
      ...(unseen === 0 ? [] : [say('follow-unseen', { n: unseen })]),
      ...(isWhole ? [] : [say('follow-part')]),
    ],
  };
};

const textOf = ({ text }: FollowClaim): string => text;

/** The letter as lines of text. */
export const linesOf = ({ opening, parts, closing }: Letter): readonly string[] => [
  ...opening,
  ...parts.flatMap(({ heading, sentences }) => ['', heading, ...sentences.map(one => `– ${one}`)]),
  ...(closing.length === 0 ? [] : ['', ...closing]),
];

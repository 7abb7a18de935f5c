import { compared, type Words } from '../gql/labels';
import { messages } from './messages';
import type { Lang } from '../model/state';

/** How what is compared is called: one, several, and those that are meant. */
export type Called = Readonly<Record<'one' | 'many' | 'theOne' | 'theMany', string>>;

/** The words for what the model compares; those for any thing where it compares nothing. */
export const comparedIn = (lang: Lang): Called => {
  const speaker = messages.in(lang);
  const { one, many, theOne, theMany } = compared?.noun ?? {};
  const of = (words: Words | undefined): string | undefined => words && speaker.of(words);
  return {
    one: of(one) ?? speaker.say('question-thing'),
    many: of(many) ?? speaker.say('question-things'),
    theOne: of(theOne) ?? speaker.say('question-the-thing'),
    theMany: of(theMany) ?? speaker.say('question-the-things'),
  };
};

/** The gap of the question about what others like one use, as in addresses: the word for what is compared. */
export const COMPARED_GAP = compared?.gap ?? 'ting';

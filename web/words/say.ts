import { messages } from './messages';
import type { Messages, Say } from '../../src/engine/messages/speaker';
import type { Lang } from '../model/state';

export type { Say };

/** Returns a message in a language of the pack. */
export const say: Messages['say'] = (language, id, ...values) => messages.say(language, id, ...values);

/** Returns what says messages in a language. */
export const saying = (lang: Lang): Say => messages.in(lang).say;

/** A text that the model has by language, in one of them or in the first that it falls back to. */
export const wordIn = (
  words: Readonly<Partial<Record<string, string>>> | undefined,
  lang: Lang,
): string | undefined => words && messages.in(lang).of(words);

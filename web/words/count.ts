import { messages } from './messages';
import { amountOf, type Count } from '../model/counted';
import type { Lang } from '../model/state';

/** A number as it stands in a sentence: in words as far as the language has them, and of what was cut, at least so many. */
export const numeral = (of: Count, lang: Lang): string => {
  const { say } = messages.in(lang);
  const number = say('language-number', { n: amountOf(of) });
  return typeof of === 'number' ? number : say('language-at-least', { number });
};

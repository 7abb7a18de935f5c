import { collectives } from '../gql/labels';
import type { Lang } from '../model/state';
import { say, wordIn } from './say';

/** Returns what is meant together, by its name in addresses, as a question says it. */
export const togetherText = (name: string, lang: Lang): string =>
  say(lang, 'question-together', {
    name: wordIn(collectives.find(of => of.name === name)?.label, lang) ?? name,
  });

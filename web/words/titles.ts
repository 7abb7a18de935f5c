import { spokenOf } from '../gql/labels';
import type { Lang } from '../model/state';
import { messages } from './messages';
import { rulesOf, runsOn } from '../../src/engine/words/title-rules';

const quoted = (name: string, lang: Lang): string => {
  const speaker = messages.in(lang);
  return speaker.say('language-quoted', { text: speaker.capital(name) });
};

/**
 * A name as it stands within a sentence, as in the API's own: titles made of common words are quoted, and English says “the
 * Services Directive”. A test compares the two over the whole graph.
 */
export const titleOf = ({ id, name }: Readonly<{ id: string; name: string }>, lang: Lang): string => {
  const spoken = spokenOf[id.slice(0, id.indexOf(':'))];
  if (spoken?.isQuoted || runsOn(name)) return quoted(name, lang);
  const { isPhrase, within } = rulesOf(messages.in(lang));
  const said = within(name);
  if (said !== name) return said;
  return isPhrase(name) && !spoken?.isActor ? quoted(name, lang) : name;
};

/** Whether its name is a title, as «Få barn» is: nothing is within one. */
export const isTitle = ({ id }: Readonly<{ id: string }>): boolean =>
  spokenOf[id.slice(0, id.indexOf(':'))]?.isQuoted === true;

/** Where something is lacking: “in health care”, and “for «Få barn»”. */
export const whereOf = (thing: Readonly<{ id: string; name: string }>, lang: Lang): string =>
  messages.say(lang, isTitle(thing) ? 'answer-where-for' : 'answer-where-in', { name: titleOf(thing, lang) });

/** Whether a name is of one thing or of several, where the language makes a difference of it: the Courts are. */
export const numberOf = (name: string, lang: Lang): 'one' | 'many' =>
  rulesOf(messages.in(lang)).isPlural(name) ? 'many' : 'one';

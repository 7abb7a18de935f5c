import { kinds, type Noun } from '../gql/labels';
import type { Lang } from '../model/state';
import { messages } from './messages';

type InLanguage = Readonly<{
  one: string;
  many: string;
  gender: 'MASCULINE' | 'FEMININE' | 'NEUTER' | 'NONE';
}>;

/** What things of other graphs are: what their kinds are called there is no word of ours. */
const ELSEWHERE = 'ThingElsewhere';

/** The noun of a kind in a language; its name if the schema has none. */
const nounOf = (kind: string, lang: Lang): InLanguage => {
  if (kind === ELSEWHERE) {
    const { say } = messages.in(lang);
    return { one: say('elsewhere-one'), many: say('elsewhere-many'), gender: 'MASCULINE' };
  }
  const noun: Noun | undefined = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  const speaker = messages.in(lang);
  return {
    one: (noun && speaker.of(noun.one)) ?? kind,
    many: (noun && speaker.of(noun.many)) ?? kind,
    gender: (noun && speaker.of(noun.gender)) ?? 'NONE',
  };
};

/** So many of a kind: én løsning, eitt register, 357 wards. */
export const countedKind = (n: number, kind: string, lang: Lang): string =>
  messages.say(lang, 'count-of-kind', { n, ...nounOf(kind, lang) });

/** The sound that an English word begins with: an obligation, but a European body. */
const beginsWith = (word: string): 'vowel' | 'consonant' | 'mass' => {
  if (word === 'guidance') return 'mass';
  return /^(?!eu|uni)[aeiou]/i.test(word) ? 'vowel' : 'consonant';
};

/** One of a kind, by the word for it or by one that ends with that: eit prinsipp, an actor, a national system. */
export const oneOf = (kind: string, lang: Lang, said?: string): string => {
  if (!Object.hasOwn(kinds, kind)) return kind;
  const { one, gender } = nounOf(kind, lang);
  const noun = said ?? one;
  return messages.say(lang, 'thing-one-of', { noun, gender, begins: beginsWith(noun) });
};

/** One of several kinds: et register eller en løsning. */
export const anyOf = (all: readonly string[], lang: Lang): string =>
  messages.in(lang).list(
    all.map(kind => oneOf(kind, lang)),
    'disjunction',
  );

/** The word for so many of a kind, without the number. */
export const kindsWord = (kind: string, n: number, lang: Lang): string =>
  nounOf(kind, lang)[n === 1 ? 'one' : 'many'];

/** The word for one of a kind; its name if the schema has none. */
export const kindWord = (kind: string, lang: Lang): string => nounOf(kind, lang).one;

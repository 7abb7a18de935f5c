import { spokenIn, type Spoken } from './spoken';

type Words = Readonly<{
  none: (argument: string) => string;
  then: string;
  near: (values: string) => string;
}>;

const WORDS: Readonly<Record<Spoken, Words>> = {
  nb: {
    none: argument => `Ingen node i grafen passer med ${argument}`,
    then: ' den dagen det er spurt om',
    near: values => ` Mente du ${values}?`,
  },
  nn: {
    none: argument => `Ingen node i grafen passar med ${argument}`,
    then: ' den dagen det er spurt om',
    near: values => ` Meinte du ${values}?`,
  },
  en: {
    none: argument => `No node in the graph matches ${argument}`,
    then: ' on the day asked about',
    near: values => ` Did you mean ${values}?`,
  },
};

/** That nothing matches an argument, and what might have been meant. */
export const explainUnmatched = (
  argument: string,
  suggestions: readonly string[],
  ofAnotherDay: boolean,
  lang: unknown,
): string => {
  const spoken = spokenIn(lang);
  const words = WORDS[spoken];
  const list = new Intl.ListFormat(spoken, { type: 'disjunction' });
  return `${words.none(argument)}${ofAnotherDay ? words.then : ''}.${suggestions.length > 0 ? words.near(list.format(suggestions)) : ''}`;
};

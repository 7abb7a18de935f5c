import { listed } from './grammar';
import { spokenIn, type Spoken } from './spoken';

type Argument = 'from' | 'to' | 'via';
type Words = Readonly<{
  /** What an argument specifies, with the argument's own name in parentheses. */
  given: Readonly<Record<Argument, string>>;
  none: (given: string) => string;
  then: string;
  near: (values: string) => string;
}>;

const WORDS: Readonly<Record<Spoken, Words>> = {
  nb: {
    given: {
      from: 'det som er oppgitt som start (from)',
      to: 'det som er oppgitt som mål (to)',
      via: 'det veien skal gå om (via)',
    },
    none: given => `Ingen node i grafen passer med ${given}`,
    then: ' den dagen det er spurt om',
    near: values => ` Mente du ${values}?`,
  },
  nn: {
    given: {
      from: 'det som er oppgitt som start (from)',
      to: 'det som er oppgitt som mål (to)',
      via: 'det vegen skal gå om (via)',
    },
    none: given => `Ingen node i grafen passar med ${given}`,
    then: ' den dagen det er spurt om',
    near: values => ` Meinte du ${values}?`,
  },
  en: {
    given: {
      from: 'the start that was given (from)',
      to: 'the end that was given (to)',
      via: 'what the path is to pass through (via)',
    },
    none: given => `No node in the graph matches ${given}`,
    then: ' on the day asked about',
    near: values => ` Did you mean ${values}?`,
  },
};

/** A sentence saying that nothing matches an argument, and what might have been meant. */
export const explainUnmatched = (
  argument: Argument,
  suggestions: readonly string[],
  ofAnotherDay: boolean,
  lang: unknown,
): string => {
  const spoken = spokenIn(lang);
  const { given, none, then, near } = WORDS[spoken];
  const meant = suggestions.length > 0 ? near(listed(suggestions, spoken, 'disjunction')) : '';
  return `${none(given[argument])}${ofAnotherDay ? then : ''}.${meant}`;
};

import { relations } from '../gql/labels';
import type { StepFact } from '../model/answer';
import type { Lang } from '../model/state';
import { capital } from './capital';
import { rulesOf } from '../../src/engine/words/title-rules';
import { messages } from './messages';
import { titleOf } from './titles';
import { wordIn } from './say';

type Named = Readonly<{ id: string; name: string }>;

/** A relation in the words of a sentence that begins with it. */
export type ClaimWords = Readonly<{ subject: string; predicate: string; object: string }>;

type Step = Readonly<{ relation?: StepFact['relation'] | undefined }> & Pick<StepFact, 'direction' | 'says'>;

/** The verb of a relation along a step, by the facts of it that were asked for; its name if the schema has none. */
export const phraseOf = (step: Step, lang: Lang): string => {
  if (step.says !== undefined) return step.says;
  const said = relations[step.relation ?? ''];
  const facts: Readonly<Record<string, unknown>> = step;
  const given = said?.given?.find(({ fact, is, isNot }) => {
    const value = String(facts[fact]);
    return (is === undefined || is.includes(value)) && !isNot?.includes(value);
  });
  return (
    wordIn((given ?? said)?.[step.direction === 'FORWARD' ? 'forward' : 'backward'], lang) ??
    step.relation ??
    ''
  );
};

/** The same of several. */
export const manyPhrase = (step: Step, lang: Lang): string =>
  rulesOf(messages.in(lang)).agreeing(phraseOf(step, lang), 'services');

/** As the API's own sentences have it: the ends by their titles, the verb in their number. */
export const claimOf = (from: Named, phrase: string, to: Named, lang: Lang): ClaimWords => {
  const subject = titleOf(from, lang);
  return {
    subject: capital(subject),
    predicate: rulesOf(messages.in(lang)).agreeing(phrase, subject),
    object: titleOf(to, lang),
  };
};

export const claimText = (from: Named, phrase: string, to: Named, lang: Lang): string => {
  const { subject, predicate, object } = claimOf(from, phrase, to, lang);
  return `${subject} ${predicate} ${object}`;
};

/** Relations that are said in the same words are counted and told together, under these, whatever the model calls them. */
export const groupKey = phraseOf;

/** The relation of all of some steps; undefined where it is not one. */
export const onlyRelation = <Of extends Step>(steps: readonly Of[]): Of['relation'] | undefined => {
  const [first, ...others] = new Set(steps.map(({ relation }) => relation));
  return others.length === 0 ? first : undefined;
};

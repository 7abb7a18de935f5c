import type { PageContext } from '../pages/page';
import type { ThingRef } from '../model/answer';
import { assumptionsOf } from './assumptions';
import { dateText } from './texts';

/** What an answer is asked with besides its question and its day, each in a sentence. */
export const askedWith = (
  { state, lang, t, graphName }: PageContext,
  names: ReadonlyMap<string, ThingRef>,
): readonly string[] => {
  const assumed = assumptionsOf(state, { names, lang, t }).map(({ text }) => text);
  return [
    ...(state.certainty === 'FACT' || state.certainty === 'DEDUCTION'
      ? [`${t(`conditions-${state.certainty}`)}.`]
      : []),
    ...(state.datedOnly ? [`${t('conditions-dated')}.`] : []),
    ...(state.across.length > 0
      ? [t('elsewhere-too', { graphs: state.across.map(graphName).join(', ') })]
      : []),
    ...(assumed.length > 0 ? [`${t('whatif-assumed')}: ${assumed.join('; ')}.`] : []),
  ];
};

/** The day that an answer is of, in a sentence, where it is of a certain one. */
export const dayOfAnswer = ({ along: { day }, lang, t }: PageContext): readonly string[] =>
  day === undefined ? [] : [t('conditions-as-of', { date: dateText(day, lang) })];

import { relations } from '../gql/labels';
import type { ThingRef } from '../model/answer';
import type { Lang, State } from '../model/state';
import { claimText } from './claims';
import { dateText } from './texts';
import { wordIn, type Say } from './say';
import { numberOf, titleOf } from './titles';

type Names = ReadonlyMap<string, ThingRef>;
type Reading = Readonly<{ names: Names; lang: Lang; t: Say }>;

/** An assumption in words, and the state without it. */
export type AssumptionText = Readonly<{ text: string; rest: Partial<State> }>;

const others = <T>(all: readonly T[], but: T): readonly T[] => all.filter(of => of !== but);

/** What a what-if assumes. */
export const assumptionsOf = (state: State, { names, lang, t }: Reading): readonly AssumptionText[] => {
  const thing = (id: string): Readonly<{ id: string; name: string }> => names.get(id) ?? { id, name: id };
  const title = (id: string): string => titleOf(thing(id), lang);
  return [
    ...state.without.map(id => ({
      text: t('whatif-without1', { name: title(id) }),
      rest: { without: others(state.without, id) },
    })),
    ...state.retire.map(end => ({
      text: t('whatif-retired', {
        name: title(end.id),
        number: numberOf(title(end.id), lang),
        date: dateText(end.on, lang),
      }),
      rest: { retire: others(state.retire, end) },
    })),
    ...state.with.map(edge => ({
      text: claimText(
        thing(edge.from),
        wordIn(relations[edge.relation]?.forward, lang) ?? edge.relation,
        thing(edge.to),
        lang,
      ),
      rest: { with: others(state.with, edge) },
    })),
  ];
};

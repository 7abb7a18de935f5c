import { relations } from '../gql/labels';
import type { Thing } from '../model/answer';
import type { Lang, State } from '../model/state';
import { dateText, type Texts } from './texts';

type Names = ReadonlyMap<string, Thing>;
type Reading = Readonly<{ names: Names; lang: Lang; t: Texts }>;

/** An assumption in words, and the state without it. */
export type Assumed = Readonly<{ text: string; rest: Partial<State> }>;

const others = <T>(all: readonly T[], but: T): readonly T[] => all.filter(of => of !== but);

/** What a what-if assumes. */
export const assumptionsOf = (state: State, { names, lang, t }: Reading): readonly Assumed[] => {
  const name = (id: string): string => names.get(id)?.name ?? id;
  return [
    ...state.without.map(id => ({
      text: t.whatIf.without1(name(id)),
      rest: { without: others(state.without, id) },
    })),
    ...state.retire.map(end => ({
      text: t.whatIf.retire1(name(end.id), dateText(end.on, lang)),
      rest: { retire: others(state.retire, end) },
    })),
    ...state.with.map(edge => ({
      text: `${name(edge.from)} ${relations[edge.relation]?.forward[lang] ?? edge.relation} ${name(edge.to)}`,
      rest: { with: others(state.with, edge) },
    })),
  ];
};

import type { Alike } from '../graph/comparable';
import type { Field, Model } from '../model/model';
import type { RowMap } from '../plan/plan';
import type { Speaker } from '../messages/speaker';
import { nameOf } from './names';

/** What is said of two things: who they are, and by what they are compared. */
type Said = Readonly<{ own: string; other: string; by: readonly Alike[] }>;

/**
 * Says what two things have in common and what they do not, in the words of the model: “Sted har 83 702 innbyggere; By har
 * 149 048. Begge ligger i Dalen.”
 */
export const explainComparable = (
  { own, other, by }: Said,
  lang: unknown,
  nodes: ReadonlyMap<string, RowMap>,
  model: Model,
): string => {
  const speaker = model.messages.in(lang);
  const name = (id: string): string => nameOf(nodes.get(id), id, speaker);
  return by
    .flatMap(alike => {
      const said = sayingOf(alike);
      return said === undefined
        ? []
        : [
            filled(speaker.of(said) ?? '', {
              own: name(own),
              other: name(other),
              ...wordsOf(alike, { speaker, name, model }),
            }),
          ];
    })
    .join(' ');
};

const sayingOf = ({
  by: { measure, says, differs, none },
  likeness,
  values,
}: Alike): Alike['by']['says'] | undefined => {
  const isSaid = measure === 'MAGNITUDE' || measure === 'SHARED' || likeness > 0;
  if (!isSaid) return differs;
  return none && values[0] === none.value ? none.says : says;
};

type Telling = Readonly<{ speaker: Speaker; name: (id: string) => string; model: Model }>;

/** The words that stand in the places of a sentence. */
const wordsOf = (
  { by: { measure, of }, likeness, values: [mine, theirs] }: Alike,
  { speaker, name, model }: Telling,
): Readonly<Record<string, string>> => {
  const told = (value: unknown): string =>
    typeof value === 'number' ? speaker.number(value) : labelOf(of, String(value), { speaker, model });
  switch (measure) {
    case 'MAGNITUDE':
      return {
        mine: told(mine),
        theirs: told(theirs),
        people: peopleIn(of, Number(theirs), { speaker, model }),
      };
    case 'SAME':
      return { mine: told(mine), theirs: told(theirs), label: told(mine) };
    case 'LINKED':
      return { name: likeness > 0 ? name(String(mine)) : '' };
    case 'SHARED':
      return { share: speaker.percent(likeness) };
  }
};

const comparedField = (name: string, { roles, kinds }: Model): Field | undefined =>
  kinds.get(roles.compared?.kind ?? '')?.fields.get(name);

/** So many people, by what the field calls them, or the number alone. */
const peopleIn = (of: string, n: number, { speaker, model }: Omit<Telling, 'name'>): string => {
  const called = comparedField(of, model)?.called;
  if (!called) return speaker.number(n);
  return speaker.say('count-people', {
    n,
    one: speaker.of(called.one) ?? '',
    many: speaker.of(called.many) ?? '',
  });
};

const filled = (sentence: string, words: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{(\w+)\}/g, (place, word: string) => words[word] ?? place);

/** The label of an enum's value; a text as it is. */
const labelOf = (field: string, value: string, { speaker, model }: Omit<Telling, 'name'>): string => {
  const type = comparedField(field, model)?.type;
  const values = type?.kind === 'enum' ? model.enums.get(type.name)?.values : undefined;
  return speaker.of(values?.find(({ name }) => name === value)?.label ?? {}) ?? value;
};

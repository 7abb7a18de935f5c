import { ends, relations } from '../gql/labels';
import type { Lang } from '../model/state';
import { kindWord } from './kinds';
import { messages } from './messages';
import { wordIn } from './say';

type RelationChoice = Readonly<{ name: string; label: string }>;

const oneOrOther = (all: readonly string[], lang: Lang): string =>
  messages.in(lang).list(
    all.map(kind => kindWord(kind, lang)),
    'disjunction',
  );

const endsText = (name: string, lang: Lang): string => {
  const of = ends[name];
  return of ? ` (${oneOrOther(of.from, lang)} → ${oneOrOther(of.to, lang)})` : '';
};

/** «gjelder» and «gjelder for» are as easily mistaken as two of the same words. */
const isLike = (one: string, other: string): boolean => `${one} `.startsWith(`${other} `);

/** Relations as a menu names them: those whose words are like those of another are told apart by the kinds of their ends. */
export const relationMenu = (lang: Lang): readonly RelationChoice[] => {
  const all = Object.entries(relations).map(([name, { forward }]) => ({
    name,
    text: wordIn(forward, lang) ?? name,
  }));
  const isAlike = ({ name, text }: (typeof all)[number]): boolean =>
    all.some(of => of.name !== name && (isLike(of.text, text) || isLike(text, of.text)));
  return all.map(of => ({
    name: of.name,
    label: isAlike(of) ? `${of.text}${endsText(of.name, lang)}` : of.text,
  }));
};

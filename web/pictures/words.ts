import { kindsWord } from '../words/kinds';
import { messages } from '../words/messages';
import { say } from '../words/say';
import type { Lang, Mark, PictureNode } from './picture';

/** A whole number as the language writes it. */
export const figure = (value: number, lang: Lang): string => messages.in(lang).number(value);

/** A sign for each, so that no mark rests on its colour. */
export const MARK_SIGNS: Readonly<Record<Mark, string>> = { ADDED: '+', LOST: '−', CHANGED: '±' };

/** “41 wards in the North”; the place is told if all of them are there. */
export const groupName = (members: readonly PictureNode[], lang: Lang): string => {
  const place = members[0]?.within;
  const all = place && members.every(({ within }) => within?.id === place.id);
  const counted = `${figure(members.length, lang)} ${kindsWord(members[0]?.kind ?? 'Entity', members.length, lang)}`;
  return all ? say(lang, 'picture-within', { things: counted, place: place.name }) : counted;
};

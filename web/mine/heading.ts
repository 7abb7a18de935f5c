import type { Lang } from '../model/state';
import type { Say } from '../words/say';
import { dateText } from '../words/texts';
import { titleOf } from '../words/titles';
import type { Happening } from './calendar';
import { isField, offersIn, standingPart, usedMost, type Mine } from './mine';
import type { WeekNews } from './week';

type Words = Readonly<{ t: Say; lang: Lang }>;

/** Headings take as much as is read at a glance. */
const LONGEST = 90;

/** What stands where nothing is new: what most rest on, what comes next, or how much it must use and has chosen. */
const standsOf = (mine: Mine, calendar: readonly Happening[], { t, lang }: Words): string => {
  const { entity, data, today } = mine;
  const name = titleOf(entity, lang);
  if (isField(entity)) {
    const members = 'members' in entity ? (entity.members?.totalCount ?? 0) : 0;
    return t('mine-heading-field', { name, members, n: data.offeredByMembers?.totalCount ?? 0 });
  }
  const [most] = usedMost(offersIn(entity).flatMap(({ edges }) => edges));
  const users = most?.node.users?.totalCount ?? 0;
  const duties = data.duties?.totalCount ?? 0;
  if (most && users > 0)
    return t('mine-heading-offers', { name, users, what: titleOf(most.node, lang), duties });
  const next = calendar.find(({ day, kind }) => day > today && kind === 'binds');
  if (next)
    return t('mine-heading-next', { name, what: titleOf(next.about, lang), date: dateText(next.day, lang) });
  const count = (part: ReturnType<typeof standingPart>): number =>
    (data.standings?.nodes ?? []).filter(one => standingPart(one) === part).length;
  return t('mine-heading-stands', { name, must: count('must'), chosen: count('chosen'), duties });
};

/** The weightiest of what is new, as much of it as a heading holds; else how things stand. */
export const headingOf = (
  mine: Mine,
  { news, calendar }: Readonly<{ news: readonly WeekNews[]; calendar: readonly Happening[] }>,
  words: Words,
): string => {
  const [first, second] = news.filter(({ kind }) => kind !== 'own');
  if (!first) return standsOf(mine, calendar, words);
  const both = second ? `${first.text} ${second.text}` : first.text;
  return both.length <= LONGEST ? both : first.text;
};

import type { ThingRef } from '../model/answer';
import { grouped } from '../model/grouped';
import { claimText, phraseOf } from '../words/claims';
import type { Lang } from '../model/state';
import type { Say } from '../words/say';
import { titleOf } from '../words/titles';
import { actOf, isProvision, type Dated, type Mine, type Provision } from './mine';

/** What happens on a day: something binds it, ends, or begins; or applies to whoever it is addressed to. */
export type Happening = Readonly<{
  day: string;
  kind: 'binds' | 'ends' | 'starts' | 'applies';
  text: string;
  about: ThingRef;
}>;

type Words = Readonly<{ t: Say; lang: Lang }>;

const paragraphs = (all: readonly Provision[]): string =>
  [...new Set(all.flatMap(({ article }) => article ?? []))].slice(0, 3).join(', ');

const bindingText = (all: readonly Provision[], act: ThingRef, { t, lang }: Words): string =>
  t('mine-calendar-act', { act: titleOf(act, lang), n: all.length, articles: paragraphs(all) });

/** The act of a provision that does not hold yet: it may not either, so that it is read as of the day on which it does. */
const aheadOf = ({ data }: Mine): ((thing: Provision) => Provision) => {
  const ahead = new Map((data.ahead?.nodes ?? []).map(one => [one.id, one]));
  return thing => ahead.get(thing.id) ?? thing;
};

const provisionsOf = (events: readonly Dated[], whole: ReturnType<typeof aheadOf>): readonly Provision[] =>
  events.flatMap(({ other }) => (other && isProvision(other) ? [whole(other)] : []));

/** What is dated of it, and of the groups that it belongs to: what stands in the same act is told together. */
const ownOf = (mine: Mine, words: Words): readonly Happening[] => {
  const { data, entity } = mine;
  const whole = aheadOf(mine);
  const events = (data.dated?.nodes ?? []).filter(({ step, other }) => step !== null && other !== null);
  const isBinding = ({ other }: Dated): boolean =>
    other !== null && other !== undefined && isProvision(other);
  const acts = grouped(events.filter(isBinding), ({ date, change, other }) =>
    [date, change, other && isProvision(other) ? actOf(whole(other)).id : ''].join(' '),
  );
  const binding = [...acts.values()].flatMap((all): readonly Happening[] => {
    const [first] = all;
    const [provision] = provisionsOf(all, whole);
    if (!first || !provision) return [];
    const act = actOf(provision);
    const kind = first.change === 'CAME' ? 'binds' : 'ends';
    return [{ day: first.date, kind, text: bindingText(provisionsOf(all, whole), act, words), about: act }];
  });
  const others = events.flatMap((event): readonly Happening[] => {
    const { date: day, change, step, other } = event;
    if (isBinding(event) || !step || !other) return [];
    const text = claimText(step.from, phraseOf(step, words.lang), step.to, words.lang);
    const about = other.id === entity.id ? entity : other;
    return [{ day, kind: change === 'CAME' ? 'starts' : 'ends', text, about }];
  });
  return [...binding, ...others];
};

/** What is dated to apply and is joined to nobody yet, so that it may concern this one. */
const generalOf = ({ data }: Mine, own: ReadonlySet<string>, words: Words): readonly Happening[] => {
  // What is joined to others concerns them.
  const all = (data.ahead?.nodes ?? []).filter(
    ({ id, addressed }) => !own.has(id) && addressed.totalCount === 0,
  );
  const acts = grouped(all, one => `${one.validFrom ?? ''} ${actOf(one).id}`);
  return [...acts.values()].flatMap((some): readonly Happening[] => {
    const [first] = some;
    const day = first?.validFrom;
    if (!first || !day) return [];
    return [{ day, kind: 'applies', text: bindingText(some, actOf(first), words), about: actOf(first) }];
  });
};

/** All that is dated, the first day first: before today what happened since the page looks back, and what lies ahead. */
export const calendarOf = (mine: Mine, words: Words): readonly Happening[] => {
  const own = new Set((mine.data.dated?.nodes ?? []).flatMap(({ other }) => other?.id ?? []));
  return [...ownOf(mine, words), ...generalOf(mine, own, words)].sort((a, b) =>
    a.day === b.day ? 0 : a.day < b.day ? -1 : 1,
  );
};

import type { Say } from '../words/say';
import type { Honesty, Unit } from './answer';

/** How far an answer goes, in a sentence, and whether a reader has to beware. */
export type ReachText = Readonly<{ sign: 'ok' | 'note' | 'warn'; text: string }>;

/** So many of a unit, as a sentence counts them. */
export const unitsText = (unit: Unit, n: number, t: Say): string => t(`unit-${unit}`, { n });

export const reachOf = (honesty: Honesty, t: Say): ReachText => {
  const unheard = (honesty.graphs ?? []).filter(({ asked }) => !asked);
  const reach = reachHere(honesty, t);
  // Whatever is said here holds for no graph that was not asked.
  return unheard.length === 0
    ? reach
    : { sign: 'warn', text: [reach.text, ...unheard.map(({ explanation }) => explanation)].join(' ') };
};

const reachHere = ({ outcome, cut, shown, total, unit, hops }: Honesty, t: Say): ReachText => {
  const within = hops === undefined ? undefined : t('honesty-within', { n: hops });
  if (outcome === 'ABSENT_IN_GRAPH')
    return {
      sign: 'ok',
      text: within ? t('honesty-ABSENT_IN_GRAPH-within', { within }) : t('honesty-ABSENT_IN_GRAPH'),
    };
  if (outcome !== 'FOUND') return { sign: 'warn', text: t(`honesty-${outcome}`) };
  if (cut) return { sign: 'warn', text: `${t('honesty-cut')} ${cut}` };
  if (shown >= total)
    return { sign: 'ok', text: within ? t('honesty-whole-within', { within }) : t('honesty-whole') };
  const all = unitsText(unit, total, t);
  return {
    sign: 'note',
    text: within ? t('honesty-page-within', { shown, all, within }) : t('honesty-page', { shown, all }),
  };
};

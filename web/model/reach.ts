import type { Texts } from '../words/texts';
import type { Honesty, Unit } from './answer';

/** How far an answer goes, in a sentence, and whether a reader has to beware. */
export type Reach = Readonly<{ sign: 'ok' | 'note' | 'warn'; text: string }>;

/** So many of a unit, as a sentence counts them. */
export const unitsText = (unit: Unit, n: number, t: Texts): string =>
  n === 1 ? t.units[unit].one : `${t.number(n)} ${t.units[unit].many}`;

export const reachOf = ({ outcome, cut, shown, total, unit, hops }: Honesty, t: Texts): Reach => {
  const within = hops === undefined ? undefined : t.within(hops);
  if (outcome === 'ABSENT_IN_GRAPH') return { sign: 'ok', text: t.honesty.ABSENT_IN_GRAPH(within) };
  if (outcome !== 'FOUND') return { sign: 'warn', text: t.honesty[outcome] };
  if (cut) return { sign: 'warn', text: `${t.honesty.cut} ${cut}` };
  return shown < total
    ? { sign: 'note', text: t.honesty.page(shown, unitsText(unit, total, t), within) }
    : { sign: 'ok', text: t.honesty.whole(within) };
};

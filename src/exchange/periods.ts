import type { Fault } from './faults';

/**
 * When a relation between two endpoints holds: from a day, up to but excluding another; open ends are
 * undefined.
 */
export type Period = Readonly<{ at: string; key: string; from: string | undefined; to: string | undefined }>;

/** Dates such as `2026-11-25` compare as text. */
export const overlap = (a: Pick<Period, 'from' | 'to'>, b: Pick<Period, 'from' | 'to'>): boolean =>
  startsBefore(a.from, b.to) && startsBefore(b.from, a.to);

const startsBefore = (from: string | undefined, to: string | undefined): boolean =>
  from === undefined || to === undefined || from < to;

export const periodText = ({ from, to }: Pick<Period, 'from' | 'to'>): string =>
  `${from ?? '…'} to ${to ?? '…'}`;

/**
 * The periods of pairs that occur in several records: no two of a pair may overlap, or one relation would be
 * counted twice.
 */
export class Periods {
  private readonly byPair = new Map<string, Period[]>();

  add(pair: string, period: Period): void {
    const before = this.byPair.get(pair);
    if (before) before.push(period);
    else this.byPair.set(pair, [period]);
  }

  faults(): readonly Fault[] {
    return [...this.byPair].flatMap(([pair, periods]) => faultsOf(pair, periods));
  }
}

const faultsOf = (pair: string, periods: readonly Period[]): Fault[] => {
  const seen = new Map<string, Period>();
  const doubles = periods.flatMap(period => {
    const before = seen.get(period.key);
    if (!before) seen.set(period.key, period);
    return before ? [{ at: period.at, text: `${period.key} stands already in ${before.at}` }] : [];
  });
  const inOrder = [...seen.values()].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
  const overlaps = inOrder.flatMap((period, i) => {
    const before = inOrder[i - 1];
    return before && overlap(before, period)
      ? [
          {
            at: period.at,
            text: `${pair} holds from ${periodText(period)}, and by ${before.at} from ${periodText(before)}: the periods overlap`,
          },
        ]
      : [];
  });
  return [...doubles, ...overlaps];
};

import { edgeKey } from '../model/model';
import type { Numbering } from './columns';
import type { Fault } from './faults';
import { overlap, pairOf, periodText } from './period';
import { PeriodRows, type PeriodRow } from './period-rows';

/** Of one pair. */
const faultsOf = (periods: readonly PeriodRow[]): Fault[] => {
  const seen = new Map<string, PeriodRow>();
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
            text: `${edgeKey(period.relation, period.ends.from, period.ends.to)} holds from ${periodText(period)}, and by ${before.at} from ${periodText(before)}: the periods overlap`,
          },
        ]
      : [];
  });
  return [...doubles, ...overlaps];
};

/**
 * The periods of pairs that occur in several records: no two of a pair may overlap, or one relation would be
 * counted twice.
 */
export const periods = (numbering: Numbering): PeriodRows =>
  new PeriodRows(numbering, { keyOf: pairOf, apart: true, faultsOf });

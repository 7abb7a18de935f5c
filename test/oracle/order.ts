import { UnreachableCase } from '../../src/engine/errors';
import type { OrderTerm, Page } from '../../src/engine/plan/plan';
import { compareValues, countOf } from './predicate';
import { valueAt, type Place, type World } from './world';

/** A row's order values: what cursors hold. */
export const orderValues = (place: Place, order: readonly OrderTerm[], world: World): readonly unknown[] =>
  order.map(term => {
    switch (term.kind) {
      case 'property': {
        const value = valueAt(place, term.on, term.property);
        return term.ranks && value !== null ? term.ranks.indexOf(String(value)) : value;
      }
      case 'count':
        return countOf(place.node, term.end, term.where, world);
      default:
        throw new UnreachableCase(term);
    }
  });

type Direction = Pick<OrderTerm, 'descending'>;

/** Which of two rows comes first in the whole list; what is missing comes last in either direction. */
const compareRows = (a: readonly unknown[], b: readonly unknown[], order: readonly Direction[]): number => {
  for (const [i, term] of order.entries()) {
    const [left, right] = [a[i] ?? null, b[i] ?? null];
    if (left === null && right === null) continue;
    if (left === null) return 1;
    if (right === null) return -1;
    const compared = compareValues(left, right);
    if (compared !== 0) return term.descending ? -compared : compared;
  }
  return 0;
};

export type Sorted<T> = Readonly<{ row: T; values: readonly unknown[] }>;

/** The page's rows and one more, in the order they are read in: from the page's start, so backward when it is read backward. */
export const pageOf = <T>(
  rows: readonly Sorted<T>[],
  order: readonly Direction[],
  page: Pick<Page, 'size' | 'backward'> & Readonly<{ from: readonly unknown[] | undefined }>,
): readonly Sorted<T>[] => {
  const whole = [...rows].sort((a, b) => compareRows(a.values, b.values, order));
  const way = page.backward ? whole.reverse() : whole;
  const { from } = page;
  const beyond =
    from === undefined
      ? way
      : way.filter(({ values }) => {
          const compared = compareRows(values, from, order);
          return page.backward ? compared < 0 : compared > 0;
        });
  return beyond.slice(0, page.size + 1);
};

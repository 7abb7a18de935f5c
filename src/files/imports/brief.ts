import { groupBy } from '../../engine/model/objects';
import type { BriefReport, ImportReport, Left, LeftAlike } from './report';

/** Lines of each sort that are told in short. */
const MOST = 30;
/** Values that are asked about on a page. */
const MOST_VALUES = 60;

/** Tells a report in short, as long as a page is, however long the file: the first of what is alike, and how many there are. */
export const briefOf = ({
  rows,
  notUnderstood,
  refused,
  rowsLeft,
  ...report
}: ImportReport): BriefReport => ({
  ...report,
  rows: rows.slice(0, MOST),
  rowCount: rows.length,
  notUnderstood: alikeIn(notUnderstood),
  refused: alikeIn(refused),
  rowsLeft: alikeIn(rowsLeft),
  values: report.values.slice(0, MOST_VALUES),
});

/** Tells what was left, those of one column with one reason together. */
export const alikeIn = (all: readonly Left[]): BriefReport['refused'] => {
  const alike = [...groupBy(all, ({ column, code, of, message }) => `${column} ${code} ${of} ${message}`)];
  const told = alike
    .slice(0, MOST)
    .flatMap(([, [first, ...others]]): LeftAlike[] => (first ? [{ ...first, more: others.length }] : []));
  return { told, count: all.length, more: all.length - told.reduce((sum, { more }) => sum + 1 + more, 0) };
};

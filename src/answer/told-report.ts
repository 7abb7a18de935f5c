import type { ChangeStatus, Report } from '../plan/change';
import type { RowMap } from '../plan/plan';

/** The report on changes as the API tells it. */
export const toldReport = (report: Report): RowMap => ({
  ...report,
  ...Object.fromEntries(
    COUNTS.map(([field, status]) => [field, report.results.filter(one => one.status === status).length]),
  ),
  results: ({ status }: RowMap) =>
    Array.isArray(status) ? report.results.filter(one => status.includes(one.status)) : report.results,
});

const COUNTS: readonly (readonly [string, ChangeStatus])[] = [
  ['created', 'CREATED'],
  ['changed', 'CHANGED'],
  ['unchanged', 'UNCHANGED'],
  ['deleted', 'DELETED'],
  ['refused', 'REFUSED'],
];

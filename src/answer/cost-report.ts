import type { Cost } from '../plan/cost';
import type { Computed } from '../questions/fetch';
import type { RowMap } from '../plan/plan';

/** What was read: rows that are counted already, and others. */
type Read = Readonly<{ rows: number; row: RowMap; asked: boolean }>;
/** What was computed, and the number of steps it took. */
type Done = Readonly<{ computed: readonly Computed[]; steps: number }>;

/**
 * The estimated maximum cost of an operation and its actual cost: rows read, edges visited by its questions, steps
 * taken in memory, statements sent. Only the database knows what filters visit.
 */
export type CostReport = Readonly<{
  estimated: Cost;
  actual: Readonly<{ rows: number; edges: number; steps: number; statements: number }>;
}>;

export const reportCost = (
  estimated: Cost,
  { rows, row, asked }: Read,
  { computed, steps }: Done,
): CostReport => ({
  estimated,
  actual: {
    rows: rows + rowsIn(Object.values(row)),
    edges: computed.reduce((sum, c) => sum + c.visited, 0),
    steps,
    statements: Number(computed.length > 0) + Number(asked),
  },
});

/** Counts every object in an answer as a row read. */
export const rowsIn = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  let rows = Array.isArray(value) ? 0 : 1;
  for (const key in value) rows += rowsIn((value as RowMap)[key]);
  return rows;
};

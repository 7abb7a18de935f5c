/** A cell, or a row, that was not taken, and why. */
export type Left = Readonly<{
  row: number;
  /** What the file calls the thing of the row; null in a table, whose rows have no names. */
  thing: string | null;
  column: string | null;
  value: string | null;
  message: string;
  hint: string;
}>;

/** What becomes of a row. */
export type RowResult = Readonly<{
  row: number;
  thing: string | null;
  kind: string;
  id: string;
  status: string;
  /** The relations of the row by what becomes of them. */
  relations: Readonly<Record<string, number>>;
}>;

/** What an import did, or would do: every cell that was read is counted once below. */
export type ImportReport = Readonly<{
  applied: boolean;
  dryRun: boolean;
  source: string;
  /** What each column, or each property of things of a kind, was taken to mean. */
  columns: readonly Readonly<{ kind: string; header: string; means: string | null }>[];
  cells: Readonly<{
    read: number;
    /** As they are. */
    taken: number;
    /** As something else: a code for its label, an id for a name, a day as ISO 8601. */
    mapped: number;
    notUnderstood: number;
  }>;
  changes: Readonly<Record<'created' | 'changed' | 'unchanged' | 'refused', number>>;
  rows: readonly RowResult[];
  notUnderstood: readonly Left[];
  refused: readonly Left[];
  notes: readonly string[];
}>;

/** Counts what was read of a file: each cell is taken, mapped or left. */
export class Tally {
  read = 0;
  mapped = 0;
  readonly left: Left[] = [];
  /** Rows that were refused, so that nothing is to be made of the others. */
  readonly faults: Left[] = [];

  leave(at: Pick<Left, 'row' | 'thing' | 'column' | 'value'>, message: string, hint: string): void {
    this.left.push({ ...at, value: at.value?.slice(0, 200) ?? null, message, hint });
  }

  refuse({ row, thing }: Pick<Left, 'row' | 'thing'>, message: string, hint: string): void {
    this.faults.push({ row, thing, column: null, value: null, message, hint });
  }

  get cells(): ImportReport['cells'] {
    const { read, mapped, left } = this;
    return { read, taken: read - mapped - left.length, mapped, notUnderstood: left.length };
  }
}

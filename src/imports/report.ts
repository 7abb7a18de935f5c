/** A cell, or a row, that was not taken, and why. */
export type Left = Readonly<{
  row: number;
  column: string | null;
  value: string | null;
  message: string;
  hint: string;
}>;

/** What becomes of a row. */
export type RowResult = Readonly<{
  row: number;
  id: string;
  status: string;
  /** The relations of the row by what becomes of them. */
  relations: Readonly<Record<string, number>>;
}>;

/** What an import did, or would do: every cell that was read is counted once below. */
export type ImportReport = Readonly<{
  kind: string;
  applied: boolean;
  dryRun: boolean;
  source: string;
  columns: readonly Readonly<{ header: string; means: string | null }>[];
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

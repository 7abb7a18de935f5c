/**
 * The columns of a row that is returned as a list and not as a map, in order. `rows`: what the column holds is a
 * list of such rows too.
 */
export type RowLayout = readonly Readonly<{ column: string; rows?: RowLayout }>[];

/** The columns of a statement that hold rows as lists: a list of them, or a list of lists. */
export type Layouts = ReadonlyMap<string, Readonly<{ kind: 'list' | 'lists'; layout: RowLayout }>>;

type Row = Readonly<Record<string, unknown>>;
type Values = readonly unknown[];

/** The row of a statement with its lists read as rows, by the names of their columns. */
export const withNames = (row: Row, layouts: Layouts | undefined): Row => {
  if (!layouts) return row;
  const named: Record<string, unknown> = { ...row };
  for (const [column, { kind, layout }] of layouts) {
    const lists = row[column] as readonly Values[] | null;
    // A single value comes with the first part only.
    if (lists === null) continue;
    named[column] =
      kind === 'list' ? rowsOf(lists, layout) : lists.map(list => rowsOf(list as readonly Values[], layout));
  }
  return named;
};

const rowsOf = (lists: readonly Values[], layout: RowLayout): readonly Row[] =>
  lists.map(values => rowOf(values, layout));

const rowOf = (values: Values, layout: RowLayout): Row => {
  const row: Record<string, unknown> = {};
  for (let i = 0; i < layout.length; i += 1) {
    const { column, rows } = layout[i] as RowLayout[number];
    row[column] = rows ? rowsOf(values[i] as readonly Values[], rows) : values[i];
  }
  return row;
};

import { SamgrafError } from '../../engine/errors';
import type { Kind, Model } from '../../engine/model/model';
import type { ImportOptions } from './changes';
import { Headings, NOTHING, columnsOf, folded, nounsOf, type TableColumn } from './columns';
import { owningEnd } from './draft-rows';
import { guessColumns } from './guess-columns';
import type { ImportUses } from './import-tables';
import { lookUpBy } from './references';
import type { CellValue, Sheet, SheetCell } from './sheet';
import { isNaming, nameless, tableOf, type Table } from './table';
import { why, type Tally } from './tally';
import { textOf } from './values';

type Reading = Pick<ImportOptions, 'kind' | 'mapping' | 'values' | 'words'>;

/** Returns what headings of a table mean whose rows are of the kind that is imported. */
export const headingsIn = ({ kind, mapping }: Reading, model: Model): Pick<Headings, 'knows'> => {
  const kinds = kind === undefined ? ownKinds(model) : [kindIn(kind, model)];
  const all = kinds.map(one => new Headings(one, model));
  const mapped = new Set(Object.keys(mapping ?? {}).map(folded));
  return { knows: heading => mapped.has(folded(heading)) || all.some(of => of.knows(heading)) };
};

/**
 * Makes tables of the sheets of a file. The first whose rows have names is what the file is about; of the others those are read that go on
 * with it, with at least half of its columns, and the rest is told to be left.
 */
export const tablesOfSheets = async (
  sheets: readonly Sheet[],
  options: Reading,
  { model, query }: ImportUses,
  tally: Tally,
): Promise<readonly Table[]> => {
  const kind = options.kind === undefined ? kindOf(sheets, model) : kindIn(options.kind, model);
  const lookUp = lookUpBy(model, query, 0);
  const read: Readonly<{ sheet: Sheet; columns: readonly TableColumn[] }>[] = [];
  for (const given of sheets) {
    const sheet = withValues(withoutWhy(given, options), options);
    const said = columnsOf(sheet.header, kind, model, options.mapping);
    const [first] = read;
    const isLike = !first || goesOn(first.sheet, sheet);
    const columns = isLike ? await guessColumns(sheet, said, kind, { model, lookUp }) : said;
    if (isLike && namesRows(sheet, columns))
      read.push({ sheet, columns: first ? ofSheet(sheet, columns) : columns });
    else tally.sheetsLeft.push(sheet.name ?? '');
  }
  if (read.length === 0) throw nameless(sheets[0]?.header ?? [], kind);
  return read.map(({ sheet, columns }) =>
    tableOf(withoutTotals(withoutNumbers(sheet, columns), columns, options, tally), kind, columns),
  );
};

/** The kinds of what an actor has. */
const ownKinds = (model: Model): readonly Kind[] =>
  [...model.kinds.values()].filter(kind => kind.shape === 'object' && owningEnd(kind) !== undefined);

/**
 * Tells what the rows of a file are where nobody says: of what an actor has, the kind that most headings are about, and whose name stands in
 * them: `Systemnavn`.
 */
const kindOf = (sheets: readonly Sheet[], model: Model): Kind => {
  const [first] = sheets;
  const said = [...(first?.header ?? []), ...sheets.map(({ name = '' }) => name)];
  const counted = ownKinds(model).map(kind => {
    const headings = new Headings(kind, model);
    const known = said.filter(heading => headings.knows(heading)).length;
    const nouns = nounsOf(kind, model);
    const named = said.filter(heading => nouns.some(noun => folded(heading).startsWith(noun))).length;
    return { kind, count: known + 2 * named };
  });
  const most = Math.max(0, ...counted.map(({ count }) => count));
  const [best, ...others] = counted.filter(({ count }) => count === most);
  if (best && others.length === 0 && most >= LEAST_KNOWN) return best.kind;
  return kindIn(undefined, model);
};

/** Headings by which a kind is guessed. */
const LEAST_KNOWN = 3;

const kindIn = (name: string | undefined, model: Model): Kind => {
  const kind = name === undefined ? undefined : model.kinds.get(name);
  if (kind?.shape === 'object') return kind;
  const kinds = [...model.kinds.values()].filter(({ shape }) => shape === 'object').map(one => one.name);
  throw new SamgrafError(
    'BAD_INPUT',
    name === undefined ? 'kind is missing.' : `There is no kind ${JSON.stringify(name.slice(0, 80))}.`,
    `Say what the rows are: kind=KIND. It is one of ${kinds.join(', ')}.`,
  );
};

const goesOn = (first: Sheet, other: Sheet): boolean => {
  const names = new Set(first.header.filter(Boolean).map(folded));
  return other.header.filter(name => names.has(folded(name))).length >= names.size / 2;
};

/** Leaves the cells that only number the rows. */
const withoutNumbers = (sheet: Sheet, columns: readonly TableColumn[]): Sheet =>
  columns.some(({ because }) => because === 'ROW_NUMBER')
    ? {
        ...sheet,
        rows: sheet.rows.map(cells =>
          cells.filter(({ column }) => columns[column]?.because !== 'ROW_NUMBER'),
        ),
      }
    : sheet;

/** Leaves the rows that are called a total. */
const withoutTotals = (
  sheet: Sheet,
  columns: readonly TableColumn[],
  { words }: Reading,
  tally: Tally,
): Sheet => {
  const totals = new Set(words?.totals.map(folded));
  const rows = sheet.rows.filter(cells => {
    const called = cells.find(({ column }) => isNaming(columns[column])) ?? cells[0];
    if (!called || !totals.has(folded(textOf(called.value)))) return true;
    const { row, value } = called;
    tally.rowsLeft.push({ row, thing: null, column: null, value: textOf(value), ...why('TOTAL') });
    return false;
  });
  return { ...sheet, rows };
};

/** Whether most rows have a name: a sheet of code lists has the same columns, and none. */
const namesRows = ({ rows }: Sheet, columns: readonly TableColumn[]): boolean =>
  columns.some(isNaming) &&
  rows.filter(cells => cells.some(({ column }) => isNaming(columns[column]))).length >= rows.length / 2;

/** Of a sheet that is not the first, columns are told as a workbook names its cells. */
const ofSheet = ({ name = '' }: Sheet, columns: readonly TableColumn[]): readonly TableColumn[] =>
  columns.map(column => ({ ...column, header: `${name}!${column.header}` }));

/** Leaves the column in which we said why a row was not taken: the sheet comes back mended. */
const withoutWhy = (sheet: Sheet, { words }: Reading): Sheet => {
  const at = sheet.header.findIndex((name, i) => i === sheet.header.length - 1 && words?.why.includes(name));
  if (at < 0) return sheet;
  return {
    ...sheet,
    header: sheet.header.slice(0, at),
    rows: sheet.rows.map(cells => cells.filter(({ column }) => column !== at)),
  };
};

/** Reads the values that were said to mean others, wherever they stand alone in a cell or on a line of it. */
const withValues = (sheet: Sheet, { values }: Reading): Sheet => {
  if (!values) return sheet;
  const byHeader = new Map(
    Object.entries(values).map(([header, of]) => [folded(header), new Map(Object.entries(of))]),
  );
  const said = sheet.header.map(header => byHeader.get(folded(header)));
  const rows = sheet.rows.map(cells =>
    cells.flatMap((cell): readonly SheetCell[] => {
      const value = saidOf(cell.value, said[cell.column]);
      return value === undefined ? [] : [{ ...cell, value }];
    }),
  );
  return { ...sheet, rows };
};

const saidOf = (value: CellValue, said: ReadonlyMap<string, string> | undefined): CellValue | undefined => {
  if (!said) return value;
  const text = textOf(value);
  const whole = said.get(text);
  if (whole !== undefined) return whole === NOTHING ? undefined : whole;
  const parts = text.split(/([\n;|,/])/);
  if (!parts.some(part => said.has(part.trim()))) return value;
  const left = parts.map(part => said.get(part.trim()) ?? part.trim()).filter(part => part !== NOTHING);
  return left.filter(part => !/^[\n;|,/]?$/.test(part)).join('\n');
};

import { isInLanguages, type Field, type Kind } from '../../engine/model/model';
import { textsOf, type ReadThing } from '../imports/read-things';
import { turn } from '../../engine/model/in-turns';
import { parts } from '../../engine/model/objects';
import type { CellOut } from './csv';
import { MOST_OF_A_CELL, MOST_OF_A_WORKBOOK, workbookOf, type WorkbookColumn } from './workbook';
import { KEPT, textOfValue, valuesIn, type Losses, type ThingWriter } from './writing';

/** What an import splits a cell of one line at. */
const BETWEEN = /[;|]/;

/** Rows that are looked through for columns with nothing in them, which are left out; a longer table has all columns. */
const LOOKED_THROUGH = 5_000;

/** Rows that are written before others get a turn. */
const AT_ONCE = 20;

/** A column, by what an import reads it as. */
type Column = WorkbookColumn & Readonly<{ of: (told: ReadThing) => readonly unknown[]; isList: boolean }>;
type Row = readonly CellOut[];

/**
 * Writes the things of one kind as a table that can be imported again: a column for each field, each language of a text, and each relation
 * that starts there, with ids; those that are empty in all rows are left out.
 */
export const tableWriting = (format: 'csv' | 'xlsx', kind: Kind, losses: Losses): ThingWriter => {
  const columns = columnsFor(kind);
  const table = format === 'csv' ? new CsvTable(columns) : new Workbook(columns, losses);
  return {
    begin: () => '',
    add: things => {
      countIn(things, losses);
      return table.add(things.map(told => columns.map(column => cellOf(column, told, losses))));
    },
    end: () => endOf(table),
  };
};

async function* endOf(table: CsvTable | Workbook): AsyncGenerator<string | Uint8Array> {
  yield await table.end();
}

/** Holds rows back until it is known which columns they need. */
class CsvTable {
  private held: Row[] | undefined = [];
  private isFirst = true;

  constructor(private readonly columns: readonly Column[]) {}

  async add(rows: readonly Row[]): Promise<string> {
    if (!this.held) return this.text(rows, this.columns);
    this.held.push(...rows);
    return this.held.length > LOOKED_THROUGH ? this.release(this.columns) : '';
  }

  async end(): Promise<string> {
    return this.held ? this.release(this.columns.filter(usedIn(this.held))) : '';
  }

  private async release(columns: readonly Column[]): Promise<string> {
    const rows = this.held ?? [];
    this.held = undefined;
    return this.text(rows, columns);
  }

  private async text(rows: readonly Row[], columns: readonly Column[]): Promise<string> {
    const kept = new Set(columns);
    const all = this.isFirst ? [this.columns.map(({ header }) => header), ...rows] : rows;
    const { csvOf } = await import('./csv.js');
    const written: string[] = [];
    for (const some of parts(all, AT_ONCE)) {
      written.push(
        csvOf(
          some.map(row => row.filter((_, i) => kept.has(this.columns[i] as Column))),
          { isFirst: this.isFirst, columns: columns.length },
        ),
      );
      this.isFirst = false;
      await turn();
    }
    return written.join('');
  }
}

/** What holds all rows, as a workbook is made of them in one piece. */
class Workbook {
  private readonly rows: Row[] = [];

  constructor(
    private readonly columns: readonly Column[],
    private readonly losses: Losses,
  ) {}

  add(rows: readonly Row[]): string {
    const room = MOST_OF_A_WORKBOOK - this.rows.length;
    this.rows.push(...rows.slice(0, room));
    this.losses.lose('rows', 'A workbook has 100,000 rows at most.', Math.max(0, rows.length - room));
    for (const [i, { header }] of this.columns.entries())
      this.losses.lose(
        header,
        'A cell of a workbook holds 32,767 characters at most.',
        rows.filter(row => String(row[i]).length > MOST_OF_A_CELL).length,
      );
    return '';
  }

  end(): Promise<Buffer> {
    const isUsed = usedIn(this.rows);
    const used = this.columns.map(isUsed);
    return workbookOf(
      this.columns.filter((_, i) => used[i]),
      this.rows.map(row => row.filter((_, i) => used[i])),
    );
  }
}

/** Whether a column has something in any row; what a table of nothing has is its columns. */
const usedIn =
  (rows: readonly Row[]) =>
  (_: unknown, i: number): boolean =>
    rows.length === 0 || rows.some(row => row[i] !== '');

const columnsFor = ({ fields, ends }: Kind): readonly Column[] => [
  ...[...fields.values()].filter(({ name }) => !KEPT.has(name)).flatMap(columnsOf),
  ...[...ends.values()]
    .filter(({ direction }) => direction === 'FORWARD')
    .map((end): Column => ({
      header: end.name,
      isList: true,
      of: ({ relations }) =>
        relations.find(one => one.end.name === end.name)?.edges.map(({ node }) => node.id) ?? [],
    })),
];

const columnsOf = (field: Field): readonly Column[] => {
  const { name, type, list, languages } = field;
  if (!isInLanguages(field))
    return [
      {
        header: name,
        type: type.kind === 'scalar' && type.name === 'Date' ? 'Date' : undefined,
        isList: list || type.kind === 'sources',
        of: ({ values }) => valuesIn(values[name]),
      },
    ];
  return languages.all.map(language => ({
    header: `${name}.${language}`,
    isList: false,
    of: ({ values }) =>
      textsOf(field, values)
        .filter(one => one.language === language)
        .map(({ text }) => text),
  }));
};

const cellOf = ({ header, of, isList }: Column, told: ReadThing, losses: Losses): CellOut => {
  const all = of(told);
  const [first] = all;
  if (!isList && (typeof first === 'number' || typeof first === 'boolean')) return first;
  const values = all.map(textOfValue);
  const [only = ''] = values;
  if (isList && (values.length === 1 ? BETWEEN.test(only) : values.some(value => value.includes('\n'))))
    losses.lose(
      header,
      'A value of a list is read as several: it has a new line in it, or stands alone with ; or |.',
    );
  if (values.some(value => value !== value.trim()))
    losses.lose(header, 'Blanks around a value are not read.');
  return values.join('\n');
};

const countIn = (things: readonly ReadThing[], losses: Losses): void => {
  losses.things += things.length;
  for (const { relations } of things)
    for (const { end, edges } of relations) {
      losses.relations += edges.length;
      losses.lose(
        end.relation.name,
        'A table has no place for the certainty, the sources and other facts of a relation.',
        edges.length,
      );
    }
};

import { LANGUAGES, type Field, type Kind } from '../model/model';
import type { Told } from '../imports/read-things';
import { KEPT, textOfValue, valuesIn, type Losses, type Writing } from './writing';

/** What an import splits a cell of one line at. */
const BETWEEN = /[;|]/;
const MOST_OF_A_WORKBOOK = 100_000;

/** A column, by what an import reads it as. */
type Column = Readonly<{ header: string; of: (told: Told) => readonly unknown[]; isList: boolean }>;

/**
 * Writes the things of one kind as a table that can be imported again: a column for each field, each language of a text, and each relation
 * that starts there, with ids.
 */
export const tableWriting = (format: 'csv' | 'xlsx', kind: Kind, losses: Losses): Writing => {
  const columns = columnsFor(kind);
  const rows: string[][] = [];
  let isFirst = true;
  const csvOf = async (some: string[][]): Promise<string> => {
    const { stringify } = await import('csv-stringify/sync');
    const all = isFirst ? [columns.map(({ header }) => header), ...some] : some;
    const text = stringify(all, { bom: isFirst, record_delimiter: 'windows', escape_formulas: true });
    isFirst = false;
    return text;
  };
  return {
    begin: () => '',
    add: async things => {
      const some = things.map(told => columns.map(column => cellOf(column, told, losses)));
      countIn(things, losses);
      if (format === 'csv') return csvOf(some);
      const room = MOST_OF_A_WORKBOOK - rows.length;
      rows.push(...some.slice(0, room));
      losses.lose('rows', 'A workbook has 100,000 rows at most.', Math.max(0, some.length - room));
      return '';
    },
    end: () => (format === 'xlsx' ? workbookOf(columns, rows) : isFirst ? csvOf([]) : ''),
  };
};

const workbookOf = async (columns: readonly Column[], rows: readonly string[][]): Promise<Buffer> => {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const bold = (value: string) => ({ type: String, value, fontWeight: 'bold' as const });
  const cells = rows.map(row => row.map(value => (value === '' ? null : { type: String, value })));
  return writeExcelFile([columns.map(({ header }) => bold(header)), ...cells], {
    stickyRowsCount: 1,
  }).toBuffer();
};

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

const columnsOf = ({ name, type, list }: Field): readonly Column[] => {
  if (type.kind !== 'text')
    return [
      { header: name, isList: list || type.kind === 'sources', of: ({ values }) => valuesIn(values[name]) },
    ];
  return LANGUAGES.map(language => ({
    header: `${name}.${language}`,
    isList: false,
    of: ({ values }) =>
      (values[`${name}s`] as readonly Readonly<{ language: string; text: string }>[])
        .filter(one => one.language === language)
        .map(({ text }) => text),
  }));
};

const cellOf = ({ header, of, isList }: Column, told: Told, losses: Losses): string => {
  const values = of(told).map(textOfValue);
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

const countIn = (things: readonly Told[], losses: Losses): void => {
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

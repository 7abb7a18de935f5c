import { readSheets, type Sheet } from '../../src/files/imports/sheet';
import { required } from '../../src/engine/errors';
import { cellOf, workbookOf } from '../hostile/zips';
import { fc } from '../support/drawn';

const readSheet = async (file: Buffer): Promise<Sheet> => required((await readSheets(file))[0], 'a sheet');

type Value = string | number | boolean | Date | null;

const day = fc.integer({ min: -30_000, max: 40_000 }).map(days => new Date(days * 86_400_000));
const value: fc.Arbitrary<Value> = fc.oneof(
  fc.constant(null),
  // What writes the workbooks looks texts up in an object.
  fc.string({ unit: 'grapheme', maxLength: 20 }).filter(text => !(text in Object.prototype)),
  fc.constantFrom(' to  ord ', 'linje\nlinje', '_x000D_', '<b>&amp;', '1', 'true'),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(one => (Object.is(one, -0) ? 0 : one)),
  fc.boolean(),
  day,
);
const table = fc
  .integer({ min: 1, max: 30 })
  .chain(columns =>
    fc.array(fc.array(value, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 12 }),
  );

const plain = (one: Value): Value => (typeof one === 'string' ? one.normalize('NFC').trim() : one);
const isFull = (one: Value): boolean => one !== null && !(typeof one === 'string' && one.trim() === '');

/** What a sheet holds by what another reader tells of it, row by row. */
const told = (rows: readonly (readonly Value[])[]): Sheet['rows'] =>
  rows.flatMap((row, i) => {
    const cells = row.flatMap((one, column) =>
      one !== null && isFull(one) ? [{ row: i + 1, column, value: plain(one) ?? '' }] : [],
    );
    return i > 0 && cells.length > 0 ? [cells] : [];
  });

test('a workbook is read as another reader reads it', async () => {
  const { readSheet: read } = await import('read-excel-file/node');
  const { default: writeExcelFile } = await import('write-excel-file/node');
  await fc.assert(
    fc.asyncProperty(table, async rows => {
      const cells = [['navn', ...(rows[0] ?? []).slice(1).map((_, i) => `k${i}`)], ...rows].map(row =>
        row.map(one => (one instanceof Date ? { value: one, type: Date, format: 'yyyy-mm-dd' } : one)),
      );
      const file = await writeExcelFile([{ data: cells, sheet: 'A' }]).toBuffer();
      const ours = await readSheet(file);
      expect(ours.rows).toEqual(told((await read(file)) as readonly (readonly Value[])[]));
    }),
    { numRuns: 60 },
  );
});

const formatted = (format: string, id = 200): Promise<Sheet> =>
  readSheet(
    workbookOf(
      `<sheetData><row>${cellOf('A1', 'dag')}</row><row><c r="A2" s="1"><v>45000</v></c></row></sheetData>`,
      [
        {
          name: 'xl/styles.xml',
          content: `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${format}"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="${id}"/></cellXfs></styleSheet>`,
        },
      ],
    ),
  );

test.each([
  ['dd.mm.yyyy', true],
  ['[$-414]d. mmmm yyyy;@', true],
  ['[h]:mm', true],
  ['#,##0.00', false],
  ['0 &quot;dager&quot;', false],
  ['0\\ \\d', false],
  ['[Red]0.0', false],
  ['_-* #,##0_-', false],
  ['General', false],
])('a number in the format %s is a day: %s', async (format, isDay) => {
  const { rows } = await formatted(format);
  const expected = isDay ? new Date('2023-03-15T00:00:00Z') : 45_000;
  expect(rows[0]?.[0]?.value).toEqual(expected);
});

test('a format that is not written out is known by its number', async () => {
  expect((await formatted('', 14)).rows[0]?.[0]?.value).toEqual(new Date('2023-03-15T00:00:00Z'));
  expect((await formatted('', 2)).rows[0]?.[0]?.value).toBe(45_000);
});

test('cells that are far apart take no more than those that are not', async () => {
  const rows = Array.from(
    { length: 20 },
    (_, i) => `<row r="${i * 499 + 2}">${cellOf(`SF${i * 499 + 2}`, 'x')}</row>`,
  );
  const { rows: read } = await readSheet(
    workbookOf(`<sheetData><row r="1">${cellOf('A1', 'navn')}</row>${rows.join('')}</sheetData>`),
  );
  expect(read.map(cells => cells.map(({ row, column }) => [row, column]))).toEqual(
    rows.map((_, i) => [[i * 499 + 2, 499]]),
  );
});

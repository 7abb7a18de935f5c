import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { csvOf, type CellOut } from '../../src/files/exports/csv';
import { workbookOf } from '../../src/files/exports/workbook';
import { required } from '../../src/engine/errors';
import type { Field, Kind } from '../../src/engine/model/model';
import { readProjectModel } from '../../src/doors/server/samgraf';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';
import { SEED, fc } from '../support/drawn';
import { describeByOthers, readBy, type Found, type Reader } from './read-by';

const CASES = 200;
/** Reading all of the graph takes others a minute. */
jest.setTimeout(600_000);
const SHAPES = resolve('shapes');
const XSD = join(__dirname, 'xsd', 'archimate3_Model.xsd');
const model = readProjectModel();
const kinds = [...model.kinds.values()].filter(({ shape }) => shape === 'object');

const folder = mkdtempSync(join(tmpdir(), 'read-by-others-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const fileOf = (name: string, body: string | Buffer): string => {
  const file = join(folder, name);
  writeFileSync(file, body);
  return file;
};
const wrongIn = (found: readonly Found[]): unknown =>
  found.filter(({ wrong }) => wrong.length > 0).map(({ file, wrong }) => [file.replace(/.*\//, ''), wrong]);

describeByOthers('what others read of a table', () => {
  /** Whatever a record may hold, and what spreadsheets and CSV make something else of. */
  const text = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 4 }),
        fc.constantFrom('\n', '\r\n', '\r', '"', ',', ';', '\t', '=', '-1', '@', "'", ' ', 'æøå', '_x0041_'),
      ),
      { maxLength: 6 },
    )
    .map(parts => parts.join(''));
  const tables = fc.sample(
    fc
      .integer({ min: 1, max: 4 })
      .chain(width =>
        fc.array(
          fc.array(fc.oneof(text, fc.integer(), fc.boolean()), { minLength: width, maxLength: width }),
          { minLength: 1, maxLength: 5 },
        ),
      ),
    { seed: SEED, numRuns: CASES },
  );
  const headers = (rows: readonly (readonly CellOut[])[]): string[] =>
    (rows[0] ?? []).map((_, i) => `column ${i}`);

  test('as CSV is each cell, with an apostrophe before what would be a formula', async () => {
    const files: string[] = [];
    for (const [i, rows] of tables.entries()) {
      const columns = headers(rows).length;
      files.push(fileOf(`t${i}.csv`, await csvOf([headers(rows), ...rows], { isFirst: true, columns })));
    }
    const found = await readBy('csv', files);
    expect(wrongIn(found)).toEqual([]);
    const plain = (cell: unknown): string => String(cell).replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '');
    for (const [i, rows] of tables.entries())
      expect((found[i]?.['cells'] as readonly unknown[][]).map(row => row.map(plain))).toEqual(
        rows.map(row => row.map(plain)),
      );
  });

  test('as a workbook is each cell with its type, but for characters that XML has none for', async () => {
    const rows: CellOut[][] = [
      ['2017-01-13', true, 3, 'a\nb', '2026-11-25T12:30:00Z', '=1+1'],
      ['1814-05-17', false, -1.5, 'x'.repeat(40_000), '2026-11-25T00:00:01Z', '+47'],
      ['2024-02-29', null, 0, 'æ', null, "'"],
    ];
    const columns = ['Date', undefined, undefined, undefined, 'DateTime', undefined].map((type, i) => ({
      header: `column ${i}`,
      type: type as 'Date' | undefined,
    }));
    const [found] = await readBy('xlsx', [fileOf('typed.xlsx', await workbookOf(columns, rows))]);
    expect(found?.wrong).toEqual([]);
    expect(found?.['cells']).toEqual([
      ['2017-01-13T00:00:00', true, 3, 'a\nb', '2026-11-25T12:30:00', '=1+1'],
      ['1814-05-17', false, -1.5, `${'x'.repeat(32_766)}…`, '2026-11-25T00:00:01', '+47'],
      ['2024-02-29T00:00:00', null, 0, 'æ', null, "'"],
    ]);
  });
});

describeByOthers('what others read of the national graph', () => {
  let seeded: SeededApp;
  beforeAll(async () => {
    seeded = await openSeededApp();
  });
  afterAll(() => seeded.close());

  const get = async (url: string, accept = '*/*'): Promise<Buffer> => {
    const reply = await seeded.app.inject({ url, headers: { accept, host: 'samgraf.example' } });
    expect([url, reply.statusCode]).toEqual([url, 200]);
    return reply.rawPayload;
  };
  const counted = async ({ plural }: Kind): Promise<number> => {
    const query = encodeURIComponent(`{ of: ${plural}(first: 1) { totalCount } }`);
    const { data } = JSON.parse((await get(`/graphql?query=${query}`)).toString()) as {
      data: { of: { totalCount: number } };
    };
    return data.of.totalCount;
  };
  const counts = (): Promise<readonly number[]> => Promise.all(kinds.map(counted));
  const exported = async (format: string, ending: string, reader: Reader, shared: readonly string[] = []) => {
    const files: string[] = [];
    for (const { name } of kinds)
      files.push(fileOf(`${name}.${ending}`, await get(`/export?format=${format}&kind=${name}`)));
    return readBy(reader, files, shared);
  };

  test('each kind as CSV is its things, a row each, with no column that is empty', async () => {
    const found = await exported('csv', 'csv', 'csv');
    expect(wrongIn(found)).toEqual([]);
    const empty = found.flatMap(({ file, columns, cells }) => {
      const rows = cells as readonly (readonly string[])[];
      return (columns as string[])
        .filter((_, i) => rows.length > 0 && rows.every(row => row[i] === ''))
        .map(one => [file, one]);
    });
    expect(empty).toEqual([]);
    expect(found.map(({ rows }) => rows)).toEqual(await counts());
    expect(Math.max(...(await counts()))).toBeGreaterThan(300);
  });

  test('each kind as a workbook is its things, with days and truth values as such', async () => {
    const found = await exported('xlsx', 'xlsx', 'xlsx');
    expect(wrongIn(found)).toEqual([]);
    const types = (field: Field): readonly string[] => {
      const { type, list } = field;
      if (list || type.kind !== 'scalar') return ['str'];
      if (type.name === 'Date') return ['date', 'str'];
      return type.name === 'Boolean'
        ? ['bool']
        : type.name === 'Int' || type.name === 'Float'
          ? ['number']
          : ['str'];
    };
    const seen = new Set<string>();
    for (const [i, { fields, name }] of kinds.entries())
      for (const [column, of] of Object.entries(found[i]?.['types'] as Record<string, readonly string[]>)) {
        const field = fields.get(column);
        const expected = field ? types(field) : ['str'];
        for (const type of of) seen.add(type);
        expect([name, column, of.filter(one => !expected.includes(one))]).toEqual([name, column, []]);
      }
    expect([...seen].sort()).toEqual(['bool', 'date', 'number', 'str']);
  });

  test('each kind as an ArchiMate model is valid by the Open Group’s schema, with no relation that ArchiMate forbids', async () => {
    const table = join(SHAPES, 'archimate-relations-3.2.json');
    const found = await exported('archimate', 'xml', 'archimate', [XSD, table]);
    const whole = await readBy(
      'archimate',
      [fileOf('all.xml', await get('/export?format=archimate'))],
      [XSD, table],
    );
    expect(wrongIn([...found, ...whole])).toEqual([]);
    expect(found).toHaveLength(kinds.length);
    const relations = required(whole[0], 'the whole graph')['relations'] as Record<string, number>;
    expect(Object.keys(relations).length).toBeGreaterThan(3);
  });

  test('all of it as linked data is read, each literal of its type, with the provenance in a graph of its own', async () => {
    const files = [fileOf('all.nq', await get('/export?format=nq'))];
    // As Turtle and N-Triples, which take longer to read, those kinds of which there are few.
    const few = (await counts()).flatMap((count, i) =>
      count > 0 && count < 100 ? (kinds[i]?.name ?? []) : [],
    );
    for (const ending of ['ttl', 'nt'])
      files.push(fileOf(`few.${ending}`, await get(`/export?format=${ending}&kind=${few.join(',')}`)));
    files.push(fileOf('thing.jsonld', await get('/data/resource:id-porten.jsonld')));
    files.push(fileOf('catalog.jsonld', await get('/catalog', 'application/ld+json')));
    const found = await readBy('rdf', files);
    expect(wrongIn(found)).toEqual([]);
    const [nq, ttl, nt] = found.map(({ quads }) => Number(quads));
    expect(found[0]?.['graphs']).toContain('http://samgraf.example/data/provenance');
    expect(nq).toBeGreaterThan(required(ttl, 'Turtle'));
    expect(ttl).toBe(nt);
  });

  test('the catalogue has no violation of the shapes by another validator', async () => {
    const file = fileOf('catalog.ttl', await get('/catalog', 'text/turtle'));
    // It refuses dcat-ap-3.0.1 itself, as published: a shape of a property has no path. Our own validator reads it (catalog.test.ts).
    const shapes = ['dcat-ap-no-2.00', 'cpsv-ap-no-1', 'cpsv-ap-3.2.0'];
    const [found] = await readBy(
      'shacl',
      [file],
      shapes.map(name => join(SHAPES, `${name}.ttl`)),
    );
    expect(found?.wrong).toEqual([]);
    expect(Object.values(found?.['violations'] as object)).toEqual(shapes.map(() => 0));
  });

  test('the map is of valid shapes with names, which cover the same as one', async () => {
    const files: string[] = [];
    for (const name of ['municipalities', 'counties'])
      files.push(fileOf(`${name}.geojson`, await get(`/geo/${name}.geojson`)));
    const found = await readBy('geo', files);
    expect(wrongIn(found)).toEqual([]);
    expect(found.map(({ features }) => features)).toEqual([357, 15]);
    for (const { area, areas } of found) expect(Number(area) / Number(areas)).toBeCloseTo(1, 9);
  });

  test('each question with a name is the same table as CSV, as a workbook and as JSON', async () => {
    const { questions } = JSON.parse((await get('/q')).toString()) as {
      questions: readonly { name: string; parameters: readonly { name: string; required: boolean }[] }[];
    };
    const asked = questions.filter(({ parameters }) => parameters.every(({ required: needed }) => !needed));
    expect(asked.length).toBeGreaterThan(5);
    const [csv, xlsx]: [string[], string[]] = [[], []];
    for (const { name } of asked) {
      csv.push(fileOf(`q-${name}.csv`, await get(`/q/${name}.csv`)));
      xlsx.push(fileOf(`q-${name}.xlsx`, await get(`/q/${name}.xlsx`)));
      expect(JSON.parse((await get(`/q/${name}.json`)).toString())).toHaveProperty('data');
    }
    const [tables, books] = [await readBy('csv', csv), await readBy('xlsx', xlsx)];
    expect(wrongIn([...tables, ...books])).toEqual([]);
    expect(books.map(({ rows, columns }) => [rows, columns])).toEqual(
      tables.map(({ rows, columns }) => [rows, columns]),
    );
  });
});

import { makeKey } from '../../src/engine/access/keys';
import type { ImportReport } from '../../src/files/imports/report';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';

/**
 * A sheet of 200 systems as a municipality keeps it: a title, a line of when, headings of groups above the header, a number of each row, a
 * sum below, a sheet of codes. The headings and codes are those of a register in use (github.com/AndyNor/systemoversikt@99ef6525,
 * systemoversikt/models.py); the rows are made up.
 */
const HEADER = [
  'Lnr',
  'Systemnavn',
  'Alias',
  'Systembeskrivelse',
  'Organisatorisk systemeier',
  'Systemforvalter (avdeling)',
  'Er egenutviklet?',
  'Driftsplattform',
  'Programvareleverandør',
  'Org.nr',
  'URL',
  'Livsløpstatus',
  'Dato systemet ble tatt i bruk',
  'Kritikalitet',
  'Personopplysninger?',
  'Datasett',
  'Påloggingstjeneste',
  'API',
  'Antall brukere',
  'Timer til kritisk',
] as const;

type Value = string | number | boolean | null;

const SUPPLIERS: readonly (readonly [string, string | null])[] = [
  ['Visma AS', '936796702'],
  ['KS', '971032146'],
  ['Skatteetaten (skattekontoret)', '974 761 076'],
  ['Digitaliseringsdirektoratet', '991 825 827'],
  ['Sikri AS', null],
];
const DAYS = ['2011-02-03', '4.5.2012', '6/7-2013', '8. september 2014', '10/2015', '2016', '11.12.17'];
const at = <T>(values: readonly T[], i: number): T => values[i % values.length] as T;

const rowOf = (i: number): readonly Value[] => {
  const [supplier, number] = at(SUPPLIERS, i);
  return [
    i + 1,
    `${at(['Arkiv', 'Omsorg', 'Skole', 'Byggesak', 'Lønn'], i)} ${at(['Åsane', 'Fana', 'Arna', 'felles'], Math.floor(i / 5))} ${i}`,
    i % 3 === 0 ? `S${i}` : null,
    'Fagsystem',
    at(['Etat for skole', 'Kemneren'], i),
    at(['IKT Drift', 'Seksjon 3'], i),
    at(['Ja', 'Nei'], i),
    at(['Azure', 'Eget datasenter'], i),
    supplier,
    number,
    i % 2 === 0 ? `https://example.org/${i}` : null,
    at(
      ['3 👌 Moderne og modent', '5 ☢️ Bør/skal byttes ut', '7 ❌ Fullstendig avviklet', 'I drift', 'Pilot'],
      i,
    ),
    at(DAYS, i),
    at(['1 - Kritisk', '2 - Viktig', 'Høy', 'Lav'], i),
    at(['Ja', 'Nei', 'Ja, sensitive'], i),
    at(['Folkeregisteret', 'Enhetsregisteret', 'Folkeregisteret, Enhetsregisteret'], i),
    at(['ID-porten', 'ID-porten, Feide', 'Feide', 'HelseID', 'Lokal pålogging'], i),
    at(['Maskinporten', 'Altinn 3', 'eFormidling'], i),
    i * 7,
    at(['4', 'et døgn'], i),
  ];
};

const workbook = async (): Promise<Buffer> => {
  const { default: write } = await import('write-excel-file/node');
  const width = HEADER.length;
  const blank = (value: Value, column: number): Value[] =>
    Array.from({ length: width }, (_, i) => (i === column ? value : null));
  const groups = blank('Identifikasjon', 1).map((value, i) =>
    i === 4 ? 'Eierskap' : i === 11 ? 'Status' : value,
  );
  const rows = Array.from({ length: 200 }, (_, i) => rowOf(i));
  const sum = blank('Sum', 1).map((value, i) => (i === 18 ? 139_300 : value));
  const data = [
    blank('Systemoversikt Bergen kommune', 0),
    blank('Oppdatert 12.11.2026', 0),
    blank(null, 0),
    groups,
    [...HEADER],
    ...rows,
    sum,
  ];
  const codes = [
    ['Kode', 'Forklaring'],
    ['1', 'Kritisk'],
  ];
  return write([
    { data: data.map(row => [...row]), sheet: 'Systemer' },
    { data: codes, sheet: 'Koder' },
  ]).toBuffer();
};

const bergen = makeKey({ name: 'bergen', role: 'EDITOR', actor: 'municipality:4601' }, new Date());
let seeded: SeededApp;
let sheet: Buffer;
beforeAll(async () => {
  seeded = await openSeededApp({}, [bergen.key]);
  sheet = await workbook();
});
afterAll(() => seeded.close());

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SOURCE = 'source=source:bergen-systemer&title=Systemoversikt';

const post = (file: Buffer | string, how: string, type = XLSX) =>
  seeded.app.inject({
    method: 'POST',
    url: `/import?${how}`,
    headers: { 'content-type': type, authorization: `Bearer ${bergen.text}` },
    payload: file,
  });

const reportOf = async (file: Buffer | string, how: string, type = XLSX): Promise<ImportReport> => {
  const response = await post(file, how, type);
  expect([200, response.body.slice(0, 300)]).toEqual([response.statusCode, response.body.slice(0, 300)]);
  return response.json<ImportReport>();
};

const meaning = ({ columns }: ImportReport): Readonly<Record<string, string | null>> =>
  Object.fromEntries(columns.map(({ header, means }) => [header, means]));

test('a sheet as people keep it is read without a word said of it', async () => {
  const report = await reportOf(sheet, `${SOURCE}&dryRun=true`);
  expect(report.columns[0]?.kind).toBe('InformationSystem');
  expect(meaning(report)).toEqual({
    Lnr: null,
    Systemnavn: 'name',
    Alias: 'alternativeNames',
    Systembeskrivelse: 'description',
    'Organisatorisk systemeier': 'units',
    'Systemforvalter (avdeling)': 'units',
    'Er egenutviklet?': 'inHouse',
    Driftsplattform: 'hosting',
    Programvareleverandør: 'suppliers',
    'Org.nr': 'suppliers',
    URL: 'homepage',
    Livsløpstatus: 'lifecycle',
    'Dato systemet ble tatt i bruk': 'validFrom',
    Kritikalitet: 'criticality',
    'Personopplysninger?': 'personalData',
    Datasett: 'processes',
    Påloggingstjeneste: 'calls',
    API: 'calls',
    'Antall brukere': 'numberOfUsers',
    'Timer til kritisk': null,
  });
  const { read, taken, mapped, notUnderstood } = report.cells;
  expect(read).toBe(taken + mapped + notUnderstood);
  expect(1 - notUnderstood / read).toBeGreaterThanOrEqual(0.85);
  expect(report.sheetsLeft).toEqual(['Koder']);
  expect(report.rowsLeft.map(({ row, code }) => [row, code])).toEqual([[206, 'TOTAL']]);
  expect(report.refused).toEqual([]);
});

test('says how each column was guessed, by its heading or by what stands below it', async () => {
  const { columns } = await reportOf(sheet, `${SOURCE}&dryRun=true`);
  const guess = (header: string) => columns.find(one => one.header === header)?.guess;
  expect(guess('Kritikalitet')).toBeNull();
  expect(guess('Systemnavn')).toEqual({ by: 'HEADING', fit: 200, of: 200 });
  expect(guess('Påloggingstjeneste')).toMatchObject({ by: 'VALUES', of: 5 });
});

test('asks about each value once, with a choice beside it, and takes the answer', async () => {
  const report = await reportOf(sheet, `${SOURCE}&dryRun=true`);
  const pilot = report.values.find(({ value }) => value === 'Pilot');
  expect(pilot).toMatchObject({ column: 'Livsløpstatus', count: 40 });
  expect(pilot?.choices.map(({ value }) => value)).toEqual(['LIVE', 'PLANNED', 'PHASING_OUT', 'END_OF_LIFE']);
  const values = { Livsløpstatus: { Pilot: 'PLANNED' }, Påloggingstjeneste: { 'Lokal pålogging': '-' } };
  const told = await reportOf(
    sheet,
    `${SOURCE}&dryRun=true&values=${encodeURIComponent(JSON.stringify(values))}`,
  );
  expect(told.values.some(({ column }) => column in values)).toBe(false);
  expect(told.cells.notUnderstood).toBe(report.cells.notUnderstood - 40 - 40);
});

test('a number beside a name says whose it is', async () => {
  const { notUnderstood } = await reportOf(sheet, `${SOURCE}&dryRun=true`);
  const names = notUnderstood
    .filter(({ column }) => column === 'Programvareleverandør')
    .map(({ value }) => value);
  expect(names).not.toContain('Skatteetaten (skattekontoret)');
  expect(new Set(names)).toContain('Sikri AS');
});

test('gives back the rows that were not understood, with why, and they may be sent again', async () => {
  const response = await post(sheet, `${SOURCE}&dryRun=true&answer=rest`);
  expect([response.statusCode, response.headers['content-disposition']]).toEqual([
    200,
    'attachment; filename="rest.xlsx"',
  ]);
  const { readSheet } = await import('read-excel-file/node');
  const [header, first] = await readSheet(response.rawPayload);
  expect(header).toEqual([...HEADER, 'Hvorfor']);
  expect(first?.slice(0, 2)).toEqual([1, 'Arkiv Åsane 0']);
  expect(String(first?.at(-1))).toContain('Timer til kritisk');
  const again = await reportOf(response.rawPayload, `${SOURCE}&dryRun=true`);
  expect(Object.keys(meaning(again))).toEqual([...HEADER]);
});

test('takes what is understood, and leaves rows that would be refused; the same once more changes nothing', async () => {
  const double = 'Systemnavn;Status;Leverandør\nEn;i drift;KS\nTo;i drift;KS\nEn;fases ut;KS\n';
  const how = 'kind=InformationSystem&source=source:bergen-to&title=To';
  const refused = await post(double, `${how}&dryRun=false`, 'text/csv');
  expect([refused.statusCode, refused.json<ImportReport>().applied]).toEqual([422, false]);
  const report = await reportOf(double, `${how}&dryRun=false&take=understood`, 'text/csv');
  expect([report.applied, report.rowsLeft.map(({ row, code }) => [row, code])]).toEqual([
    true,
    [[4, 'SAME_ROW']],
  ]);
  const again = await reportOf(double, `${how}&dryRun=false&take=understood`, 'text/csv');
  expect(again.changes).toMatchObject({ created: 0, changed: 0 });
});

test('a column that someone says is nothing is not guessed at', async () => {
  const mapping = encodeURIComponent(JSON.stringify({ API: '-' }));
  const report = await reportOf(sheet, `${SOURCE}&dryRun=true&mapping=${mapping}`);
  expect(meaning(report)['API']).toBeNull();
});

test.each([
  ['nothing is a name', 'Antall;Pris\n1;2\n3;4\n', /No column is the name/],
  ['it is about several kinds alike', 'navn;merknad\nx;y\n', /kind is missing/],
])('where %s, the sheet is refused with what to do', async (_, file, message) => {
  const kind = message.source.includes('kind') ? '' : '&kind=InformationSystem';
  const response = await post(file, `${SOURCE}&dryRun=true${kind}`, 'text/csv');
  expect([response.statusCode, response.body]).toEqual([400, expect.stringMatching(message)]);
});

test('tells what the source said before and the file does not, and ends it if that is asked for', async () => {
  const how = 'kind=InformationSystem&source=source:bergen-arlig&title=Arlig&dryRun=false';
  await reportOf('Systemnavn;Status\nBlir;i drift\nForsvinner;i drift\n', how, 'text/csv');
  const next = 'Systemnavn;Status\nBlir;i drift\nKommer;i drift\n';
  const kept = await reportOf(next, how, 'text/csv');
  expect(kept.gone).toEqual([{ id: 'system:4601-forsvinner', name: 'Forsvinner' }]);
  const ended = await reportOf(next, `${how}&gone=end`, 'text/csv');
  expect([ended.applied, ended.changes.changed]).toEqual([true, 1]);
  const again = await reportOf(next, `${how}&gone=end`, 'text/csv');
  expect([again.gone, again.changes.changed]).toEqual([[], 0]);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import type { FastifyInstance } from 'fastify';
import { makeKey } from '../../src/engine/access/keys';
import type { ImportReport } from '../../src/files/imports/report';
import { insidesShown, openSeededApp, type SeededApp } from '../hostile/seeded-app';

/** Systems made up by a program, as an agency might keep them: 200 rows, Windows-1252, semicolons, days as Norwegians write them. */
const SYSTEMS = readFileSync(join(__dirname, 'systems.csv'));
const MAPPING = JSON.stringify({ 'CMDB-nr': 'externalIds', 'I bruk fra': 'validFrom' });
const HOW = `kind=InformationSystem&source=source:nve-systemer&title=NVEs%20systemer&mapping=${encodeURIComponent(MAPPING)}`;

const nve = makeKey({ name: 'nve', role: 'EDITOR', actor: 'organisation:nve' }, new Date());
const reader = makeKey({ name: 'reader', role: 'READER' }, new Date());
let seeded: SeededApp;
let app: FastifyInstance;
beforeAll(async () => {
  seeded = await openSeededApp({}, [nve.key, reader.key]);
  app = seeded.app;
});
afterAll(() => seeded.close());

type Errors = Readonly<{
  errors: readonly Readonly<{ message: string; extensions: Readonly<{ code: string; hint: string }> }>[];
}>;

const send = async (
  file: Buffer | string,
  how = HOW,
  key: string | undefined = nve.text,
  type = 'text/csv',
) => {
  const response = await app.inject({
    method: 'POST',
    url: `/import?${how}`,
    headers: { 'content-type': type, ...(key === '' ? {} : { authorization: `Bearer ${key}` }) },
    payload: file,
  });
  expect(insidesShown(response.body)).toEqual([]);
  return {
    status: response.statusCode,
    report: response.json<ImportReport>(),
    fault: response.json<Errors>().errors?.[0],
  };
};

const ask = async (query: string, key?: string): Promise<Readonly<Record<string, never>>> => {
  const response = await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: {
      'content-type': 'application/json',
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    },
    payload: JSON.stringify({ query }),
  });
  const { data, errors } = response.json<{ data: Record<string, never>; errors?: unknown }>();
  expect(errors).toBeUndefined();
  return data;
};

const TO_EU = `{ connections(from: { id: "organisation:nve" } via: { sharedResource: {} } to: { framework: { jurisdiction: { eq: EU } } } first: 100) {
  nodes { via { id } paths(first: 20) { steps { relation } } } } }`;
const viaOf = async (key?: string): Promise<readonly string[]> => {
  const { connections } = (await ask(TO_EU, key)) as unknown as {
    connections: { nodes: readonly { via: { id: string } }[] };
  };
  return connections.nodes.map(({ via }) => via.id).sort();
};
/** By which relations it is connected: an agency has ways by its duties before a system of its own is known. */
const waysOf = async (key?: string): Promise<ReadonlySet<string>> => {
  const { connections } = (await ask(TO_EU, key)) as unknown as {
    connections: { nodes: readonly { paths: readonly { steps: readonly { relation: string }[] }[] }[] };
  };
  const all = connections.nodes.flatMap(({ paths }) => paths);
  return new Set(all.map(({ steps }) => steps.map(({ relation }) => relation).join(' ')));
};
const countOf = async (key?: string): Promise<number> =>
  (
    (await ask('{ informationSystems(first: 1) { totalCount } }', key)) as unknown as {
      informationSystems: { totalCount: number };
    }
  ).informationSystems.totalCount;

const sums = ({ cells }: ImportReport): boolean =>
  cells.read === cells.taken + cells.mapped + cells.notUnderstood;

describe('a sheet of 200 systems', () => {
  let before: readonly string[];

  test('is looked at first: nothing is written unless it is said', async () => {
    before = await viaOf(nve.text);
    const { status, report, fault } = await send(SYSTEMS);
    expect(fault).toBeUndefined();
    expect([status, report.applied, report.dryRun, report.refused, report.rows.length]).toEqual([
      200,
      false,
      true,
      [],
      200,
    ]);
    expect(sums(report)).toBe(true);
    expect(report.columns.filter(({ means }) => means === null)).toEqual([]);
    const [first] = report.notUnderstood.filter(({ value }) => value === 'Ukjent AS');
    expect(first).toMatchObject({
      value: 'Ukjent AS',
      message: 'is no actor of the graph',
      hint: expect.any(String),
    });
    expect(await countOf(nve.text)).toBe(0);
  });

  test('is written with its calls, suppliers and law, and is unchanged the second time', async () => {
    const { report } = await send(SYSTEMS, `${HOW}&dryRun=false`);
    expect([report.applied, report.refused]).toEqual([true, []]);
    const again = await send(SYSTEMS, `${HOW}&dryRun=false`);
    expect(again.report.changes).toEqual({
      created: 0,
      changed: 0,
      unchanged: report.changes.created - 1,
      refused: 0,
    });
    expect(await countOf(nve.text)).toBe(200);
    expect(
      await ask(
        '{ informationSystem(id: "system:nve-s-003") { name externalIds validFrom access restrictedTo managedBy { nodes { id } } } }',
        nve.text,
      ),
    ).toMatchObject({
      informationSystem: {
        externalIds: ['S-003'],
        access: 'NON_PUBLIC',
        restrictedTo: ['organisation:nve'],
        managedBy: { nodes: [{ id: 'organisation:nve' }] },
      },
    });
  });

  test('is seen by its own actor alone', async () => {
    expect([await countOf(), await countOf(reader.text)]).toEqual([0, 0]);
  });

  test('connects its actor to EU frameworks by what the systems call, and is no shared resource itself', async () => {
    const after = await viaOf(nve.text);
    expect(after.filter(id => id.startsWith('system:'))).toEqual([]);
    expect(before.filter(id => !after.includes(id))).toEqual([]);
    const [own, publicly] = [await waysOf(nve.text), await waysOf()];
    expect([...own].filter(way => !publicly.has(way)).length).toBeGreaterThan(0);
    expect(after.length).toBeLessThan(before.length + 20);
    expect(await viaOf()).toEqual(before);
  });
});

const SHORT = 'kind=InformationSystem&source=source:short';

describe('what a file says', () => {
  test.each([
    ['commas and UTF-8', Buffer.from('\ufeffnavn,personopplysninger\nBlåbær,ja\n'), 'Blåbær'],
    ['tabs', Buffer.from('name\tlifecycle\nTab\tLIVE\n'), 'Tab'],
    ['UTF-16', Buffer.from('\ufeffnavn;drift\nØst;sky\n', 'utf16le'), 'Øst'],
    ['a name in two languages', Buffer.from('navn;navn (nynorsk)\nHva;Kva\n'), 'Hva'],
  ])('is read with %s', async (_, file, name) => {
    const { report } = await send(file, `${SHORT}&dryRun=false`);
    expect([report.notUnderstood, report.refused, report.applied]).toEqual([[], [], true]);
    const [row] = report.rows;
    expect(await ask(`{ informationSystem(id: "${row?.id}") { name } }`, nve.text)).toEqual({
      informationSystem: { name },
    });
  });

  test('is told by row and column where it is not understood', async () => {
    const file =
      'navn;livsløp;i ukjent;kritikalitet;personopplysninger;gyldig fra\nA;kanskje;x;kritisk;vet ikke;31.02.2020\n';
    const { report } = await send(file, SHORT);
    expect(report.notUnderstood.map(({ row, column, value }) => [row, column, value])).toEqual([
      [2, 'livsløp', 'kanskje'],
      [2, 'i ukjent', 'x'],
      [2, 'personopplysninger', 'vet ikke'],
      [2, 'gyldig fra', '31.02.2020'],
    ]);
    expect(sums(report)).toBe(true);
  });

  test('is refused as a whole where rows are the same, or nameless, or may be what is there', async () => {
    await send('id;navn\nsystem:nve-there;Der alt\n', `${SHORT}&dryRun=false`);
    const { report } = await send('navn;drift\nB;sky\nB;sky\n;sky\nDer alt;sky\n', `${SHORT}&dryRun=false`);
    expect([report.applied, report.refused.map(({ row, message }) => [row, message])]).toEqual([
      false,
      [
        [3, 'is the same as row 2: system:nve-b'],
        [4, 'has neither an id nor a name'],
        [5, 'has the name of system:nve-there, and may be it'],
      ],
    ]);
    const merged = await send('navn;drift\nDer alt;sky\n', `${SHORT}&match=name&dryRun=false`);
    expect([merged.report.rows[0]?.id, merged.report.changes.changed]).toEqual(['system:nve-there', 1]);
  });

  test('may refer to other rows', async () => {
    const file = 'navn;har grensesnittet\nC;G\n';
    await send('navn;protokoll\nG;REST\n', 'kind=ApplicationInterface&source=source:short&dryRun=false');
    const { report } = await send(file, `${SHORT}&dryRun=false`);
    expect(report.refused).toEqual([]);
    expect(
      await ask('{ informationSystem(id: "system:nve-c") { interfaces { nodes { name } } } }', nve.text),
    ).toEqual({
      informationSystem: { interfaces: { nodes: [{ name: 'G' }] } },
    });
  });
});

describe('what an actor has for itself', () => {
  test('is public where its row says so', async () => {
    const { report } = await send('navn;access\nÅpent system;PUBLIC\n', `${SHORT}&dryRun=false`);
    expect([report.refused, report.applied]).toEqual([[], true]);
    expect(await ask('{ informationSystem(id: "system:nve-apent-system") { access restrictedTo } }')).toEqual(
      {
        informationSystem: { access: 'PUBLIC', restrictedTo: [] },
      },
    );
  });
});

describe('a template', () => {
  test('is filled in and imported', async () => {
    const response = await app.inject('/import/template/information-system.xlsx?lang=nn');
    const { readSheet } = await import('read-excel-file/node');
    const [header = []] = await readSheet(response.rawPayload);
    expect(header).toEqual(expect.arrayContaining(['Navn', 'Livsløp', 'kallar', 'blir forvalta av']));
    const { default: write } = await import('write-excel-file/node');
    const row = header.map(title =>
      title === 'Navn' ? 'Frå mal' : title === 'Gyldig fra' ? new Date('2020-02-03') : null,
    );
    const cells = row.map(value =>
      value instanceof Date ? { value, type: Date, format: 'dd.mm.yyyy' } : value,
    );
    const file = await write([header.map(value => String(value)), cells]).toBuffer();
    const { report } = await send(
      file,
      `${SHORT}&dryRun=false`,
      nve.text,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    );
    expect([report.notUnderstood, report.refused]).toEqual([[], []]);
    expect(await ask('{ informationSystem(id: "system:nve-fra-mal") { name validFrom } }', nve.text)).toEqual(
      {
        informationSystem: { name: 'Frå mal', validFrom: '2020-02-03' },
      },
    );
  });

  test('is there for each kind, in three languages', async () => {
    for (const name of ['product', 'public-service', 'delivery-agreement', 'municipality'])
      expect((await app.inject(`/import/template/${name}.xlsx?lang=en`)).statusCode).toBe(200);
    expect((await app.inject('/import/template/nothing.xlsx')).statusCode).toBe(404);
    expect((await app.inject('/import/template/product.xlsx?lang=de')).statusCode).toBe(400);
  });
});

/** A sheet with a title over its table, cells that are merged over rows and over columns, and a row without a cell of its own. */
const merged = async (): Promise<Buffer> => {
  const { default: write } = await import('write-excel-file/node');
  return write([
    [{ value: 'Systemer i NVE', columnSpan: 4 }, null, null, null],
    ['Navn', 'Livsløp', 'kallar', 'blir forvalta av'],
    ['Delt A', { value: 'I drift', rowSpan: 3 }, { value: 'ID-porten', rowSpan: 2 }, null],
    ['Delt B', null, null, null],
    ['Delt C', null, null, null],
    [{ value: 'Delt D', rowSpan: 2 }, { value: 'Fases ut', rowSpan: 2 }, 'ID-porten', null],
    [null, null, null, null],
    ['Delt E', null, { value: 'ID-porten', columnSpan: 2 }, null],
  ]).toBuffer();
};

/** The parts of a workbook, with its cells merged as `refs` say. */
const mergedAs = (file: Buffer, refs: readonly string[]): Buffer => {
  const parts = unzipSync(file);
  const name = 'xl/worksheets/sheet1.xml';
  const xml = Buffer.from(parts[name] ?? []).toString();
  const tags = refs.map(ref => `<mergeCell ref="${ref}"/>`).join('');
  const changed = xml.replace(/<mergeCells.*<\/mergeCells>/s, `<mergeCells>${tags}</mergeCells>`);
  return Buffer.from(zipSync({ ...parts, [name]: Buffer.from(changed) }));
};

describe('cells that are merged', () => {
  const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const SYSTEMS_OF =
    '{ informationSystems(where: { name: { startsWith: "Delt" } }) { nodes { name lifecycle calls { nodes { name } } } } }';

  test('count for each row that has something of its own', async () => {
    const { report } = await send(await merged(), `${SHORT}&dryRun=false`, nve.text, XLSX);
    expect([report.refused, report.rows.map(({ row }) => row)]).toEqual([[], [3, 4, 5, 6, 8]]);
    expect(report.cells).toEqual({ read: 14, taken: 5, mapped: 8, kept: 0, notUnderstood: 1 });
    // A cell that is merged over columns is of each of them.
    expect(report.notUnderstood).toMatchObject([
      { row: 8, column: 'blir forvalta av', value: 'ID-porten', code: 'NOT_FOUND' },
    ]);
    const calls = [{ name: 'ID-porten' }];
    expect(await ask(SYSTEMS_OF, nve.text)).toEqual({
      informationSystems: {
        nodes: [
          { name: 'Delt A', lifecycle: 'LIVE', calls: { nodes: calls } },
          { name: 'Delt B', lifecycle: 'LIVE', calls: { nodes: calls } },
          { name: 'Delt C', lifecycle: 'LIVE', calls: { nodes: [] } },
          { name: 'Delt D', lifecycle: 'PHASING_OUT', calls: { nodes: calls } },
          { name: 'Delt E', lifecycle: null, calls: { nodes: calls } },
        ],
      },
    });
  });

  test('are one thing where they are its name, with what each row says of it', async () => {
    const { default: write } = await import('write-excel-file/node');
    const file = await write([
      ['Navn', 'Livsløp', 'kaller', 'kaller kritikalitet', 'Drift'],
      [
        { value: 'Samlet A', rowSpan: 3 },
        { value: 'I drift', rowSpan: 3 },
        'ID-porten',
        'Kritisk',
        { value: 'Sky', rowSpan: 2 },
      ],
      [null, null, 'Maskinporten', 'Viktig', null],
      [null, null, null, 'Kritisk', 'Egen drift'],
      ['Samlet B', 'I drift', 'ID-porten', null, null],
    ]).toBuffer();
    const { report } = await send(file, `${SHORT}&dryRun=false`, nve.text, XLSX);
    expect([report.refused, report.rows.map(({ row, relations }) => [row, relations])]).toEqual([
      [],
      [
        [2, { CREATED: 3 }],
        [5, { CREATED: 2 }],
      ],
    ]);
    expect(sums(report)).toBe(true);
    // A row that names no system has no criticality of one, and a system has one way of being run.
    expect(report.notUnderstood.map(({ row, column, code }) => [row, column, code])).toEqual([
      [4, 'Drift', 'ONE_TOO_MANY'],
      [4, 'kaller kritikalitet', 'OF_NOTHING'],
    ]);
    const { informationSystem } = (await ask(
      '{ informationSystem(id: "system:nve-samlet-a") { lifecycle hosting calls(orderBy: [{ node: { id: ASC } }]) { edges { criticality node { id } } } } }',
      nve.text,
    )) as unknown as Readonly<{ informationSystem: unknown }>;
    expect(informationSystem).toEqual({
      lifecycle: 'LIVE',
      hosting: 'Sky',
      calls: {
        edges: [
          { criticality: 'CRITICAL', node: { id: 'resource:id-porten' } },
          { criticality: 'IMPORTANT', node: { id: 'resource:maskinporten' } },
        ],
      },
    });
  });

  test('are taken as far as the table goes, and refused if they overlap', async () => {
    const file = await merged();
    const far = mergedAs(file, ['A1:D1', 'B3:B1048576', 'ZZ9', 'B2:A1', 'A3:A3']);
    const { report } = await send(far, SHORT, nve.text, XLSX);
    expect([report.refused, report.rows.map(({ row }) => row)]).toEqual([[], [3, 4, 5, 6, 8]]);
    expect(report.cells).toEqual({ read: 13, taken: 5, mapped: 8, kept: 0, notUnderstood: 0 });
    const { status, fault } = await send(
      mergedAs(file, ['A1:D1', ...Array.from({ length: 9 }, () => 'A3:D8')]),
      SHORT,
      nve.text,
      XLSX,
    );
    expect([status, fault?.message]).toEqual([400, expect.stringMatching(/merged overlap/)]);
  });
});

const wide = Buffer.from(`${'navn;'.repeat(10_000)}\nx\n`);
const bomb = Buffer.from(zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(300_000_000) }));

describe('what cannot be imported', () => {
  test.each([
    ['0 bytes', Buffer.alloc(0), SHORT, /It is empty/],
    ['what is no text', Buffer.from([1, 0, 2, 0, 0, 0, 9]), SHORT, /not text|names of the columns/],
    [
      'a zip file that is no workbook',
      Buffer.from(zipSync({ 'a.txt': new Uint8Array(10) })),
      SHORT,
      /not a table/,
    ],
    ['a zip file that unpacks to 300 MB, none of which is a sheet', bomb, SHORT, /no sheet/],
    ['10,000 columns', wide, SHORT, /10001 columns/],
    ['no column of names', Buffer.from('a;b\n1;2\n'), SHORT, /No column is the name/],
    ['no such kind', Buffer.from('navn\nx\n'), 'kind=__proto__&source=source:x', /no kind "__proto__"/],
    ['no kind', Buffer.from('navn\nx\n'), 'source=source:x', /kind is missing/],
    ['no source', Buffer.from('navn\nx\n'), 'kind=Product', /source is missing/],
    [
      'a parameter that there is not',
      Buffer.from('navn\nx\n'),
      `${SHORT}&dryrun=false`,
      /no parameter "dryrun"/,
    ],
  ])('%s', async (_, file, how, message) => {
    const { status, fault } = await send(file, how);
    expect([status, fault?.extensions.code]).toEqual([400, 'BAD_INPUT']);
    expect(fault?.message).toMatch(message);
    expect(fault?.extensions.hint).toEqual(expect.any(String));
  });

  test('without a key, with one that only reads, and as a form of another site', async () => {
    const file = 'navn\nx\n';
    expect((await send(file, SHORT, '')).status).toBe(401);
    expect((await send(file, SHORT, reader.text)).fault?.extensions.code).toBe('FORBIDDEN');
    expect((await send(file, SHORT, nve.text, 'multipart/form-data; boundary=x')).status).toBe(415);
  });

  test('what is not its own is refused by row', async () => {
    const { status, report } = await send(
      'id;navn\nmunicipality:0301;Tatt\n',
      'kind=Municipality&source=source:x&dryRun=false',
    );
    expect([status, report.applied]).toEqual([422, false]);
    expect(report.refused[0]).toMatchObject({ row: 2, hint: expect.any(String) });
  });
});

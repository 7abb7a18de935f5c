import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { Kind, parse, type DefinitionNode, type OperationDefinitionNode } from 'graphql';
import { ERRORS, required, type ErrorCode } from '../../src/engine/errors';
import { loadOperations } from '../../src/doors/server/load-operations';
import { readPack } from '../../src/pack/pack';
import { readNamed } from '../../src/doors/server/tables/named';
import { cellsOf, itemsOf, tableOf } from '../../src/doors/server/tables/table';
import { csvOf } from '../../src/files/exports/csv';
import { finish } from '../../src/engine/graph/sliced';
import { csvFor, workbookFor } from '../../src/doors/server/tables/answer';
import { bodyOf, insidesShown } from '../hostile/seeded-app';
import { projectSchema } from '../support/schema-walk';
import { serving } from './serving';

const isOperation = (node: DefinitionNode): node is OperationDefinitionNode =>
  node.kind === Kind.OPERATION_DEFINITION;

const { serve, server } = serving();
let app: FastifyInstance;
beforeAll(async () => {
  app = await serve({});
});

const get = (url: string, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> =>
  app.inject({ method: 'GET', url, headers });
const table = (query: string, accept = 'text/csv', variables: object = {}, rows?: string) =>
  app.inject({
    method: 'POST',
    url: `/graphql${rows === undefined ? '' : `?rows=${rows}`}`,
    headers: { 'content-type': 'application/json', accept },
    payload: JSON.stringify({ query, variables }),
  });
const json = async (query: string, variables: object = {}): Promise<Readonly<Record<string, never>>> => {
  const answered = await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify({ query, variables }),
  });
  return bodyOf(answered).data as Readonly<Record<string, never>>;
};
const rowsOf = (csv: string): readonly Readonly<Record<string, string>>[] =>
  parseCsv(csv, { columns: true, bom: true });
const readSheet = async (file: Buffer): Promise<readonly (readonly unknown[])[]> => {
  const { readSheet: read } = await import('read-excel-file/node');
  return read(file);
};
const faultOf = (response: LightMyRequestResponse) => {
  const [error] = bodyOf(response).errors ?? [];
  const code = error?.extensions?.code as ErrorCode;
  expect(response.statusCode).toBe(ERRORS[code].status);
  expect(response.headers['content-type']).toMatch(/^application\/json/);
  expect(insidesShown(response.body)).toEqual([]);
  return [code, error?.message, error?.extensions?.hint];
};

const COUNTIES =
  '{ counties(first: 50) { nodes { id name parts(first: 2) { totalCount nodes { name } } } } }';

describe('an answer as a table', () => {
  test('has a row for each item of the list, and a column for each value', async () => {
    const response = await table(COUNTIES);
    const { counties } = (await json(COUNTIES)) as unknown as Readonly<{
      counties: Readonly<{
        nodes: readonly Readonly<{
          id: string;
          parts: Readonly<{ totalCount: number; nodes: readonly { name: string }[] }>;
        }>[];
      }>;
    }>;
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(response.body.split('\r\n')[0]).toBe('\ufeffid,name,parts.totalCount,parts.nodes.name');
    expect(rowsOf(response.body)).toHaveLength(counties.nodes.length);
    expect(
      rowsOf(response.body).map(row => [row['id'], row['parts.totalCount'], row['parts.nodes.name']]),
    ).toEqual(
      counties.nodes.map(({ id, parts }) => [
        id,
        String(parts.totalCount),
        parts.nodes.map(({ name }) => name).join('; '),
      ]),
    );
  });

  test('of a list in a list has a row for each of the inner ones, with what stands beside it', async () => {
    const response = await table(COUNTIES, 'text/csv', {}, 'counties.nodes.parts.nodes');
    const rows = rowsOf(response.body);
    expect(Object.keys(rows[0] ?? {})).toEqual(['id', 'name', 'parts.totalCount', 'parts.nodes.name']);
    expect(rows.filter(({ name }) => name === 'Oslo fylke').map(row => row['parts.nodes.name'])).toEqual([
      'Oslo',
    ]);
    expect(rows.filter(({ name }) => name === 'Rogaland')).toHaveLength(2);
  });

  test('is a workbook, whose numbers are numbers', async () => {
    const query = '{ municipalities(first: 3) { nodes { number name population } } }';
    const response = await table(query, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    const [header, first] = await readSheet(response.rawPayload);
    expect(header).toEqual(['number', 'name', 'population']);
    expect(first?.map(cell => typeof cell)).toEqual(['string', 'string', 'number']);
  });

  test('is NDJSON, an item a line as it is in the answer', async () => {
    const response = await table(COUNTIES, 'application/x-ndjson');
    const { counties } = (await json(COUNTIES)) as unknown as Readonly<{
      counties: Readonly<{ nodes: unknown }>;
    }>;
    expect(
      response.body
        .trim()
        .split('\n')
        .map(line => JSON.parse(line) as unknown),
    ).toEqual(counties.nodes);
  });

  test('follows the pages where the operation lets itself be asked for them, and says where it does not', async () => {
    const all = '(first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }';
    const paged = await table(`query All($after: String) { municipalities${all} }`);
    const ids = rowsOf(paged.body).map(({ id }) => id);
    expect([ids.length, new Set(ids).size, paged.headers['samgraf-cut']]).toEqual([357, 357, undefined]);
    const one = await table('{ municipalities(first: 10) { nodes { id } pageInfo { hasNextPage } } }');
    expect([rowsOf(one.body).length, one.headers['samgraf-cut']]).toEqual([10, 'MORE_PAGES']);
  });

  test('is sent as it comes where it is long', async () => {
    const query = `query All($after: String) { entities(first: 100, after: $after) {
      nodes { id name description rationale sources { id title } }
      pageInfo { hasNextPage endCursor } } }`;
    const response = await table(query);
    const { entities } = (await json('{ entities(first: 1) { totalCount } }')) as unknown as Readonly<{
      entities: Readonly<{ totalCount: number }>;
    }>;
    expect(response.body.length).toBeGreaterThan(1_000_000);
    expect(response.headers['content-length']).toBeUndefined();
    expect(new Set(rowsOf(response.body).map(({ id }) => id)).size).toBe(entities.totalCount);
  });

  test('leaves JSON as it is for who does not ask for a table', async () => {
    for (const accept of ['*/*', 'application/json, text/csv;q=0.5', 'text/html', 'text/csvx']) {
      const response = await table(COUNTIES, accept);
      expect(String(response.headers['content-type'])).not.toMatch(/csv;/);
    }
  });

  test.each([
    ['no list', '{ municipality(number: "0301") { id } }', undefined, /has no list/],
    [
      'several',
      '{ counties(first: 1) { nodes { id } } sectors(first: 1) { nodes { id } } }',
      undefined,
      /several lists/,
    ],
    ['one that is not there', COUNTIES, 'counties.items', /no list counties\.items/],
    ['a change', 'mutation { retry: __typename }', undefined, /is the answer of a query/],
    ['no field', '{ nothing }', undefined, /Cannot query field/],
    ['no syntax', '{', undefined, /Syntax Error/],
  ])('is refused with %s', async (_, query, rows, message) => {
    const response = await table(query, 'text/csv', {}, rows);
    expect(faultOf(response)).toEqual(['BAD_INPUT', expect.stringMatching(message), expect.any(String)]);
  });

  test('of a form or plain text is refused, which a page of another site could send', async () => {
    const response = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'text/plain', accept: 'text/csv' },
      payload: JSON.stringify({ query: COUNTIES }),
    });
    expect(response.statusCode).toBeGreaterThanOrEqual(400);
  });

  test('cannot make a spreadsheet run what a text says', async () => {
    const data = {
      list: ['=1+1', '+47', '-1', '@SUM(A1)', '\t=1', '＝1', 'a"b', 'c;d\r\ne', -1, true, null].map(v => ({
        v,
      })),
    };
    const of = { rows: ['list'], columns: [['v']] };
    const csv = finish(csvFor(of, itemsOf(data, of), true, csvOf));
    const read: readonly string[][] = parseCsv(csv, { bom: true });
    expect(read.flat().slice(1)).toEqual([
      "'=1+1",
      "'+47",
      "'-1",
      "'@SUM(A1)",
      "'\t=1",
      "'＝1",
      'a"b',
      'c;d\r\ne',
      '-1',
      'true',
      '',
    ]);
    const sheet = await readSheet(await workbookFor(of, itemsOf(data, of), async work => finish(work)));
    expect(sheet.flat().slice(1, 5)).toEqual(['=1+1', '+47', '-1', '@SUM(A1)']);
    expect(cellsOf({ v: [{ a: 1 }] }, { rows: [], columns: [['v', 'a']] })).toEqual([1]);
  });
});

describe('a question with a name', () => {
  test('is answered at its address in each format', async () => {
    const path = '/q/shared-resources-to-eu';
    const [csv, ndjson, whole] = await Promise.all(
      ['csv', 'ndjson', 'json'].map(format => get(`${path}.${format}?from=municipality:0301&lang=en`)),
    );
    const { nodes } = (
      whole?.json() as { data: { connections: { nodes: readonly { via: { id: string } }[] } } }
    ).data.connections;
    expect(nodes.length).toBeGreaterThan(5);
    expect(rowsOf(csv?.body ?? '').map(row => row['via.id'])).toEqual(nodes.map(({ via }) => via.id));
    expect(ndjson?.body.trim().split('\n')).toHaveLength(nodes.length);
  });

  test('is revalidated as a GET of /graphql is', async () => {
    const first = await get('/q/actors-by-sector.csv');
    const again = await get('/q/actors-by-sector.csv', { 'if-none-match': String(first.headers['etag']) });
    expect([first.statusCode, again.statusCode, again.body]).toEqual([200, 304, '']);
  });

  test('of all that are listed, and of each parameter: those without needs are answered, the others say what they need', async () => {
    const { questions } = (await get('/q')).json<{
      questions: readonly {
        name: string;
        title: object;
        parameters: readonly { name: string; required: boolean }[];
      }[];
    }>();
    expect(questions.length).toBeGreaterThanOrEqual(18);
    for (const { name, parameters } of questions) {
      const needed = parameters.find(({ required }) => required)?.name;
      const response = await get(`/q/${name}.csv`);
      if (needed === undefined) expect([name, response.statusCode]).toEqual([name, 200]);
      else
        expect(faultOf(response)).toEqual([
          'BAD_INPUT',
          `${name} needs the parameter ${needed}.`,
          expect.any(String),
        ]);
    }
  });

  test('has titles in three languages', async () => {
    const { questions } = (await get('/q')).json<{ questions: readonly { name: string; title: object }[] }>();
    for (const { title } of questions)
      expect(Object.keys(title)).toEqual(expect.arrayContaining(['nb', 'nn', 'en']));
  });

  test('says what it needs in three languages, in a form too', async () => {
    const needed = (await readNamed(projectSchema, readPack())).flatMap(({ name, parameters }) =>
      parameters
        .filter(({ isRequired }) => isRequired)
        .map(({ descriptions }) => ({ name, said: Object.keys(descriptions).sort() })),
    );
    expect(needed.length).toBeGreaterThan(5);
    for (const { name, said } of needed) expect([name, said]).toEqual([name, ['en', 'nb', 'nn']]);
  });

  test('says a list of its own query for the rows', async () => {
    const all = await readNamed(projectSchema, readPack());
    expect(all.length).toBeGreaterThan(15);
    for (const { query, rows } of all.filter(named => named.rows !== undefined)) {
      const document = parse(query);
      const operation = required(document.definitions.find(isOperation), 'an operation');
      expect(tableOf(document, operation, projectSchema, rows).columns.length).toBeGreaterThan(0);
    }
  });

  test.each([
    ['/q/gaps.csv?sektor=x', 'BAD_INPUT', 'gaps has no parameter "sektor".'],
    ['/q/gaps.csv?kinds=NO_RESOURCE,NONE', 'BAD_INPUT', expect.stringContaining('"NONE"')],
    ['/q/coverage.csv?level=1&level=2', 'BAD_INPUT', 'The parameter level is given twice.'],
    ['/q/coverage.csv?level=two', 'BAD_INPUT', expect.stringContaining('"two"')],
    ['/q/obligations.csv?where={', 'BAD_INPUT', expect.stringContaining('is not JSON')],
    ['/q/consequences.csv?of=resource:none', 'NOT_FOUND', expect.any(String)],
    ['/q/no-such.csv', 'NOT_FOUND', 'There is no question named "no-such".'],
    ['/q/gaps.pdf', 'NOT_FOUND', 'There is no format "pdf".'],
    ['/q/__proto__.csv', 'NOT_FOUND', 'There is no question named "__proto__".'],
  ])('%s is refused with what is wrong', async (url, code, message) => {
    expect(faultOf(await get(url))).toEqual([code, message, expect.any(String)]);
  });

  test('takes a list by commas, and a filter as JSON', async () => {
    const some = await get('/q/gaps.csv?kinds=NO_RESOURCE,ONE_PROVIDER');
    expect(new Set(rowsOf(some.body).flatMap(({ kinds }) => kinds?.split('; ') ?? []))).toEqual(
      new Set(['NO_RESOURCE', 'ONE_PROVIDER', 'ONLY_DEDUCED']),
    );
    const where = encodeURIComponent('{"followsFrom":{"some":{"node":{"id":{"eq":"framework:eidas"}}}}}');
    const gdpr = rowsOf((await get(`/q/obligations.csv?where=${where}`)).body);
    expect(new Set(gdpr.map(row => row['followsFrom.nodes.id']))).toEqual(new Set(['framework:eidas']));
  });

  test('is described for tools', async () => {
    const api = (await get('/q/openapi.json')).json<{
      openapi: string;
      paths: Record<
        string,
        { get: { operationId: string; parameters: readonly { name: string; required: boolean }[] } }
      >;
    }>();
    expect(api.openapi).toBe('3.1.0');
    const { parameters } = api.paths['/q/uses.{format}']?.get ?? { parameters: [] };
    expect(parameters.filter(({ required }) => required).map(({ name }) => name)).toEqual([
      'format',
      'resource',
    ]);
  });

  test('is described with what its JSON has, at the address where tools look for it', async () => {
    const api = (await get('/openapi.json')).json<{
      paths: Record<
        string,
        { get: { responses: { 200: { content: Record<string, { schema?: object }> } } } }
      >;
    }>();
    for (const [path, { get: operation }] of Object.entries(api.paths))
      expect({ path, ...operation.responses[200].content['application/json'] }).toMatchObject({
        schema: { type: 'object', properties: { data: { type: 'object' } } },
      });
    expect(JSON.stringify(api.paths['/q/consequences.{format}'])).toContain('"distance":{"type":"integer"}');
  });

  test('has pages as JSON, and says that there are more', async () => {
    const all: unknown[] = [];
    let address = '/q/consequences.json?of=resource:id-porten';
    for (let page = 0; page < 20; page += 1) {
      const answered = await get(address);
      const { data } = answered.json<{ data: { impact: { nodes: unknown[] } } }>();
      all.push(...data.impact.nodes);
      const next = /^<(\?.+)>; rel="next"$/.exec(String(answered.headers['link'] ?? ''))?.[1];
      expect(answered.headers['samgraf-cut']).toBe(next === undefined ? undefined : 'MORE_PAGES');
      if (next === undefined) break;
      address = `/q/consequences.json${next}`;
    }
    expect(all.length).toBeGreaterThan(100);
    expect(all).toHaveLength(rowsOf((await get('/q/consequences.csv?of=resource:id-porten')).body).length);
    expect(new Set(all.map(one => JSON.stringify(one))).size).toBe(all.length);
  });

  test('is one of those that the operator lists, and no other where only those are answered', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'named-'));
    const file = join(folder, 'list.json');
    writeFileSync(file, JSON.stringify({ x1: 'query MyCounties { counties(first: 50) { nodes { id } } }' }));
    const operations = await loadOperations([file], server().samgraf.schema);
    rmSync(folder, { recursive: true });
    const listing = await serve({ operations, operationsOnly: true });
    const mine = await listing.inject('/q/MyCounties.csv');
    expect(rowsOf(mine.body)).toHaveLength(15);
    expect((await listing.inject('/q')).json<{ questions: unknown[] }>().questions).toHaveLength(1);
    expect((await listing.inject('/q/gaps.csv')).statusCode).toBe(404);
  });
});

describe('maps', () => {
  test.each([
    ['municipalities', 357],
    ['counties', 15],
  ])('%s have a shape for each, by its id in the graph', async (name, count) => {
    const { features } = (await get(`/geo/${name}.geojson`)).json<{ features: readonly { id: string }[] }>();
    const ids = rowsOf((await table(`{ ${name}(first: 100) { nodes { id } } }`)).body);
    expect(features).toHaveLength(count);
    expect(features.map(({ id }) => id)).toEqual(expect.arrayContaining(ids.map(({ id }) => id)));
    const { objects } = (await get('/geo/norway.topojson')).json<{ objects: object }>();
    expect(Object.keys(objects)).toEqual(['municipalities', 'counties']);
  });
});

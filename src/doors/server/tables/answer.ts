import { Readable } from 'node:stream';
import {
  GraphQLError,
  Kind as Ast,
  OperationTypeNode,
  parse,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Pacing } from '../../../engine/answer/admission';
import { scan } from '../../../engine/answer/measure';
import { ERRORS, SamgrafError, isErrorCode, required } from '../../../engine/errors';
import type * as Csv from '../../../files/exports/csv';
import { MOST_OF_A_WORKBOOK } from '../../../files/exports/workbook';
import { atOnce, inTurns, type Sliced } from '../../../engine/graph/sliced';
import { parts } from '../../../engine/model/objects';
import { chooseOperation } from '../../../engine/planner/collect';
import { clientOf } from '../access/credentials';
import { PATIENCE_MS, tooManyFiles } from '../made-files';
import { OneEach } from '../one-each';
import type { AskAs, By, Fields } from '../parameters';
import { MEDIA_TYPES, type TableFormat } from '../represent';
import { MORE_PAGES, cutOf, itemsOf, nextOf, tableOf, type AnswerTable, cellsOf, headersOf } from './table';

/** A question whose answer is to be a table; `rows` leads to the list whose items are its rows. */
export type TableQuestion = Readonly<{
  query: string;
  operationName?: string | undefined;
  variables?: Fields | undefined;
  rows?: string | undefined;
}>;

/** What is sent: a table, whole or in parts, or as JSON what is wrong. */
export type TableReply = Readonly<{
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string | Buffer | Readable;
}>;

/** The part of an answer that is looked at here. */
type Answer = Readonly<{
  data?: unknown;
  errors?: readonly Readonly<{
    message: string;
    extensions?: Readonly<{ code?: string; hint?: string }>;
  }>[];
}>;
type Page = Readonly<{
  table: AnswerTable;
  items: readonly unknown[];
  cut: string | undefined;
  next: string | undefined;
}>;

/** Characters of a table that are put together before the first is sent; a smaller one has a validator like other answers. */
const WHOLE = 1_000_000;
const MOST = 1_000_000;

/** Answers questions as tables, page by page where the operation lets itself be asked for the next one. */
export class Tables {
  /** Each holds all its rows. */
  private readonly workbooks = new OneEach(tooManyFiles, PATIENCE_MS);

  constructor(
    private readonly askAs: AskAs,
    private readonly schema: () => GraphQLSchema,
    private readonly pace: Pacing,
  ) {}

  async answer(asked: TableQuestion, format: TableFormat, by: By): Promise<TableReply> {
    const read = readQuery(asked);
    const first = await this.page(asked, read, by);
    if ('status' in first) return first;
    const headers = { 'content-type': MEDIA_TYPES[format], ...saying(first) };
    const pages = this.pagesFrom(first, asked, read, by);
    const run: Run = work => this.inTurns(work, by);
    if (format === 'xlsx') {
      const making = () => workbookOfPages(first.table, pages, run);
      const body = await this.workbooks.run(clientOf(by.viewer, by.request.ip), making);
      return { status: 200, headers, body };
    }
    return { status: 200, headers, body: await bodyOf(textsOf(format, pages, run)) };
  }

  /** Tables of a client are read and written a part at a time, as its questions are computed. */
  private inTurns<T>(work: Sliced<T>, { request, viewer }: By): Promise<T> {
    const pace = this.pace.of(clientOf(viewer, request.ip));
    return pace.turns.run(work, pace.deadline());
  }

  /** The answer as clients of the API get it. */
  async json(asked: TableQuestion, by: By): Promise<TableReply & Readonly<{ next?: string }>> {
    const read = readQuery(asked);
    const { body, errors, data } = await this.ask(asked, by);
    // What is no table has no pages, and its JSON is as it is.
    const isTable = read !== undefined && (asked.rows !== undefined || takesAfter(read.operation));
    if (errors || !isTable) return { status: errors ? statusOf(errors) : 200, headers: JSON_HEADERS, body };
    const table = tableOf(read.document, read.operation, this.schema(), asked.rows);
    const cut = cutOf(data, table);
    const next = takesAfter(read.operation) ? nextOf(data, table) : undefined;
    const headers = { ...JSON_HEADERS, ...(cut === undefined ? {} : { 'samgraf-cut': cut }) };
    return { status: 200, headers, body, ...(next === undefined ? {} : { next }) };
  }

  private async ask(
    { query, operationName, variables = {} }: TableQuestion,
    by: By,
  ): Promise<Answer & Readonly<{ body: string }>> {
    const sent = { query, variables, ...(operationName === undefined ? {} : { operationName }) };
    const body = await this.askAs(sent, by);
    const answer = await this.inTurns(
      atOnce(() => JSON.parse(body) as Answer),
      by,
    );
    return { ...answer, body };
  }

  /** A page of the table, or the reply that tells what is wrong with the question. */
  private async page(asked: TableQuestion, read: Read | undefined, by: By): Promise<Page | TableReply> {
    const { data, errors, body } = await this.ask(asked, by);
    if (errors) return { status: statusOf(errors), headers: JSON_HEADERS, body };
    const { document, operation } = required(read, 'what was answered can be read');
    const table = tableOf(document, operation, this.schema(), asked.rows);
    const next = takesAfter(operation) ? nextOf(data, table) : undefined;
    const cut = cutOf(data, table);
    return {
      table,
      items: itemsOf(data, table),
      next,
      cut: cut === MORE_PAGES && next !== undefined ? undefined : cut,
    };
  }

  private async *pagesFrom(
    first: Page,
    asked: TableQuestion,
    read: Read | undefined,
    by: By,
  ): AsyncGenerator<Page> {
    let page: Page | TableReply = first;
    for (let rows = 0; ;) {
      if ('status' in page) throw refusalOf(page);
      yield page;
      rows += page.items.length;
      if (page.next === undefined) return;
      if (rows > MOST) throw tooMany(MOST);
      const variables = { ...asked.variables, after: page.next };
      page = await this.page({ ...asked, variables }, read, by);
    }
  }
}

type Read = Readonly<{ document: DocumentNode; operation: OperationDefinitionNode }>;

/** The operation that is asked for; undefined if it cannot be read, which whoever answers it tells. */
const readQuery = ({ query, operationName }: TableQuestion): Read | undefined => {
  const read = readDocument(query, operationName);
  if (read && read.operation.operation !== OperationTypeNode.QUERY) throw onlyQueries();
  return read;
};

const readDocument = (query: string, operationName: string | undefined): Read | undefined => {
  try {
    scan(query);
    const document = parse(query);
    return { document, operation: chooseOperation(document, operationName) };
  } catch (error) {
    if (error instanceof GraphQLError || error instanceof SamgrafError) return undefined;
    throw error;
  }
};

const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8' };

const takesAfter = ({ variableDefinitions = [] }: OperationDefinitionNode): boolean =>
  variableDefinitions.some(({ variable, type }) => {
    const named = type.kind === Ast.NON_NULL_TYPE ? type.type : type;
    return variable.name.value === 'after' && named.kind === Ast.NAMED_TYPE && named.name.value === 'String';
  });

/** What the table leaves out, which its rows cannot say. */
const saying = ({ cut }: Page): Readonly<Record<string, string>> =>
  cut === undefined ? {} : { 'samgraf-cut': cut };

const statusOf = (errors: NonNullable<Answer['errors']>): number => {
  const code = errors[0]?.extensions?.code;
  return ERRORS[isErrorCode(code) ? code : 'BAD_INPUT'].status;
};

const onlyQueries = (): SamgrafError =>
  new SamgrafError(
    'BAD_INPUT',
    'A table is the answer of a query.',
    'Send changes with Accept: application/json.',
  );

const tooMany = (most: number): SamgrafError =>
  new SamgrafError(
    'TOO_COMPLEX',
    `The table would have more than ${most} rows.`,
    'Filter it, or ask for several; CSV and NDJSON have more rows than a workbook.',
  );

/** What a later page is refused for: told as such where nothing has been sent; else the connection is broken off. */
const refusalOf = ({ body }: TableReply): SamgrafError => {
  const [fault] = (JSON.parse(String(body)) as Answer).errors ?? [];
  const { code, hint } = fault?.extensions ?? {};
  return new SamgrafError(
    isErrorCode(code) ? code : 'INTERNAL',
    fault?.message ?? 'There is no answer.',
    hint,
  );
};

type Run = <T>(work: Sliced<T>) => Promise<T>;

const workbookOfPages = async (table: AnswerTable, pages: AsyncIterable<Page>, run: Run): Promise<Buffer> => {
  const items: unknown[] = [];
  for await (const page of pages) {
    for (const item of page.items) items.push(item);
    if (items.length > MOST_OF_A_WORKBOOK) throw tooMany(MOST_OF_A_WORKBOOK);
  }
  return workbookFor(table, items, run);
};

const textsOf = async function* (
  format: 'csv' | 'ndjson',
  pages: AsyncIterable<Page>,
  run: Run,
): AsyncGenerator<string> {
  const { csvOf } = await import('../../../files/exports/csv.js');
  let isFirst = true;
  for await (const { table, items } of pages) {
    yield await run(format === 'ndjson' ? linesOf(items) : csvFor(table, items, isFirst, csvOf));
    isFirst = false;
  }
};

/** The text, if it is not long; else what has come, and then the rest as it comes. */
const bodyOf = async (texts: AsyncGenerator<string>): Promise<string | Readable> => {
  let text = '';
  for (;;) {
    const next = await texts.next();
    if (next.done === true) return text;
    text += next.value;
    if (text.length > WHOLE) break;
  }
  return Readable.from(after(text, texts), { objectMode: false });
};

const after = async function* (begun: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield begun;
  yield* rest;
};

/** So many rows are written at a time. */
const AT_ONCE = 20;

function* linesOf(items: readonly unknown[]): Sliced<string> {
  let text = '';
  yield* inTurns(items, item => (text += `${JSON.stringify(item)}\n`), AT_ONCE);
  return text;
}

/** Writes a part of a table as CSV, the first with its header. */
export function* csvFor(
  table: AnswerTable,
  items: readonly unknown[],
  isFirst: boolean,
  csvOf: typeof Csv.csvOf,
): Sliced<string> {
  const columns = table.columns.length;
  let text = isFirst ? csvOf([headersOf(table)], { isFirst, columns }) : '';
  for (const some of parts(items, AT_ONCE)) {
    text += csvOf(
      some.map(item => cellsOf(item, table)),
      { isFirst: false, columns },
    );
    yield;
  }
  return text;
}

/** Writes a table as a workbook of one sheet. */
export const workbookFor = async (
  table: AnswerTable,
  items: readonly unknown[],
  run: Run,
): Promise<Buffer> => {
  const { workbookOf } = await import('../../../files/exports/workbook.js');
  const columns = headersOf(table).map((header, i) => {
    const type = table.types?.[i];
    return { header, type: type === 'Date' || type === 'DateTime' ? type : undefined } as const;
  });
  const rows: ReturnType<typeof cellsOf>[] = [];
  await run(inTurns(items, item => rows.push(cellsOf(item, table)), AT_ONCE));
  return workbookOf(columns, rows);
};

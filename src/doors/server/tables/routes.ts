import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { SamgrafError, quoted } from '../../../engine/errors';
import type { Pack } from '../../../pack/pack';
import type { Credentials } from '../access/credentials';
import { originOf, searchOf, type Operations } from '../parameters';
import { FORMATS, MEDIA_TYPES, formatFor, representJson, type TableFormat } from '../represent';
import type { Tables } from './answer';
import { namedOfList, pages, readNamed, variablesFrom, type NamedQuestion } from './named';
import { openApiOf } from './openapi';
import { sendTable } from './send';

type TableUses = Readonly<{
  credentials: Credentials;
  operations: Operations;
  schema: () => GraphQLSchema;
  pack: Pack;
}>;

/** The questions with names, by name; read when the first is asked for. */
export type Catalogue = () => Promise<ReadonlyMap<string, NamedQuestion>>;

const catalogueOf = ({ operations, schema, pack }: TableUses): Catalogue => {
  let read: Promise<ReadonlyMap<string, NamedQuestion>> | undefined;
  let of: Operations['list'];
  const reading = async (): Promise<ReadonlyMap<string, NamedQuestion>> => {
    const own = (await readNamed(schema(), pack)).filter(({ query }) => operations.allows(query));
    const all = [...own, ...namedOfList(operations.listed, schema())];
    return new Map(all.map(named => [named.name, named]));
  };
  return () => {
    if (of !== operations.list) [of, read] = [operations.list, undefined];
    return (read ??= reading().catch((error: unknown) => {
      read = undefined;
      throw error;
    }));
  };
};

/**
 * Named questions at addresses: /q lists them, /q/NAME.csv, .xlsx, .ndjson and .json answer them, and /q/openapi.json describes
 * them for tools. They are asked as anything else is, with the rights and the limits of whoever asks.
 *
 * @returns what lists them
 */
export const namedQuestions = (app: FastifyInstance, tables: Tables, uses: TableUses): Catalogue => {
  const catalogue = catalogueOf(uses);
  app.get('/q', async (request, reply) =>
    representJson(request, reply, listOf([...(await catalogue()).values()], originOf(request))),
  );
  for (const url of ['/q/openapi.json', '/openapi.json'])
    app.get(url, async (request, reply) => {
      const all = [...(await catalogue()).values()];
      return representJson(request, reply, openApiOf(all, originOf(request), uses.schema()));
    });
  app.get<{ Params: { file: string } }>(
    '/q/:file',
    { onRequest: uses.credentials.onRequest },
    async (request, reply) => {
      const { name, format } = fileOf(request.params.file, request.headers.accept);
      const named = (await catalogue()).get(name);
      if (!named) throw noQuestion(name);
      const search = new URLSearchParams(searchOf(request));
      const after = format === 'json' && pages(named.query) ? search.get('after') : null;
      if (after !== null) search.delete('after');
      const variables = variablesFrom(named, search);
      const viewer = uses.credentials.viewerOf(request);
      const by = { request, viewer };
      if (format !== 'json')
        return sendTable(
          request,
          reply,
          await tables.answer({ ...named, variables }, format, by),
          viewer.known,
        );
      const { next, ...page } = await tables.json({ ...named, variables: { ...variables, after } }, by);
      if (next !== undefined) void reply.header('link', nextPage(search, next));
      return sendTable(request, reply, page, viewer.known);
    },
  );
  return catalogue;
};

/** The address of the next page, which differs in its query alone. */
const nextPage = (search: URLSearchParams, after: string): string => {
  const query = new URLSearchParams([...search, ['after', after]]);
  return `<?${query.toString()}>; rel="next"`;
};

type Format = TableFormat | 'json';

/** `name.csv`; without an extension by the Accept header, else JSON. */
const fileOf = (file: string, accept: string | undefined): Readonly<{ name: string; format: Format }> => {
  const at = file.lastIndexOf('.');
  if (at < 0) return { name: file, format: formatFor(accept) ?? 'json' };
  const format = ([...FORMATS, 'json'] as const).find(one => one === file.slice(at + 1));
  if (format === undefined)
    throw new SamgrafError(
      'NOT_FOUND',
      `There is no format ${quoted(file.slice(at + 1))}.`,
      `A question is answered as ${[...FORMATS, 'json'].map(one => `.${one}`).join(', ')}.`,
    );
  return { name: file.slice(0, at), format };
};

const noQuestion = (name: string): SamgrafError =>
  new SamgrafError(
    'NOT_FOUND',
    `There is no question named ${quoted(name)}.`,
    'GET /q lists those that there are.',
  );

/** What there is, for people and programs that look for an address. */
const listOf = (all: readonly NamedQuestion[], origin: string): unknown => ({
  questions: all.map(({ name, titles, parameters }) => ({
    name,
    title: titles,
    parameters: parameters.map(({ name: parameter, type, isRequired, default: value, descriptions }) => ({
      name: parameter,
      type: String(type),
      required: isRequired,
      ...(value === undefined ? {} : { default: value }),
      ...(descriptions['en'] === undefined ? {} : { description: descriptions['en'] }),
    })),
    addresses: Object.fromEntries(
      [...FORMATS, 'json'].map(format => [format, `${origin}/q/${name}.${format}`]),
    ),
  })),
  openapi: `${origin}/q/openapi.json`,
  mediaTypes: { ...MEDIA_TYPES, json: 'application/json; charset=utf-8' },
});

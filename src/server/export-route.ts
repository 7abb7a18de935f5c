import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { SamgrafError } from '../errors';
import { FILES, type FileFormat, type Losses } from '../exports/writing';
import type { Model } from '../model/model';
import type { Credentials } from './access/credentials';
import { queryAs } from './import-route';
import { originOf, searchOf, type AskAs } from './parameters';
import { LINKED_TYPES, MEDIA_TYPES, representParts } from './represent';

type ExportUses = Readonly<{ askAs: AskAs; credentials: Credentials; model: Model }>;

/** What files are sent as, and how their names end. */
const SENT: Readonly<Record<FileFormat, Readonly<{ type: string; ending: string }>>> = {
  ttl: { type: LINKED_TYPES.ttl, ending: 'ttl' },
  nt: { type: LINKED_TYPES.nt, ending: 'nt' },
  nq: { type: LINKED_TYPES.nq, ending: 'nq' },
  archimate: { type: 'application/xml; charset=utf-8', ending: 'xml' },
  csv: { type: MEDIA_TYPES.csv, ending: 'csv' },
  xlsx: { type: MEDIA_TYPES.xlsx, ending: 'xlsx' },
};

/**
 * Things as a file that other tools take, and imports take again: GET /export?format=archimate&kind=InformationSystem, as whoever asks
 * sees them. With `report=true` what the file leaves out, as JSON, in place of the file.
 */
export const exportFiles = (app: FastifyInstance, uses: ExportUses): void => {
  app.get('/export', { onRequest: uses.credentials.onRequest }, async (request, reply) => {
    const [{ exportThings, filterIn, kindsNamed }, { Losses }] = await Promise.all([
      import('../exports/export.js'),
      import('../exports/writing.js'),
    ]);
    const { isReport, kinds, where, format } = wantedOf(request);
    const losses = new Losses();
    const by = { request, viewer: uses.credentials.viewerOf(request) };
    const query = queryAs(uses.askAs, by);
    const parts = exportThings(
      {
        format,
        kinds: kindsNamed(kinds, uses.model),
        where: filterIn(where, kinds),
        title: new URL(originOf(request)).host,
      },
      { model: uses.model, query, origin: originOf(request), losses },
    );
    const kept = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
    void reply.headers({ ...kept, 'x-request-id': request.id, vary: 'authorization' });
    if (isReport) {
      const report = await reportOf(parts, losses);
      return reply.type('application/json; charset=utf-8').send(`${JSON.stringify(report, undefined, 2)}\n`);
    }
    const { type, ending } = SENT[format];
    const named = kinds.length === 1 ? String(kinds[0]).toLowerCase() : 'samgraf';
    const first = await parts.next();
    void reply.type(type).header('content-disposition', `attachment; filename="${named}.${ending}"`);
    const written = Readable.from(after(first, parts), { objectMode: false });
    return reply.send(representParts(request, reply, written));
  });
};

async function* after(
  first: IteratorResult<string | Uint8Array>,
  rest: AsyncIterable<string | Uint8Array>,
): AsyncGenerator<string | Uint8Array> {
  if (first.done !== true && first.value.length > 0) yield first.value;
  for await (const part of rest) if (part.length > 0) yield part;
}

/** Writes the file for nobody, and tells what it leaves out. */
const reportOf = async (parts: AsyncIterable<string | Uint8Array>, losses: Losses): Promise<object> => {
  let characters = 0;
  for await (const part of parts) characters += part.length;
  return {
    things: losses.things,
    along: losses.along,
    relations: losses.relations,
    characters,
    leftOut: losses.list,
  };
};

const PARAMETERS = ['format', 'kind', 'where', 'report'];

type Asked = Readonly<{
  format: FileFormat;
  kinds: readonly string[];
  where: string | undefined;
  isReport: boolean;
}>;

const wantedOf = (request: Pick<FastifyRequest, 'url'>): Asked => {
  const search = new URLSearchParams(searchOf(request));
  const unknown = [...search.keys()].find(key => !PARAMETERS.includes(key));
  if (unknown !== undefined)
    throw bad(
      `There is no parameter ${JSON.stringify(unknown.slice(0, 80))}.`,
      `It takes ${PARAMETERS.join(', ')}.`,
    );
  const format = FILES.find(one => one === search.get('format'));
  if (!format) throw bad('format is missing or not valid.', `It is one of ${FILES.join(', ')}.`);
  const kinds = search
    .getAll('kind')
    .flatMap(name => name.split(','))
    .filter(Boolean);
  return {
    format,
    kinds,
    where: search.get('where') ?? undefined,
    isReport: search.get('report') === 'true',
  };
};

const bad = (message: string, hint: string): SamgrafError => new SamgrafError('BAD_INPUT', message, hint);

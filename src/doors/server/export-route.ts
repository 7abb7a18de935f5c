import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { boundOf } from '../../engine/access/viewer';
import { SamgrafError } from '../../engine/errors';
import { FILES, type FileFormat, type Losses } from '../../files/exports/writing';
import type { Model } from '../../engine/model/model';
import { today } from '../../engine/model/scalars';
import type { Store } from '../../engine/store/store';
import { clientOf, type Credentials } from './access/credentials';
import { queryAs } from './import-route';
import { MadeFiles, type OpenFile } from './made-files';
import { originOf, searchOf, type AskAs } from './parameters';
import { LINKED_TYPES, MEDIA_TYPES, MODEL_TYPE, encoded } from './represent';

type ExportUses = Readonly<{
  askAs: AskAs;
  credentials: Credentials;
  model: Model;
  store: Pick<Store, 'version' | 'turn'>;
}>;

/** What files are sent as, and how their names end. */
const SENT: Readonly<Record<FileFormat, Readonly<{ type: string; ending: string }>>> = {
  ttl: { type: LINKED_TYPES.ttl, ending: 'ttl' },
  nt: { type: LINKED_TYPES.nt, ending: 'nt' },
  nq: { type: LINKED_TYPES.nq, ending: 'nq' },
  archimate: { type: MODEL_TYPE, ending: 'xml' },
  csv: { type: MEDIA_TYPES.csv, ending: 'csv' },
  xlsx: { type: MEDIA_TYPES.xlsx, ending: 'xlsx' },
};

/**
 * Things as a file that other tools take, and imports take again: GET /export?format=archimate&kind=KIND, as whoever asks
 * sees them. With `report=true` what the file leaves out, as JSON, in place of the file.
 */
export const exportFiles = (app: FastifyInstance, uses: ExportUses): void => {
  const files = new MadeFiles();
  app.addHook('onClose', () => files.close());
  app.get('/export', { onRequest: uses.credentials.onRequest }, async (request, reply) => {
    const asked = wantedOf(request);
    const { making, losses, key, client } = await exportFor(request, asked, uses);
    void reply.headers({ 'x-content-type-options': 'nosniff', 'x-request-id': request.id });
    if (asked.isReport) {
      const parts = () => reportOf(making(), losses);
      const report = await files.open({ client, key: async () => `report ${await key()}`, parts });
      return sendFile(request, reply.type('application/json; charset=utf-8'), report);
    }
    const { type, ending } = SENT[asked.format];
    const named = asked.kinds.length === 1 ? String(asked.kinds[0]).toLowerCase() : 'samgraf';
    const file = await files.open({ client, key, parts: making });
    void reply.headers({ 'content-disposition': `attachment; filename="${named}.${ending}"` });
    return sendFile(request, reply.type(type), file);
  });
};

/** What is written, for whom, and what tells it from other files: who sees what, the day, and the state of the graph. */
const exportFor = async (
  request: FastifyRequest,
  { format, kinds, where }: Asked,
  { askAs, credentials, model, store }: ExportUses,
) => {
  const [{ exportThings, filterIn, kindsNamed }, { Losses: Counted }] = await Promise.all([
    import('../../files/exports/export.js'),
    import('../../files/exports/writing.js'),
  ]);
  const viewer = credentials.viewerOf(request);
  const origin = originOf(request);
  const losses: Losses = new Counted();
  const wanted = {
    format,
    kinds: kindsNamed(kinds, model),
    where: filterIn(where, kinds),
    title: new URL(origin).host,
  };
  const query = queryAs(askAs, { request, viewer });
  return {
    losses,
    client: clientOf(viewer, request.ip),
    making: () => exportThings(wanted, { model, query, origin, losses }),
    key: async () =>
      JSON.stringify([await stateOf(store), today(), boundOf(viewer), origin, format, kinds, where]),
  };
};

/** The state of the graph, which a file is of. */
const stateOf = async (store: ExportUses['store']): Promise<string> =>
  store.version === undefined ? store.turn(0) : String(store.version);

/** Sends a file that is made, or that it is the one that the client has. */
const sendFile = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { handle, size, tag }: OpenFile,
): Promise<FastifyReply> => {
  void reply.headers({ 'cache-control': 'private, no-cache', etag: tag, vary: 'authorization' });
  const known = (request.headers['if-none-match'] ?? '').split(',').map(one => one.trim());
  const isKnown = known.some(one => ['*', tag, `W/${tag}`].includes(one));
  if (isKnown || request.method === 'HEAD') {
    await handle.close();
    return reply.code(isKnown ? 304 : 200).send();
  }
  const written = handle.createReadStream();
  const sent = encoded(request, reply, written);
  // The same file in another form: a weak validator is of both.
  return sent === written
    ? reply.header('content-length', size).send(written)
    : reply.header('etag', `W/${tag}`).send(sent);
};

/** Writes the file for nobody, and tells what it leaves out. */
async function* reportOf(parts: AsyncIterable<string | Uint8Array>, losses: Losses): AsyncGenerator<string> {
  let characters = 0;
  for await (const part of parts) characters += part.length;
  const report = {
    things: losses.things,
    along: losses.along,
    relations: losses.relations,
    characters,
    leftOut: losses.list,
  };
  yield `${JSON.stringify(report, undefined, 2)}\n`;
}

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

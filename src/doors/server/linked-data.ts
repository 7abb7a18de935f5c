import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Quad } from 'n3';
import Negotiator from 'negotiator';
import { SamgrafError, quoted } from '../../engine/errors';
import type { TermsOf } from '../../files/exports/terms';
import type { Model } from '../../engine/model/model';
import type { Credentials } from './access/credentials';
import { queryAs } from './import-route';
import { originOf, type AskAs } from './parameters';
import { LINKED_TYPES, represent } from './represent';

type LinkedUses = Readonly<{ askAs: AskAs; credentials: Credentials; model: Model }>;

/** What a thing is told as, by the ending of an address. */
const ENDINGS = ['ttl', 'jsonld', 'nt'] as const;
type Ending = (typeof ENDINGS)[number];

/**
 * Things as linked data: /data/ID.ttl, .jsonld and .nt, as whoever asks sees them, and the vocabulary that they are told in,
 * /vocabulary; what there is of data and services, as a catalogue, /catalog. An IRI of a thing is /id/ID, which leads here where its page is not what is asked for.
 */
export const linkedData = (app: FastifyInstance, uses: LinkedUses): void => {
  app.get('/vocabulary', async (request, reply) => {
    const [{ vocabularyOf }, { TermsOf }] = await Promise.all([
      import('../../files/exports/vocabulary.js'),
      import('../../files/exports/terms.js'),
    ]);
    const terms = new TermsOf(originOf(request), uses.model);
    return send(request, reply, { quads: vocabularyOf(uses.model, terms), terms }, endingFor(request));
  });
  app.get('/catalog', { onRequest: uses.credentials.onRequest }, async (request, reply) => {
    const [{ catalogOf }, { TermsOf }] = await Promise.all([
      import('../../files/exports/catalog.js'),
      import('../../files/exports/terms.js'),
    ]);
    const terms = new TermsOf(originOf(request), uses.model);
    const by = { request, viewer: uses.credentials.viewerOf(request) };
    const quads = await catalogOf(terms, { model: uses.model, query: queryAs(uses.askAs, by) });
    return send(request, reply, { quads, terms }, endingFor(request));
  });
  app.get<{ Params: { file: string } }>(
    '/data/:file',
    { onRequest: uses.credentials.onRequest },
    async (request, reply) => {
      const { id, ending } = fileOf(request.params.file);
      const [{ readThing }, { tell }, { TermsOf }] = await Promise.all([
        import('../../files/imports/read-things.js'),
        import('../../files/exports/tell.js'),
        import('../../files/exports/terms.js'),
      ]);
      const by = { request, viewer: uses.credentials.viewerOf(request) };
      const told = await readThing(id, { model: uses.model, query: queryAs(uses.askAs, by) });
      if (!told)
        throw new SamgrafError('NOT_FOUND', `There is nothing with the id ${quoted(id)}.`, 'Search for it.');
      const terms = new TermsOf(originOf(request), uses.model);
      return send(request, reply, { quads: tell(told, terms, uses.model), terms }, ending);
    },
  );
};

const fileOf = (file: string): Readonly<{ id: string; ending: Ending }> => {
  const ending = ENDINGS.find(one => file.endsWith(`.${one}`));
  if (ending) return { id: file.slice(0, -ending.length - 1), ending };
  throw new SamgrafError(
    'NOT_FOUND',
    `${quoted(file)} does not end in a format.`,
    `A thing is told as ${ENDINGS.map(one => `.${one}`).join(', ')}: /data/ID.ttl.`,
  );
};

const MEDIA = ENDINGS.map(ending => ({ ending, type: LINKED_TYPES[ending].replace(/;.*/, '') }));

/** What an Accept header would rather have: a page, or linked data; refused if neither. */
const preferred = ({ headers: { accept = '*/*' } }: Pick<FastifyRequest, 'headers'>): Ending | 'page' => {
  const type = new Negotiator({ headers: { accept } }).mediaType([
    'text/html',
    ...MEDIA.map(one => one.type),
  ]);
  if (type === 'text/html') return 'page';
  const found = MEDIA.find(one => one.type === type);
  if (found) return found.ending;
  throw new SamgrafError(
    'NOT_ACCEPTABLE',
    `It is not to be had as ${quoted(accept)}.`,
    `Accept text/html, ${MEDIA.map(one => one.type).join(', ')}.`,
  );
};

/** What linked data is written as where there is no page of it. */
const endingFor = (request: Pick<FastifyRequest, 'headers'>): Ending => {
  const asked = preferred(request);
  return asked === 'page' ? 'ttl' : asked;
};

const PAGES_OF_THINGS = '/id/';

/** Returns where programs find what an IRI stands for; undefined where a page is asked for. */
export const linkedAddress = (request: Pick<FastifyRequest, 'url' | 'headers'>): string | undefined => {
  if (!request.url.startsWith(PAGES_OF_THINGS)) return undefined;
  const asked = preferred(request);
  return asked === 'page'
    ? undefined
    : `/data/${request.url.slice(PAGES_OF_THINGS.length).replace(/\?.*/s, '')}.${asked}`;
};

type Told = Readonly<{ quads: readonly Quad[]; terms: TermsOf }>;

const send = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { quads, terms }: Told,
  ending: Ending,
): Promise<ReturnType<typeof represent>> => {
  const { write } = await import('../../files/exports/write.js');
  void reply.type(LINKED_TYPES[ending]).header('access-control-allow-origin', '*');
  return represent(
    request,
    reply,
    await write(quads, ending, terms.prefixes),
    request.headers.authorization !== undefined,
  );
};

import { SamgrafError } from '../../engine/errors';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Viewer } from '../../engine/access/viewer';
import type { Credentials } from './access/credentials';
import type { Stopping } from './front';
import type { Store } from '../../engine/store/store';
import { acceptAfter } from './read-after';
import type { FrontDoor, Reply } from './front-door';
import { uncachedHeaders } from './http-errors';
import { CHANGES_BODY_LIMIT, bodyLimitOf, limitingBody } from './in-flight';
import { Repeat } from './repeated';
import { formatFor, represent } from './represent';
import { sharingHeaders, type SharedAs, type SharedFor } from './sharing';
import type { Tables } from './tables/answer';
import { sendTable } from './tables/send';
import { VIEWED, type Views } from './views';

type RouteUses = Readonly<{
  door: FrontDoor;
  views: Views;
  tables: Tables;
  credentials: Credentials;
  store: Store;
  stopping: Stopping;
  /** Whether queries may be sent by GET. */
  get: boolean;
  /** How long caches on the way may keep what is public; not at all if absent. */
  sharing: SharedFor | undefined;
}>;

/**
 * GraphQL over HTTP at /graphql.
 *
 * Another site can make a browser send a GET, or a POST of a form or plain text, without a preflight. So a
 * POST must be application/json (`admit` in apollo.ts). A GET is answered because it changes nothing: a
 * browser adds no credentials to it by itself, since ours are in a header that only a preflight allows, and the
 * page that sent it cannot read the answer. Apollo Server rejects mutations by GET (test/server/mutations.test.ts).
 */
export const graphql = (app: FastifyInstance, uses: RouteUses): void => {
  const { door, views, credentials, get } = uses;
  const bodies: Bodies = new WeakMap();
  app.addHook('onClose', async () => {
    await views.close();
    await door.close();
  });
  void app.register((scope, _options, registered) => {
    parseKnown(scope, uses, bodies);
    scope.route({
      method: get ? ['GET', 'POST'] : ['POST'],
      url: '/graphql',
      onRequest: acceptAfter(uses),
      bodyLimit: CHANGES_BODY_LIMIT,
      preParsing: limitingBody(request => bodyLimitOf(credentials.viewerOf(request))),
      handler: (request, reply) => answer(request, reply, uses, bodies),
    });
    registered();
  });
};

/** Bodies as they were sent, by what was parsed of them. */
type Bodies = WeakMap<object, string>;

/** A body that has been answered before is not parsed again. */
const parseKnown = (scope: FastifyInstance, { door, credentials }: RouteUses, bodies: Bodies): void => {
  const parse = scope.getDefaultJsonParser('ignore', 'ignore');
  scope.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, parsed) => {
    const anew = (): void => {
      void parse(request, body, (error, value: unknown) => {
        if (typeof value === 'object' && value !== null) bodies.set(value, body);
        parsed(error, value);
      });
    };
    const goOn = (repeat: Repeat | undefined): void => {
      if (repeat) parsed(null, repeat);
      else anew();
    };
    const repeat = request.url.includes(VIEWED)
      ? undefined
      : door.recallSent(body, request, credentials.viewerOf(request));
    // A store that cannot be asked is told of by the way of all others.
    if (repeat instanceof Promise) void repeat.then(goOn, anew);
    else goOn(repeat);
  });
};

const answer = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { door: whole, views, tables, credentials, stopping, sharing }: RouteUses,
  bodies: Bodies,
): Promise<unknown> => {
  refuseCircle(request);
  const door = request.url.includes(VIEWED) ? await views.doorOf(request) : whole;
  const viewer = credentials.viewerOf(request);
  if (stopping.begun) void reply.header('connection', 'close');
  const body = request.method === 'POST' ? request.body : await repeatAt(request, door, viewer);
  if (body instanceof Repeat) {
    const spent = door.take(request, viewer);
    if (spent) return send(request, reply, spent, { viewer, sharing });
    door.endRepeat(body);
    const { type, shared } = body.known;
    void reply.type(type).header('x-request-id', request.id);
    return represent(request, reply, body.text, viewer.known, headersOf(shared, sharing));
  }
  const format = formatFor(request.headers.accept);
  if (format) {
    const table = await tables.answer(door.read(request), format, { request, viewer });
    return sendTable(request, reply, table, viewer.known);
  }
  const sent = typeof body === 'object' && body !== null ? bodies.get(body) : undefined;
  return send(request, reply, await door.ask(request, viewer, sent), { viewer, sharing });
};

const headersOf = (
  shared: SharedAs | undefined,
  sharing: SharedFor | undefined,
): ReturnType<typeof sharingHeaders> | undefined =>
  shared !== undefined && sharing ? sharingHeaders(shared, sharing) : undefined;

/** A store that cannot be asked is told of by the way of all others. */
const repeatAt = async (
  request: FastifyRequest,
  door: FrontDoor,
  viewer: Viewer,
): Promise<Repeat | undefined> => {
  const repeat = door.recallAt(request, viewer);
  return repeat instanceof Promise ? repeat.then(undefined, () => undefined) : repeat;
};

/** A question of another graph is answered from this one alone: none goes on and comes back in the end. */
const refuseCircle = ({ headers, body }: FastifyRequest): void => {
  if (headers[ACROSS] === undefined || body instanceof Repeat) return;
  const query = (body as Readonly<{ query?: unknown }> | null | undefined)?.query;
  if (typeof query === 'string' && !query.includes('across')) return;
  throw new SamgrafError(
    'BAD_INPUT',
    'A question that another graph asks goes on in no third graph.',
    'Leave out `across`, or the header samgraf-across if it is a question of your own.',
  );
};
const ACROSS = 'samgraf-across';

const send = (
  request: FastifyRequest,
  reply: FastifyReply,
  { status, headers, text, timing, shared }: Reply,
  { viewer, sharing }: Readonly<{ viewer: Viewer; sharing: SharedFor | undefined }>,
): ReturnType<typeof represent> => {
  if (timing) void reply.header('server-timing', timing);
  void reply.code(status).header('x-request-id', request.id);
  for (const [name, value] of headers) void reply.header(name, value);
  if (status !== 200) void reply.headers(uncachedHeaders(status));
  return represent(request, reply, text, viewer.known, headersOf(shared, sharing));
};

import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import { parse, type ExecutionArgs, type GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { Server } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { ANONYMOUS, type Viewer } from '../access/viewer';
import { SamgrafError, cut, known } from '../errors';
import { isFields, type Operations } from './parameters';
import type { Credentials } from './access/credentials';
import { BODY_LIMIT, valuesOf } from './body-limit';
import { isRefused, type Opened, type Opener, type Opening } from './opening';
import type { Samgraf } from './samgraf';
import { STREAM } from './stream';
import { ValueCount } from './value-count';

type Uses = Readonly<{
  samgraf: Samgraf;
  opening: Opening;
  credentials: Credentials;
  operations: Operations;
  /** Origins whose pages may connect, `*` for all, besides the server's own. */
  corsOrigins: readonly string[];
  /** What answers a GET that is no upgrade; none if absent. */
  onGet: RouteHandlerMethod | undefined;
  log: Logger;
}>;

/** Largest first message: what a connection says of itself is kept for as long as it is open. */
const MOST_FIRST_BYTES = 16 * 1024;
/** How often it is asked whether the client is still there; one that has not answered by the next time is dropped. */
const ALIVE_MS = 12_000;
/** How long a client may take to accept one result. */
const SLOW_MS = 20_000;

/** RFC 6455: the endpoint goes away, or cannot go on. */
const TOO_SLOW = 1013;
const TOO_LARGE = 1009;
/** By the protocol. */
const INVALID = 4400;
const FORBIDDEN = 4403;

/** What is known of a connection, and which streams it has open. */
type Connection = Readonly<{ socket: WebSocket; request: FastifyRequest; streams: Set<Opened> }> & {
  opener: Opener;
};

/**
 * Serves the same streams over WebSockets, by the protocol graphql-transport-ws. Who connects sends the credential in the
 * header of the upgrade, or, as a page must, in the payload of connection_init.
 */
export const socket = async (app: FastifyInstance, uses: Uses): Promise<void> => {
  const { default: websocket } = await import('@fastify/websocket');
  await app.register(websocket, { options: { maxPayload: BODY_LIMIT, handleProtocols } });
  let server: Server<Connection> | undefined;
  app.route({
    method: 'GET',
    url: STREAM,
    exposeHeadRoute: false,
    onRequest: async request => {
      if (!request.ws) {
        if (request.headers.authorization !== undefined) await uses.credentials.accept(request);
        return;
      }
      checkOrigin(request, uses.corsOrigins);
      // Before the connection is there, since nobody would hear what it says meanwhile.
      server ??= await protocolOf(uses);
    },
    handler: uses.onGet ?? refuseGet,
    wsHandler: (client, request) => {
      const opener = { id: request.id, viewer: ANONYMOUS, recheck: () => Promise.resolve(ANONYMOUS) };
      const protocol = known(server, 'loaded before the upgrade');
      serve(protocol, { socket: client, request, streams: new Set(), opener }, uses.log);
    },
  });
};

const refuseGet = (_request: FastifyRequest, reply: FastifyReply): never => {
  void reply.header('allow', 'POST');
  throw new SamgrafError(
    'METHOD_NOT_ALLOWED',
    'A stream is opened by POST, or by a WebSocket.',
    'POST with `accept: text/event-stream`, or connect with the protocol graphql-transport-ws.',
  );
};

/** Loaded by the first who connects: it takes 30 ms. */
const protocolOf = async (uses: Uses): Promise<Server<Connection>> =>
  (await import('graphql-ws')).makeServer<never, Connection>({
    onConnect: accepting(uses),
    onSubscribe: opening(uses),
    jsonMessageReviver: withQuery,
    ...SENDING,
  });

/** The protocol takes no payload without a query; whoever asks by `documentId` or `id` sends none, as elsewhere. */
const withQuery = (_name: string, value: unknown): unknown => {
  if (!isFields(value) || value['type'] !== 'subscribe' || !isFields(value['payload'])) return value;
  const { payload } = value;
  return { ...value, payload: { ...payload, query: payload['query'] ?? '' } };
};

const PROTOCOL = 'graphql-transport-ws';
const handleProtocols = (offered: ReadonlySet<string>): string | false =>
  offered.has(PROTOCOL) ? PROTOCOL : false;

/** Pages of other origins may connect as they may send requests. */
const checkOrigin = ({ headers }: FastifyRequest, allowed: readonly string[]): void => {
  const { origin, host } = headers;
  if (origin === undefined || allowed.includes('*') || allowed.includes(origin)) return;
  if (URL.canParse(origin) && new URL(origin).host === host) return;
  throw new SamgrafError(
    'FORBIDDEN',
    'Requests from this origin are not allowed.',
    'Whoever runs the server lists the origins that may: SAMGRAF_CORS_ORIGINS.',
  );
};

type Context = Readonly<{
  connectionParams?: Readonly<Record<string, unknown>> | undefined;
  extra: Connection;
}>;

/** Accepts the credential of a connection, or ends it. */
const accepting =
  ({ credentials }: Uses) =>
  async ({ connectionParams, extra }: Context): Promise<boolean> => {
    const sent = authorizationIn(connectionParams) ?? extra.request.headers.authorization;
    if (sent === undefined) return true;
    const viewer = (sequence?: number): Promise<Viewer> =>
      credentials.viewerBy(sent, extra.request.id, sequence);
    try {
      extra.opener = { id: extra.request.id, viewer: await viewer(), recheck: viewer };
      return true;
    } catch (error) {
      if (!(error instanceof SamgrafError)) throw error;
      extra.socket.close(FORBIDDEN, cut(`${error.code}: ${error.message}`, 100));
      return true;
    }
  };

const authorizationIn = (params: Context['connectionParams']): string | undefined => {
  const [, value] =
    Object.entries(params ?? {}).find(([name]) => name.toLowerCase() === 'authorization') ?? [];
  return value === undefined ? undefined : String(value);
};

type Payload = Readonly<{
  query: string;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
  extensions?: Record<string, unknown> | null | undefined;
}>;

/** Opens a stream for a message; what it is executed with is the stream itself. */
const opening =
  ({ opening: streams, operations, samgraf }: Uses) =>
  async (
    { extra }: Context,
    _id: string,
    payload: Payload,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> => {
    const opened = await streams.open(() => paramsOf(payload, operations), {
      ...extra.opener,
      id: `${extra.request.id}-${randomUUID().slice(0, 8)}`,
    });
    if (isRefused(opened)) return opened;
    await keep(opened, extra);
    return { schema: samgraf.schema, document: ANY, contextValue: opened };
  };

/**
 * A stream ends with its connection at the latest. The protocol ends only the last of those that had the same id, which
 * happens where one is completed before it is open, and its id used again.
 */
const keep = async (opened: Opened, { socket: client, streams }: Connection): Promise<void> => {
  if (client.readyState === client.CLOSED) {
    await opened.return();
    return;
  }
  streams.add(opened);
  void opened.ended.then(() => streams.delete(opened));
};

/** The protocol asks for a document; the stream has been opened by the client's own. */
const ANY = parse('{ __typename }');

const paramsOf = (payload: Payload, operations: Operations): Payload => {
  const { body } = operations.resolve({ method: 'POST', body: payload, search: '' });
  return body as Payload;
};

/** What `onSubscribe` opened is what is sent. */
const SENDING = {
  execute: ({ contextValue }: ExecutionArgs) => contextValue as never,
  subscribe: ({ contextValue }: ExecutionArgs) => contextValue as never,
};

/** Why a message is not read: it is parsed whole. */
const refusalOf = (message: Buffer, most: number): readonly [number, string] | undefined => {
  if (message.length > most) return [TOO_LARGE, `TOO_LARGE: the message is larger than ${most} bytes`];
  const counted = new ValueCount();
  counted.add(message);
  const allowed = valuesOf(BODY_LIMIT);
  return counted.values > allowed.most
    ? [INVALID, `TOO_COMPLEX: the message holds more than ${allowed.limit} values`]
    : undefined;
};

/** Joins a connection to the protocol: one result is sent when the one before it has gone. */
const serve = (server: Server<Connection>, connection: Connection, log: Logger): void => {
  const { socket: client, streams } = connection;
  const failed = (error: unknown): void => {
    log.error({ err: error, reqId: connection.request.id }, 'A stream by WebSocket failed');
    client.close(4500, 'Internal error');
  };
  const closed = server.opened(
    {
      protocol: client.protocol,
      send: data => sent(client, data),
      close: (code, reason) => {
        client.close(code, reason);
      },
      onMessage: read => {
        let most = MOST_FIRST_BYTES;
        client.on('message', message => {
          const refused = refusalOf(message as Buffer, most);
          if (refused) {
            client.close(...refused);
            return;
          }
          most = BODY_LIMIT;
          // The protocol answers what is wrong itself; what it throws is ours.
          read(String(message as Buffer)).catch(failed);
        });
      },
    },
    connection,
  );
  const alive = keepAlive(client);
  client.on('error', () => {
    client.terminate();
  });
  client.once('close', (code, reason) => {
    clearInterval(alive);
    const ends = [...streams].map(stream => stream.return());
    Promise.all([closed(code, String(reason)), ...ends]).catch(failed);
  });
};

const sent = (client: WebSocket, data: string): Promise<void> =>
  new Promise(resolve => {
    if (client.readyState !== client.OPEN) {
      resolve();
      return;
    }
    const slow = setTimeout(() => {
      client.close(TOO_SLOW, 'SLOW_CLIENT: results are not read in time; go on from the last sequence.');
      client.terminate();
    }, SLOW_MS);
    client.send(data, () => {
      clearTimeout(slow);
      resolve();
    });
  });

const keepAlive = (client: WebSocket): NodeJS.Timeout => {
  let answered = true;
  client.on('pong', () => {
    answered = true;
  });
  return setInterval(() => {
    if (!answered) {
      client.terminate();
      return;
    }
    answered = false;
    client.ping();
  }, ALIVE_MS);
};

import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import { parse, type ExecutionArgs, type GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { Server } from 'graphql-ws';
import { ANONYMOUS } from '../../engine/access/viewer';
import { Counts, SHARE } from '../../engine/answer/turns';
import { SamgrafError, required } from '../../engine/errors';
import { atOnce } from '../../engine/graph/sliced';
import type { Credentials } from './access/credentials';
import { BODY_LIMIT } from './in-flight';
import { networkOf } from './access/credentials';
import { type Holder, type InFlight, SLOW_MS } from './in-flight';
import { Inbox } from './inbox';
import { isRefused, type Opened, type Opening } from './opening';
import { isFields, type Operations } from './parameters';
import type { Samgraf } from './samgraf';
import { authorizationIn, identify, pong, type Connection } from './socket-identity';
import { STREAM } from './stream';
import type { WebSocket } from 'ws';

type Uses = Readonly<{
  samgraf: Samgraf;
  opening: Opening;
  credentials: Credentials;
  operations: Operations;
  /** Origins whose pages may connect, `*` for all, besides the server's own. */
  corsOrigins: readonly string[];
  /** What answers a GET that is no upgrade; none if absent. */
  onGet: RouteHandlerMethod | undefined;
  inFlight: InFlight;
  log: Logger;
}>;

/** WebSockets open at a time, and those of one address. */
const MOST = 2_000;
const MOST_OF_ONE = MOST * SHARE;

/** How long a connection that asked to be a WebSocket, and is none, stays after the last byte. */
const UPGRADE_MS = 10_000;

/**
 * Serves the same streams over WebSockets, by the protocol graphql-transport-ws. Who connects sends the credential in the
 * header of the upgrade, or, as a page must, in the payload of connection_init.
 */
export const socket = async (app: FastifyInstance, uses: Uses): Promise<void> => {
  const { default: websocket } = await import('@fastify/websocket');
  await app.register(websocket, { options: OPTIONS });
  // Node lifts its limits of time where another protocol is asked for. ws lifts this one; where it is refused, it holds.
  app.server.on('upgrade', ({ socket: asking }) => asking.setTimeout(UPGRADE_MS, () => asking.destroy()));
  let server: Server<Connection> | undefined;
  const counts = new Counts();
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
      checkCount(app.websocketServer.clients.size, counts.of(networkOf(request.ip)));
      // Before the connection is there, since nobody would hear what it says meanwhile.
      server ??= await protocolOf(uses);
    },
    handler: uses.onGet ?? refuseGet,
    wsHandler: (client, request) => {
      client.once('close', counts.add(networkOf(request.ip)));
      const anonymous = { viewer: ANONYMOUS, recheck: () => Promise.resolve(ANONYMOUS) };
      const opener = { id: request.id, client: networkOf(request.ip), ...anonymous };
      const protocol = required(server, 'loaded before the upgrade');
      const connection = {
        socket: client,
        request,
        streams: new Set<Opened>(),
        opening: new Set<Promise<unknown>>(),
      };
      serve(protocol, { ...connection, opener, isAccepted: false }, uses);
    },
  });
};

const checkCount = (all: number, ofOne: number): void => {
  if (all >= MOST || ofOne >= MOST_OF_ONE)
    throw new SamgrafError(
      'OVERLOADED',
      `There are already ${all >= MOST ? MOST : MOST_OF_ONE} WebSockets ${all >= MOST ? 'to this server' : 'from your address'}, the maximum.`,
      'Several streams go through one; or try again later.',
    );
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
const OPTIONS = {
  maxPayload: BODY_LIMIT,
  handleProtocols: (offered: ReadonlySet<string>): string | false =>
    offered.has(PROTOCOL) ? PROTOCOL : false,
  // One message of a connection in a turn of the event loop.
  allowSynchronousEvents: false,
  // Inbox answers, as far as answers are read.
  autoPong: false,
  // A piece that comes by itself takes more memory than it has bytes.
  maxBufferedChunks: 4_096,
  maxFragments: 1_024,
  closeTimeout: 3_000,
};

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
  (uses: Uses) =>
  async ({ connectionParams, extra }: Context): Promise<boolean> => {
    const sent = authorizationIn(connectionParams) ?? extra.request.headers.authorization;
    await identify(extra, sent, uses.credentials);
    extra.isAccepted = true;
    return true;
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
    const begun = streams.open(() => paramsOf(payload, operations), {
      ...extra.opener,
      id: `${extra.request.id}-${randomUUID().slice(0, 8)}`,
      // By the credential that the connection has then, which may have been renewed.
      recheck: sequence => extra.opener.recheck(sequence),
    });
    extra.opening.add(begun);
    const opened = await begun.finally(() => extra.opening.delete(begun));
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

/** Joins a connection to the protocol: one result is sent when the one before it has gone. */
const serve = (server: Server<Connection>, connection: Connection, uses: Uses): void => {
  const { socket: client, streams, request } = connection;
  const failed = (error: unknown): void => {
    uses.log.error({ err: error, reqId: request.id }, 'A stream by WebSocket failed');
    client.close(4500, 'Internal error');
  };
  const holder: Holder = {
    reqId: request.id,
    client: () => connection.opener.client,
    close: () => {
      client.terminate();
    },
  };
  const send = (data: string): Promise<void> => sent(client, data, holder, uses.inFlight);
  const closed = server.opened(
    {
      protocol: client.protocol,
      send,
      close: (code, reason) => {
        client.close(code, reason);
      },
      onPing: payload => pong(payload, connection, send, uses.credentials),
      onMessage: read => {
        // The protocol answers what is wrong itself; what it throws is ours.
        receive(connection, holder, uses, text => void read(text).catch(failed));
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
    uses.inFlight.unread.remove(client);
    const ends = [...streams].map(stream => stream.return());
    Promise.all([closed(code, String(reason)), ...ends]).catch(failed);
  });
};

const receive = (
  connection: Connection,
  holder: Holder,
  { inFlight, samgraf: { pace } }: Uses,
  read: (text: string) => void,
): void => {
  const { socket: client, opening: isOpening } = connection;
  const tcp: Socket = connection.request.raw.socket;
  const isAccepted = (): boolean => connection.isAccepted;
  const turn = (work: () => void): Promise<void> =>
    pace.turns.run(atOnce(work), pace.deadline(), connection.opener.client);
  const own = { ...holder, share: MOST_ARRIVING };
  new Inbox({
    ...{ client, tcp, received: inFlight.received, holder: own },
    ...{ isAccepted, opening: isOpening, turn, read },
  });
};

/** Bytes of messages to the WebSockets of one client that have come and are not read yet; none is larger than 1 MiB. */
const MOST_ARRIVING = 16 * BODY_LIMIT;

/** How often it is asked whether the client is still there; one that has not answered by the next time is dropped. */
const ALIVE_MS = 12_000;
/** RFC 6455: the endpoint goes on later. */
const TOO_SLOW = 1013;

/** Sends a message; resolves when the client has taken it. One that does not in time loses its connection. */
export const sent = (client: WebSocket, data: string, holder: Holder, { unread }: InFlight): Promise<void> =>
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
      if (client.readyState === client.OPEN) unread.set(client, holder, client.bufferedAmount);
      else unread.remove(client);
      resolve();
    });
    unread.set(client, holder, client.bufferedAmount);
  });

/** Drops a client that is not there any more. */
export const keepAlive = (client: WebSocket): NodeJS.Timeout => {
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

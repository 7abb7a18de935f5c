import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Scheduling } from '../../engine/answer/admission';
import { Counts, SHARE } from '../../engine/answer/turns';
import { SamgrafError } from '../../engine/errors';
import { atOnce } from '../../engine/graph/sliced';
import { type Credentials, clientOf, networkOf } from './access/credentials';
import { boundBytes, type InFlight } from './in-flight';
import { answerBare } from './http-errors';
import { setTimeout as sleep } from 'node:timers/promises';

/** Connections open at a time, whatever they carry. */
const MOST_CONNECTIONS = 8_000;
/** Requests of one connection that are at work at a time; the next waits until one of them is answered. */
const MOST_AT_WORK = 4;
/** Those that wait. No client sends so many ahead; the connection of one that does is closed. */
const MOST_AHEAD = 100;

type Front = Readonly<{
  pace: Scheduling;
  credentials: Credentials;
  log: Logger;
  /** Names under which the server may be asked; any if absent. */
  hosts?: readonly string[] | undefined;
  /** Proxies, from which connections come for many clients each; none if absent. */
  trustProxy?: string | undefined;
}>;

/** Who sends a request, and what is in flight of all clients. */
type Fronted = Readonly<{ client: (request: FastifyRequest) => string; inFlight: InFlight }>;

/** Before a request is read: what a connection and a client may have of the server. */
export const front = (
  app: FastifyInstance,
  { pace, credentials, log, hosts, trustProxy }: Front,
): Fronted => {
  const client = (request: FastifyRequest): string => clientOf(credentials.viewerOf(request), request.ip);
  limitConnections(app, trustProxy !== undefined);
  limitAhead(app);
  refuseExpectations(app);
  const names = hosts && new Set([...LOCAL, ...hosts].map(name => name.toLowerCase()));
  app.addHook('onRequest', (request, _reply, done) => {
    try {
      checkHost(request, names);
      done();
    } catch (error) {
      done(error as Error);
    }
  });
  // The request itself goes on in its client's turn; whether the server lives is told at once.
  app.addHook('preHandler', (request, _reply, done) => {
    if (pace.turns.areFree || isHealth(request)) {
      done();
      return;
    }
    const begin = atOnce(() => {
      done();
    });
    pace.turns.run(begin, pace.deadline(), client(request)).catch(done);
  });
  return { client, inFlight: boundBytes(app, log, client) };
};

const isHealth = ({ routeOptions }: FastifyRequest): boolean =>
  routeOptions.url?.startsWith('/health/') === true;

/** One address has a share of the connections, unless it may be a proxy's. */
const limitConnections = ({ server }: FastifyInstance, isProxied: boolean): void => {
  server.maxConnections = MOST_CONNECTIONS;
  if (isProxied) return;
  const counts = new Counts();
  server.on('connection', socket => {
    const address = networkOf(socket.remoteAddress ?? '');
    if (counts.of(address) >= MOST_CONNECTIONS * SHARE) socket.destroy();
    else socket.once('close', counts.add(address));
  });
};

type Ahead = { atWork: number; readonly waiting: (() => void)[] };

/** Requests that were sent ahead on one connection (pipelining) wait for those before them. */
const limitAhead = (app: FastifyInstance): void => {
  const connections = new WeakMap<Socket, Ahead>();
  const aheadOn = (socket: Socket): Ahead => {
    const known = connections.get(socket);
    if (known) return known;
    const ahead = { atWork: 0, waiting: [] };
    connections.set(socket, ahead);
    return ahead;
  };
  app.addHook('onRequest', ({ raw: { socket } }, reply, done) => {
    if (socket.destroyed) return;
    const ahead = aheadOn(socket);
    const begin = (): void => {
      ahead.atWork += 1;
      reply.raw.once('close', () => {
        ahead.atWork -= 1;
        const next = ahead.waiting.shift();
        if (next) setImmediate(next);
      });
      done();
    };
    if (ahead.atWork < MOST_AT_WORK) begin();
    else if (ahead.waiting.length < MOST_AHEAD) ahead.waiting.push(begin);
    else socket.destroy();
  });
};

/** Node answers them by a status alone. */
const refuseExpectations = ({ server }: FastifyInstance): void => {
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    answerBare(response, {
      status: 417,
      code: 'BAD_INPUT',
      message: 'No other expectation than 100-continue is met.',
      hint: 'Leave the header Expect out.',
    });
  });
};

/** Names of this machine, under which no other site can be reached. */
export const LOCAL: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/**
 * A page of a foreign site that a browser was led to take for this one (DNS rebinding) has that site's name as Host.
 */
const checkHost = (request: FastifyRequest, names: ReadonlySet<string> | undefined): void => {
  const { host } = request.headers;
  if (host === undefined && request.raw.httpVersion === '1.1')
    throw new SamgrafError('BAD_INPUT', 'The request has no Host.', 'HTTP/1.1 asks for the header Host.');
  if (!names || isHealth(request) || names.has(hostOf(host) ?? '')) return;
  throw new SamgrafError(
    'FORBIDDEN',
    'The Host of the request is not a name of this server.',
    'Ask by its address, or name the host in SAMGRAF_MCP_HOSTS.',
  );
};

/** Without its port. */
export const hostOf = (host: string | undefined): string | undefined =>
  /^(\[[0-9a-f:.]+\]|[^:/@\s]+)(:\d{1,5})?$/i.exec(host ?? '')?.[1]?.toLowerCase();

/** Turns of the event loop in which requests that have arrived but are not yet read are read. */
const TURNS = 5;
const TURN_MS = 10;
/** When clients that still wait for an answer are cut off. */
const PATIENCE_MS = 8_000;

/**
 * How the server stops. Closing it ends every idle connection, and a connection whose request is sent but not
 * yet read looks idle; so the server first continues for a few turns. From then on every response is marked
 * as the last on its connection.
 */
export class Stopping {
  private state: 'serving' | 'draining' | 'closing' = 'serving';

  /** Whether responses are the last on their connections. */
  get begun(): boolean {
    return this.state !== 'serving';
  }

  /** For an app that is closed with `close()`. */
  watch(app: FastifyInstance): void {
    app.addHook('preClose', async () => {
      if (app.server.listening) await this.drain(app);
    });
    app.addHook('onRequest', (_request, _reply, next) => {
      next(
        this.state === 'closing'
          ? new SamgrafError(
              'STOPPING',
              'The server is stopping.',
              'Try again in a few seconds, or ask another instance.',
            )
          : undefined,
      );
    });
  }

  private async drain(app: FastifyInstance): Promise<void> {
    this.state = 'draining';
    for (let turn = 0; turn < TURNS; turn += 1) await sleep(TURN_MS);
    this.state = 'closing';
    setTimeout(() => {
      app.server.closeAllConnections();
    }, PATIENCE_MS).unref();
  }
}

import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { BODY_LIMIT, DROPPED } from './body-limit';
import { Seldom } from './observe/seldom';

/**
 * What is held of all clients together: requests until they are answered, and answers until they are read. `most` is
 * in bytes. `patience` is how long one may be held when there is too much, in milliseconds: many clients that are
 * answered at once are no slow ones. Meanwhile more is held, by what the process makes in that time.
 */
const HELD = {
  asked: {
    most: 64 * 1024 * 1024,
    patience: 0,
    said: 'A large request was not sent or answered in time: its connection is closed.',
  },
  answered: {
    most: 64 * 1024 * 1024,
    patience: 2_000,
    said: 'An answer was not read: its connection is closed.',
  },
};

/** Less comes in one piece, and is taken by the operating system at once. */
const LARGE = 16 * 1024;

/**
 * Bounds the memory that clients take by sending and reading slowly: a body is held until all of it has come and is
 * answered, an answer until its client has read it. When there is too much of either, the connections that have waited
 * longest are closed; who sends and reads is not among them.
 */
export const boundHeld = (
  app: FastifyInstance,
  log: Logger,
  most: Partial<Record<keyof typeof HELD, number>> = {},
): void => {
  const seldom = new Seldom();
  const held = (what: keyof typeof HELD): Held => {
    const { most: usual, patience, said } = HELD[what];
    return new Held(most[what] ?? usual, patience, one => {
      const untold = seldom.turn();
      if (untold !== undefined) log.warn(untold > 0 ? { ...one, untold } : one, said);
    });
  };
  const [asked, answered] = [held('asked'), held('answered')];
  app.addHook('onRequest', (request, reply, done) => {
    asked.add(reply.raw, { socket: request.raw.socket, bytes: bodyOf(request), reqId: request.id });
    request.raw.once(DROPPED, (kept: number) => {
      asked.shrink(reply.raw, kept);
    });
    done();
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    answered.add(reply.raw, { socket: request.raw.socket, bytes: sizeOf(payload), reqId: request.id });
    done(null, payload);
  });
};

type Closed = Readonly<{ bytes: number; reqId: string }>;
type One = Closed & Readonly<{ socket: Socket }>;

class Held {
  private readonly all = new Map<ServerResponse, One & Readonly<{ since: number }>>();
  private bytes = 0;

  constructor(
    private readonly most: number,
    private readonly patience: number,
    private readonly closes: (one: Closed) => void,
  ) {}

  add(response: ServerResponse, one: One): void {
    if (one.bytes < LARGE || one.socket.destroyed) return;
    const now = performance.now();
    this.all.set(response, { ...one, since: now });
    this.bytes += one.bytes;
    response.once('close', () => {
      this.remove(response);
    });
    for (const [oldest, { socket, bytes, reqId, since }] of this.all) {
      if (this.bytes <= this.most || oldest === response || now - since < this.patience) return;
      this.closes({ bytes, reqId });
      this.remove(oldest);
      socket.destroy();
    }
  }

  /** Less of it is held from now on. */
  shrink(response: ServerResponse, bytes: number): void {
    const one = this.all.get(response);
    if (!one) return;
    if (bytes < LARGE) return this.remove(response);
    this.all.set(response, { ...one, bytes });
    this.bytes -= one.bytes - bytes;
  }

  private remove(response: ServerResponse): void {
    const one = this.all.get(response);
    if (!one) return;
    this.all.delete(response);
    this.bytes -= one.bytes;
  }
}

/**
 * As its sender says; one that does not say is counted as the largest that anyone may send. So is a larger one,
 * which only those may send who may change the graph: it is not known yet who asks, and others must not be closed
 * for what is refused.
 */
const bodyOf = ({ headers }: FastifyRequest): number =>
  headers['transfer-encoding'] === undefined
    ? Math.min(Number(headers['content-length'] ?? 0), BODY_LIMIT)
    : BODY_LIMIT;

/** A text takes a byte for each letter, and up to three for some. */
const sizeOf = (payload: unknown): number =>
  typeof payload === 'string' || Buffer.isBuffer(payload) ? payload.length : 0;

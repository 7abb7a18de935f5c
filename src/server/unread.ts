import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

/** Bytes of answers that are kept for clients until they read them, of all clients together. */
const MOST_BYTES = 64 * 1024 * 1024;
/** A smaller answer is taken by the operating system at once. */
const LARGE = 16 * 1024;

type Answer = Readonly<{ socket: Socket; bytes: number; id: string }>;

/**
 * Answers that have been sent and not yet been read. An answer is held in memory until its client has read it, so
 * clients that ask for large ones and do not read could take all memory there is. When there is too much of it, the
 * connections that have waited longest are closed: who reads is not among them.
 */
export class Unread {
  private readonly waiting = new Map<ServerResponse, Answer>();
  private bytes = 0;

  constructor(
    private readonly log: Logger,
    private readonly most = MOST_BYTES,
  ) {}

  watch(app: FastifyInstance): void {
    app.addHook('onSend', (request, reply, payload, done) => {
      const bytes = sizeOf(payload);
      if (bytes >= LARGE) this.add(reply.raw, { socket: request.raw.socket, bytes, id: request.id });
      done(null, payload);
    });
  }

  private add(response: ServerResponse, answer: Answer): void {
    if (answer.socket.destroyed) return;
    this.waiting.set(response, answer);
    this.bytes += answer.bytes;
    response.once('close', () => {
      this.remove(response);
    });
    for (const [oldest, { socket, bytes, id }] of this.waiting) {
      if (this.bytes <= this.most || oldest === response) return;
      this.log.warn({ reqId: id, bytes }, 'An answer was not read: its connection is closed.');
      this.remove(oldest);
      socket.destroy();
    }
  }

  private remove(response: ServerResponse): void {
    const answer = this.waiting.get(response);
    if (!answer) return;
    this.waiting.delete(response);
    this.bytes -= answer.bytes;
  }
}

/** A text takes a byte for each letter, and up to three for some. */
const sizeOf = (payload: unknown): number =>
  typeof payload === 'string' || Buffer.isBuffer(payload) ? payload.length : 0;

import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { SamgrafError } from '../errors';

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

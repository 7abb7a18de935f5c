import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyRequest, onRequestHookHandler } from 'fastify';
import { SamgrafError, quoted } from '../../engine/errors';
import type { Store } from '../../engine/store/store';
import { Shared } from '../../engine/store/together';
import type { Credentials } from './access/credentials';

/** The header by which a client names the sequence of its last change, whichever server wrote it. */
export const AFTER = 'samgraf-after';

/** How long a replica may take to come to what was written elsewhere, and how often it is asked: milliseconds. */
const PATIENCE = 5_000;
const EVERY = 50;
const SEQUENCE = /^\d{1,15}$/;

type Reading = Readonly<{ store: Pick<Store, 'version' | 'sequence' | 'turn'>; credentials: Credentials }>;
/** The last sequence is asked for once for all who wait, however many those are. */
type Waiting = Reading & Readonly<{ sequences: Shared<number> }>;

/**
 * Accepts the credential of a request. One that names a change is answered when what this server reads has come to it: its
 * client reads what it wrote by another server, whatever may be kept here for how long, and replicas included.
 */
export const acceptAfter = (reading: Reading): onRequestHookHandler => {
  const waiting = { ...reading, sequences: new Shared(() => reading.store.sequence()) };
  return (request, reply, done) => {
    if (request.headers[AFTER] === undefined) reading.credentials.onRequest(request, reply, done);
    else
      readAfter(request, waiting).then(() => {
        done();
      }, done);
  };
};

const readAfter = async (request: FastifyRequest, waiting: Waiting): Promise<void> => {
  const { store, credentials } = waiting;
  const sequence = sequenceIn(request.headers[AFTER]);
  if (request.headers.authorization !== undefined) await credentials.accept(request);
  await comeTo(sequence, waiting);
  await store.turn();
  // Of what groups the viewer is a member may be what was written.
  if (request.headers.authorization !== undefined) await credentials.accept(request, sequence);
};

/** Where nobody else writes, there is nothing to wait for. */
const comeTo = async (sequence: number, { store, sequences }: Waiting): Promise<void> => {
  const patience = store.version === undefined ? PATIENCE : 0;
  const until = performance.now() + patience;
  while ((await sequences.read()) < sequence) {
    if (performance.now() >= until)
      throw new SamgrafError(
        'TIMEOUT',
        `The change log has not come to ${sequence} within ${patience / 1000} s.`,
        'Try again in a moment; if it stays so, the graph has been restored to before that change.',
      );
    await pause(EVERY);
  }
};

const sequenceIn = (header: string | string[] | undefined): number => {
  if (typeof header === 'string' && SEQUENCE.test(header)) return Number(header);
  throw new SamgrafError(
    'BAD_INPUT',
    `${AFTER} is ${quoted(String(header))}; it takes the sequence of a change.`,
    'Send the `sequence` that your mutation was answered with.',
  );
};

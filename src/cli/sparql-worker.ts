import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { invariant, messageOf } from '../engine/errors';
import type { WorkerQuery, WorkerReply } from './sparql';

/** Characters of an answer. */
const MOST = 20_000_000;
const CHUNK = 1024 * 1024;

invariant(parentPort, 'a worker has a parent');
const port = parentPort;

/** The bytes of a file, part by part, so that it is never whole in memory. */
function* bytesOf(file: string): Generator<Uint8Array> {
  const open = openSync(file, 'r');
  try {
    for (;;) {
      const part = Buffer.allocUnsafe(CHUNK);
      const read = readSync(open, part);
      if (read === 0) return;
      yield part.subarray(0, read);
    }
  } finally {
    closeSync(open);
  }
}

const run = async (): Promise<void> => {
  const { Store } = await import('oxigraph');
  const store = new Store();
  store.load(bytesOf(String(workerData)), { format: 'application/n-quads', no_transaction: true });
  const answer = ({ query, results, graphs }: WorkerQuery): WorkerReply => {
    try {
      const isGraph = /^[^]*?\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b/i.exec(withoutComments(query))?.[1];
      const type = /CONSTRUCT|DESCRIBE/i.test(isGraph ?? '') ? graphs : results;
      const text = String(store.query(query, { results_format: type }));
      return text.length > MOST
        ? { fault: 'The answer is too long: ask for less, by LIMIT.' }
        : { text, type };
    } catch (error) {
      return { fault: messageOf(error) };
    }
  };
  port.on('message', (asked: WorkerQuery) => {
    port.postMessage(answer(asked));
  });
  port.postMessage({ count: store.size });
};

/** The form of a query is its first keyword after the prologue, whose addresses and comments may have any words. */
const withoutComments = (query: string): string => query.replace(/<[^<>\s]*>|#[^\n]*/g, ' ');

run().catch((error: unknown) => {
  port.postMessage({ fault: messageOf(error) });
});

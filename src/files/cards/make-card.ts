import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { SamgrafError } from '../../engine/errors';
import { PROJECT } from '../../engine/project';
import type { CardGiven } from './card-worker';

/** As it was built, wherever this runs from. */
const FILE = path.join(PROJECT, 'dist', 'files', 'cards', 'card-worker.js');

/** What one may take: milliseconds, and MiB of values. The largest took 1.1 s and 60 MiB. */
const LIMITS = { time: 10_000, heap: 192 } as const;

const tooMuch = (): SamgrafError =>
  new SamgrafError(
    'TOO_COMPLEX',
    'The answer has more to draw than a card has time for.',
    'Ask for less of it, or take it along as CSV or text.',
  );

/**
 * Writes a leaf in a thread of its own, which ends with it, and its memory with that.
 *
 * @throws TOO_COMPLEX if it takes more time or memory than a card may
 */
export const makeCard = async (given: CardGiven): Promise<Buffer> => {
  const worker = new Worker(FILE, { resourceLimits: { maxOldGenerationSizeMb: LIMITS.heap } });
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort();
  }, LIMITS.time);
  try {
    worker.postMessage(given);
    const [made] = (await once(worker, 'message', { signal: late.signal })) as [Uint8Array];
    return Buffer.from(made.buffer, made.byteOffset, made.byteLength);
  } catch (error) {
    const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    throw late.signal.aborted || isMemory ? tooMuch() : error;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
};

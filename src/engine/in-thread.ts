import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { PROJECT } from './project';

/** What a thread may take: milliseconds, and MiB of values; and what is thrown where it takes more. */
export type ThreadLimits = Readonly<{ time: number; heap: number; tooMuch: () => Error }>;

/**
 * Has a file of the build make bytes of what it is given, in a thread of its own, which ends with it, and its memory with that.
 *
 * @param file within the build, wherever this runs from: `files/cards/card-worker.js`
 */
export const makeInThread = async (
  file: string,
  given: unknown,
  { time, heap, tooMuch }: ThreadLimits,
): Promise<Buffer> => {
  const worker = new Worker(path.join(PROJECT, 'dist', ...file.split('/')), {
    resourceLimits: { maxOldGenerationSizeMb: heap },
  });
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort();
  }, time);
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

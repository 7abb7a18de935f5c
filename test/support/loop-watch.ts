import { readFileSync } from 'node:fs';

/** CPU time of the main thread so far, in milliseconds; undefined where the system does not tell (it is Linux that does). */
const mainThreadCpu = (): number | undefined => {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

/**
 * How long the event loop was held at most, in CPU time of its thread, so that a busy machine does not change it: the most
 * that the thread worked between two timers of a millisecond. Undefined where it cannot be told.
 */
export const longestHold = async <T>(
  work: () => Promise<T>,
): Promise<Readonly<{ value: T; held: number | undefined }>> => {
  let before = mainThreadCpu();
  let held = 0;
  const look = (): void => {
    const now = mainThreadCpu();
    if (now !== undefined && before !== undefined) held = Math.max(held, now - before);
    before = now;
  };
  const timer = setInterval(look, 1);
  try {
    const value = await work();
    look();
    return { value, held: before === undefined ? undefined : held };
  } finally {
    clearInterval(timer);
  }
};

import { readFileSync, readdirSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';

/** What Linux calls the threads on which the engine runs statements. */
const ENGINE = 'tokio-rt-worker';
const TASKS = '/proc/self/task';
/** Of a processor that both want, the event loop gets nine times as much; one that it leaves is the engine's. */
const BEHIND = 10;
/** The lowest priority there is. */
const LOWEST = 19;

/**
 * Puts the engine's threads behind the event loop, which otherwise waits for its turn among them whenever more statements
 * run than there are processors. Those that the engine starts later take after the one that starts them.
 * @returns How many threads there were; none where the system has no priorities of threads.
 */
export const putEngineBehind = (): number => {
  if (process.platform !== 'linux') return 0;
  return readdirSync(TASKS).filter(task => isOfEngine(task) && isLowered(Number(task))).length;
};

const isOfEngine = (task: string): boolean => {
  try {
    return readFileSync(`${TASKS}/${task}/comm`, 'utf8').trim() === ENGINE;
  } catch (error) {
    return endedMeanwhile(error);
  }
};

const isLowered = (task: number): boolean => {
  try {
    setPriority(task, Math.min(LOWEST, getPriority() + BEHIND));
    return true;
  } catch (error) {
    return endedMeanwhile(error);
  }
};

/** A thread may end between its being listed and asked for. @throws Any other error. */
const endedMeanwhile = (error: unknown): false => {
  const { code, info } = error as { code?: string; info?: { code?: string } };
  if (code === 'ENOENT' || code === 'ESRCH' || info?.code === 'ESRCH') return false;
  throw error;
};

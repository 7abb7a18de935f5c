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
 */
export const putEngineBehind = (): void => {
  // Elsewhere a thread has no priority of its own.
  if (process.platform === 'linux') for (const task of readdirSync(TASKS)) putBehind(task);
};

/** @throws What the system says, unless the thread has ended since it was listed. */
const putBehind = (task: string): void => {
  try {
    if (readFileSync(`${TASKS}/${task}/comm`, 'utf8').trim() === ENGINE)
      setPriority(Number(task), Math.min(LOWEST, getPriority() + BEHIND));
  } catch (error) {
    const { code, info } = error as { code?: string; info?: { code?: string } };
    if (code !== 'ENOENT' && code !== 'ESRCH' && info?.code !== 'ESRCH') throw error;
  }
};

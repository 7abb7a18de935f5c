import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROJECT } from '../../src/doors/server/samgraf';
import { program } from './run-folder';

export type LoadRun = Readonly<{
  /** All it said. */ output: string;
  /** Whether it was killed before it said that it was done. */ killed: boolean;
  /** Milliseconds from when it began to check until it ended. */ took: number;
}>;

const BEGUN = /^Read \d+ records from/m;

/** When it is killed once it has begun to check: so many milliseconds later, or when this resolves. */
type Kill = number | (() => Promise<unknown>);

/** `samgraf load` as a process of its own. */
export const runLoad = (store: string, args: readonly string[], kill?: Kill): Promise<LoadRun> =>
  runChild(store, [program('samgraf'), 'load', ...args], kill);

/** The same, staged however small it is. */
export const runStagedLoad = (store: string, folder: string, kill?: Kill): Promise<LoadRun> =>
  runChild(store, [program('staged-load'), folder], kill);

const runChild = (store: string, args: readonly string[], kill?: Kill): Promise<LoadRun> => {
  const child = spawn(process.execPath, [...args], {
    cwd: PROJECT,
    env: { ...process.env, SAMGRAF_STORE: store, SAMGRAF_TIMEOUT_MS: '60000' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let begun: number | undefined;
  const read = (chunk: Buffer): void => {
    output += chunk.toString();
    if (begun !== undefined || !BEGUN.test(output)) return;
    begun = performance.now();
    const until = typeof kill === 'number' ? () => sleep(kill) : kill;
    void until?.().then(() => child.kill('SIGKILL'));
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      resolve({
        output,
        killed: signal === 'SIGKILL' && !/^Loaded/m.test(output),
        took: performance.now() - (begun ?? performance.now()),
      });
    });
  });
};

import { Worker } from 'node:worker_threads';

/** How long what runs may take to end, in milliseconds; orchestrators kill after 10 or 30 s. */
export const STOP_MS = 9_000;

/** How the process ends, in order or for an error. */
type Ends = Readonly<{ exit: (status: number) => never; fail: (error: unknown) => never }>;

/** The first signal lets requests finish; a second, or STOP_MS, ends the process whatever runs. */
export const stopOnSignals = (
  stop: (signal: string) => Promise<void>,
  { exit, fail }: Ends,
  most = STOP_MS,
): void => {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) exit(1);
      stopping = true;
      endAfter(most);
      stop(signal).then(() => exit(0), fail);
    });
  }
};

/** From a thread of its own, since closing a store may block this one, and so any timer of it. */
const endAfter = (milliseconds: number): void => {
  new Worker(`setTimeout(() => { process.kill(process.pid, 'SIGKILL'); }, ${milliseconds});`, {
    eval: true,
    stdout: false,
    stderr: false,
  }).unref();
};

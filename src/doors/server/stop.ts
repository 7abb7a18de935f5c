import { Worker } from 'node:worker_threads';

/** Milliseconds that running work may take to finish; orchestrators kill after 10 or 30 s. */
const STOP_MS = 9_000;

/** How the process ends: normally or with an error. */
type Ends = Readonly<{ exit: (status: number) => never; fail: (error: unknown) => never }>;

/** The first signal lets requests finish; a second one, or STOP_MS, ends the process whatever is running. */
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

/** From a separate thread, since closing a store may block this one and its timers. */
const endAfter = (milliseconds: number): void => {
  new Worker(`setTimeout(() => { process.kill(process.pid, 'SIGKILL'); }, ${milliseconds});`, {
    eval: true,
    stdout: false,
    stderr: false,
  }).unref();
};

import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { START_ENV, startArgs } from './throughput';

export const PORT = '4777';
export const urlOf = (where: string): string => `http://127.0.0.1:${PORT}${where}`;

/** A server as it is started in earnest, from a folder that holds dist/main.js. */
export const startServer = async (
  folder: string,
  store: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<ChildProcess> => {
  const env = { ...process.env, ...START_ENV, PORT, SAMGRAF_STORE: store, LOG_LEVEL: 'error', ...settings };
  const server = spawn('node', startArgs(folder), { cwd: folder, env, stdio: 'ignore' });
  for (let i = 0; i < 300; i += 1) {
    const ready = await fetch(urlOf('/health/ready')).then(
      response => response.ok,
      () => false,
    );
    if (ready) return server;
    await new Promise(resolve => {
      setTimeout(resolve, 100);
    });
  }
  throw new Error('The server does not start.');
};

/** Seconds of CPU of a process so far, and megabytes it holds; undefined when it is no more. */
export const usedBy = ({
  pid,
  exitCode,
  signalCode,
}: ChildProcess): Readonly<{ cpu: number; memory: number }> | undefined => {
  if (exitCode !== null || signalCode !== null) return undefined;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/.*\) /, '').split(' ');
  const memory = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return { cpu: (Number(fields[11]) + Number(fields[12])) / 100, memory: Number(memory) / 1024 };
};

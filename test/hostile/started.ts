import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { required } from '../../src/engine/errors';
import { npmStart } from '../support/npm-start';
import { program, seededFile } from '../support/run-folder';

/** A server in a process of its own, as `npm start` starts it, with the national graph. */
export type Started = Readonly<{
  port: number;
  pid: number;
  folder: string;
  /** The most that it has held, in megabytes. */
  most: () => number;
  /** What it holds now. */
  now: () => number;
  isThere: () => boolean;
  /** Asks it to end, and resolves to the status with which it does; null if it was killed. */
  terminate: () => Promise<number | null>;
  stop: () => Promise<void>;
}>;

const folderOf = (): string => mkdtempSync(join(tmpdir(), 'samgraf-hostile-'));

export const startServer = async (
  settings: Readonly<Record<string, string>> = {},
  folder = folderOf(),
): Promise<Started> => {
  const store = join(folder, 'graph.grafeo');
  copyFileSync(seededFile(), store);
  const { env, options } = npmStart();
  const server = spawn(process.execPath, [...options, program('main')], {
    env: { ...process.env, ...env, PORT: '0', SAMGRAF_STORE: store, LOG_LEVEL: 'info', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const held = (what: string): number => {
    const status = readFileSync(`/proc/${server.pid}/status`, 'utf8').split('\n');
    return Number(status.find(line => line.startsWith(`${what}:`))?.match(/\d+/)?.[0]) / 1024;
  };
  return {
    port: await portOf(server),
    pid: required(server.pid, 'a process'),
    folder,
    most: () => held('VmHWM'),
    now: () => held('VmRSS'),
    isThere: () => server.exitCode === null && server.signalCode === null,
    terminate: async () => {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      const [status] = (await ended) as [number | null];
      return status;
    },
    stop: async () => {
      if (server.exitCode === null && server.signalCode === null) {
        server.kill('SIGKILL');
        await once(server, 'exit');
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const portOf = (server: ChildProcess): Promise<number> => {
  let text = '';
  return new Promise((resolve, reject) => {
    server.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = /GraphQL:\s+http:\/\/\S+?:(\d+)/.exec(text)?.[1];
      if (found) resolve(Number(found));
    });
    server.once('exit', () => {
      reject(new Error(`ended: ${text}`));
    });
  });
};

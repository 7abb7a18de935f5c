import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT } from '../engine/project';
import { argumentsOf, noMore } from './terminal';

/** As in `npm start`: what keeps the memory of a server small. */
export const FLAGS = [
  '--no-allocation-site-pretenuring',
  '--v8-pool-size=1',
  '--max-semi-space-size=4',
  '--max-old-space-size=320',
];
export const MEMORY = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' };

/** The settings that have an option here, by which a first try needs no environment. */
const SETTINGS = {
  port: 'PORT',
  host: 'HOST',
  store: 'SAMGRAF_STORE',
  model: 'SAMGRAF_MODEL',
} as const;

export const START_HELP = `  start [--port N] [--host HOST] [--store FILE|ADDRESS] [--model FOLDER]
                          Serve the graph, from a store in this folder unless said: what \`npm start\` does. The options stand for
                          the settings PORT, HOST, SAMGRAF_STORE and SAMGRAF_MODEL; all others are environment variables.`;

/** The environment of a server that is started with these arguments. */
export const environmentOf = (args: readonly string[]): Readonly<Record<string, string>> => {
  const { values, positionals } = argumentsOf('start', {
    args: [...args],
    allowPositionals: true,
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      store: { type: 'string' },
      model: { type: 'string' },
    },
  });
  noMore(positionals);
  return Object.fromEntries(
    Object.entries(SETTINGS).flatMap(([option, setting]) => {
      const value = values[option as keyof typeof SETTINGS];
      return value === undefined ? [] : [[setting, value]];
    }),
  );
};

/** Serves in a process that has the flags of a server, until that ends; resolves with its exit status. */
export const startCommand = (args: readonly string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...FLAGS, join(PROJECT, 'dist', 'main.js')], {
      stdio: 'inherit',
      env: { ...MEMORY, ...process.env, ...environmentOf(args) },
    });
    // Ctrl-C reaches both at once; whatever else ends this one is handed on.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    process.on('SIGHUP', () => child.kill('SIGHUP'));
    child.on('error', reject);
    child.on('exit', status => {
      resolve(status ?? 1);
    });
  });

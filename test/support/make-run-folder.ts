import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { PROGRAMS, SEEDED } from './run-folder';

const PROJECT = join(__dirname, '..', '..');

/**
 * Makes what the test files of a run of jest share, from the sources as they are now: the programs in JavaScript, so
 * that none of the 150 processes that tests start has to translate them, and an embedded store with the national graph.
 */
export const makeRunFolder = async (): Promise<string> => {
  const cache = join(PROJECT, '.cache');
  mkdirSync(cache, { recursive: true });
  // Two folders below the project, as `src/doors/server` is: from there programs look for its files.
  const folder = mkdtempSync(join(cache, 'run-'));
  // Tests start programs as nobody, too.
  chmodSync(folder, 0o755);
  await build({
    absWorkingDir: PROJECT,
    entryPoints: { ...PROGRAMS },
    outdir: folder,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'warning',
  });
  await promisify(execFile)(process.execPath, [join(folder, 'samgraf.js'), 'load', 'seed'], {
    cwd: PROJECT,
    env: { ...process.env, SAMGRAF_STORE: join(folder, SEEDED) },
  });
  return folder;
};

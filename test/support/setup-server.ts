import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeRunFolder } from './make-run-folder';

const PROJECT = join(__dirname, '../..');

/**
 * For tests that start a server or a program of ours: the explorer and the programs as their sources are now, and an embedded
 * store with the national graph. A folder that is there already (`SAMGRAF_TEST_RUN`) is used, and stays.
 */
export default async function setupServer(): Promise<void> {
  if (process.env.SAMGRAF_TEST_RUN) return;
  buildExplorer();
  globalThis.samgrafTestRun = await makeRunFolder();
  process.env.SAMGRAF_TEST_RUN = globalThis.samgrafTestRun;
}

declare global {
  /** The folder that this run made, handed from setup to teardown, which jest loads as two separate modules. */
  var samgrafTestRun: string | undefined;
}

/** Tests see the explorer as its sources are now, and not as they were at the last build. */
const buildExplorer = (): void => {
  if (
    Math.max(...['core', 'schema'].map(name => writtenFor(join(PROJECT, name)))) >
    changed(join(PROJECT, 'web/gql/labels.ts'))
  )
    execFileSync('npm', ['run', '--silent', 'generate:web'], { cwd: PROJECT, stdio: 'inherit' });
  execFileSync(process.execPath, [join(PROJECT, 'web/build.mjs')], { stdio: 'inherit' });
};

/** When the SDL was changed last, as far as the explorer's words and types come from it. */
const writtenFor = (folder: string): number =>
  Math.max(...readdirSync(folder).map(name => changed(join(folder, name))));

const changed = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

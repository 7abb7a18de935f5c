import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import { seededFile, workerFolder } from './run-folder';

// A worker runs one test file after the other, and each loads this module anew: what is there is of one that has ended.
rmSync(workerFolder(), { recursive: true, force: true });

/** An embedded store of its own with the national graph: a copy of the one that was loaded for this run. */
export const openSeededStore = (): Promise<EmbeddedStore> => {
  mkdirSync(workerFolder(), { recursive: true });
  const file = join(mkdtempSync(join(workerFolder(), 'store-')), 'db');
  copyFileSync(seededFile(), file);
  return EmbeddedStore.open(file);
};

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RawNeo4j } from './stores';
import { runFolder } from './run-folder';

const fileOf = ({ address }: RawNeo4j): string => join(runFolder(), `seeded-${new URL(address).port}`);

/**
 * Whether nothing was written to it since a test file before this one loaded the national graph, and it alone. Where
 * others read the same one meanwhile, nobody may have written: it cannot be loaded again beneath them.
 */
export const holdsSeed = async (raw: RawNeo4j): Promise<boolean> => {
  if (!existsSync(fileOf(raw))) return false;
  const isKept = readFileSync(fileOf(raw), 'utf8') === (await raw.bookmark());
  if (!isKept && raw.address === process.env.SAMGRAF_TEST_NEO4J_SEEDED)
    throw new Error(
      'A test wrote to the national graph that all workers read; let it use a store of its own.',
    );
  return isKept;
};

/** It has just been loaded. */
export const noteSeed = async (raw: RawNeo4j): Promise<void> => {
  writeFileSync(fileOf(raw), await raw.bookmark());
};

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RawNeo4j } from './stores';
import { runFolder } from './run-folder';

/** The last transaction of a database, which no reading makes, and which database it is. */
const stateOf = async (raw: RawNeo4j): Promise<string> => {
  const [row] = await raw.run('SHOW DATABASE neo4j YIELD databaseID, lastCommittedTxn');
  return `${String(row?.['databaseID'])} ${String(row?.['lastCommittedTxn'])}`;
};

const fileOf = ({ address }: RawNeo4j): string => join(runFolder(), `seeded-${new URL(address).port}`);

/** Whether nothing was written to it since a test file before this one loaded the national graph, and it alone. */
export const holdsSeed = async (raw: RawNeo4j): Promise<boolean> =>
  existsSync(fileOf(raw)) && readFileSync(fileOf(raw), 'utf8') === (await stateOf(raw));

/** It has just been loaded. */
export const noteSeed = async (raw: RawNeo4j): Promise<void> => {
  writeFileSync(fileOf(raw), await stateOf(raw));
};

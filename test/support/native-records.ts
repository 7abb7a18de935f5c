import { Faults } from '../../src/engine/exchange/faults';
import { records, type NativeRecord } from '../../src/engine/exchange/folder-records';
import { openNativeFolder } from '../../src/engine/exchange/native-folder';

/** All records of a folder at once; throws when a line is none. */
export const readRecords = async (folder: string): Promise<readonly NativeRecord[]> => {
  const faults = new Faults();
  const all: NativeRecord[] = [];
  for await (const some of records(openNativeFolder(folder).files, faults)) all.push(...some);
  faults.throwIfAny();
  return all;
};

import { readLines, type NativeFile } from './native-folder';
import { parseRecord, type NativeRecord } from './parse-record';
import type { FaultSink } from './faults';

/** The records of files, hundreds or thousands at a time; invalid lines are faults. */
export async function* records(
  files: readonly NativeFile[],
  faults: FaultSink,
): AsyncGenerator<readonly NativeRecord[]> {
  for (const file of files) {
    for await (const lines of readLines(file)) {
      const read: NativeRecord[] = [];
      for (const line of lines) {
        const record = parseRecord(line);
        if ('text' in record) faults.add(record.at, record.text);
        else read.push(record);
      }
      if (read.length > 0) yield read;
    }
  }
}

/** Reads the records again, from files without faults. */
export async function* recordsAgain(files: readonly NativeFile[]): AsyncGenerator<readonly NativeRecord[]> {
  for (const file of files) {
    for await (const lines of readLines(file)) {
      if (lines.length > 0)
        yield lines.map(line => ({
          at: line.at,
          value: JSON.parse(line.fault === undefined ? line.text : 'null') as unknown,
        }));
    }
  }
}

import { readLines, type NativeFile, type NativeLine } from './native-folder';
import type { FaultSink, Fault } from './faults';

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

/** A record of the native format, and where it was read. */
export type NativeRecord = Readonly<{ at: string; value: unknown }>;

/** Parses a line into a record, or says what is wrong with it. */
const parseRecord = (line: NativeLine): NativeRecord | Fault => {
  const { at, fault } = line;
  if (fault !== undefined) return { at, text: fault };
  let value: unknown;
  try {
    value = JSON.parse(line.text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { at, text: `is not JSON: ${shortened(error.message)}` };
  }
  const twice = repeatedKey(line.text, value);
  return twice === undefined ? { at, value } : { at, text: `says ${shortened(twice)} twice` };
};

/** Messages of JSON.parse quote the line. */
const shortened = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

const STRING = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

/**
 * JSON.parse silently keeps the last of two values. If the text has more occurrences of a key than the parsed
 * value, it is given twice.
 */
const repeatedKey = (text: string, value: unknown): string | undefined => {
  const written = new Map<string, number>();
  for (const [string, colon] of text.matchAll(STRING)) {
    if (colon === undefined) continue;
    const key = JSON.parse(string.slice(0, -colon.length)) as string;
    written.set(key, (written.get(key) ?? 0) + 1);
  }
  countKeys(value, written);
  return [...written].find(([, left]) => left > 0)?.[0];
};

const countKeys = (value: unknown, left: Map<string, number>): void => {
  if (typeof value !== 'object' || value === null) return;
  const isList = Array.isArray(value);
  for (const [key, inside] of Object.entries(value)) {
    if (!isList) left.set(key, (left.get(key) ?? 0) - 1);
    countKeys(inside, left);
  }
};

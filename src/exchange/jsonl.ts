import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A record of the native format, and where it stood. */
export type NativeRecord = Readonly<{ at: string; value: unknown }>;
export type NativeFile = Readonly<{ name: string; text: string }>;

/** The .jsonl files of a folder, by name. */
export const readNativeFolder = (folder: string): NativeFile[] =>
  readdirSync(folder).filter(name => name.endsWith('.jsonl')).sort().map(name => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

/** One record a line; a line that is no JSON is a fault and loses no other. */
export const readNative = (files: readonly NativeFile[]): Readonly<{ records: readonly NativeRecord[]; faults: readonly string[] }> => {
  const records: NativeRecord[] = [];
  const faults: string[] = [];
  for (const file of files) {
    file.text.split('\n').forEach((line, i) => {
      if (line.trim() === '') return;
      const at = `${file.name}:${i + 1}`;
      try {
        records.push({ at, value: JSON.parse(line) });
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        faults.push(`${at}  is no JSON: ${error.message}`);
      }
    });
  }
  return { records, faults };
};

/** Tells whether the same files were loaded before. */
export const digestOf = (files: readonly NativeFile[]): string => {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.name).update('\0').update(file.text).update('\0');
  return hash.digest('hex');
};

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { SamgrafError } from '../errors';
import type { Model } from '../model/model';
import { Faults } from './faults';
import { records } from './folder-records';
import type { NativeFolder } from './native-folder';

/** What a source says around what is quoted of it: the paragraph or the lines, from which version, and where that is. */
const passageSchema = z.strictObject({
  source: z.string(),
  place: z.string().optional(),
  text: z.string(),
  version: z.string(),
  address: z.string(),
  date: z.string(),
  sha256: z.string(),
});
type Passage = z.infer<typeof passageSchema>;

/** The archive of a folder: one passage a line. */
export const ARCHIVE = join('archive', 'passages.jsonl.gz');

/** Quotes that were looked up, and those whose source has no passage in the archive. */
export type Quotes = Readonly<{ found: number; unarchived: number; sources: number }>;

/**
 * Opens each quote of a folder in the archive, in the source that it names. Throws where a source is archived and does not
 * have the words, or a passage is not what its hash says. Undefined if the folder has no archive.
 */
export const checkQuotes = async (model: Model, folder: NativeFolder): Promise<Quotes | undefined> => {
  const path = join(folder.path, ARCHIVE);
  if (!existsSync(path)) return undefined;
  const faults = new Faults();
  const passages = readPassages(path, faults);
  const unarchived = new Map<string, number>();
  let found = 0;
  for (const file of folder.files)
    for await (const some of records([file], faults))
      for (const { at, value } of some) {
        const quote = quoteOf(model, value);
        if (!quote) continue;
        const texts = passages.get(quote.source);
        if (!texts) unarchived.set(quote.source, (unarchived.get(quote.source) ?? 0) + 1);
        else if (piecesOf(quote.text).every(piece => texts.some(text => text.includes(piece)))) found += 1;
        else faults.add(at, `quote: ${quote.source} does not have these words in the archive: ${quote.text}`);
      }
  faults.throwIfAny();
  const missing = [...unarchived.values()].reduce((a, b) => a + b, 0);
  return { found, unarchived: missing, sources: unarchived.size };
};

/**
 * Opens the archive of a folder, to be read once and kept: returns the passage of one of some sources that has all pieces of a
 * quote, or undefined.
 *
 * @throws BAD_RECORD if the archive is there and cannot be read
 */
export const openArchive = (
  folder: string,
): ((sources: readonly string[], quote: string) => ArchivedPassage | undefined) => {
  let kept: ReadonlyMap<string, readonly ArchivedPassage[]> | undefined;
  return (sources, quote) => {
    kept ??= passagesIn(folder);
    const pieces = piecesOf(quote);
    if (pieces.length === 0) return undefined;
    const all = sources.flatMap(source => kept?.get(source) ?? []);
    return all.find(({ text }) => {
      const said = withSingleBlanks(text);
      return pieces.every(piece => said.includes(piece));
    });
  };
};

/** A passage as it is shown: the words of the source around what is quoted. */
type ArchivedPassage = Readonly<Pick<Passage, 'source' | 'text' | 'address' | 'version' | 'date'>>;

const passagesIn = (folder: string): ReadonlyMap<string, readonly ArchivedPassage[]> => {
  const path = join(folder, ARCHIVE);
  const faults = new Faults();
  const passages = new Map<string, ArchivedPassage[]>();
  for (const [i, line] of existsSync(path) ? linesOf(path).entries() : []) {
    const passage = passageOf(line, `${ARCHIVE}:${i + 1}`, faults);
    if (passage) passages.set(passage.source, [...(passages.get(passage.source) ?? []), passage]);
  }
  faults.throwIfAny();
  return passages;
};

/** Texts by source, with single blanks. */
const readPassages = (path: string, faults: Faults): ReadonlyMap<string, readonly string[]> => {
  const texts = new Map<string, string[]>();
  for (const [i, line] of linesOf(path).entries()) {
    const passage = passageOf(line, `${ARCHIVE}:${i + 1}`, faults);
    if (!passage) continue;
    const { source, text, sha256 } = passage;
    if (createHash('sha256').update(text).digest('hex') !== sha256)
      faults.add(`${ARCHIVE}:${i + 1}`, 'sha256: is not the hash of its text');
    texts.set(source, [...(texts.get(source) ?? []), withSingleBlanks(text)]);
  }
  return texts;
};

/** Reads the lines of an archive. */
export const linesOf = (path: string): readonly string[] => {
  try {
    return gunzipSync(readFileSync(path)).toString('utf8').split('\n').filter(Boolean);
  } catch (error) {
    throw new SamgrafError(
      'BAD_RECORD',
      `${path} cannot be read: ${(error as Error).message}.`,
      'It is lines of JSON, compressed with gzip; remove it to do without an archive.',
      { cause: error },
    );
  }
};

const passageOf = (line: string, at: string, faults: Faults): Passage | undefined => {
  try {
    return passageSchema.parse(JSON.parse(line));
  } catch (error) {
    faults.add(at, `is no passage: ${(error as Error).message}`);
    return undefined;
  }
};

/** Reads what a record quotes, and of which source. */
export const quoteOf = (
  { kinds, relations }: Model,
  value: unknown,
): Readonly<{ text: string; source: string }> | undefined => {
  const record = (typeof value === 'object' && value !== null ? value : {}) as Readonly<
    Record<string, unknown>
  >;
  const of = relations.get(String(record['relation'])) ?? kinds.get(String(record['type']));
  for (const { name, quotes } of of?.fields.values() ?? []) {
    const [text, source] = [record[name], record[quotes?.source ?? '']];
    if (typeof text === 'string' && typeof source === 'string') return { text, source };
  }
  return undefined;
};

/** Returns a text with single blanks, as quotes are compared. */
export const withSingleBlanks = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Lists what stands on both sides of an omission. */
export const piecesOf = (quote: string): readonly string[] =>
  quote
    .split('…')
    .map(withSingleBlanks)
    .filter(piece => piece.length > 1);

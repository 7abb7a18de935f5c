import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Model } from '../model/model';
import { ARCHIVE, linesOf, piecesOf, quoteOf, withSingleBlanks } from './check-quotes';
import { Faults } from './faults';
import { records } from './folder-records';
import type { NativeFolder } from './native-folder';

/** Quotes that were added to the archive, and those whose text on disk does not have them. */
export type Added = Readonly<{ added: number; absent: number }>;

/** Lines of context on each side of what is quoted, where a text has no blank lines to divide it by. */
const AROUND = 2;

/**
 * Adds to the archive of a folder the passages of quotes that are not in it yet, from texts on disk: `<texts>/<id>.txt` is the
 * text of `source:<id>`, read on the day that the file was last written. The archive is written in one go, sorted by source.
 */
export const archiveQuotes = async (model: Model, folder: NativeFolder, texts: string): Promise<Added> => {
  const path = join(folder.path, ARCHIVE);
  const lines = new Set(existsSync(path) ? linesOf(path) : []);
  const archived = textsBySource([...lines]);
  const addresses = new Map<string, string>();
  const wanted: Wanted[] = [];
  const faults = new Faults();
  for (const file of folder.files)
    for await (const some of records([file], faults))
      for (const { value } of some) {
        const { id, url } = value as Readonly<Record<string, unknown>>;
        if (typeof id === 'string' && typeof url === 'string') addresses.set(id, url);
        const quote = quoteOf(model, value);
        if (quote && !archived.get(quote.source)?.some(text => hasAll(text, quote.text)))
          wanted.push([quote.source, quote.text]);
      }
  faults.throwIfAny();
  const { passages, absent } = lookedUp(wanted, texts, addresses);
  for (const passage of passages) lines.add(passage);
  mkdirSync(dirname(path), { recursive: true });
  if (passages.length > 0)
    writeFileSync(
      path,
      gzipSync(
        [...lines]
          .sort()
          .map(line => `${line}\n`)
          .join(''),
        { level: 9 },
      ),
    );
  return { added: passages.length, absent };
};

type Wanted = readonly [source: string, quote: string];

/** Passages, a line each, of what is wanted of sources whose texts are on disk; and how many quotes such a text does not have. */
const lookedUp = (
  wanted: readonly Wanted[],
  texts: string,
  addresses: ReadonlyMap<string, string>,
): Readonly<{ passages: readonly string[]; absent: number }> => {
  let absent = 0;
  const passages = wanted.flatMap(([source, quote]) => {
    const file = join(texts, `${source.slice(source.indexOf(':') + 1)}.txt`);
    if (!existsSync(file)) return [];
    const passage = passageIn(file, quote);
    if (passage) return [JSON.stringify({ source, ...passage, address: addresses.get(source) ?? '' })];
    absent += 1;
    return [];
  });
  return { passages, absent };
};

const textsBySource = (lines: readonly string[]): ReadonlyMap<string, readonly string[]> => {
  const texts = new Map<string, string[]>();
  for (const line of lines) {
    const { source, text } = JSON.parse(line) as Readonly<{ source: string; text: string }>;
    texts.set(source, [...(texts.get(source) ?? []), text]);
  }
  return texts;
};

const hasAll = (text: string, quote: string): boolean => {
  const said = withSingleBlanks(text);
  return piecesOf(quote).every(piece => said.includes(piece));
};

/** The shortest passage with all of a quote: a paragraph, or so many lines; with the version and the day of the file. */
const passageIn = (file: string, quote: string): object | undefined => {
  const whole = readFileSync(file, 'utf8');
  const lines = whole.split('\n');
  const spans = lines.flatMap((_, i) => [1, 2, 4, 8, 16].map(n => [i, i + n] as const));
  const paragraph = whole.split(/\n\s*\n/).find(one => hasAll(one, quote));
  const span = spans
    .sort(([a, b], [c, d]) => b - a - (d - c) || a - c)
    .find(([from, to]) => hasAll(lines.slice(from, to).join('\n'), quote));
  const around = span && lines.slice(Math.max(0, span[0] - AROUND), span[1] + AROUND).join('\n');
  const text = [paragraph, around].filter(one => one !== undefined).sort((a, b) => a.length - b.length)[0];
  if (text === undefined) return undefined;
  const hash = (of: string): string => createHash('sha256').update(of).digest('hex');
  const date = statSync(file).mtime.toISOString().slice(0, 10);
  return { text, version: hash(whole).slice(0, 12), date, sha256: hash(text) };
};

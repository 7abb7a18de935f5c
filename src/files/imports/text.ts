import { isUtf8 } from 'node:buffer';
import { messageOf } from '../../engine/errors';

/** Bytes that are decoded at once. */
const CHUNK = 64 * 1024;
/** Bytes that tell what a file is. */
const BEGINNING = 256 * 1024;

/** UTF-8 or UTF-16 where it says or shows so, else Windows-1252, which is what Excel saves CSV in. */
const encodingOf = (file: Buffer): string => {
  if (file[0] === 0xff && file[1] === 0xfe) return 'utf-16le';
  if (file[0] === 0xfe && file[1] === 0xff) return 'utf-16be';
  return isUtf8(file) ? 'utf-8' : 'windows-1252';
};

/** Decodes a file part by part, without a byte order mark, so that its text is never held whole. */
export function* textIn(file: Buffer): Generator<string> {
  const decoder = new TextDecoder(encodingOf(file));
  for (let i = 0; i < file.length; i += CHUNK) {
    const part = decoder.decode(file.subarray(i, i + CHUNK), { stream: true });
    if (part !== '') yield part;
  }
  const last = decoder.decode();
  if (last !== '') yield last;
}

/** Decodes the beginning of a file, by which it is known what it is. */
export const beginningOf = (file: Buffer): string =>
  new TextDecoder(encodingOf(file)).decode(file.subarray(0, BEGINNING), { stream: true });

/** Tells whether a reader gave up on what is nested too deeply. */
const isTooDeep = (error: unknown): boolean =>
  (error !== null && typeof error === 'object' && 'name' in error && error.name === 'RangeError') ||
  // Some readers tell it as an error of their own.
  messageOf(error).includes('call stack');

/** Says why a reader gave up on a file. */
export const whyUnread = (error: unknown): string =>
  isTooDeep(error) ? 'It is nested too deeply.' : messageOf(error).slice(0, 300);

/** Lines at the beginning of a file that are looked at, and characters of them. */
const LOOKED_AT = 4_000;

/** Tells whether a text is a model in YAML: past blank lines, remarks and marks of documents it begins with one. */
export const isModel = (text: string): boolean => {
  const lines = text.slice(0, LOOKED_AT).split('\n');
  const first = lines.find(line => line.trim() !== '' && !line.startsWith('#') && !line.startsWith('---'));
  return first !== undefined && lines.length > 1 && first.trimEnd() === 'model:';
};

/** Tells whether a text may be the configuration of something that runs on NAIS. */
export const isNais = (text: string): boolean =>
  /^apiVersion:[ \t]*["']?nais\.io\//m.test(text) && /^kind:[ \t]*["']?(?:Application|Naisjob)\b/m.test(text);

import { createReadStream } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { SamgrafError, messageOf } from '../../engine/errors';
import type { Comes, RegisterPage } from './adapter';
import { TOOLS } from './tools';
import { unreadable } from './unreadable';

/** Bytes of an answer that is held whole. */
const MOST = 32 * 1024 * 1024;
const MOST_PAGES = 2_000;
/** Milliseconds that an answer may take, one that is held whole and one that is not. */
const TIMEOUT_MS = { whole: 60_000, stream: 1_800_000 } as const;
/** Milliseconds before each try after the first. */
const AGAIN = [1_000, 5_000] as const;

/** What was got, and the day of it: when the register says that it was changed, or else today. */
export type Got = Readonly<{ body: Buffer; day: string }>;

/** How it is got: what comes, and how long is waited before it is asked for again, in milliseconds. */
type How = Readonly<{ comes?: Comes | undefined; pauses?: readonly number[] }>;

/**
 * Gets what a register publishes, or a copy of it on disk. What does not answer is asked three times.
 *
 * @throws HARVEST_FAILED
 */
export const get = async (from: string, today: string, how: How = {}): Promise<Got> => {
  const { comes, pauses = AGAIN } = how;
  const asking = { today, pauses, wait: TIMEOUT_MS.whole };
  if (!comes) return take(from, asking, whole);
  if ('isRead' in comes) return { body: await filesAt(from, comes.isRead), day: today };
  if ('stream' in comes)
    return take(from, { ...asking, wait: TIMEOUT_MS.stream }, async parts =>
      jsonOf(await comes.stream(parts, TOOLS)),
    );
  // A copy is one page, and whether it is all of them, whoever reads it tells.
  return isWeb(from) ? pagesAt(from, asking, comes.page) : take(from, asking, whole);
};

/** Gets what is at an address; undefined: there is nothing. Throws HARVEST_FAILED where it does not answer. */
export const getIfThere = async (at: string, today: string, how: How = {}): Promise<Got | undefined> => {
  try {
    return await get(at, today, how);
  } catch (error) {
    const { cause } = error as Error;
    if (cause instanceof SamgrafError && cause.hint === NOT_THERE) return undefined;
    throw error;
  }
};

/** The status of an answer that says that there is nothing. */
const NOT_THERE = '404';

export const isWeb = (from: string): boolean => /^https?:/.test(from);

type Parts = AsyncIterable<Uint8Array>;
type Asking = Readonly<{ today: string; pauses: readonly number[]; wait: number }>;

/** Takes the answer, once more from the start if it breaks off. */
const take = async (
  from: string,
  { today, pauses, wait: ms }: Asking,
  taking: (parts: Parts, most: number) => Promise<Buffer>,
): Promise<Got> => {
  for (let i = 0; ; i += 1) {
    try {
      if (!isWeb(from)) return { body: await taking(createReadStream(from), Infinity), day: today };
      const { parts, day } = await answerOf(from, today, ms);
      return { body: await taking(parts, MOST), day };
    } catch (error) {
      const pause = isWeb(from) ? pauses[i] : undefined;
      if (pause === undefined || (error instanceof SamgrafError && !mayPass(error)))
        throw failed(from, error);
      await wait(pause);
    }
  }
};

const answerOf = async (
  from: string,
  today: string,
  ms: number,
): Promise<Readonly<{ parts: Parts; day: string }>> => {
  const headers = { accept: 'application/json, text/turtle;q=0.9, application/xml;q=0.8, */*;q=0.1' };
  const response = await fetch(from, { headers, signal: AbortSignal.timeout(ms) });
  if (!response.ok)
    throw new SamgrafError('HARVEST_FAILED', `It answers ${response.status}.`, String(response.status));
  const changed = new Date(response.headers.get('last-modified') ?? '');
  const day = Number.isNaN(changed.getTime()) ? today : changed.toISOString().slice(0, 10);
  return { parts: (response.body ?? []) as Parts, day: day > today ? today : day };
};

const whole = async (parts: Parts, most: number): Promise<Buffer> => {
  const held: Uint8Array[] = [];
  let size = 0;
  for await (const part of parts) {
    size += part.length;
    if (size > most) throw tooLarge(most);
    held.push(part);
  }
  return Buffer.concat(held);
};

const tooLarge = (most: number): SamgrafError =>
  new SamgrafError('HARVEST_FAILED', `It is larger than ${most / 1024 / 1024} MiB.`, '413');

/** Follows the pages from the first to the last. One that fails, or leads elsewhere, fails all of them. */
const pagesAt = async (
  first: string,
  asking: Asking,
  pageOf: (answer: unknown) => RegisterPage,
): Promise<Got> => {
  const items: unknown[] = [];
  const seen = new Set<string>();
  let [at, size, day]: [string | undefined, number, string] = [first, 0, asking.today];
  while (at !== undefined) {
    const got: Got = await take(at, asking, whole);
    const { items: more, next } = pageIn(got.body, first, pageOf);
    items.push(...more);
    size += got.body.length;
    seen.add(at);
    if (got.day < day) day = got.day;
    at = next ? new URL(next, at).href : undefined;
    if (size > MOST || seen.size > MOST_PAGES) throw failed(first, tooLarge(MOST));
    if (at !== undefined && (seen.has(at) || new URL(at).origin !== new URL(first).origin))
      throw failed(first, `a page says that the next one is ${at.slice(0, 200)}`);
  }
  return { body: jsonOf({ items }), day };
};

const pageIn = (body: Buffer, from: string, pageOf: (answer: unknown) => RegisterPage): RegisterPage => {
  try {
    return pageOf(JSON.parse(body.toString('utf8')));
  } catch (error) {
    throw unreadable(from, error);
  }
};

const filesAt = async (folder: string, isRead: (path: string) => boolean): Promise<Buffer> => {
  const files: Readonly<{ path: string; text: string }>[] = [];
  let size = 0;
  if (isWeb(folder))
    throw failed(folder, 'it is no folder. Clone what is there, and name the folder of the clones');
  try {
    for await (const path of pathsIn(folder, '')) {
      if (!isRead(path)) continue;
      const text = await readFile(join(folder, path), 'utf8');
      size += text.length;
      if (size > MOST) throw tooLarge(MOST);
      files.push({ path, text });
    }
  } catch (error) {
    throw failed(folder, error);
  }
  return jsonOf(files);
};

/** Folders of what others have made, and of Git. */
const LEFT = new Set(['node_modules', '.git']);

/** The files in a folder and in those in it; what a link leads to is not. */
async function* pathsIn(folder: string, under: string): AsyncGenerator<string> {
  for (const one of await readdir(join(folder, under), { withFileTypes: true })) {
    const path = join(under, one.name);
    if (one.isDirectory() && !LEFT.has(one.name)) yield* pathsIn(folder, path);
    else if (one.isFile()) yield path;
  }
}

const jsonOf = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

/** A fault of the server may be gone the next time; what it refuses is not. */
const mayPass = ({ hint = '' }: SamgrafError): boolean => /^(?:5|429)/.test(hint);

const failed = (from: string, cause: unknown): SamgrafError =>
  new SamgrafError(
    'HARVEST_FAILED',
    `${from} cannot be read: ${messageOf(cause)}`,
    'Nothing was changed. Try again later, or name another address or a copy with --from.',
    { cause },
  );

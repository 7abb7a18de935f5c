import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { SamgrafError, messageOf } from '../errors';

/** Bytes of an answer. */
const MOST = 32 * 1024 * 1024;
const TIMEOUT_MS = 60_000;
/** Milliseconds before each try after the first. */
const AGAIN = [1_000, 5_000] as const;

/** What was got, and the day of it: when the register says that it was changed, or else today. */
export type Got = Readonly<{ body: Buffer; day: string }>;

/**
 * Gets what a register publishes, or a copy of it on disk. What does not answer is asked three times.
 *
 * @throws HARVEST_FAILED
 */
export const get = async (from: string, today: string, pauses: readonly number[] = AGAIN): Promise<Got> => {
  if (!/^https?:/.test(from)) return { body: await copyAt(from), day: today };
  for (let i = 0; ; i += 1) {
    try {
      return await once(from, today);
    } catch (error) {
      const pause = pauses[i];
      if (pause === undefined || (error instanceof SamgrafError && !mayPass(error)))
        throw failed(from, error);
      await wait(pause);
    }
  }
};

const copyAt = async (path: string): Promise<Buffer> => {
  try {
    return await readFile(path);
  } catch (error) {
    throw failed(path, error);
  }
};

const once = async (from: string, today: string): Promise<Got> => {
  const headers = { accept: 'application/json, text/turtle;q=0.9, application/xml;q=0.8, */*;q=0.1' };
  const response = await fetch(from, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok)
    throw new SamgrafError('HARVEST_FAILED', `It answers ${response.status}.`, String(response.status));
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += (part as Uint8Array).length;
    if (size > MOST)
      throw new SamgrafError('HARVEST_FAILED', `It is larger than ${MOST / 1024 / 1024} MiB.`, '413');
    parts.push(part as Uint8Array);
  }
  const changed = new Date(response.headers.get('last-modified') ?? '');
  const day = Number.isNaN(changed.getTime()) ? today : changed.toISOString().slice(0, 10);
  return { body: Buffer.concat(parts), day: day > today ? today : day };
};

/** A fault of the server may be gone the next time; what it refuses is not. */
const mayPass = ({ hint = '' }: SamgrafError): boolean => /^(?:5|429)/.test(hint);

const failed = (from: string, cause: unknown): SamgrafError =>
  new SamgrafError(
    'HARVEST_FAILED',
    `${from} cannot be read: ${messageOf(cause)}`,
    'Nothing was changed. Try again later, or name another address or a copy with --from.',
    { cause },
  );

import type { WhyUnheard } from '../../engine/plan/elsewhere';
import type { PeerSetting } from './peer-settings';

/** Bytes of an answer that are read, whatever it says of its size, and after it has been unpacked. */
const MOST_BYTES = 4_000_000;

/** Says that the request is made for a question of another graph, whose server is not asked in turn. */
export const ACROSS_HEADER = 'samgraf-across';

/** A graph was not heard. */
export class NotHeard extends Error {
  constructor(readonly why: WhyUnheard) {
    super(why);
  }
}

type Answered = Readonly<{ status: number; json: unknown; bytes: Buffer; etag: string | undefined }>;

/** Gets JSON of another graph: at most so many bytes, within a time, and from its own address alone. @throws NotHeard */
export const getJson = async (
  { address, key }: PeerSetting,
  path: string,
  { body, etag, until }: Readonly<{ body?: unknown; etag?: string | undefined; until: number }>,
): Promise<Answered> => {
  const left = Math.floor(until - performance.now());
  if (left <= 0) throw new NotHeard('TOO_SLOW');
  const signal = AbortSignal.timeout(left);
  try {
    const response = await fetch(`${address}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        accept: 'application/json',
        [ACROSS_HEADER]: '1',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(etag === undefined ? {} : { 'if-none-match': etag }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      // Only the address that is set is asked.
      redirect: 'error',
      signal,
    });
    const told = response.headers.get('etag') ?? undefined;
    if (response.status === 304) return { status: 304, json: undefined, bytes: NO_BYTES, etag: told };
    const bytes = await bytesOf(response);
    return { status: response.status, json: parsed(bytes), bytes, etag: told };
  } catch (error) {
    if (error instanceof NotHeard) throw error;
    throw new NotHeard(signal.aborted ? 'TOO_SLOW' : 'UNREACHABLE');
  }
};

const NO_BYTES = Buffer.alloc(0);
const bytesOf = async ({ body }: Response): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length;
    // Leaving the loop ends the connection.
    if (size > MOST_BYTES) throw new NotHeard('TOO_LARGE');
    parts.push(part);
  }
  return Buffer.concat(parts);
};

/** Parses JSON that another graph has sent. @throws NotHeard */
export const parsed = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new NotHeard('NOT_UNDERSTOOD');
  }
};

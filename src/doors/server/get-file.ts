import { request as plainly, type IncomingMessage } from 'node:http';
import { request as secretly } from 'node:https';
import { SamgrafError, messageOf } from '../../engine/errors';
import { guardedLookup, unfitAddress, type Inside } from '../follows/address-guard';

/** How long an answer may be silent, and take in all: milliseconds. */
const SILENT_MS = 30_000;
const LONGEST_MS = 600_000;
/** Bytes of a file that is got. */
const MOST_BYTES = 256 * 1024 * 1024;

/** How a file is got: with a key, where its server asks for one; and what that server called it the last time. */
export type Getting = Readonly<{ key?: string | undefined; etag?: string | undefined; inside: Inside }>;

/** A file, and what its server calls this state of it. */
export type GotFile = Readonly<{ body: Buffer; etag: string | undefined }>;

/**
 * Gets a file from an address; undefined if it is as it was. As webhooks, it follows no redirect, which could lead the key elsewhere, and calls nobody
 * inside the operator's networks unless they are named.
 *
 * @throws BAD_INPUT if the address may not be called, or does not answer with a file; TOO_LARGE
 */
export const getFile = async (url: string, getting: Getting): Promise<GotFile | undefined> => {
  const unfit = unfitAddress(url, getting.inside);
  if (unfit !== undefined) throw notGot(`The address ${unfit}`);
  try {
    const answered = await answerOf(url, getting);
    const { statusCode = 0, headers } = answered;
    if (statusCode === 304 && getting.etag !== undefined) {
      answered.destroy();
      return undefined;
    }
    if (statusCode !== 200) {
      answered.destroy();
      throw notGot(`Its server answers ${statusCode}`);
    }
    return { body: await bodyOf(answered), etag: headers.etag };
  } catch (error) {
    if (error instanceof SamgrafError) throw error;
    throw notGot(messageOf(error), error);
  }
};

const answerOf = (url: string, { key, etag, inside }: Getting): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? secretly : plainly;
    const sent = send(
      url,
      {
        lookup: guardedLookup(inside),
        agent: false,
        timeout: SILENT_MS,
        signal: AbortSignal.timeout(LONGEST_MS),
        headers: {
          accept: '*/*',
          'user-agent': 'Samgraf',
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
          ...(etag === undefined ? {} : { 'if-none-match': etag }),
        },
      },
      resolve,
    );
    sent.on('timeout', () => sent.destroy(new Error('Its server is silent')));
    sent.on('error', reject);
    sent.end();
  });

const bodyOf = async (answered: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answered) {
    const bytes = part as Buffer;
    size += bytes.length;
    if (size > MOST_BYTES)
      throw new SamgrafError(
        'TOO_LARGE',
        `The file has more than ${MOST_BYTES / 1024 / 1024} MiB.`,
        'Get it another way, and name the file.',
      );
    parts.push(bytes);
  }
  return Buffer.concat(parts);
};

const notGot = (why: string, cause?: unknown): SamgrafError =>
  new SamgrafError(
    'BAD_INPUT',
    `The file was not got: ${why}.`,
    'Give an address by https that answers with the file itself, a key by --key-file if it asks for one, and networks of your own by SAMGRAF_CALLS_INSIDE.',
    { cause },
  );

import { createHmac, randomBytes } from 'node:crypto';
import { request as plainly, type IncomingMessage } from 'node:http';
import { request as secretly } from 'node:https';
import { guardedLookup, unfitAddress, type Inside } from './address-guard';
import type { Attempt, Webhook } from './follow';

/** How long an answer is waited for: milliseconds. */
const LONGEST_MS = 10_000;
/** Bytes of an answer that are read; nothing of them is kept. */
const MOST_BYTES = 16_384;

const SECRET = /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/;

export const makeSecret = (): string => `whsec_${randomBytes(24).toString('base64')}`;
export const isSecret = (text: string): boolean => SECRET.test(text);

/** Signs a letter as Standard Webhooks has it (v1): HMAC-SHA256 of id, time and body by the shared secret. */
export const signed = (
  secret: string,
  { id, at, body }: Readonly<{ id: string; at: number; body: string }>,
): Readonly<Record<string, string>> => {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': `v1,${signature}` };
};

/** Sends a letter once, and tells how that went. It follows no redirect, and calls nobody inside the operator's networks unless they are named. */
export const callWebhook = async (
  { url, secret }: Webhook,
  { id, body }: Readonly<{ id: string; body: string }>,
  inside: Inside,
): Promise<Attempt> => {
  const begun = Date.now();
  const done = (of: Pick<Attempt, 'status' | 'fault'>): Attempt => ({
    at: new Date(begun).toISOString(),
    ms: Date.now() - begun,
    ...of,
  });
  const unfit = unfitAddress(url, inside);
  if (unfit !== undefined) return done({ fault: `The address ${unfit}.` });
  const at = Math.floor(begun / 1000);
  try {
    return done({ status: await post(url, body, signed(secret, { id, at, body }), inside) });
  } catch (error) {
    return done({ fault: faultOf(error) });
  }
};

/** What went wrong, without what a system says of itself. */
const faultOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'It could not be called.';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return error.name === 'NotCalled' ? `${error.message}.` : `It could not be called: ${code}.`;
};

const post = (
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  inside: Inside,
): Promise<number> =>
  new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? secretly : plainly;
    const sent = send(
      url,
      {
        method: 'POST',
        lookup: guardedLookup(inside),
        agent: false,
        signal: AbortSignal.timeout(LONGEST_MS),
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Samgraf',
          ...headers,
        },
      },
      answered => {
        read(answered, () => {
          sent.destroy();
          resolve(answered.statusCode ?? 0);
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });

/** The status is all that counts; what comes after it is read so far only that the sender is not cut off. */
const read = (answered: IncomingMessage, done: () => void): void => {
  let bytes = 0;
  answered.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) done();
  });
  answered.once('end', done).once('error', done).once('close', done);
};

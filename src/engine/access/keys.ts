import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { SamgrafError } from '../errors';
import type { Quota, Role, KeyScope, Viewer } from './viewer';

/**
 * A key of the API, as it is kept: the text itself is shown once, when it is made, and kept nowhere. Points in
 * time are ISO 8601 in UTC.
 */
export type Key = Readonly<{
  /** Part of the text, by which the key is found. Not secret. */
  id: string;
  /** The first of the keys that it was rotated from, which had the same identity; itself if absent. */
  first?: string | undefined;
  /** Whose it is, as it stands in the change log. */
  name: string;
  role: Role;
  /** Id of the actor that it speaks for. */
  actor?: string | undefined;
  /** What it may write, of what its role may. */
  scope?: KeyScope | undefined;
  /** What may be taken with it, with those that it was rotated from and to; what is absent is as for all. */
  quota?: Quota | undefined;
  /** Whether who changed what with it, and why, is always public. */
  openLog?: boolean | undefined;
  /**
   * SHA-256 of the text, in hex. The text holds 256 random bits, so nobody finds it by trying: a slow hash,
   * which is for passwords that people think of, would only cost time at each request.
   */
  hash: string;
  made: string;
  /** From then on it is refused. */
  expires?: string | undefined;
  /** From then on it is refused: revoked, or replaced by another. */
  revoked?: string | undefined;
}>;

/** What every key begins with, so that scanners of repositories and logs recognize one. */
export const KEY_PREFIX = 'samgraf_';
const TEXT = /^samgraf_([a-z0-9]{12})_[A-Za-z0-9_-]{43}$/;

/** Tells whether a text looks like a key, whether or not there is such a one. */
export const isKeyText = (text: string): boolean => TEXT.test(text);

const ID_BYTES = 6;
const SECRET_BYTES = 32;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A new key, and its text. */
export const makeKey = (
  of: Pick<Key, 'first' | 'name' | 'role' | 'actor' | 'scope' | 'quota' | 'openLog' | 'expires'>,
  now: Date,
): Readonly<{ key: Key; text: string }> => {
  const id = randomBytes(ID_BYTES).toString('hex');
  const text = `${KEY_PREFIX}${id}_${randomBytes(SECRET_BYTES).toString('base64url')}`;
  return { text, key: { id, ...of, hash: hashOf(text), made: now.toISOString() } };
};

type KeyState = 'ACTIVE' | 'EXPIRED' | 'REVOKED';

export const stateOf = ({ expires, revoked }: Key, now: Date): KeyState => {
  const isPast = (at: string | undefined): boolean => at !== undefined && Date.parse(at) <= now.getTime();
  return isPast(revoked) ? 'REVOKED' : isPast(expires) ? 'EXPIRED' : 'ACTIVE';
};

/** Compared with where there is no such key, so that one takes as long as the other. */
const NO_HASH = hashOf('');

/**
 * The viewer of a key.
 * @throws UNAUTHENTICATED. That a key has expired or was revoked is only told to who has the whole of it.
 */
export const viewerOfKey = (text: string, keys: ReadonlyMap<string, Key>, now: Date): Viewer => {
  const key = keys.get(TEXT.exec(text)?.[1] ?? '');
  const isSame = timingSafeEqual(Buffer.from(hashOf(text)), Buffer.from(key?.hash ?? NO_HASH));
  if (!key || !isSame)
    throw new SamgrafError(
      'UNAUTHENTICATED',
      'This key is not known here.',
      'Send the whole key as `Authorization: Bearer samgraf_…`, or no Authorization at all to read what is public.',
    );
  const state = stateOf(key, now);
  if (state !== 'ACTIVE')
    throw new SamgrafError(
      'UNAUTHENTICATED',
      state === 'EXPIRED' ? 'This key has expired.' : 'This key was revoked.',
      'Ask who runs this server for another.',
    );
  return viewerAs(key);
};

/** The viewer of the key that is in force of those that one was rotated to; undefined if there is none. */
export const viewerOfIdentity = (
  identity: string,
  keys: ReadonlyMap<string, Key>,
  now: Date,
): Viewer | undefined => {
  const key = [...keys.values()].find(
    one => `key ${one.first ?? one.id}` === identity && stateOf(one, now) === 'ACTIVE',
  );
  return key && viewerAs(key);
};

const viewerAs = ({ id, first = id, name, role, actor, scope, quota, openLog }: Key): Viewer => ({
  id: `key ${first}`,
  name,
  role,
  actor,
  known: true,
  ...(scope ? { scope } : {}),
  ...(quota ? { quota } : {}),
  ...(openLog ? { hasOpenLog: true } : {}),
});

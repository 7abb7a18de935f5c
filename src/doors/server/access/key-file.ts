import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Key } from '../../../engine/access/keys';
import { ROLES } from '../../../engine/access/viewer';
import { SamgrafError } from '../../../engine/errors';

const instant = z.iso.datetime();
const points = z.int().min(1).optional();
const keysSchema = z.strictObject({
  version: z.literal(1),
  keys: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9]{12}$/),
      first: z.string().optional(),
      name: z.string().min(1),
      role: z.enum(ROLES),
      actor: z.string().optional(),
      scope: z
        .strictObject({
          source: z.string().optional(),
          kinds: z.array(z.string()).optional(),
          relations: z.array(z.string()).optional(),
          reports: z.array(z.string()).optional(),
        })
        .optional(),
      quota: z.strictObject({ minute: points, day: points }).optional(),
      openLog: z.boolean().optional(),
      hash: z.string().regex(/^[0-9a-f]{64}$/),
      made: instant,
      expires: instant.optional(),
      revoked: instant.optional(),
    }),
  ),
});

/** All keys after a change, and what came of it. */
export type KeysChanged<T> = Readonly<{ keys: readonly Key[]; done: T }>;

/** Where keys are kept, as the command line has them: all of them, the oldest first. */
export type Keys = Readonly<{
  read: () => readonly Key[];
  change: <T>(change: (keys: readonly Key[]) => KeysChanged<T>) => T;
}>;

export const keysText = (keys: readonly Key[]): string =>
  `${JSON.stringify({ version: 1, keys }, null, 2)}\n`;

/** Reads keys as they are kept. @throws BAD_KEYS */
export const keysIn = (text: string, where: string): readonly Key[] => {
  try {
    return keysSchema.parse(JSON.parse(text)).keys;
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof z.ZodError)) throw error;
    throw badKeys(
      `${where} is not a file of keys.`,
      'Put back the one before, or name another file in SAMGRAF_KEYS.',
    );
  }
};

/** How long a server goes on with the keys that it has read: milliseconds. */
const FRESH_MS = 500;
/** Far more than anyone has keys. */
const MOST_BYTES = 16 * 1024 * 1024;
const OTHERS_MAY_WRITE = 0o022;

/**
 * The keys of a server, in one file that only its owner may read or write. A server reads it again when it has
 * changed, at most twice a second; the command line replaces it as a whole.
 */
export class KeyFile {
  private keys: ReadonlyMap<string, Key> = new Map();
  private seen = '';
  private looked = -Infinity;

  constructor(private readonly path: string) {}

  /** The keys by id, at most half a second old. @throws BAD_KEYS if the file cannot be read or trusted. */
  current(): ReadonlyMap<string, Key> {
    const now = performance.now();
    if (now - this.looked < FRESH_MS) return this.keys;
    const { stamp, keys } = this.readIfChanged();
    if (keys) this.keys = keys;
    this.seen = stamp;
    this.looked = now;
    return this.keys;
  }

  private readIfChanged(): Readonly<{ stamp: string; keys?: ReadonlyMap<string, Key> }> {
    const found = statSync(this.path, { bigint: true, throwIfNoEntry: false });
    if (!found) return { stamp: '', keys: new Map() };
    this.checkIsFile(found);
    if (Number(found.mode) & OTHERS_MAY_WRITE)
      throw badKeys(`Others than its owner may write ${this.path}.`, `chmod 600 ${this.path}`);
    const stamp = [found.ino, found.size, found.mtimeNs, found.ctimeNs].join(' ');
    if (stamp === this.seen) return { stamp };
    return { stamp, keys: new Map(this.read().map(key => [key.id, key])) };
  }

  /** All keys, the oldest first; none if there is no file yet. */
  read(): readonly Key[] {
    const text = this.text();
    if (text === undefined) return [];
    return keysIn(text, this.path);
  }

  /** Before its rights are looked at: those of a folder are not to be changed for it. */
  private checkIsFile(found: Readonly<{ isFile: () => boolean; isDirectory: () => boolean }>): void {
    if (found.isFile()) return;
    const is = found.isDirectory() ? 'is a folder' : 'is no file';
    throw badKeys(
      `SAMGRAF_KEYS ${is}: ${this.path}.`,
      `Name the file of keys, such as ${join(this.path, 'samgraf.keys.json')}; \`samgraf keys make\` makes it.`,
    );
  }

  private text(): string | undefined {
    try {
      const found = statSync(this.path);
      this.checkIsFile(found);
      if (found.size > MOST_BYTES)
        throw badKeys(`${this.path} is larger than 16 MB.`, 'Name another file in SAMGRAF_KEYS.');
      return readFileSync(this.path, 'utf8');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error instanceof SamgrafError ? error : unreadable(this.path, error);
    }
  }

  /**
   * Replaces the keys by what `change` makes of them: the new file is complete on disk before it takes the
   * place of the old one. Its name while it is written is the lock: of two commands at once, one is refused.
   */
  change<T>(change: (keys: readonly Key[]) => KeysChanged<T>): T {
    const draft = `${this.path}.new`;
    const file = this.begin(draft);
    try {
      const { keys, done } = change(this.read());
      writeSync(file, keysText(keys));
      fsyncSync(file);
      renameSync(draft, this.path);
      return done;
    } catch (error) {
      unlinkSync(draft);
      throw error;
    } finally {
      closeSync(file);
    }
  }

  private begin(draft: string): number {
    try {
      mkdirSync(dirname(this.path), { recursive: true });
      return openSync(draft, 'wx', 0o600);
    } catch (error) {
      if (codeOf(error) === 'EEXIST')
        throw badKeys(
          'The keys are being changed by another command, or one was stopped while it did.',
          `If none is running, remove ${draft}.`,
        );
      throw unreadable(this.path, error);
    }
  }
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

const badKeys = (message: string, hint: string, cause?: unknown): SamgrafError =>
  new SamgrafError('BAD_KEYS', message, hint, { cause });

const unreadable = (path: string, cause: unknown): SamgrafError =>
  badKeys(
    `The keys in ${path} cannot be read or written (${String(codeOf(cause))}).`,
    'SAMGRAF_KEYS names a file; its folder must be there, and yours to write.',
    cause,
  );

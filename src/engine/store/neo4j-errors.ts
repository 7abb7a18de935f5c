import { SAME_KEY, SamgrafError } from '../errors';

/** The time limit was reached here, and the database has not answered yet. */
export class Late extends Error {}

/** A driver error, recognized by name: only neo4j.ts imports the driver. */
type DatabaseError = Error & Readonly<{ code: string; retryable: boolean }>;
const isDatabaseError = (error: unknown): error is DatabaseError =>
  error instanceof Error && error.name === 'Neo4jError';

/**
 * Briefly unavailable: a leader election, a restart, a broken connection. Never a query that was too large.
 */
export const isPassing = (error: unknown): boolean =>
  isDatabaseError(error) &&
  (error.retryable || /Bookmark/.test(error.code) || isReplanned(error)) &&
  !/Memory|TransactionTimedOut/i.test(error.code);

/** Tells whether indexes came into use so fast that a statement was never planned, as those of a first load do. It has no code of its own. */
export const isReplanned = (error: unknown): boolean =>
  isDatabaseError(error) && error.message.includes('frequent schema changes');

/** Tells whether an index or constraint was being made elsewhere at the same moment, which "IF NOT EXISTS" did not see. */
export const isMadeTwice = (error: unknown): boolean =>
  isDatabaseError(error) && error.code.endsWith('.EquivalentSchemaRuleAlreadyExists');

/** Tells whether the connection was lost, so that nobody knows what the database made of what was sent last. */
export const isCut = (error: unknown): boolean =>
  isDatabaseError(error) && /^(ServiceUnavailable|SessionExpired)$/.test(error.code);

/** A connection was lost while a transaction was committed: `done` is what it came to, if it was. */
export class CutCommit<T> extends Error {
  constructor(
    readonly done: T,
    cause: unknown,
  ) {
    super('The connection was lost at the commit.', { cause });
  }
}

/**
 * Returns what is told of changes whose commit was cut: that they were not made, or that it is not known.
 *
 * @param isMade false if they were not; undefined if the database does not say
 */
export const cutError = (isMade: false | undefined, cause: unknown): SamgrafError =>
  new SamgrafError(
    cause instanceof Late ? 'TIMEOUT' : 'STORE_UNAVAILABLE',
    [
      cause instanceof Late
        ? 'The database has not answered the commit in time'
        : 'The connection to the database was lost at the commit',
      isMade === false ? 'nothing was written.' : 'whether the changes were made is not known.',
    ].join(', and '),
    isMade === false ? 'Send it again.' : SAME_KEY,
    { cause },
  );

/** Tells of changes for which the database was silent before they were to be committed. */
export const silentError = (): SamgrafError =>
  new SamgrafError(
    'TIMEOUT',
    'The database did not answer the change within its time limit; nothing was written.',
    'Send it again in a moment.',
  );

/** Tells whether the database passed a message over, since one before it failed or the connection was reset: it has no code. */
const isIgnored = ({ message }: DatabaseError): boolean => message.startsWith('Ignored either because of');

/** Tells whether not even a connection was had in time, so that nothing was sent: the driver gives it no code. */
const isUnsent = ({ message }: DatabaseError): boolean =>
  message.startsWith('Connection acquisition timed out');

const isTimedOut = (error: unknown): boolean =>
  isDatabaseError(error) && /TransactionTimedOut|LockClientStopped/.test(error.code);

/** Tells whether what a read was to wait for did not come in time, or is of another database. */
export const isUnmet = (error: unknown): boolean =>
  error instanceof Late || (isDatabaseError(error) && /Bookmark/.test(error.code));

/**
 * A write too large for the database's memory is not a fault of ours, and leaves nothing behind; nor does a late
 * one.
 */
export const writeError = (error: unknown): unknown => {
  if (isTimedOut(error))
    return new SamgrafError(
      'TIMEOUT',
      'The database did not finish the change within its time limit; nothing was written.',
      'Send it again; others may be writing, and a large load may take minutes.',
      { cause: error },
    );
  if (!isDatabaseError(error)) return error;
  if (isUnsent(error))
    return new SamgrafError(
      'STORE_UNAVAILABLE',
      'The database does not answer; nothing was written.',
      'Send it again in a moment.',
      { cause: error },
    );
  if (!/Memory/i.test(error.code)) return otherError(error);
  return new SamgrafError(
    'LOAD_TOO_LARGE',
    'The load is larger than the memory that the database allows a transaction; nothing was written.',
    'Give Neo4j a larger heap (server.memory.heap.max_size: a new node takes about 8 kB of it, a new relation of a node that was there 2.5 kB, and the commit as much again), or load parts, each a folder of its own.',
    { cause: error },
  );
};

/** The error of a statement as an error of ours: a timeout, an unavailable store, or (unchanged) a fault. */
export const storeError = (error: unknown, timeout: number): unknown => {
  if (error instanceof Late || isTimedOut(error)) {
    return new SamgrafError(
      'TIMEOUT',
      `The database did not finish within ${timeout} ms.`,
      'Ask for less at once: fewer levels, a smaller page, a narrower filter; or try again in a moment.',
      { cause: error },
    );
  }
  return otherError(error);
};

const otherError = (error: unknown): unknown => {
  if (!isDatabaseError(error)) return error;
  if (/CredentialsExpired/.test(error.code)) {
    return new SamgrafError(
      'STORE_UNAVAILABLE',
      "The database refused our credentials: the password has expired. (Neo4j's initial password must be changed before use.)",
      "Set a new one with ALTER CURRENT USER SET PASSWORD FROM 'old' TO 'new' on the database system, then SAMGRAF_NEO4J_PASSWORD.",
      { cause: error },
    );
  }
  if (/Security/.test(error.code)) {
    return new SamgrafError(
      'STORE_UNAVAILABLE',
      'The database refused our credentials.',
      'Check SAMGRAF_NEO4J_USER and SAMGRAF_NEO4J_PASSWORD.',
      { cause: error },
    );
  }
  if (
    isPassing(error) ||
    isIgnored(error) ||
    isUnsent(error) ||
    /Terminated|DatabaseUnavailable/.test(error.code)
  ) {
    return new SamgrafError('STORE_UNAVAILABLE', 'The database does not answer.', 'Try again in a moment.', {
      cause: error,
    });
  }
  return error;
};

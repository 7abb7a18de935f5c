import type { ASTNode } from 'graphql';

/**
 * Every error a client can meet: code, HTTP status and what it means. Anything else is masked (see
 * answer/client-errors.ts).
 */
export const ERRORS = {
  BAD_INPUT: { status: 400, meaning: 'An argument has a value that is never valid.' },
  BAD_CURSOR: { status: 400, meaning: 'The cursor is forged, damaged, or from another order or filter.' },
  UNAUTHENTICATED: {
    status: 401,
    meaning:
      'The request needs a key or a token, or carries one that is not accepted. It is not answered as if it carried none.',
  },
  FORBIDDEN: { status: 403, meaning: 'Who asks is known, and may not do this.' },
  CREDENTIALS_UNAVAILABLE: {
    status: 503,
    meaning: 'What keys or tokens are checked against cannot be read just now, so none is accepted.',
  },
  NOT_FOUND: { status: 404, meaning: 'No node has this key.' },
  VERSION_CONFLICT: { status: 409, meaning: 'What was to be changed has been changed since it was read.' },
  DERIVED: {
    status: 409,
    meaning:
      'A relation follows from others by a rule of the model; it is not recorded, and goes only with them.',
  },
  IDEMPOTENCY_CONFLICT: { status: 409, meaning: 'The idempotency key was used before, with other changes.' },
  METHOD_NOT_ALLOWED: {
    status: 405,
    meaning: 'The address does not accept this method; the Allow header lists those that it does.',
  },
  NOT_ACCEPTABLE: { status: 406, meaning: 'What is asked for is not to be had as a type that is accepted.' },
  TOO_LARGE: { status: 413, meaning: 'The request body is larger than the server accepts.' },
  TOO_COMPLEX: { status: 400, meaning: 'The document is too deep, too long, or asks for too much at once.' },
  COST_LIMIT: { status: 400, meaning: 'The operation may visit more of the graph than is allowed.' },
  NO_OPERATION: { status: 400, meaning: 'The document has no operation, or has several and none was named.' },
  PERSISTED_QUERY_NOT_FOUND: { status: 200, meaning: 'No document with this hash has been sent yet.' },
  OPERATION_NOT_LISTED: {
    status: 403,
    meaning: 'Only listed operations are answered (SAMGRAF_OPERATIONS_ONLY), or no listed one has this id.',
  },
  TIMEOUT: {
    status: 504,
    meaning: 'The database did not finish within the time limit. This is not an empty answer.',
  },
  QUOTA_SPENT: {
    status: 429,
    meaning:
      'The client has had all that it may take in this minute or on this day; Retry-After says when there is more.',
  },
  OVERLOADED: { status: 503, meaning: 'Too many expensive operations are waiting; nothing was read.' },
  STORE_UNAVAILABLE: { status: 503, meaning: 'The database does not answer.' },
  STOPPING: { status: 503, meaning: 'The server is being stopped.' },
  STORE_DAMAGED: { status: 500, meaning: 'The store file cannot be read.' },
  STORE_NOT_A_FILE: {
    status: 500,
    meaning: 'SAMGRAF_STORE is not the path of a file: it is a folder, a device, or leads through a file.',
  },
  STORE_NOT_WRITABLE: { status: 503, meaning: 'The store file or its folder cannot be written.' },
  STORE_IN_USE: { status: 500, meaning: 'Another process is using the store file.' },
  DATA_DOES_NOT_FIT: {
    status: 500,
    meaning: 'The store has data that the SDL has no place for; `samgraf migrate --plan` says what to do.',
  },
  STORE_NOT_EMPTY: { status: 409, meaning: 'A backup is restored into an empty store only.' },
  RESTORE_UNFINISHED: {
    status: 500,
    meaning: 'A restore of the store was ended before all of it was there; `samgraf restore` makes it anew.',
  },
  BAD_BACKUP: { status: 422, meaning: 'The file is no whole backup, so nothing of it was taken.' },
  PORT_IN_USE: { status: 500, meaning: 'Another process is listening there.' },
  PORT_NOT_ALLOWED: { status: 500, meaning: 'This process may not listen on the port.' },
  HOST_UNKNOWN: { status: 500, meaning: 'HOST is not an address of this machine.' },
  BAD_CONFIG: { status: 500, meaning: 'A setting in the environment is not valid.' },
  BAD_KEYS: { status: 500, meaning: 'The file of keys cannot be read, trusted or written.' },
  BAD_SCHEMA: { status: 500, meaning: 'The SDL of the domain is not valid.' },
  BAD_RECORD: { status: 422, meaning: 'A record cannot be written, so nothing was.' },
  HARVEST_FAILED: {
    status: 502,
    meaning: 'A register cannot be read, or not understood; nothing was changed.',
  },
  LOAD_TOO_LARGE: {
    status: 413,
    meaning: 'The database does not have the memory to write the load as a whole; nothing was written.',
  },
  INTERNAL: { status: 500, meaning: 'A fault of the server; the request id finds it in the log.' },
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** Tells whether a text is a code of the table, as one that was read from an answer may not be. */
export const isErrorCode = (code: string | undefined): code is ErrorCode =>
  code !== undefined && Object.hasOwn(ERRORS, code);

/** A field of the response, by the keys that lead to it, and where it stands in the document, if that is known. */
export type Place = Readonly<{ path: readonly string[]; node?: ASTNode | undefined }>;

/** One of the things that are wrong with a request, and its place in it. */
type Fault = Readonly<{ path: string; code: string; field: string | null; message: string; hint: string }>;

/** An error meant for whoever asked: `code` from the table, a sentence, and what to do about it. */
export class SamgrafError extends Error {
  readonly status: number;
  /** All that is wrong, where the message tells the first of it. */
  faults: readonly Fault[] | undefined;
  /** The field whose arguments are wrong; it is known to those who catch the error on its way. */
  place: Place | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly hint?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'SamgrafError';
    this.status = ERRORS[code].status;
  }
}

/** What to do where it is not known whether changes were made. */
export const SAME_KEY =
  'Send it again with the same idempotencyKey: what was made is not made twice. Without one, look into `changes` first.';

/** For whoever reads a terminal: our own errors with their hint, others with their stack. */
export const describeError = (error: unknown): string => {
  if (error instanceof SamgrafError)
    return `${error.code}  ${error.message}\n${error.hint ? `Hint: ${error.hint}\n` : ''}`;
  return `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
};

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Ends a switch over a closed union: the type checker shows the case that is missing. */
export class UnreachableCase extends Error {
  constructor(value: never) {
    super(`Unreachable case: ${JSON.stringify(value)}`);
  }
}

/** Our own fault when it fails, never the client's. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`);
}

/** The value, which must be there by the rules of the program. */
export function required<T>(value: T | undefined | null, message: string): T {
  invariant(value !== undefined && value !== null, message);
  return value;
}

/** A text cut so that it takes at most so many bytes as JSON: what a client sent is echoed no longer than that. */
export const cut = (text: string, bytes: number): string => {
  if (text.length <= bytes && Buffer.byteLength(JSON.stringify(text)) <= bytes) return text;
  let kept = text.slice(0, bytes);
  while (Buffer.byteLength(JSON.stringify(`${kept}…`)) > bytes)
    kept = kept.slice(0, Math.floor(kept.length * 0.9));
  return `${kept.replace(/[\ud800-\udbff]$/, '')}…`;
};

/** A value as an error echoes it. */
export const quoted = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
  return cut(JSON.stringify(value) ?? 'undefined', 100);
};

/** `a`, `b` or `c`: for messages. */
export const orList = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items[items.length - 1] ?? ''}`;

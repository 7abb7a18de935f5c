import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { SamgrafError, quoted } from '../errors';
import type { BeginsAs } from './embedded';
import type { Durability } from './flush';
import { Late } from './neo4j-errors';
import type { Store } from './store';

/** The address of a store: a file of the embedded store, or the URL of a Neo4j. */
export type StoreAddress = Readonly<{
  SAMGRAF_STORE: string;
  SAMGRAF_NEO4J_USER?: string | undefined;
  SAMGRAF_NEO4J_PASSWORD?: string | undefined;
  SAMGRAF_NEO4J_DATABASE?: string | undefined;
  SAMGRAF_TIMEOUT_MS?: number;
  SAMGRAF_DURABILITY?: Durability;
  SAMGRAF_WAIT_MS?: number;
}>;

/**
 * Opens the store at an address; only the driver or engine it needs is loaded. A Neo4j that does not answer yet is waited
 * for, which is told. A file that is not there yet begins as a copy of `beginsAs`, if that is given.
 */
export const openStore = async (
  address: StoreAddress,
  tell: (message: string) => void = () => undefined,
  beginsAs?: BeginsAs,
): Promise<Store> => {
  if (!address.SAMGRAF_STORE.includes('://')) {
    const { EmbeddedStore } = await import('./embedded.js');
    return EmbeddedStore.open(address.SAMGRAF_STORE, address.SAMGRAF_DURABILITY, beginsAs);
  }
  const { Neo4jStore } = await import('./neo4j.js');
  const store = new Neo4jStore({
    url: address.SAMGRAF_STORE,
    user: address.SAMGRAF_NEO4J_USER,
    password: address.SAMGRAF_NEO4J_PASSWORD,
    database: address.SAMGRAF_NEO4J_DATABASE,
    ...(address.SAMGRAF_TIMEOUT_MS ? { timeout: address.SAMGRAF_TIMEOUT_MS } : {}),
  });
  await untilItAnswers(store, address, tell);
  return store;
};

/**
 * Works on the store at an address and closes it. One of the embedded store that is not there yet is made by the work, or
 * is not there afterwards either.
 */
export const withStore = async <T>(
  address: StoreAddress,
  tell: (message: string) => void,
  work: (store: Store) => Promise<T>,
): Promise<T> => {
  const { SAMGRAF_STORE: path } = address;
  if (!path.includes('://') && ![path, `${path}.wal`].some(part => existsSync(part))) {
    const { EmbeddedStore } = await import('./embedded.js');
    return EmbeddedStore.make(path, work);
  }
  const store = await openStore(address, tell);
  return work(store).finally(() => store.close());
};

/** A new Neo4j on a busy machine takes seconds for the first statement of all. */
const LONGEST_ATTEMPT = 10_000;
const PAUSE = 500;

/** Waits until Neo4j answers at all before any work: one that is starting refuses connections, or is silent, at first. */
const untilItAnswers = async (
  store: Store,
  address: StoreAddress,
  tell: (message: string) => void,
): Promise<void> => {
  const { SAMGRAF_WAIT_MS: wait = 0 } = address;
  const begun = performance.now();
  for (let attempt = 1; ; attempt += 1) {
    const left = wait - (performance.now() - begun);
    try {
      return await store.ping(Math.min(Math.max(left, LEAST_ATTEMPT), LONGEST_ATTEMPT));
    } catch (error) {
      const known = error instanceof SamgrafError ? error : undefined;
      if (isHopeless(known?.cause ?? error) || wait - (performance.now() - begun) < PAUSE) {
        await store.close();
        if (known && /credentials/.test(known.message)) throw known;
        throw await noAnswer(address, known?.cause ?? error);
      }
      if (attempt === 1) tell(`Waiting for the Neo4j at ${placeOf(address)}, at most ${wait / 1_000} s`);
      await new Promise(resolve => setTimeout(resolve, PAUSE));
    }
  }
};
const LEAST_ATTEMPT = 2_000;

/** What waiting does not mend: wrong credentials, a database that is not there. */
const isHopeless = (error: unknown): boolean =>
  error instanceof Error && /Security|DatabaseNotFound/.test((error as NodeJS.ErrnoException).code ?? '');

/** A URL that is safe to log. */
export const withoutCredentials = (url: string): string => url.replace(/\/\/[^/@]*@/, '//');

const placeOf = ({ SAMGRAF_STORE: url }: StoreAddress): string => withoutCredentials(url).slice(0, 200);

const noAnswer = async (address: StoreAddress, cause: unknown): Promise<SamgrafError> => {
  const { SAMGRAF_NEO4J_DATABASE: database, SAMGRAF_WAIT_MS: wait = 0 } = address;
  const place = placeOf(address);
  if (database !== undefined && hasNoDatabase(cause))
    return new SamgrafError(
      'STORE_UNAVAILABLE',
      `The Neo4j at ${place} has no database ${quoted(database.slice(0, 100))}.`,
      'Set SAMGRAF_NEO4J_DATABASE to one that SHOW DATABASES lists, or leave it out for the default.',
      { cause },
    );
  const found = await knock(address.SAMGRAF_STORE);
  if (found === 'OPEN' && isSlow(cause))
    return new SamgrafError(
      'STORE_UNAVAILABLE',
      `The Neo4j at ${place} takes connections, but has answered nothing within ${wait / 1_000} s: it is starting, busy, or there is no Neo4j that answers there.`,
      'Wait and start again, or raise SAMGRAF_WAIT_MS; if that is of no use, check that SAMGRAF_STORE names its Bolt address.',
      { cause },
    );
  return new SamgrafError(
    'STORE_UNAVAILABLE',
    `There is no Neo4j that answers at ${place}: ${WHY[found]}.`,
    'Check that it runs, and that SAMGRAF_STORE names its Bolt address (neo4j://host:7687, or neo4j+s:// where it uses TLS).',
    { cause },
  );
};

/** In our own words: the driver's tell of its routing tables. */
const WHY = {
  OPEN: 'whoever listens there does not speak Bolt as it is asked to',
  CLOSED: 'nobody listens there',
  UNKNOWN: 'its name is not known',
  SILENT: 'no connection is made',
} as const;

/** Whether nothing was said at all, and not what is no answer of a Neo4j. */
const isSlow = (cause: unknown): boolean =>
  cause instanceof Error && (cause instanceof Late || /timed out/.test(cause.message));

const KNOCK_MS = 2_000;
const BOLT_PORT = 7687;

/** Tells whether anyone listens at an address, whatever it is. */
const knock = (url: string): Promise<keyof typeof WHY> =>
  new Promise(resolve => {
    const { hostname, port } = new URL(url.replace(/^[^:]+/, 'http'));
    const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || BOLT_PORT) });
    const found = (what: keyof typeof WHY): void => {
      socket.destroy();
      resolve(what);
    };
    socket
      .once('connect', () => {
        found('OPEN');
      })
      .once('error', ({ code }: NodeJS.ErrnoException) => {
        found(/^(ENOTFOUND|EAI_AGAIN)$/.test(code ?? '') ? 'UNKNOWN' : 'CLOSED');
      })
      .setTimeout(KNOCK_MS, () => {
        found('SILENT');
      });
  });

const hasNoDatabase = (error: unknown): boolean =>
  error instanceof Error && /DatabaseNotFound/.test((error as NodeJS.ErrnoException).code ?? '');

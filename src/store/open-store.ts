import { SamgrafError, quoted } from '../errors';
import type { Durability } from './flush';
import type { Store } from './store';

/** The address of a store: a file of the embedded store, or the URL of a Neo4j. */
export type StoreAddress = Readonly<{
  SAMGRAF_STORE: string;
  SAMGRAF_NEO4J_USER?: string | undefined;
  SAMGRAF_NEO4J_PASSWORD?: string | undefined;
  SAMGRAF_NEO4J_DATABASE?: string | undefined;
  SAMGRAF_TIMEOUT_MS?: number;
  SAMGRAF_DURABILITY?: Durability;
}>;

/** Opens the store at an address; only the driver or engine it needs is loaded. */
export const openStore = async (address: StoreAddress): Promise<Store> => {
  if (!address.SAMGRAF_STORE.includes('://')) {
    const { EmbeddedStore } = await import('./embedded.js');
    return EmbeddedStore.open(address.SAMGRAF_STORE, address.SAMGRAF_DURABILITY);
  }
  const { Neo4jStore } = await import('./neo4j.js');
  const store = new Neo4jStore({
    url: address.SAMGRAF_STORE,
    user: address.SAMGRAF_NEO4J_USER,
    password: address.SAMGRAF_NEO4J_PASSWORD,
    database: address.SAMGRAF_NEO4J_DATABASE,
    ...(address.SAMGRAF_TIMEOUT_MS ? { timeout: address.SAMGRAF_TIMEOUT_MS } : {}),
  });
  await checkAnswers(store, address);
  return store;
};

/** Each attempt takes at most 2 s. */
const ATTEMPTS = 3;

/** Checks that Neo4j answers at all before any work; a slow answer is retried. */
const checkAnswers = async (store: Store, address: StoreAddress): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await store.ping();
    } catch (error) {
      const known = error instanceof SamgrafError ? error : undefined;
      if (known?.code === 'TIMEOUT' && attempt < ATTEMPTS) continue;
      await store.close();
      throw known && /credentials/.test(known.message) ? known : noAnswer(address, known?.cause ?? error);
    }
  }
};

/** A URL that is safe to log. */
export const withoutCredentials = (url: string): string => url.replace(/\/\/[^/@]*@/, '//');

const noAnswer = (
  { SAMGRAF_STORE: url, SAMGRAF_NEO4J_DATABASE: database }: StoreAddress,
  cause: unknown,
): SamgrafError => {
  const place = withoutCredentials(url).slice(0, 200);
  if (database !== undefined && hasNoDatabase(cause))
    return new SamgrafError(
      'STORE_UNAVAILABLE',
      `The Neo4j at ${place} has no database ${quoted(database.slice(0, 100))}.`,
      'Set SAMGRAF_NEO4J_DATABASE to one that SHOW DATABASES lists, or leave it out for the default.',
      { cause },
    );
  const [said = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
  const why = said === '' ? 'it says nothing' : said.slice(0, 200).replace(/[.\s]+$/, '');
  return new SamgrafError(
    'STORE_UNAVAILABLE',
    `There is no Neo4j that answers at ${place}: ${why}.`,
    'Check that it runs, and that SAMGRAF_STORE names its Bolt address (neo4j://host:7687, or neo4j+s:// where it uses TLS).',
    { cause },
  );
};

const hasNoDatabase = (error: unknown): boolean =>
  error instanceof Error && /DatabaseNotFound/.test((error as NodeJS.ErrnoException).code ?? '');

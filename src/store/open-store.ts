import type { Store } from './store';

/** Where to: a file of the embedded store, or the address of a Neo4j. */
export type StoreAddress = Readonly<{
  SAMGRAF_STORE: string;
  SAMGRAF_NEO4J_USER?: string | undefined;
  SAMGRAF_NEO4J_PASSWORD?: string | undefined;
  SAMGRAF_NEO4J_DATABASE?: string | undefined;
  SAMGRAF_TIMEOUT_MS?: number;
}>;

/** Opens the store of an address; only the driver or engine that it needs is loaded. */
export const openStore = async (address: StoreAddress): Promise<Store> => {
  if (!address.SAMGRAF_STORE.includes('://')) {
    const { EmbeddedStore } = await import('./embedded.js');
    return EmbeddedStore.open(address.SAMGRAF_STORE);
  }
  const { Neo4jStore } = await import('./neo4j.js');
  return new Neo4jStore({
    url: address.SAMGRAF_STORE, user: address.SAMGRAF_NEO4J_USER, password: address.SAMGRAF_NEO4J_PASSWORD,
    database: address.SAMGRAF_NEO4J_DATABASE, ...(address.SAMGRAF_TIMEOUT_MS ? { timeout: address.SAMGRAF_TIMEOUT_MS } : {}),
  });
};

import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { buildServer, type ServerOptions } from '../../src/doors/server/server';
import { openSamgraf, readProjectModel } from '../../src/doors/server/samgraf';
import type { Store } from '../../src/engine/store/store';
import { Neo4jStore } from '../../src/engine/store/neo4j';
import { Stores } from './stores';

const url = process.env.SAMGRAF_TEST_NEO4J ?? '';
const model = readProjectModel();

/** Two servers on one store: on Neo4j each by connections of its own, on the embedded one by what both have. */
export type TwoServers = Readonly<{
  store: Store;
  schema: GraphQLSchema;
  /** The store as the second has it. */
  other: Store;
  apps: readonly FastifyInstance[];
  close: () => Promise<void>;
}>;

/** Opens a store that is empty and two servers on it. */
export const openTwoServers = async (
  name: Store['name'],
  options: Omit<ServerOptions, 'logLevel'>,
): Promise<TwoServers> => {
  const stores = await Stores.openOne(name, model);
  const samgraf = stores.on(name);
  const { schema, store } = samgraf;
  const other =
    name === 'neo4j'
      ? await openSamgraf(model, new Neo4jStore({ url, timeout: 60_000 }), undefined, { schema })
      : samgraf;
  const apps: FastifyInstance[] = [];
  for (const one of [samgraf, other]) apps.push(await buildServer(one, { logLevel: 'silent', ...options }));
  return {
    ...{ store, schema, other: other.store, apps },
    close: async () => {
      for (const app of apps) await app.close();
      if (other.store !== store) await other.store.close();
      await stores.close();
    },
  };
};

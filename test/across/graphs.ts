import type { FastifyInstance } from 'fastify';
import { OtherGraphs } from '../../src/doors/peers/peers';
import type { PeerSetting } from '../../src/doors/peers/peer-settings';
import { openSamgraf, readModelOf, readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import { loadFolder } from '../../src/doors/server/seed';
import { buildServer } from '../../src/doors/server/server';
import type { Store } from '../../src/engine/store/store';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import type { Pack } from '../../src/pack/pack';
import { packNamed } from '../packs/packs';
import { openSeededStore } from '../support/seeded-store';
import { unhurried } from '../support/unhurried';

export type Serving = Readonly<{
  app: FastifyInstance;
  samgraf: Samgraf;
  /** Where it listens. */
  address: string;
  close: () => Promise<void>;
}>;

/** A graph of an example, which listens. */
export const serveExample = (name: string, port = 0): Promise<Serving> => servePack(packNamed(name), port);

/** A graph of a pack, which listens. */
export const servePack = async (pack: Pack, port = 0): Promise<Serving> => {
  const store = await EmbeddedStore.open();
  const samgraf = await openSamgraf(readModelOf(pack), store, unhurried());
  await loadFolder(samgraf, pack.seed, () => undefined);
  const app = await buildServer(samgraf, { pack, logLevel: 'silent', explorer: false });
  const address = await app.listen({ host: '127.0.0.1', port });
  return {
    app,
    samgraf,
    address,
    close: async () => {
      await app.close();
      await store.close();
    },
  };
};

/** The national graph, which may ask others; nothing listens. */
export const openAsking = async (
  peers: Readonly<Record<string, string>>,
  pace = unhurried(),
  hasPages = false,
): Promise<Serving> => {
  const model = readProjectModel();
  const settings = Object.entries(peers).map(([graph, address]): PeerSetting => ({
    graph,
    address,
    key: undefined,
  }));
  const others = new OtherGraphs(settings, model);
  const store = await openSeededStore();
  const samgraf = await openSamgraf(model, store, pace, { elsewhere: others });
  if (hasPages) await others.readAll(performance.now() + 10_000);
  const app = await buildServer(samgraf, {
    logLevel: 'silent',
    explorer: hasPages,
    mcp: { hosts: ['127.0.0.1'], origins: [], graphql: true, propose: false },
    peers: others,
    keepAnswers: true,
  });
  return {
    app,
    samgraf,
    address: '',
    close: async () => {
      await app.close();
      await store.close();
    },
  };
};

/** The graph of a pack on a store that is open and empty, which may ask another that is reached there. */
export const askPack = async (
  pack: Pack,
  store: Store,
  peers: Readonly<Record<string, string>> = {},
): Promise<Serving> => {
  const model = readModelOf(pack);
  const settings = Object.entries(peers).map(([graph, address]): PeerSetting => ({
    graph,
    address,
    key: undefined,
  }));
  const others = new OtherGraphs(settings, model);
  const samgraf = await openSamgraf(
    model,
    store,
    unhurried(),
    settings.length > 0 ? { elsewhere: others } : {},
  );
  await loadFolder(samgraf, pack.seed, () => undefined);
  const app = await buildServer(samgraf, {
    ...{ pack, logLevel: 'silent', explorer: false },
    ...(settings.length > 0 ? { peers: others } : {}),
  });
  return {
    app,
    samgraf,
    address: '',
    close: async () => {
      await app.close();
      await store.close();
    },
  };
};

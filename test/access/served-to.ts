import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { required } from '../../src/engine/errors';
import type { Model } from '../../src/engine/model/model';
import { buildServer } from '../../src/doors/server/server';
import { load, removeFolders, type Files } from '../exchange/loading';
import { OPEN_TIMEOUT_MS, Stores } from '../support/stores';
import { bearer, keyFile, madeKey, removeKeys, send } from './viewers';

/** Who asks, by the key that is made for it. */
export type Keys = Readonly<Record<string, readonly string[] | undefined>>;
/** The fast lane, or Apollo Server alone. */
export type Door = 'lane' | 'apollo';

// After all of the file that imports this.
afterAll(() => {
  removeFolders();
  removeKeys();
});

/** What each sees at first by Apollo Server; kept answers of either door never give one what another sees. */
export const neverCrossed = async (
  viewers: Keys,
  answerTo: (door: Door, who: string) => Promise<string>,
): Promise<Readonly<Record<string, string>>> => {
  const first: Record<string, string> = {};
  for (const who of Object.keys(viewers)) first[who] = await answerTo('apollo', who);
  expect(new Set(Object.values(first)).size).toBe(Object.keys(viewers).length - 1);
  const asked = (['lane', 'apollo', 'lane'] as const).flatMap(door =>
    Object.keys(viewers).map(who => ({ door, who })),
  );
  const answers = await Promise.all(
    [...asked, ...asked].map(async ({ door, who }) => (await answerTo(door, who)) === first[who]),
  );
  expect(answers).toEqual(answers.map(() => true));
  return first;
};

/** A graph, served twice to viewers with keys; for a file of tests on one store, and closed after them. */
export const servedTo = (viewers: Keys, files: Files, store: 'neo4j' | 'embedded', model?: Model) => {
  let stores: Stores;
  const doors = new Map<Door, FastifyInstance>();
  const headers: Record<string, Readonly<Record<string, string>>> = {};
  beforeAll(async () => {
    const keys = keyFile();
    stores = await Stores.openOne(store, model);
    await load(stores.on(store), files);
    for (const [who, args] of Object.entries(viewers))
      headers[who] = args ? bearer(madeKey(keys, '--name', who, ...args).text) : {};
    for (const door of ['lane', 'apollo'] as const)
      doors.set(
        door,
        await buildServer(stores.on(store), {
          logLevel: 'silent',
          keys,
          keepAnswers: true,
          lane: door === 'lane',
        }),
      );
  }, OPEN_TIMEOUT_MS);
  afterAll(async () => {
    for (const app of doors.values()) await app.close();
    await stores.close();
  });
  const app = (door: Door = 'lane'): FastifyInstance =>
    required(doors.get(door), 'the server is built before');
  return {
    app,
    headersOf: (who: string) => headers[who],
    answerTo: (who: string, query: string, door?: Door): Promise<LightMyRequestResponse> =>
      send(app(door), query, headers[who]),
  };
};

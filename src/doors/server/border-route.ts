import type { FastifyInstance } from 'fastify';
import { ANONYMOUS } from '../../engine/access/viewer';
import type { Model } from '../../engine/model/model';
import type { Store } from '../../engine/store/store';
import type { Pack } from '../../pack/pack';
import type { Border } from '../peers/border';
import { queryAs } from './import-route';
import type { AskAs } from './parameters';
import { represent } from './represent';

type Uses = Readonly<{ askAs: AskAs; model: Model; store: Store; pack: Pack }>;

/** The border as it is, and as it is sent. */
export type OwnBorder = () => Promise<Readonly<{ border: Border; text: string }>>;

/** Makes the border once for each state of the graph; where others write too, for each who ask together. */
export const ownBorder = ({ askAs, model, store, pack }: Uses): OwnBorder => {
  let made: Readonly<{ version: Store['version']; of: ReturnType<OwnBorder> }> | undefined;
  return () => {
    const { version } = store;
    if (made && made.version === version) return made.of;
    const make = async (): ReturnType<OwnBorder> => {
      const { borderOf } = await import('../peers/border.js');
      const query = queryAs(askAs, { request: { id: 'border', ip: '' }, viewer: ANONYMOUS });
      const { example } = pack;
      const border = await borderOf(
        model,
        { name: nameIn(pack), languages: pack.written.own, example },
        query,
      );
      return { border, text: `${JSON.stringify(border)}\n` };
    };
    const of = make();
    const forget = (): void => {
      if (made?.of === of) made = undefined;
    };
    made = { version, of };
    // Without a version, nobody would know that it is old.
    of.then(() => {
      if (version === undefined) setTimeout(forget, FRESH_MS).unref();
    }, forget);
    return of;
  };
};

/** How long it is kept where others write too: milliseconds. */
const FRESH_MS = 5_000;

const nameIn = ({ name, written }: Pack): Readonly<Record<string, string>> =>
  Object.fromEntries([...new Set([...written.own, 'en'])].map(language => [language, name(language)]));

/** By what everyone may meet this graph, at /border: the same for all who ask, with a validator. */
export const borderRoute = (app: FastifyInstance, own: OwnBorder): void => {
  app.get('/border', async (request, reply) => {
    const { text } = await own();
    void reply.type('application/json; charset=utf-8').header('access-control-allow-origin', '*');
    return represent(request, reply, text);
  });
};

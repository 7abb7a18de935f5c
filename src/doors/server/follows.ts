import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Inside } from '../follows/address-guard';
import { Book } from '../follows/book';
import { Caller } from '../follows/caller';
import { Following } from '../follows/following';
import { Mailer, type MailSettings } from '../follows/mailer';
import type { Pages } from './explorer';
import { callsOf, type CallUses } from './follow-calls';
import { followRoutes } from './follow-routes';

export type FollowSettings = Readonly<{
  /** Networks of the operator's own that may be called. */
  inside: Inside;
  /** Where readers reach this server. */
  address: string | undefined;
  mail: MailSettings | undefined;
}>;

type Uses = Omit<CallUses, 'pages' | 'mailer' | 'inside' | 'failed'> &
  Readonly<{ pages: Pages; log: Logger }>;

/** Lets answers be followed where that is wanted and can be kept, and tells those who follow them for as long as the server listens. */
export const serveFollows = (
  app: FastifyInstance,
  settings: FollowSettings | undefined,
  uses: Uses,
): void => {
  const { store, model } = uses.samgraf;
  if (!settings || store.unwritable) return;
  const { inside, address, mail } = settings;
  const failed = (error: unknown): void => {
    uses.log.error({ err: error }, 'What is followed could not be looked after; it is tried again.');
  };
  const calls = callsOf({ ...uses, inside, failed, mailer: mail && new Mailer(mail) });
  const book = new Book(store);
  const caller = new Caller(book, calls, { isShared: store.version === undefined });
  const following = new Following(book, caller, calls, inside);
  followRoutes(app, { ...uses, following, messages: model.messages, address });
  app.addHook('onListen', done => {
    caller.start();
    done();
  });
  app.addHook('preClose', async () => caller.close());
};

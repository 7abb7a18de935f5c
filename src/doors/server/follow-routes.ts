import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { identityOf, type Viewer } from '../../engine/access/viewer';
import { SamgrafError } from '../../engine/errors';
import type { Messages } from '../../engine/messages/speaker';
import { atomOf } from '../follows/atom';
import type { Follow, FollowedQuestion } from '../follows/follow';
import type { FollowMaker } from '../follows/follow-maker';
import type { Credentials } from './access/credentials';
import type { Pages } from './explorer';
import { LIMITED_BODY } from './in-flight';
import { readWish, sendOwn, withKey } from './own-things';
import { originOf, searchOf } from './parameters';
import { represent } from './represent';

export type FollowUses = Readonly<{
  following: FollowMaker;
  credentials: Credentials;
  pages: Pick<Pages, 'followedAddress'>;
  messages: Messages;
  /** Where readers reach this server, where that is set; else where the request says that it reached it. */
  address: string | undefined;
}>;

const WISH = z.strictObject({
  page: z.string().min(1).max(4_000),
  language: z.string().max(20).optional(),
  webhook: z.strictObject({ url: z.string().max(2_000), secret: z.string().max(200).optional() }),
});

/**
 * Follows of programs, with a key: POST /follows makes one, GET lists them, GET /follows/ID says what was sent, DELETE ends it, and POST
 * /follows/ID/deliveries/ID/replay sends something once more. Feeds, for everyone: GET /feed.atom?page=…
 */
export const followRoutes = (app: FastifyInstance, uses: FollowUses): void => {
  const { following, credentials } = uses;
  const { onRequest } = credentials;
  const owner = (request: FastifyRequest): string => identityOf(knownOf(credentials.viewerOf(request)));
  app.get('/feed.atom', { onRequest }, (request, reply) => sendFeed(request, reply, uses));
  app.post('/follows', { onRequest, ...LIMITED_BODY }, async (request, reply) => {
    const made = await make(request, uses);
    return sendOwn(request, reply.code(201), {
      ...(await shown(made, following)),
      secret: made.webhook?.secret,
    });
  });
  app.get('/follows', { onRequest }, async (request, reply) => {
    const follows = await Promise.all((await following.of(owner(request))).map(one => shown(one, following)));
    return sendOwn(request, reply, { follows });
  });
  type ById = Readonly<{ Params: Readonly<{ id: string; delivery: string }> }>;
  app.get<ById>('/follows/:id', { onRequest }, async (request, reply) => {
    const follow = await following.owned(request.params.id, owner(request));
    return sendOwn(request, reply, { ...(await shown(follow, following)), deliveries: deliveriesOf(follow) });
  });
  app.delete<ById>('/follows/:id', { onRequest }, async (request, reply) => {
    await following.end((await following.owned(request.params.id, owner(request))).id);
    return reply.code(204).send();
  });
  app.post<ById>('/follows/:id/deliveries/:delivery/replay', { onRequest }, async (request, reply) => {
    const { id } = await following.owned(request.params.id, owner(request));
    const follow = await following.replay(id, request.params.delivery);
    return sendOwn(request, reply.code(202), {
      ...(await shown(follow, following)),
      deliveries: deliveriesOf(follow),
    });
  });
};

/** @throws UNAUTHENTICATED */
const knownOf = (viewer: Viewer): Viewer =>
  withKey(viewer, 'To be told by a webhook takes a key.', 'feeds (/feed.atom) take none.');

/** Where the key is one of this server, what it sees is followed; of a token of an issuer, which ends, what is public. */
const keyOf = (viewer: Viewer): string | undefined => {
  const identity = identityOf(viewer);
  return viewer.known && identity.startsWith('key ') ? identity : undefined;
};

const make = async (request: FastifyRequest, uses: FollowUses): Promise<Follow> => {
  const viewer = knownOf(uses.credentials.viewerOf(request));
  const example = '{"page": "/sporsmal/…", "webhook": {"url": "https://…"}}';
  const { page, language, webhook } = readWish(WISH, request.body, 'followed', example);
  const key = keyOf(viewer);
  return uses.following.follow({
    ...(await placeOf(page, language, uses)),
    ...(key === undefined ? {} : { key }),
    origin: uses.address ?? originOf(request),
    owner: identityOf(viewer),
    by: { webhook },
  });
};

/** The answer that an address leads to, in a language of the pack. @throws NOT_FOUND */
export const placeOf = async (
  text: string,
  language: string | undefined,
  { pages, messages }: Pick<FollowUses, 'pages' | 'messages'>,
): Promise<Readonly<{ page: string; language: string }>> => {
  const page = await pages.followedAddress(text);
  if (page === undefined)
    throw new SamgrafError(
      'NOT_FOUND',
      'No answer that can be followed is at this address.',
      'Give the address of a question (/sporsmal/…) or of a thing (/id/…).',
    );
  const said = language ?? new URL(text, 'http://any.invalid').searchParams.get('lang') ?? undefined;
  return { page, language: messages.languages.find(one => one === said) ?? messages.languages[0] ?? 'en' };
};

const sendFeed = async (
  request: FastifyRequest,
  reply: FastifyReply,
  uses: FollowUses,
): Promise<string | Buffer> => {
  const search = new URLSearchParams(searchOf(request));
  const page = search.get('page') ?? '';
  const unknown = [...search.keys()].find(name => name !== 'page' && name !== 'lang');
  if (page === '' || unknown !== undefined)
    throw new SamgrafError(
      'BAD_INPUT',
      unknown === undefined ? 'The feed is of no page.' : 'A feed takes page and lang.',
      'Ask for /feed.atom?page=/id/…, with the address of the page encoded.',
    );
  const viewer = uses.credentials.viewerOf(request);
  const key = keyOf(viewer);
  const place = await placeOf(page, search.get('lang') ?? undefined, uses);
  const question = await uses.following.fed({ ...place, ...(key === undefined ? {} : { key }) });
  if (question.isGone)
    throw new SamgrafError(
      'NOT_FOUND',
      'There is no answer at this address any more.',
      'Open the page of another question or thing.',
    );
  const origin = uses.address ?? originOf(request);
  const speaker = uses.messages.in(question.language);
  void reply.type('application/atom+xml; charset=utf-8');
  return represent(
    request,
    reply,
    atomOf(question, speaker, { origin, self: `${origin}${request.url}` }),
    viewer.known,
  );
};

/** A follow as its owner sees it: the secret is told once, when it is made. */
const shown = async (follow: Follow, following: FollowMaker): Promise<object> => {
  const { id, made, webhook, pending, told, ended } = follow;
  const question: FollowedQuestion | undefined = await following.questionOf(follow);
  return {
    id,
    made,
    page: question?.page ?? null,
    language: question?.language ?? null,
    sees: question?.key === undefined ? 'PUBLIC' : 'KEY',
    title: question?.answer.title ?? null,
    heading: question?.answer.heading ?? null,
    webhook: webhook ? { url: webhook.url } : null,
    state: ended === undefined ? 'ACTIVE' : ended === 'KEY' ? 'ENDED_KEY_NOT_IN_FORCE' : 'ENDED_BY_RECEIVER',
    isBehind: pending !== undefined || told !== undefined,
  };
};

const deliveriesOf = ({ pending, deliveries }: Follow): readonly object[] =>
  [...(pending ? [pending] : []), ...deliveries].map(({ id, news, state, attempts, next, last }) => ({
    id,
    sequence: news.sequence,
    at: news.at,
    heading: news.heading,
    state,
    attempts,
    next: next ?? null,
    last: last ?? null,
  }));

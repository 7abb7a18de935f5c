import { ANONYMOUS, identityOf, type Viewer } from '../../engine/access/viewer';
import { parts } from '../../engine/model/objects';
import { today } from '../../engine/model/scalars';
import type { Feed } from '../../engine/live/feed';
import type { Inside } from '../follows/address-guard';
import { addressOf } from '../follows/atom';
import type { AnsweredNow, Calls, Touched } from '../follows/caller';
import type { Attempt, Follow, News, FollowedQuestion } from '../follows/follow';
import { letterOf, linesOf } from '../follows/letter';
import type { Mailer } from '../follows/mailer';
import { callWebhook } from '../follows/webhook';
import type { Credentials } from './access/credentials';
import type { Pages } from './explorer';
import { WatchedAsk, type WatchedUses } from './watched-ask';

/** Ids that are asked for in one question: as many as `nodes` takes. */
const MOST_IDS = 1_000;

export type CallUses = WatchedUses &
  Readonly<{
    credentials: Credentials;
    pages: Pick<Pages, 'followed'>;
    mailer: Mailer | undefined;
    inside: Inside;
    feed: Pick<Feed, 'changed' | 'listen' | 'sequence'>;
    failed: (error: unknown) => void;
  }>;

/** Returns how follows ask, and whom they tell by which way. */
export const callsOf = (uses: CallUses): Calls => ({
  ask: question => ask(question, uses),
  seen: (ids, question) => seen(ids, question, uses),
  send: (follow, news, question) => send(follow, news, question, uses),
  changed: async after => uses.feed.changed(after, await uses.feed.sequence()),
  touched: after => touched(after, uses),
  today,
  listen: grown =>
    uses.feed.listen(({ of }) => {
      grown(of);
    }),
  failed: uses.failed,
});

/** Things that are looked at to tell who is asked first. */
const MOST_TOUCHED = 50;

/** Of many that were written at once, no answer speaks of one more than of others: the last few are as good as all. */
const touched = async (after: number, { samgraf, feed }: CallUses): Promise<Touched> => {
  const sequence = await feed.sequence();
  if (sequence <= after) return { things: new Set(), sequence };
  const entries = await samgraf.store.entries({ after, upTo: sequence, newest: true, limit: MOST_TOUCHED });
  return {
    things: new Set(entries.flatMap(({ subject, from, to }) => (from && to ? [from, to] : [subject]))),
    sequence,
  };
};

/** Whose eyes a question is seen by; undefined where its key is not in force any more. */
const viewerOf = async (key: string | undefined, { credentials }: CallUses): Promise<Viewer | undefined> =>
  key === undefined ? ANONYMOUS : credentials.viewerOfIdentity(key);

const ask = async (
  { page, language, key }: Pick<FollowedQuestion, 'page' | 'language' | 'key'>,
  uses: CallUses,
): Promise<AnsweredNow | 'RETRY' | undefined> => {
  const viewer = await viewerOf(key, uses);
  if (!viewer) return undefined;
  // Before the answer, which is no older: what is written meanwhile is asked for again.
  const sequence = await uses.samgraf.store.sequence();
  const asking = new WatchedAsk(viewer, clientOf(viewer), uses);
  const found = await uses.pages.followed(
    `${page}${page.includes('?') ? '&' : '?'}lang=${language}`,
    asking.ask,
  );
  if ('claims' in found) return { answer: found, sequence, reads: asking.reads, isThere: true };
  if (found.status >= 500 || found.status === 429) return 'RETRY';
  const { say } = uses.samgraf.model.messages.in(language);
  const answer = { title: '', heading: say('follow-none'), claims: [], isWhole: true };
  return { answer, sequence, reads: undefined, isThere: false };
};

/** Follows share what one client may take, those of a key with what it asks itself. */
const clientOf = (viewer: Viewer): string => (viewer.known ? identityOf(viewer) : 'follows');

const seen = async (
  ids: readonly string[],
  { key }: FollowedQuestion,
  uses: CallUses,
): Promise<ReadonlySet<string>> => {
  const viewer = await viewerOf(key, uses);
  const found = new Set<string>();
  if (!viewer) return found;
  const { ask: asking } = new WatchedAsk(viewer, clientOf(viewer), uses);
  for (const some of parts(ids, MOST_IDS)) {
    const { data } = await asking('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: some });
    const { nodes = [] } = (data ?? {}) as Readonly<{ nodes?: readonly (Readonly<{ id: string }> | null)[] }>;
    for (const one of nodes) if (one) found.add(one.id);
  }
  return found;
};

const send = async (
  follow: Follow,
  news: News,
  question: FollowedQuestion,
  uses: CallUses,
): Promise<Attempt> => {
  const { webhook, mail, pending } = follow;
  const id = pending?.id ?? news.id;
  // A key may have been withdrawn since this was found.
  if (!(await viewerOf(question.key, uses))) return { at: new Date().toISOString(), ms: 0, status: 410 };
  if (webhook) return callWebhook(webhook, { id, body: bodyOf(follow, news, question, uses) }, uses.inside);
  if (mail && uses.mailer)
    return uses.mailer.send({ id, to: mail.to, ...mailOf(follow, news, question, uses) });
  return { at: new Date().toISOString(), ms: 0, fault: 'This server sends no mail.' };
};

/** What a program is sent: the sentences, and what they are made of. */
const bodyOf = (
  { id, origin }: Follow,
  news: News,
  question: FollowedQuestion,
  { samgraf }: CallUses,
): string => {
  const letter = letterOf(news, samgraf.model.messages.in(question.language));
  const { title, heading, was, came, gone, changed, unseen, isWhole, sequence, at } = news;
  return JSON.stringify({
    type: 'answer.changed',
    timestamp: at,
    data: {
      follow: id,
      page: addressOf(question, origin),
      language: question.language,
      sequence,
      ...{ title, heading, was: was ?? null, came, gone, changed, unseen, isWhole },
      sentences: linesOf(letter).filter(line => line !== ''),
    },
  });
};

type LetterOf = Readonly<{ subject: string; lines: readonly string[]; end: string | undefined }>;

const mailOf = (follow: Follow, news: News, question: FollowedQuestion, { samgraf }: CallUses): LetterOf => {
  const speaker = samgraf.model.messages.in(question.language);
  const letter = letterOf(news, speaker);
  const end = mailAddress(follow, 'END');
  const last = end === undefined ? [] : ['', speaker.say('follow-mail-end'), end];
  return {
    subject: letter.subject,
    lines: [...linesOf(letter), '', addressOf(question, follow.origin), ...last],
    end,
  };
};

/** The address at which a reader of letters confirms that it follows, or ends it. */
export const mailAddress = ({ id, origin, mail }: Follow, what: 'CONFIRM' | 'END'): string | undefined =>
  mail &&
  `${origin}/folg/${what === 'END' ? 'slutt' : 'bekreft'}?${new URLSearchParams({ id, token: mail.token })}`;

import { ANONYMOUS, identityOf, type Viewer } from '../../engine/access/viewer';
import { today } from '../../engine/model/scalars';
import type { Feed } from '../../engine/live/feed';
import { GRAPH } from '../../engine/plan/change-log';
import type { Store } from '../../engine/store/store';
import type { Inside } from '../follows/address-guard';
import { addressOf } from '../follows/atom';
import type { Answered, Calls } from '../follows/caller';
import type { Attempt, Follow, News, Question } from '../follows/follow';
import { letterOf, linesOf } from '../follows/letter';
import type { Mailer } from '../follows/mailer';
import { callWebhook } from '../follows/webhook';
import type { Credentials } from './access/credentials';
import type { Pages } from './explorer';
import { WatchedAsk, type WatchedUses } from './watched-ask';

/** Entries of the log that are looked through to tell what changed while nobody watched; beyond that anything may have. */
const MOST_READ = 1_000;
/** Ids that are asked for in one question. */
const MOST_IDS = 100;

export type CallUses = WatchedUses &
  Readonly<{
    credentials: Credentials;
    pages: Pick<Pages, 'followed'>;
    mailer: Mailer | undefined;
    inside: Inside;
    feed: Pick<Feed, 'listen'>;
    failed: (error: unknown) => void;
  }>;

/** Returns how follows ask, and whom they tell by which way. */
export const callsOf = (uses: CallUses): Calls => ({
  ask: question => ask(question, uses),
  seen: (ids, question) => seen(ids, question, uses),
  send: (follow, news, question) => send(follow, news, question, uses),
  changed: after => changedAfter(after, uses.samgraf.store),
  today,
  listen: grown =>
    uses.feed.listen(({ of }) => {
      grown(of);
    }),
  failed: uses.failed,
});

/** Whose eyes a question is seen by; undefined where its key is not in force any more. */
const viewerOf = async (key: string | undefined, { credentials }: CallUses): Promise<Viewer | undefined> =>
  key === undefined ? ANONYMOUS : credentials.viewerOfIdentity(key);

const ask = async (
  { page, language, key }: Pick<Question, 'page' | 'language' | 'key'>,
  uses: CallUses,
): Promise<Answered | 'RETRY' | undefined> => {
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
  { key }: Question,
  uses: CallUses,
): Promise<ReadonlySet<string>> => {
  const viewer = await viewerOf(key, uses);
  const found = new Set<string>();
  if (!viewer) return found;
  const { ask: asking } = new WatchedAsk(viewer, clientOf(viewer), uses);
  for (let at = 0; at < ids.length; at += MOST_IDS) {
    const some = ids.slice(at, at + MOST_IDS);
    const names = some.map((_, i) => `$i${i}: ID!`).join(', ');
    const fields = some.map((_, i) => `e${i}: entity(id: $i${i}) { id }`).join(' ');
    const { data } = await asking(
      `query (${names}) { ${fields} }`,
      Object.fromEntries(some.map((id, i) => [`i${i}`, id])),
    );
    const answers = (data ?? {}) as Readonly<Record<string, Readonly<{ id: string }> | null>>;
    for (const one of Object.values(answers)) if (one) found.add(one.id);
  }
  return found;
};

const send = async (follow: Follow, news: News, question: Question, uses: CallUses): Promise<Attempt> => {
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
const bodyOf = ({ id, origin }: Follow, news: News, question: Question, { samgraf }: CallUses): string => {
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

const mailOf = (follow: Follow, news: News, question: Question, { samgraf }: CallUses): LetterOf => {
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

const changedAfter = async (after: number, store: Store): Promise<ReadonlySet<string> | undefined> => {
  const sequence = await store.sequence();
  if (sequence === after) return new Set();
  if (sequence < after || sequence - after > MOST_READ) return undefined;
  const names = await store.changed(after, sequence);
  return names.includes(GRAPH) ? undefined : new Set(names);
};

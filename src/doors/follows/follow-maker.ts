import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { SamgrafError, required } from '../../engine/errors';
import { unfitAddress, type Inside } from './address-guard';
import { replayed } from './advance';
import type { Book, BookPage } from './book';
import type { Calls, Caller } from './caller';
import type { Follow, Mail, FollowedQuestion } from './follow';
import { isMailAddress } from './mailer';
import { isSecret, makeSecret } from './webhook';

/** What is followed: the answer at an address, in a language, by the eyes of a key or of the public. */
export type Followed = Pick<FollowedQuestion, 'page' | 'language' | 'key'>;

/** How somebody wants to be told. */
export type WantedWay =
  | Readonly<{ webhook: Readonly<{ url: string; secret?: string | undefined }> }>
  | Readonly<{ mail: Readonly<{ to: string; every: Mail['every'] }> }>;

export type Wish = Followed & Readonly<{ origin: string; owner: string | undefined; by: WantedWay }>;

const MOST = 10_000;
const MOST_OF_ONE = 1_000;
const MOST_FEEDS = 2_000;
/** Letters to one address. */
const MOST_OF_ADDRESS = 50;
/** A feed that nobody has read for so long is not kept up to date. */
const FED_DAYS = 60;
const UNCONFIRMED_DAYS = 7;
const DAY_MS = 86_400_000;

/** Makes follows and ends them. */
export class FollowMaker {
  constructor(
    private readonly book: Book,
    private readonly caller: Caller,
    private readonly calls: Pick<Calls, 'ask' | 'today'>,
    private readonly inside: Inside,
  ) {}

  /** Follows an answer from now on. @throws BAD_INPUT, NOT_FOUND, OVERLOADED */
  async follow(wish: Wish): Promise<Follow> {
    const by = this.checked(wish.by);
    const question = await this.asked(wish);
    const follow: Follow = {
      id: randomBytes(9).toString('hex'),
      question: question.id,
      made: new Date().toISOString(),
      origin: wish.origin,
      ...(wish.owner === undefined ? {} : { owner: wish.owner }),
      ...by,
      deliveries: [],
    };
    await this.book.write(async page => {
      await forget(page, new Date(Date.now() - UNCONFIRMED_DAYS * DAY_MS).toISOString());
      checkRoom(await page.follows(), follow);
      if (!(await page.question(question.id))) await page.setQuestion(question);
      await page.setFollow(follow);
      await page.counted();
    });
    this.caller.again();
    return follow;
  }

  /** The news of an answer, which is kept up to date from the first time that they are asked for. @throws NOT_FOUND, OVERLOADED */
  async fed(followed: Followed): Promise<FollowedQuestion> {
    const id = questionId(followed);
    const today = this.calls.today();
    const before = await this.book.question(id);
    if (before?.fed === today) return before;
    const question = before ?? (await this.asked(followed));
    const kept = await this.book.write(async page => {
      const stored = (await page.question(id)) ?? question;
      if (stored.fed === undefined) await this.makeRoom(page);
      const next = { ...stored, fed: today };
      await page.setQuestion(next);
      await page.counted();
      return next;
    });
    this.caller.again();
    return kept;
  }

  of(owner: string): Promise<readonly Follow[]> {
    return this.book.write(async page => (await page.follows()).filter(follow => follow.owner === owner));
  }

  questionOf(follow: Follow): Promise<FollowedQuestion | undefined> {
    return this.book.question(follow.question);
  }

  /** A follow of whoever made it. @throws NOT_FOUND */
  async owned(id: string, owner: string): Promise<Follow> {
    const follow = await this.book.follow(id);
    if (follow?.owner === owner) return follow;
    throw noFollow();
  }

  async end(id: string): Promise<void> {
    await this.book.write(page => endIn(page, id));
    this.caller.again();
  }

  /** Tells something once more, with the same id. @throws NOT_FOUND, BAD_INPUT */
  async replay(id: string, delivery: string): Promise<Follow> {
    const follow = await this.book.write(async page => {
      const stored = required(await page.follow(id), 'it was read before');
      const next = replayed(stored, delivery, new Date());
      if (!next) throw noReplay();
      await page.setFollow(next);
      await page.counted();
      return next;
    });
    this.caller.again();
    return follow;
  }

  /** Confirms what was wished for by mail, or ends it, by the token of its letters; undefined if there is none. */
  async byToken(id: string, token: string, what: 'CONFIRM' | 'END'): Promise<FollowedQuestion | undefined> {
    const question = await this.book.write(async page => {
      const follow = await page.follow(id);
      const mail = follow?.mail;
      if (!follow || !mail || !isSame(mail.token, token)) return undefined;
      const found = await page.question(follow.question);
      if (what === 'END') await endIn(page, id);
      else {
        await page.setFollow({ ...follow, mail: { ...mail, confirmed: true } });
        await page.counted();
      }
      return found;
    });
    if (question) this.caller.again();
    return question;
  }

  private checked(by: WantedWay): Pick<Follow, 'webhook' | 'mail'> {
    if ('mail' in by) {
      if (!isMailAddress(by.mail.to))
        throw new SamgrafError(
          'BAD_INPUT',
          'That is no address of mail.',
          'Give one address, such as someone@example.org.',
        );
      return { mail: { ...by.mail, token: randomBytes(24).toString('base64url'), confirmed: false } };
    }
    const { url, secret = makeSecret() } = by.webhook;
    const unfit = unfitAddress(url, this.inside);
    if (unfit !== undefined)
      throw new SamgrafError(
        'BAD_INPUT',
        `The address of the webhook ${unfit}.`,
        'Give an address over https on the internet; who runs this server says which networks of its own may be called.',
      );
    if (!isSecret(secret))
      throw new SamgrafError(
        'BAD_INPUT',
        'The secret is not one of Standard Webhooks.',
        'Leave it out, and one is made; or send whsec_ and 24 to 64 bytes in base64.',
      );
    return { webhook: { url, secret } };
  }

  /** The question with its answer as it is now. @throws NOT_FOUND, OVERLOADED */
  private async asked(followed: Followed): Promise<FollowedQuestion> {
    const id = questionId(followed);
    const before = await this.book.question(id);
    if (before) return before;
    const now = await this.calls.ask(followed);
    if (now === 'RETRY')
      throw new SamgrafError('OVERLOADED', 'There is no answer just now.', 'Try again in a moment.');
    if (!now?.isThere)
      throw new SamgrafError(
        'NOT_FOUND',
        'There is no answer at this address.',
        'Open the page of a question or a thing, and give its address.',
      );
    const { page, language, key } = followed;
    const { reads, answer, sequence } = now;
    return {
      ...{ id, page, language, answer, sequence, day: this.calls.today(), news: [] },
      ...(key === undefined ? {} : { key }),
      ...(reads ? { reads } : {}),
    };
  }

  /** Feeds that nobody reads give way. */
  private async makeRoom(page: BookPage): Promise<void> {
    const feeds = (await page.questions()).filter(({ fed }) => fed !== undefined);
    if (feeds.length < MOST_FEEDS) return;
    const used = new Set((await page.follows()).map(({ question }) => question));
    const last = new Date(Date.parse(this.calls.today()) - FED_DAYS * DAY_MS).toISOString().slice(0, 10);
    const old = feeds.filter(({ id, fed = '' }) => fed < last && !used.has(id));
    if (old.length === 0)
      throw new SamgrafError(
        'OVERLOADED',
        `${MOST_FEEDS} answers have a feed already, the most.`,
        'Send a key, and follow it by a webhook.',
      );
    for (const { id } of old) await page.removeQuestion(id);
  }
}

const questionId = ({ page, language, key = '' }: Followed): string =>
  createHash('sha256')
    .update(JSON.stringify([page, language, key]))
    .digest('hex')
    .slice(0, 24);

/** Ends what was wished for by mail before a day and never confirmed. */
const forget = async (page: BookPage, before: string): Promise<void> => {
  for (const { id, mail, made } of await page.follows())
    if (mail && !mail.confirmed && made < before) await endIn(page, id);
};

/** Ends a follow, and what was asked for it alone. */
const endIn = async (page: BookPage, id: string): Promise<void> => {
  const follow = await page.follow(id);
  if (!follow) return;
  await page.removeFollow(id);
  const others = (await page.follows()).some(one => one.question === follow.question && one.id !== id);
  const question = others ? undefined : await page.question(follow.question);
  if (question && question.fed === undefined) await page.removeQuestion(question.id);
  await page.counted();
};

/** @throws OVERLOADED */
const checkRoom = (all: readonly Follow[], { owner, mail }: Follow): void => {
  const own = owner === undefined ? 0 : all.filter(one => one.owner === owner).length;
  const to = mail ? all.filter(one => one.mail?.to === mail.to).length : 0;
  const most = own >= MOST_OF_ONE ? MOST_OF_ONE : to >= MOST_OF_ADDRESS ? MOST_OF_ADDRESS : MOST;
  if (own < MOST_OF_ONE && to < MOST_OF_ADDRESS && all.length < MOST) return;
  throw new SamgrafError(
    'OVERLOADED',
    `${most} answers are followed already, the most.`,
    'End those that you do not need.',
  );
};

const isSame = (a: string, b: string): boolean => {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
};

const noFollow = (): SamgrafError =>
  new SamgrafError('NOT_FOUND', 'You follow nothing by that id.', 'GET /follows lists what you follow.');

const noReplay = (): SamgrafError =>
  new SamgrafError(
    'BAD_INPUT',
    'That cannot be sent again now.',
    'GET /follows/ID lists what was sent; what is under way is sent again by itself.',
  );

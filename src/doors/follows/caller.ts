import { setTimeout as sleep } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { answered, attempted, gathered, lettersOf, withNews } from './advance';
import { groupBy } from '../../engine/model/objects';
import { NEVER, type Book, type BookPage } from './book';
import { differenceOf, idsGone } from './difference';
import type { FollowAnswer, Attempt, Follow, News, FollowedQuestion } from './follow';

/** The answer of a question as it is now, and what it depends on. */
export type AnsweredNow = Readonly<{
  answer: FollowAnswer;
  sequence: number;
  reads: readonly string[] | undefined;
  /** Whether there is an answer at the address; else it is empty, and says that. */
  isThere: boolean;
}>;

/** How a question is asked, and who is told by which way. */
export type Calls = Readonly<{
  /** Undefined where its key is not valid any more; `RETRY` where there is no answer just now. */
  ask: (
    question: Pick<FollowedQuestion, 'page' | 'language' | 'key'>,
  ) => Promise<AnsweredNow | 'RETRY' | undefined>;
  /** Those of some ids that whoever follows a question sees. */
  seen: (ids: readonly string[], question: FollowedQuestion) => Promise<ReadonlySet<string>>;
  send: (follow: Follow, news: News, question: FollowedQuestion) => Promise<Attempt>;
  /** The names of kinds and relations that entries after one are of; undefined for any. */
  changed: (after: number) => Promise<ReadonlySet<string> | undefined>;
  /** The things that the last entries after one are of, and the last of these. */
  touched: (after: number) => Promise<Touched>;
  today: () => string;
  /** Calls when something has been written, with the names of kinds and relations that it is of, until what it returns is called. */
  listen: (grown: (of: ReadonlySet<string> | undefined) => void) => () => void;
  failed: (error: unknown) => void;
}>;

/** The ids of things that were written, and the entry of the log up to which. */
export type Touched = Readonly<{ things: ReadonlySet<string>; sequence: number }>;

/** Whether others serve the same store: who tells is agreed on then. */
export type Sharing = Readonly<{ isShared: boolean }>;

/** How often it is looked whether something is due: milliseconds. */
const EVERY_MS = 1_000;
const LEASE_MS = 15_000;
/** After so long a question that had no answer is asked again. */
const AGAIN_MS = 5_000;
const ASKED_AT_ONCE = 4;
const SENT_AT_ONCE = 20;
/** Follows that are written in one transaction. */
const WRITTEN_AT_ONCE = 100;

/**
 * Tells those who follow questions what has changed. A question is asked again where something was written of what it reads, or on another day, once for
 * all who follow it as the same reader; what differs is kept with who has to be told in one transaction, and told after that: a process that dies has
 * told it or tells it again with the same id. Of several servers one tells.
 */
export class Caller {
  private readonly server = randomUUID();
  private readonly questions = new Map<string, FollowedQuestion>();
  private readonly follows = new Map<string, Follow>();
  private readonly dirty = new Set<string>();
  private readonly waits = new Map<string, number>();
  /** The last entry by which it was ordered who is asked first. */
  private ordered = 0;
  private readonly sending = new Set<string>();
  private readonly attempts: (readonly [Follow, Attempt])[] = [];
  private count: string | undefined;
  private isOurs = false;
  private leased = 0;
  private isClosed = false;
  private day: string;
  private running: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private listening: (() => void) | undefined;

  constructor(
    private readonly book: Book,
    private readonly calls: Calls,
    private readonly sharing: Sharing,
  ) {
    this.day = calls.today();
  }

  start(): void {
    this.timer = setInterval(() => {
      void this.wake();
    }, EVERY_MS).unref();
    void this.wake();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearInterval(this.timer);
    this.listening?.();
    await this.running;
    if (this.sharing.isShared && this.isOurs)
      await this.book.write(page => page.lease(this.server, Date.now(), 0)).catch(this.calls.failed);
  }

  /** Nothing is watched for nobody. */
  private listen(): void {
    if (this.questions.size > 0)
      this.listening ??= this.calls.listen(of => {
        this.grown(of);
      });
    else {
      this.listening?.();
      this.listening = undefined;
    }
  }

  private grown(of: ReadonlySet<string> | undefined): void {
    for (const { id, reads } of this.questions.values())
      if (!of || !reads || reads.some(name => of.has(name))) this.dirty.add(id);
    void this.wake();
  }

  /** Resolves when all that is due has been done. */
  wake(): Promise<void> {
    const next = this.running.then(() => this.once());
    this.running = next.catch(this.calls.failed);
    return this.running;
  }

  /** Follows came or went. Nobody waits until all that is due meanwhile has been done. */
  again(): void {
    this.count = undefined;
    void this.wake();
  }

  private async once(): Promise<void> {
    if (this.isClosed) return;
    await this.keepLease();
    if (!this.isOurs) return;
    const today = this.calls.today();
    if (today !== this.day) {
      this.day = today;
      for (const id of this.questions.keys()) this.dirty.add(id);
    }
    await this.askDirty();
    this.tellDue();
  }

  /** Who has the store alone needs no lease, and reads what there is to tell once, and when follows came or went. */
  private async keepLease(): Promise<void> {
    const now = Date.now();
    if (!this.sharing.isShared) this.isOurs = true;
    else if (now >= this.leased + LEASE_MS / 3) {
      // Where nothing was ever followed, nobody takes turns.
      const isNone = (await this.book.count()) === NEVER;
      const isOurs = !isNone && (await this.book.write(page => page.lease(this.server, now, LEASE_MS)));
      if (isOurs && !this.isOurs) this.count = undefined;
      this.isOurs = isOurs;
      this.leased = now;
    }
    if (!this.isOurs || (this.count !== undefined && !this.sharing.isShared)) return;
    const count = await this.book.count();
    if (count !== this.count) await this.read(count);
  }

  /** Reads all that is followed, where it has come to anything. */
  private async read(told: string): Promise<void> {
    const { questions, follows, count } =
      told === NEVER
        ? { questions: [], follows: [], count: told }
        : await this.book.write(async page => ({
            questions: await page.questions(),
            follows: await page.follows(),
            count: await page.count(),
          }));
    this.count = count;
    const before = new Set(this.questions.keys());
    this.questions.clear();
    this.follows.clear();
    for (const follow of follows) this.follows.set(follow.id, follow);
    for (const question of questions) this.questions.set(question.id, question);
    this.ordered ||= Math.max(0, ...questions.map(({ sequence }) => sequence));
    // Before it is looked what was missed, so that nothing comes between.
    this.listen();
    await this.catchUp(questions.filter(({ id }) => !before.has(id)));
  }

  /** What was written while nobody watched these; many are as of the same entry. */
  private async catchUp(questions: readonly FollowedQuestion[]): Promise<void> {
    for (const [sequence, some] of groupBy(questions, question => question.sequence)) {
      const changed = await this.calls.changed(sequence);
      for (const { id, reads, day } of some) {
        const isTouched = !changed || (reads ? reads.some(name => changed.has(name)) : changed.size > 0);
        if (isTouched || day !== this.day) this.dirty.add(id);
      }
    }
  }

  /** Who has something to be told is told it before the others have been asked. */
  private async askDirty(): Promise<void> {
    await this.orderDirty();
    for (;;) {
      const now = Date.now();
      const due = [...this.dirty].filter(id => (this.waits.get(id) ?? 0) <= now).slice(0, ASKED_AT_ONCE * 4);
      if (due.length === 0 || this.isClosed) return;
      for (const id of due) this.dirty.delete(id);
      const found: Found[] = [];
      await inParallel(due, ASKED_AT_ONCE, async id => {
        const question = this.questions.get(id);
        const one = question && (await this.askAgain(question));
        if (one) found.push(one);
      });
      await this.keep(found);
      this.tellDue();
    }
  }

  /** Asks first what speaks of the most of what was written: another answer is likely there. */
  private async orderDirty(): Promise<void> {
    if (this.dirty.size === 0) return;
    const { things, sequence } = await this.calls.touched(this.ordered);
    this.ordered = sequence;
    // What only waits to be asked again stays in its order.
    if (things.size === 0) return;
    const due = [...this.dirty].map(id => ({ id, met: metIn(this.questions.get(id), things) }));
    this.dirty.clear();
    for (const { id } of due.sort((a, b) => b.met - a.met)) this.dirty.add(id);
  }

  private async askAgain(question: FollowedQuestion): Promise<Found | undefined> {
    try {
      const now = await this.calls.ask(question);
      if (now === 'RETRY') return this.later(question.id);
      this.waits.delete(question.id);
      if (!now) return { question, next: undefined, news: undefined };
      const { answer, sequence } = now;
      const ids = idsGone(question.answer, answer);
      const seen = ids.length === 0 ? NONE : await this.calls.seen(ids, question);
      const at = new Date().toISOString();
      const news = differenceOf(question.answer, answer, { sequence, at }, id => seen.has(id));
      return { question, next: answered(question, { ...now, day: this.day }, news), news };
    } catch (error) {
      this.calls.failed(error);
      return this.later(question.id);
    }
  }

  private later(id: string): undefined {
    this.waits.set(id, Date.now() + AGAIN_MS);
    this.dirty.add(id);
    return undefined;
  }

  /** Keeps answers with whom they are news for; what another server has kept meanwhile stays. */
  private async keep(found: readonly Found[]): Promise<void> {
    if (found.length === 0) return;
    const kept = await this.book.write(async page => {
      // A follow that is not known here yet would not be told.
      if ((await page.count()) !== this.count) return undefined;
      const written: (FollowedQuestion | Follow)[] = [];
      for (const one of found) written.push(...(await this.keepOne(page, one)));
      return written;
    });
    if (!kept) {
      for (const { question } of found) this.dirty.add(question.id);
      await this.read(await this.book.count());
    } else for (const one of kept) this.remember(one);
  }

  private async keepOne(
    page: BookPage,
    { question, next, news }: Found,
  ): Promise<readonly (FollowedQuestion | Follow)[]> {
    const stored = await page.question(question.id);
    if (stored?.sequence !== question.sequence || stored.day !== question.day) return stored ? [stored] : [];
    const follows = news || !next ? await this.followsOf(page, question.id) : [];
    const at = new Date();
    const changed = follows.map((follow): Follow =>
      next && news ? withNews(follow, question.answer, news, at) : { ...follow, ended: 'KEY' },
    );
    for (const follow of changed) await page.setFollow(follow);
    if (!next) return changed;
    const whole = { ...next, ...(stored.fed === undefined ? {} : { fed: stored.fed }) };
    await page.setQuestion(whole);
    return [whole, ...changed];
  }

  private async followsOf(page: BookPage, question: string): Promise<readonly Follow[]> {
    const found: Follow[] = [];
    for (const { id, question: of } of this.follows.values()) {
      const follow = of === question ? await page.follow(id) : undefined;
      if (follow) found.push(follow);
    }
    return found;
  }

  private remember(one: FollowedQuestion | Follow): void {
    if ('page' in one) this.questions.set(one.id, one);
    else this.follows.set(one.id, one);
  }

  private tellDue(): void {
    const now = new Date().toISOString();
    const due = [...this.follows.values()].filter(
      ({ id, pending, due: gatheredBy, ended }) =>
        !ended && !this.sending.has(id) && ((pending ? pending.next : gatheredBy) ?? LATER) <= now,
    );
    if (due.length === 0) return;
    for (const { id } of due) this.sending.add(id);
    // Whoever does not answer keeps none of the others waiting, nor what is asked meanwhile.
    void inParallel(due, SENT_AT_ONCE, follow => this.tell(follow))
      .catch(this.calls.failed)
      .finally(() => {
        for (const { id } of due) this.sending.delete(id);
      });
  }

  private async tell(follow: Follow): Promise<void> {
    const ready = follow.pending ? follow : await this.gather(follow);
    const question = this.questions.get(follow.question);
    const news = question && ready && lettersOf(ready, question);
    if (!news || this.isClosed) return;
    const attempt = await this.calls.send(ready, news, question);
    this.attempts.push([ready, attempt]);
    await this.keepAttempts();
  }

  /** Makes one letter of all that was gathered, kept before it is sent. */
  private async gather({ id }: Follow): Promise<Follow | undefined> {
    const at = new Date().toISOString();
    const next = await this.book.write(page =>
      this.advance(page, id, (stored, question, isSeen) =>
        stored.pending || (stored.due ?? LATER) > at ? stored : gathered(stored, question, at, isSeen),
      ),
    );
    if (next) this.remember(next);
    return next;
  }

  /** Those that came to an end together are kept together. */
  private async keepAttempts(): Promise<void> {
    await sleep(10);
    const some = this.attempts.splice(0, WRITTEN_AT_ONCE);
    if (some.length === 0) return;
    const kept = await this.book.write(async page => {
      const written: Follow[] = [];
      for (const [follow, attempt] of some) {
        const next = await this.advance(page, follow.id, (stored, question, isSeen) =>
          stored.pending?.id === follow.pending?.id ? attempted(stored, attempt, question, isSeen) : stored,
        );
        if (next) written.push(next);
      }
      return written;
    });
    for (const one of kept) this.remember(one);
    if (this.attempts.length > 0) await this.keepAttempts();
  }

  /** Takes a follow as it is stored a step on; undefined if it is there no more. */
  private async advance(
    page: BookPage,
    id: string,
    step: (stored: Follow, question: FollowedQuestion, isSeen: (id: string) => boolean) => Follow,
  ): Promise<Follow | undefined> {
    const stored = await page.follow(id);
    const question = stored && (await page.question(stored.question));
    if (!question) return stored;
    const ids = stored.told ? idsGone(stored.told, question.answer) : [];
    const seen = ids.length === 0 ? NONE : await this.calls.seen(ids, question);
    const next = step(stored, question, one => seen.has(one));
    if (next !== stored) await page.setFollow(next);
    return next;
  }
}

type Found = Readonly<{
  question: FollowedQuestion;
  next: FollowedQuestion | undefined;
  news: News | undefined;
}>;

/** How many of some things a question and its answer speak of. */
const metIn = (question: FollowedQuestion | undefined, things: ReadonlySet<string>): number => {
  const spoken = new Set(question?.answer.claims.flatMap(({ about }) => about));
  return [...things].filter(id => spoken.has(id) || question?.page.includes(id)).length;
};

/** After each point in time, as texts are compared. */
const LATER = '~';
const NONE: ReadonlySet<string> = new Set();

const inParallel = async <T>(
  all: readonly T[],
  most: number,
  work: (one: T) => Promise<void>,
): Promise<void> => {
  const waiting = [...all];
  const run = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: Math.min(most, all.length) }, run));
};

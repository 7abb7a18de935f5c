import type { Notes, Store } from '../../engine/store/store';
import { readFollow, readQuestion, type Follow, type Question } from './follow';

const QUESTION = 'followed ';
const FOLLOW = 'follow ';
/** Whose turn it is to tell, and until when. */
const LEASE = 'follows of';
/** Changes with each follow that comes or goes: whoever tells reads them again. */
const COUNT = 'follows at';

/** What is written of follows in one transaction. */
export class Page {
  constructor(private readonly notes: Notes) {}

  async question(id: string): Promise<Question | undefined> {
    const text = await this.notes.note(`${QUESTION}${id}`);
    return text === undefined ? undefined : readQuestion(text);
  }

  async follow(id: string): Promise<Follow | undefined> {
    const text = await this.notes.note(`${FOLLOW}${id}`);
    return text === undefined ? undefined : readFollow(text);
  }

  async questions(): Promise<readonly Question[]> {
    return [...(await this.notes.notes(QUESTION)).values()].map(readQuestion);
  }

  async follows(): Promise<readonly Follow[]> {
    return [...(await this.notes.notes(FOLLOW)).values()].map(readFollow);
  }

  setQuestion(question: Question): Promise<void> {
    return this.notes.set(`${QUESTION}${question.id}`, JSON.stringify(question));
  }

  setFollow(follow: Follow): Promise<void> {
    return this.notes.set(`${FOLLOW}${follow.id}`, JSON.stringify(follow));
  }

  removeQuestion(id: string): Promise<void> {
    return this.notes.remove(`${QUESTION}${id}`);
  }

  removeFollow(id: string): Promise<void> {
    return this.notes.remove(`${FOLLOW}${id}`);
  }

  /** How often follows have come or gone. */
  async count(): Promise<string> {
    return (await this.notes.note(COUNT)) ?? '0';
  }

  /** Lets whoever tells know that follows came or went. */
  async counted(): Promise<void> {
    await this.notes.set(COUNT, String(Number(await this.count()) + 1));
  }

  /** Takes or keeps the lease for so long, if nobody else has it; 0 gives it back. Tells whether it is ours. */
  async lease(server: string, now: number, ms: number): Promise<boolean> {
    const [holder, until = '0'] = ((await this.notes.note(LEASE)) ?? '').split(' until ');
    const isOurs = holder === server || Number(until) < now;
    if (isOurs && ms > 0) await this.notes.set(LEASE, `${server} until ${now + ms}`);
    if (isOurs && ms === 0) await this.notes.remove(LEASE);
    return isOurs;
  }
}

/** Where follows are kept: as notes of the store, so that servers have them in common. */
export class Book {
  constructor(private readonly store: Pick<Store, 'noting' | 'note'>) {}

  /** How often follows have come or gone; asked without a transaction. */
  async count(): Promise<string> {
    return (await this.store.note(COUNT)) ?? '0';
  }

  async follow(id: string): Promise<Follow | undefined> {
    const text = await this.store.note(`${FOLLOW}${id}`);
    return text === undefined ? undefined : readFollow(text);
  }

  async question(id: string): Promise<Question | undefined> {
    const text = await this.store.note(`${QUESTION}${id}`);
    return text === undefined ? undefined : readQuestion(text);
  }

  write<T>(work: (page: Page) => Promise<T>): Promise<T> {
    return this.store.noting(notes => work(new Page(notes)));
  }
}

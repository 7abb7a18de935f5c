import type { Notes, Store } from '../../engine/store/store';
import { readFollow, readQuestion, type Follow, type FollowedQuestion } from './follow';

const QUESTION = 'followed ';
const FOLLOW = 'follow ';
/** Whose turn it is to tell, and until when. */
const LEASE = 'follows of';
/** Changes with each follow that comes or goes: whoever tells reads them again. */
const COUNT = 'follows at';
/** The count where nothing was ever followed. */
export const NEVER = '0';

/** Reads one follow or question, in a transaction or without. */
class Reading {
  constructor(private readonly from: Pick<Notes, 'note'>) {}

  async question(id: string): Promise<FollowedQuestion | undefined> {
    const text = await this.from.note(`${QUESTION}${id}`);
    return text === undefined ? undefined : readQuestion(text);
  }

  async follow(id: string): Promise<Follow | undefined> {
    const text = await this.from.note(`${FOLLOW}${id}`);
    return text === undefined ? undefined : readFollow(text);
  }

  /** How often follows have come or gone. */
  async count(): Promise<string> {
    return (await this.from.note(COUNT)) ?? NEVER;
  }
}

/** What is written of follows in one transaction. */
export class BookPage extends Reading {
  constructor(private readonly notes: Notes) {
    super(notes);
  }

  async questions(): Promise<readonly FollowedQuestion[]> {
    return [...(await this.notes.notes(QUESTION)).values()].map(readQuestion);
  }

  async follows(): Promise<readonly Follow[]> {
    return [...(await this.notes.notes(FOLLOW)).values()].map(readFollow);
  }

  setQuestion(question: FollowedQuestion): Promise<void> {
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
export class Book extends Reading {
  constructor(private readonly store: Pick<Store, 'noting' | 'note'>) {
    super(store);
  }

  write<T>(work: (page: BookPage) => Promise<T>): Promise<T> {
    return this.store.noting(notes => work(new BookPage(notes)));
  }
}

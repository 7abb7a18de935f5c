import { LRUCache } from 'lru-cache';
import { AT, REQUESTS, compileTogether } from '../cypher/compile-read';
import { type Statement, withNames } from '../cypher/fragment';
import { required } from '../errors';
import { turn } from '../model/in-turns';
import type { Row } from './store';

/** Maximum number of requests per statement (bench/RESULTS.md). */
export const MOST_TOGETHER = 32;
/** Each set of differing parameters is a separate statement, which the database has to plan. */
const MOST_VARIANTS = 4;
/** Statements whose joint texts are remembered. */
const MOST_STATEMENTS = 500;

type Values = Record<string, unknown>;
type Waiting = Readonly<{
  values: Values;
  resolve: (row: Row) => void;
  reject: (error: unknown) => void;
}>;

/** Runs a statement: for one request, for several together, or for one after a joint statement failed. */
export type RunStatement = (
  text: string,
  values: Values,
  purpose: 'request' | 'together' | 'after all',
) => Promise<readonly Row[]>;

/**
 * Reads with the same statement, whatever the documents that it was compiled for, that arrive in the same turn of
 * the event loop are sent to the database as one. None waits for others to arrive: once the loop has polled all its
 * sockets, those that are there are sent. If the joint statement fails, each read is run by itself, so only those
 * that cause an error fail.
 */
export class Together {
  /** By the text, whose parameters are the same: clients that write values into their documents have one for each. */
  private waiting = new Map<string, Readonly<{ statement: Statement; all: Waiting[] }>>();
  private readonly texts = new LRUCache<string, Map<string, string | undefined>>({ max: MOST_STATEMENTS });

  constructor(private readonly run: RunStatement) {}

  read(statement: Statement, values: Values): Promise<Row> {
    return new Promise((resolve, reject) => {
      if (this.waiting.size === 0) setImmediate(() => this.send());
      const same = this.waiting.get(statement.text);
      const one = { values, resolve, reject };
      if (same) same.all.push(one);
      else this.waiting.set(statement.text, { statement, all: [one] });
    });
  }

  private send(): void {
    const { waiting } = this;
    this.waiting = new Map();
    for (const { statement, all } of waiting.values())
      for (let i = 0; i < all.length; i += MOST_TOGETHER)
        void this.answer(statement, all.slice(i, i + MOST_TOGETHER));
  }

  private async answer(statement: Statement, all: readonly Waiting[]): Promise<void> {
    const [first, ...others] = all;
    if (!first) return;
    if (others.length === 0) return this.answerAlone(statement, first, 'request');
    try {
      const differing = Object.keys(first.values).filter(name =>
        others.some(({ values }) => !isSame(values[name], first.values[name])),
      );
      const text = this.textOf(statement, differing);
      if (text === undefined) {
        for (const one of all) void this.answerAlone(statement, one, 'request');
        return;
      }
      const rows = await this.rowsOf(text, all, differing);
      all.forEach(({ resolve }, i) => {
        resolve(withNames(required(rows[i], 'a row each'), statement.layouts));
      });
    } catch {
      // Whatever the error was, only the requests that cause it get it: each is run by itself.
      for (const one of all) void this.answerAlone(statement, one, 'after all');
    }
  }

  /** If nothing differs, one row answers all requests. */
  private async rowsOf(
    text: string,
    all: readonly Waiting[],
    differing: readonly string[],
  ): Promise<readonly Row[]> {
    const shared: Values = { ...required(all[0], 'somebody asks').values };
    if (differing.length === 0) {
      const [row] = await this.run(text, shared, 'together');
      return all.map(() => required(row, 'a read gives one row'));
    }
    for (const name of differing) delete shared[name];
    shared[REQUESTS] = all.map(({ values }, at) => {
      const own: Values = { [AT]: at };
      for (const name of differing) own[name] = values[name];
      return own;
    });
    const rows: Row[] = [];
    for (const { [AT]: at, ...row } of await this.run(text, shared, 'together')) rows[at as number] = row;
    return rows;
  }

  private async answerAlone(
    statement: Statement,
    { values, resolve, reject }: Waiting,
    purpose: 'request' | 'after all',
  ): Promise<void> {
    try {
      const [row] = await this.run(statement.text, { ...values }, purpose);
      resolve(withNames(required(row, 'a read gives one row'), statement.layouts));
    } catch (error) {
      reject(error);
    }
  }

  private textOf(statement: Statement, differing: readonly string[]): string | undefined {
    if (differing.length === 0) return statement.text;
    const texts = this.texts.get(statement.text) ?? new Map<string, string | undefined>();
    this.texts.set(statement.text, texts);
    const key = differing.join(' ');
    if (!texts.has(key) && texts.size < MOST_VARIANTS)
      texts.set(key, compileTogether(statement, new Set(differing)));
    return texts.get(key);
  }
}

const isSame = (a: unknown, b: unknown): boolean =>
  Object.is(a, b) || (Array.isArray(a) && Array.isArray(b) && JSON.stringify(a) === JSON.stringify(b));

/** How long others wait for a reading that is underway, which a dead connection may never answer: milliseconds. */
const PATIENCE = 50;

/**
 * A read without parameters, asked once for all who want it while the one before is underway, and never for those who
 * come after it was sent: theirs is the next. Who takes what is `stale` milliseconds old gets the last that was
 * sent no longer ago.
 */
export class Shared<T> {
  private underway: Promise<void> | undefined;
  private next: Promise<T> | undefined;
  private last: Readonly<{ read: T; sent: number }> | undefined;
  private forgotten = -Infinity;

  constructor(private readonly ask: () => Promise<T>) {}

  async read(stale = 0): Promise<T> {
    if (this.last && performance.now() - this.last.sent < stale) return this.last.read;
    this.next ??= this.afterThatUnderway();
    return this.next;
  }

  /** What has been sent until now is too old for everyone. */
  forget(): void {
    this.forgotten = performance.now();
    this.last = undefined;
  }

  private async afterThatUnderway(): Promise<T> {
    await this.underway;
    await turn();
    this.next = undefined;
    const asked = this.sent();
    this.underway = new Promise(resolve => {
      const timer = setTimeout(resolve, PATIENCE);
      const answered = (): void => {
        clearTimeout(timer);
        resolve();
      };
      asked.then(answered, answered);
    });
    return asked;
  }

  private async sent(): Promise<T> {
    const sent = performance.now();
    const read = await this.ask();
    if (sent > this.forgotten) this.last = { read, sent };
    return read;
  }
}

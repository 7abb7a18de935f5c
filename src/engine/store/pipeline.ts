import type { Statement } from '../cypher/fragment';
import type { Row } from './store';

export type Run = (statement: Statement) => Promise<readonly Row[]>;

/** The statements of one transaction, in order. */
export type Sending = Readonly<{
  run: Run;
  /**
   * For those whose rows nobody reads: may resolve before the database has answered. Its failure is that of the
   * next.
   */
  send: (statement: Statement) => Promise<void>;
}>;

/** Runs work in a transaction of its own, beside the one that is open. */
export type Aside = <T>(work: (sending: Sending) => Promise<T>) => Promise<T>;

/** Statements that may be on their way without an answer; each may hold a batch of records. */
const AHEAD = 4;

/** Sends each statement when the one before it has been answered; after one that failed, none. */
export const oneByOne = (run: Run): Sending => {
  let before: Promise<unknown> = Promise.resolve();
  const inTurn: Run = statement => {
    const answer = before.then(() => run(statement));
    before = answer;
    return answer;
  };
  return { run: inTurn, send: async statement => void (await inTurn(statement)) };
};

/** Sends statements one after another without waiting for their answers, so that several take one round trip. */
export class Pipeline implements Sending {
  private readonly sent: Promise<unknown>[] = [];

  constructor(private readonly ask: Run) {}

  async run(statement: Statement): Promise<readonly Row[]> {
    try {
      return await this.ask(statement);
    } finally {
      // A statement that failed ends the transaction: what it says is why this one failed too.
      await this.settle();
    }
  }

  async send(statement: Statement): Promise<void> {
    if (this.sent.length >= AHEAD) await this.settle();
    const answer = this.ask(statement);
    // Thrown by settle.
    answer.catch(() => undefined);
    this.sent.push(answer);
  }

  /** Before the commit. */
  async settle(): Promise<void> {
    await Promise.all(this.sent.splice(0));
  }
}

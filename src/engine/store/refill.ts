import { EMPTIED, compileEmptying, compilePart } from '../cypher/compile-refill';
import type { Dialect } from '../cypher/dialect';
import { compileNoteLock, compileSetNote } from '../cypher/notes';
import { SamgrafError, required } from '../errors';
import type { StoredPart } from '../plan/stored-part';
import type { LoadLookup } from '../plan/write';
import type { Aside, Sending } from './pipeline';
import type { Guard, Refilling, Row } from './store';

/** Records that are deleted in one transaction. */
const EMPTIED_AT_ONCE = 10_000;

/**
 * A store that is filled by transactions of their own, each of which holds the guard: what a process that was killed still
 * had on its way is written before the next one takes the guard, or not at all.
 */
export class Refill implements Refilling {
  private guard: Guard | undefined;

  constructor(
    private readonly dialect: Dialect,
    private readonly each: Aside,
    readonly look: (lookup: LoadLookup) => Promise<readonly Row[]>,
  ) {}

  async begin(guard: Guard): Promise<void> {
    await this.each(sending => sending.run(compileSetNote(guard.key, guard.value)));
    this.guard = guard;
    for (const of of EMPTIED) {
      const statement = compileEmptying(of, guard.key, EMPTIED_AT_ONCE);
      for (let deleted = EMPTIED_AT_ONCE; deleted === EMPTIED_AT_ONCE;)
        deleted = Number((await this.inTurn(sending => sending.run(statement)))[0]?.['deleted']);
    }
  }

  put(part: StoredPart): Promise<void> {
    const statement = compilePart(part, this.dialect);
    return this.inTurn(async sending => {
      const [row] = await sending.run(statement);
      if (part.of === 'edges' && Number(row?.['written']) !== part.rows.length)
        throw new SamgrafError(
          'BAD_BACKUP',
          `Of ${part.rows.length} relations ${part.type}, ${part.rows.length - Number(row?.['written'])} have an end that is not in the store.`,
          'Something else has written to the store: restore again, when no server is running on it.',
        );
    });
  }

  private inTurn<T>(work: (sending: Sending) => Promise<T>): Promise<T> {
    const { key, value } = required(this.guard, 'a refill begins with its guard');
    return this.each(async sending => {
      if ((await sending.run(compileNoteLock(key, value))).length === 0)
        throw new SamgrafError(
          'STORE_UNAVAILABLE',
          'Another restore has taken over; this one ends, and what it wrote is gone.',
          'Let one of them end before the next begins.',
        );
      return work(sending);
    });
  }
}

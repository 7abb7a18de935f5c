import { randomUUID } from 'node:crypto';
import { compileLookup } from '../cypher/compile-lookup';
import { compileRemoval } from '../cypher/compile-write';
import { compileNote, compileSetNote } from '../cypher/constraints';
import type { Dialect } from '../cypher/dialect';
import type { Model } from '../model/model';
import type { Lookup, Removal, WritePlan } from '../plan/write';
import { PutInPlace, type Run } from './put-in-place';
import type { Row, Writing } from './store';

/**
 * A note that every transaction writes first: other writers wait there until it ends. Its value changes each
 * time, which shows whether anything was written since.
 */
export const TURN = 'turn';

/** The graph in one transaction, whose statements `run` runs. */
export class WritingIn implements Writing {
  private readonly inPlace: PutInPlace;

  constructor(
    model: Model,
    private readonly dialect: Dialect,
    private readonly run: Run,
  ) {
    this.inPlace = new PutInPlace(model, dialect, run);
  }

  async takeTurn(): Promise<void> {
    await this.setNote(TURN, randomUUID());
  }

  write(plan: WritePlan): Promise<void> {
    return this.inPlace.write(plan);
  }

  look(lookup: Lookup): Promise<readonly Row[]> {
    return this.run(compileLookup(lookup, this.dialect));
  }

  async remove(removal: Removal): Promise<void> {
    await this.run(compileRemoval(removal, this.dialect));
  }

  async note(key: string): Promise<string | undefined> {
    return (await this.run(compileNote(key)))[0]?.['value'] as string | undefined;
  }

  async setNote(key: string, value: string): Promise<void> {
    await this.run(compileSetNote(key, value));
  }
}

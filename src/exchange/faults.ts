import { SamgrafError } from '../errors';

const SHOWN = 20;
const LONGEST = 400;

/** Faults in records, each with its file and line: all are counted, the first are shown. */
export class Faults {
  private readonly shown: string[] = [];
  private count = 0;

  add(fault: string): void {
    this.count += 1;
    if (this.shown.length < SHOWN)
      this.shown.push(fault.length > LONGEST ? `${fault.slice(0, LONGEST)}…` : fault);
  }

  throwIfAny(): void {
    if (this.count === 0) return;
    const more = this.count > SHOWN ? [`… and ${this.count - SHOWN} more`] : [];
    throw new SamgrafError(
      'BAD_RECORD',
      `${this.count} fault(s), nothing was written:\n${[...this.shown, ...more].map(fault => `  ${fault}`).join('\n')}`,
      'Correct these lines and load again; loading valid records a second time changes nothing.',
    );
  }
}

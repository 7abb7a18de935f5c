import { SamgrafError } from '../errors';

const SHOWN = 20;
const LONGEST = 400;

/** What is wrong with a record, and where it stands: a file and line, or a place in a request. */
export type Fault = Readonly<{ at: string; text: string }>;

/** Where the checks report what they find. */
export interface FaultSink {
  add(at: string, text: string): void;
}

/** Faults in records, each with its file and line: all are counted, the first are shown. */
export class Faults implements FaultSink {
  private readonly shown: string[] = [];
  private count = 0;

  add(at: string, text: string): void {
    this.count += 1;
    if (this.shown.length >= SHOWN) return;
    const fault = `${at}  ${text}`;
    this.shown.push(fault.length > LONGEST ? `${fault.slice(0, LONGEST)}…` : fault);
  }

  throwIfAny(): void {
    if (this.count === 0) return;
    const more = this.count > SHOWN ? [`… and ${this.count - SHOWN} more`] : [];
    throw new SamgrafError(
      'BAD_RECORD',
      `${this.count} fault(s), nothing was written:\n${[...this.shown, ...more].map(fault => `  ${fault}`).join('\n')}`,
      'Correct what is named, in the files or in the store, and load again; loading valid records a second time changes nothing.',
    );
  }
}

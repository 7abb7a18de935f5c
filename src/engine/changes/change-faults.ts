import type { FaultSink } from '../exchange/faults';
import type { ChangeFault, FaultCode } from '../plan/change';

const HINTS: Readonly<Record<FaultCode, string>> = {
  BAD_RECORD: 'Correct it and send all changes again: nothing was written.',
  NOT_FOUND: 'Check the id, or use upsert, which creates what is not there.',
  VERSION_CONFLICT: 'Read the record again, and decide whether your change still stands.',
  DERIVED: 'Change what it follows from: when one of these ends, or is removed, it goes as well.',
  FORBIDDEN: 'An editor changes what its own organisation has; ask a steward for the rest.',
};

/** The rules begin with the name of the field that breaks them, where there is one. */
const FIELD = /^([A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)*): (.*)$/s;
const LONGEST = 400;
/** So many faults of one change are told. */
const SHOWN = 20;

const UNTOLD: ChangeFault = {
  code: 'BAD_RECORD',
  field: null,
  message: 'It conflicts with something that you may not see.',
  hint: 'Ask a steward to make this change.',
};

const NONE: readonly never[] = [];

/** What is wrong with changes, by their place. */
export class ChangeFaults implements FaultSink {
  private readonly byPlace = new Map<string, ChangeFault[]>();

  get isEmpty(): boolean {
    return this.byPlace.size === 0;
  }

  add(at: string, text: string): void {
    const [, field, message] = FIELD.exec(text) ?? [undefined, undefined, text];
    this.refuse(at, 'BAD_RECORD', message ?? text, field);
  }

  refuse(at: string, code: FaultCode, message: string, field?: string): void {
    const faults = this.byPlace.get(at) ?? [];
    this.byPlace.set(at, faults);
    if (faults.length >= SHOWN) return;
    const told = message.length > LONGEST ? `${message.slice(0, LONGEST)}…` : message;
    faults.push({ code, field: field ?? null, message: told, hint: HINTS[code] });
  }

  at(place: string): readonly ChangeFault[] {
    return this.byPlace.get(place) ?? NONE;
  }

  /** Adds faults that were found as those are told of them who see less: what they find at the place, if anything. */
  addTold(found: ChangeFaults, told: ChangeFaults): void {
    for (const place of found.byPlace.keys()) {
      const seen = told.at(place);
      this.byPlace.set(place, [...this.at(place), ...(seen.length > 0 ? seen : [UNTOLD])].slice(0, SHOWN));
    }
  }
}

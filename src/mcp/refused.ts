import type { Said } from './words';

export const NOTHING_SAID: Said = { nb: '', nn: '', en: '' };

/** Why a tool does not answer, as its caller is told: what is wrong, and what to do about it. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly said: Said,
    readonly hint: Said = NOTHING_SAID,
  ) {
    super(said.en);
    this.name = 'Refused';
  }
}

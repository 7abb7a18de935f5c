/**
 * Gaps in the event loop for work that takes it: one at a time, each in a turn of its own, so that whatever has come
 * in is handled between any two.
 */
export class Gaps {
  private last: Promise<void> = Promise.resolve();

  /** Resolves in a later turn of the event loop than all gaps before it. */
  next(): Promise<void> {
    this.last = this.last.then(() => new Promise(resolve => setImmediate(resolve)));
    return this.last;
  }
}

/** Milliseconds of one turn of the event loop that requests may take before the others wait for the next. */
const BUDGET_MS = 10;

/**
 * Lets many requests that come at once take turns: what they do in one turn of the event loop holds up everybody else.
 * While little has been done in a turn nobody waits; then one goes on in each turn, or as many as there is time for.
 */
export class Turns {
  private readonly waiting: (() => void)[] = [];
  private begun: number | undefined;
  private scheduled = false;

  /** Resolves when there is time; at once, and so undefined, when there is. */
  next(): Promise<void> | undefined {
    const now = performance.now();
    this.begun ??= now;
    this.schedule();
    if (this.waiting.length === 0 && now - this.begun < BUDGET_MS) return undefined;
    return new Promise(resolve => { this.waiting.push(resolve); });
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => { void this.turn(); });
  }

  /** Who goes on does so before the next line of this: what waits for a promise runs in the order that it began to wait. */
  private async turn(): Promise<void> {
    this.begun = performance.now();
    while (this.waiting.length > 0 && performance.now() - this.begun < BUDGET_MS) {
      this.waiting.shift()?.();
      await undefined;
      await undefined;
    }
    this.scheduled = false;
    if (this.waiting.length > 0) this.schedule();
    else this.begun = undefined;
  }
}

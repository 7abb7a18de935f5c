/** How long each stage of a request took, in milliseconds: the entries of its `Server-Timing` header. */
export class Timing {
  /** Finished stages, in order. */
  readonly times: [stage: string, milliseconds: number][] = [];
  private ended = '';
  private current: string | undefined;
  private begun = 0;

  /** Starts a stage and ends the previous one. */
  enter(stage: string): void {
    const now = performance.now();
    this.end(now);
    this.current = stage;
    this.begun = now;
  }

  /** `plan;dur=0.12, find;dur=1.4, …` (W3C Server Timing), so far; empty if no stage was entered. */
  header(): string {
    this.end(performance.now());
    this.current = undefined;
    return this.ended;
  }

  private end(now: number): void {
    if (this.current === undefined) return;
    const took = Math.round((now - this.begun) * 100) / 100;
    this.times.push([this.current, took]);
    this.ended += `${this.ended && ', '}${this.current};dur=${took}`;
  }
}

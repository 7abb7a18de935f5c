/** How long each stage of a request took, in milliseconds: the entries of its `Server-Timing` header. */
export class Stages {
  private readonly entries: string[] = [];

  time<T>(stage: string, run: () => T): T {
    const start = performance.now();
    try {
      return run();
    } finally {
      this.add(stage, start);
    }
  }

  async timeAsync<T>(stage: string, run: () => Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      return await run();
    } finally {
      this.add(stage, start);
    }
  }

  private add(stage: string, start: number): void {
    this.entries.push(`${stage};dur=${Math.round((performance.now() - start) * 100) / 100}`);
  }

  /** `plan;dur=0.12, find;dur=1.40, …` (W3C Server Timing). */
  header(): string {
    return this.entries.join(', ');
  }
}

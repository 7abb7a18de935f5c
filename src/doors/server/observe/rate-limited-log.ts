/** Maximum number of lines per second. */
const A_SECOND = 10;

/** Lines of what clients can cause as often as they like: the next line tells how many were left out. */
export class RateLimitedLog {
  private second = 0;
  private told = 0;
  private untold = 0;

  /** The number of lines omitted since the last one; undefined if this one is omitted too. */
  turn(): number | undefined {
    const second = Math.floor(Date.now() / 1000);
    if (second !== this.second) [this.second, this.told] = [second, 0];
    if (this.told >= A_SECOND) {
      this.untold += 1;
      return undefined;
    }
    this.told += 1;
    const { untold } = this;
    this.untold = 0;
    return untold;
  }
}

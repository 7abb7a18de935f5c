import { SamgrafError } from '../errors';
import { decodeCursor, encodeCursor } from '../plan/cursor';

/** Cursors of a list that is numbered and only grows at its end: what is after a number stays so. */
export class Places {
  constructor(
    private readonly mark: string,
    /** As an error calls it. */
    private readonly list: string,
  ) {}

  cursor(number: number): string {
    return encodeCursor(this.mark, [number]);
  }

  /** The number that a cursor in `after` stands for; undefined if there is none. */
  after(cursor: unknown): number | undefined {
    if (typeof cursor !== 'string') return undefined;
    const [place] = decodeCursor(cursor, { mark: this.mark, scope: '' }, 1, 'after').values;
    if (typeof place === 'number' && Number.isSafeInteger(place) && place >= 0) return place;
    throw new SamgrafError(
      'BAD_CURSOR',
      `\`after\` is not a cursor of ${this.list}.`,
      'Pass pageInfo.endCursor of the page before, as it is.',
    );
  }
}

export const LOG_PLACES = new Places('changes', 'the change log');
export const PROPOSAL_PLACES = new Places('proposals', 'proposals');

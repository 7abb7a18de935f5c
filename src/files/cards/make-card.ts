import { SamgrafError } from '../../engine/errors';
import { makeInThread } from '../../engine/in-thread';
import type { CardGiven } from './card-worker';

/** What one may take: milliseconds, and MiB of values. The largest took 1.1 s and 60 MiB. */
const LIMITS = { time: 10_000, heap: 192 } as const;

const tooMuch = (): SamgrafError =>
  new SamgrafError(
    'TOO_COMPLEX',
    'The answer has more to draw than a card has time for.',
    'Ask for less of it, or take it along as CSV or text.',
  );

/**
 * Writes a leaf in a thread of its own, which ends with it, and its memory with that.
 *
 * @throws TOO_COMPLEX if it takes more time or memory than a card may
 */
export const makeCard = (given: CardGiven): Promise<Buffer> =>
  makeInThread('files/cards/card-worker.js', given, { ...LIMITS, tooMuch });

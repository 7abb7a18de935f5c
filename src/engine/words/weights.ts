import type { Speaker } from '../messages/speaker';
import type { ToldFigure } from '../graph/weights';

/** Told one by one; of more, how many there are. */
const MOST = 3;

/** As precise as it is known: a day, or else the year alone. */
export const whenOf = (on: string, speaker: Speaker): string =>
  /^\d{4}-\d\d-\d\d$/.test(on) ? speaker.day(on) : on.slice(0, 4);

/** Says what a figure says, by whom and when: “The login has two million users (its owner, 2025).” */
export const explainWeight = (figure: string, { by, on, secondHand }: ToldFigure, speaker: Speaker): string =>
  speaker.say('loss-weight', {
    figure,
    by: by ?? 'NONE',
    on: on === undefined ? 'NONE' : whenOf(on, speaker),
    hand: secondHand ? 'SECOND' : 'FIRST',
  });

/** Says what is at risk in part: what rests on what loses a way in. */
export const explainAtRisk = (
  through: readonly string[],
  resting: readonly string[],
  speaker: Speaker,
): string =>
  speaker.say('loss-at-risk', {
    through: speaker.list([
      ...through.slice(0, MOST),
      ...(through.length > MOST ? [speaker.say('loss-and-more', { n: through.length - MOST })] : []),
    ]),
    resting: speaker.list(resting),
  });

import type { Whole } from '../graph/up-to';
import type { Speaker } from '../messages/speaker';
import type { Noun } from '../model/model';

/** Says how many of the capabilities were assessed, and what it means of the others. */
export const explainUnassessed = (some: number, all: number, { say }: Speaker): string =>
  some === 0 ? say('unknown-assessments') : say('unknown-some-assessments', { some, all });

/** Says that what is asked about is of no kind that loses. */
export const explainRestless = ({ say }: Speaker): string => say('unknown-rests-on-nothing');

/** Says how many of those asked about are left out, since groups that they are in were not read. */
export const explainUnread = (some: Whole<number>, all: number, { say }: Speaker): string =>
  say('unknown-groups-not-read', { some, all });

/** Of those compared with, how many have any use on record, and how many resources the one compared has. */
type Recorded = Readonly<{ some: number; all: number; own: number; noun: Noun }>;

/** Says how many of those compared with have any use on record, and how many resources the one compared has. */
export const explainRecorded = ({ noun, ...counts }: Recorded, speaker: Speaker): string =>
  speaker.say('unknown-uses', { ...counts, those: speaker.of(noun.many) ?? '' });

/** Of all that was found, how much few of the peers have. */
type Particular = Readonly<{
  some: Whole<number>;
  all: Whole<number>;
  peers: number;
  noun: Noun;
  name: string;
}>;

/** Says how much of an answer is particular to whom it is about, or that nothing is. */
export const explainParticular = ({ some, all, peers, noun, name }: Particular, speaker: Speaker): string => {
  const { one, many } = noun.definite ?? noun;
  const compared = { peers, one: speaker.of(one) ?? '', many: speaker.of(many) ?? '' };
  if (some === 0) return speaker.say('unknown-nothing-particular', { name, all, ...compared });
  return speaker.say('unknown-particular', {
    some,
    which: all === 1 ? 'one' : some === all ? 'all' : 'some',
    allSpelt: speaker.say('count-few', { n: all }),
    someSpelt: speaker.say('count-few', { n: some }),
    ...compared,
  });
};

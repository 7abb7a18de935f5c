import type { Speaker, MessageId } from '../messages/speaker';
import type { Noun } from '../model/model';

/** What the engine itself counts, whatever the model: the rest of the id of its message. */
export type Countable = 'things' | 'relations' | 'such-relations' | 'steps' | 'groups' | 'functions';

/** What is counted: a kind by the noun that the model has for it, or what every model has. */
export type Counted = Noun | Countable;

const nounIn = ({ one, many, gender }: Noun, speaker: Speaker) => ({
  one: speaker.of(one) ?? '',
  many: speaker.of(many) ?? '',
  gender: speaker.of(gender) ?? ('NONE' as const),
});

/** Counts things of a kind with figures: ingen plikter, éi teneste, ett mål, 21 noder. */
export const counted = (n: number, noun: Noun, speaker: Speaker): string =>
  speaker.say('count-of-kind-in-figures', { n, ...nounIn(noun, speaker) });

/** Counts with numbers up to twelve spelt out, as at the beginning of a sentence. */
export const spelt = (n: number, of: Counted, speaker: Speaker): string =>
  typeof of === 'string'
    ? speaker.say(`count-${of}` satisfies MessageId, { n })
    : speaker.say('count-of-kind', { n, ...nounIn(of, speaker) });

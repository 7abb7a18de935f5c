import type { Messages, Speaker } from '../messages/speaker';
import type { RowMap } from '../plan/plan';
import { spelt } from './grammar';

/**
 * What was cut: groups beyond the number asked for, relations beyond the layer cap, or paths beyond the step
 * limit.
 */
type Cut =
  | Readonly<{ reason: 'GROUP_LIMIT'; groups: number }>
  | Readonly<{ reason: 'LAYER_CAP'; layerCap: number; /** Relations read. */ visited: number }>
  | Readonly<{ reason: 'PATH_LIMIT' }>
  /** Another graph was not heard, or left something out. */
  | Readonly<{ reason: 'ELSEWHERE' }>;

/** What says of an object that was computed what was cut, in the language that is asked for. */
type Saying = (args: RowMap, parts: Readonly<{ messages: Messages }>) => string;

/** Returns what was cut from an answer, and the distance within which it is still complete, if there is one. */
export const truncated = (cut: Cut, completeTo: number | null): RowMap => ({
  reason: cut.reason,
  completeTo,
  explanation: ((args, { messages }) =>
    explainCut(cut, completeTo, messages.in(args['lang']))) satisfies Saying,
});

/** The cut in words, with advice on how to avoid it. */
export const explainCut = (cut: Cut, completeTo: number | null, speaker: Speaker): string => {
  if (cut.reason === 'GROUP_LIMIT')
    return speaker.say('cut-groups', { groups: spelt(cut.groups, 'groups', speaker) });
  const why =
    cut.reason === 'LAYER_CAP'
      ? speaker.say('cut-layer', {
          relations: spelt(cut.layerCap, 'relations', speaker),
          read: speaker.number(cut.visited),
        })
      : cut.reason === 'ELSEWHERE'
        ? speaker.say('cut-elsewhere')
        : speaker.say('cut-paths');
  const left = completeTo
    ? speaker.say('cut-whole', { relations: spelt(completeTo, 'relations', speaker) })
    : speaker.say('cut-not-whole');
  return `${left} ${why}`;
};

/** Says what steps or relations without dates mean for an answer: of a day, about two days, or about all of them. */
export const explainUndated = (n: number, of: 'steps' | 'difference' | 'history', speaker: Speaker): string =>
  speaker.capital(speaker.say(`undated-${of}`, { n }));

import type { StandingKind } from '../graph/standing';
import type { Speaker } from '../messages/speaker';

type AsMessage<Kind extends string> = Kind extends `${infer A}_${infer B}`
  ? `${Lowercase<A>}-${Lowercase<B>}`
  : Lowercase<Kind>;

const MESSAGES: { readonly [Kind in StandingKind]: `standing-${AsMessage<Kind>}` } = {
  MUST: 'standing-must',
  SHOULD: 'standing-should',
  DOES: 'standing-does',
  EXPECTED: 'standing-expected',
  MAY: 'standing-may',
  NOT_FOUND: 'standing-not-found',
  NEVER_LOOKED: 'standing-never-looked',
};

/** Says how one stands to something; `day`: when it was seen, or looked for. */
export const explainStanding = (
  kind: StandingKind,
  [name, resource]: readonly [string, string],
  day: string | null,
  speaker: Speaker,
): string => speaker.say(MESSAGES[kind], { name, resource, day: day === null ? 'NONE' : speaker.day(day) });

/** Says how many resources are what: those that all must, those that one has chosen, and those that nobody has looked for. */
export const explainStandings = (
  name: string,
  counts: Readonly<Record<StandingKind, number>>,
  { say }: Speaker,
): string =>
  say('standing-counts', {
    name,
    must: counts.MUST,
    does: counts.DOES,
    others: counts.SHOULD + counts.EXPECTED + counts.MAY,
    missed: counts.NOT_FOUND,
    unknown: counts.NEVER_LOOKED,
  });

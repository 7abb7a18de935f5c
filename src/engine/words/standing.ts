import {
  kindOfStanding,
  lookOf,
  ruleOf,
  type Pair,
  type PairKind,
  type ResourceStandings,
  type StandingKind,
} from '../graph/standing';
import type { Speaker } from '../messages/speaker';
import { conditionOf } from './conditions';

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

/** A day in words, or that none is known. */
const dayOf = (day: string | null, speaker: Speaker): string => (day === null ? 'NONE' : speaker.day(day));

const conditionIn = ({ condition }: ResourceStandings, speaker: Speaker): string =>
  condition.length === 0 ? 'NONE' : conditionOf(condition, speaker);

/** Says one of the things that are so: the strongest unless another is named. */
export const explainStanding = (
  one: ResourceStandings,
  [name, resource]: readonly [string, string],
  speaker: Speaker,
  kind: StandingKind = kindOfStanding(one),
): string =>
  [
    speaker.say(MESSAGES[kind], {
      ...{ name, resource },
      day: dayOf(kind === 'NOT_FOUND' ? one.lookedOn : one.seenOn, speaker),
      condition: conditionIn(one, speaker),
    }),
    ...(kind === 'MUST' ? doubtIn([one], speaker) : []),
  ].join(' ');

/** Says that it is uncertain that all of them must, if it is so of one. */
const doubtIn = (all: readonly ResourceStandings[], { say }: Speaker): readonly string[] =>
  all.some(({ isDoubted }) => isDoubted) ? [say('path-whole-UNCERTAIN', { n: 1 })] : [];

type PairNames = readonly [own: string, other: string, resource: string];

/** Says how two stand to the same: once what is so of both, and else of each what sets them apart. */
export const explainPair = (
  { kind, of, beside }: Pair,
  [own, other, resource]: PairNames,
  speaker: Speaker,
): string => {
  const each = (said: (one: ResourceStandings) => StandingKind): string =>
    [
      explainStanding(of, [own, resource], speaker, said(of)),
      explainStanding(beside, [other, resource], speaker, said(beside)),
    ].join(' ');
  switch (kind) {
    case 'BOTH_MUST':
      return [
        speaker.say('standing-both-must', {
          ...{ own, other, resource },
          condition: conditionIn(of, speaker),
        }),
        ...doubtIn([of, beside], speaker),
        ...shownOf([of, own], [beside, other], resource, speaker),
      ].join(' ');
    case 'BY_RULE':
      return each(one => ruleOf(one) ?? lookOf(one));
    case 'BOTH_ALIKE':
      return each(kindOfStanding);
    default:
      return each(lookOf);
  }
};

type Named = readonly [one: ResourceStandings, name: string];

/** Beside a duty, says of whom a source shows the use. */
const shownOf = (a: Named, b: Named, resource: string, speaker: Speaker): readonly string[] =>
  [a, b].flatMap(([one, name]) =>
    lookOf(one) === 'DOES' ? [explainStanding(one, [name, resource], speaker, 'DOES')] : [],
  );

/** Says how many resources are what: those that all must, those that one has chosen, and those that nobody has looked for. */
export const explainStandings = (
  name: string,
  counts: Readonly<Record<StandingKind, number>>,
  { say }: Speaker,
): string =>
  [
    say('standing-counts', {
      name,
      must: counts.MUST,
      does: counts.DOES,
      others: counts.SHOULD + counts.EXPECTED + counts.MAY,
    }),
    ...(counts.NOT_FOUND > 0 ? [say('standing-counts-missed', { missed: counts.NOT_FOUND })] : []),
    ...(counts.NEVER_LOOKED > 0 ? [say('standing-counts-unknown', { unknown: counts.NEVER_LOOKED })] : []),
  ].join(' ');

/** Says in how much two are alike, what one has chosen, what a rule says of one alone, and what nobody has looked for. */
export const explainPairs = (
  [own, other]: readonly [string, string],
  pairs: readonly Pair[],
  { say }: Speaker,
): string => {
  const of = (...kinds: readonly PairKind[]): number =>
    pairs.filter(({ kind }) => kinds.includes(kind)).length;
  const must = pairs.filter(({ kind }) => kind === 'BOTH_MUST');
  const conditional = must.filter(({ of: one }) => one.condition.length > 0).length;
  return [
    say('standing-pairs', {
      ...{ own, other, all: pairs.length },
      alike: of('BOTH_MUST', 'BOTH_DO', 'BOTH_ALIKE'),
    }),
    ...(must.length > 0 ? [say('standing-pairs-must', { must: must.length, conditional })] : []),
    ...(of('CHOSEN') > 0 ? [say('standing-pairs-chosen', { n: of('CHOSEN') })] : []),
    ...(of('BY_RULE') > 0 ? [say('standing-pairs-rule', { n: of('BY_RULE') })] : []),
    ...(of('NOT_LOOKED_UP') > 0 ? [say('standing-pairs-unknown', { n: of('NOT_LOOKED_UP') })] : []),
  ].join(' ');
};

/** Says how those compared stand to something that one lacks, and what is known of that one. */
export const explainPeers = (
  name: string,
  { own, peers }: Readonly<{ own: StandingKind; peers: Readonly<Record<StandingKind, number>> }>,
  all: number,
  { say }: Speaker,
): string =>
  [
    ...(peers.MUST > 0
      ? [say('standing-peers-must', { n: peers.MUST, all, which: peers.MUST === all ? 'ALL' : 'SOME' })]
      : []),
    ...(peers.DOES > 0 ? [say('standing-peers-do', { n: peers.DOES, all })] : []),
    ...(peers.NOT_FOUND > 0 ? [say('standing-peers-missed', { n: peers.NOT_FOUND })] : []),
    ...(peers.NEVER_LOOKED > 0 ? [say('standing-peers-unknown', { n: peers.NEVER_LOOKED })] : []),
    ...(own === 'NOT_FOUND' ? [say('standing-own-missed', { name })] : []),
    ...(own === 'NEVER_LOOKED' ? [say('standing-own-unknown', { name })] : []),
  ].join(' ');

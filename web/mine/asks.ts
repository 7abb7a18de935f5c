import type { Certainty } from '../gql/graphql';
import type { ThingRef } from '../model/answer';
import { asked } from '../gql/labels';
import type { Lang } from '../model/state';
import { claimText, phraseOf } from '../words/claims';
import { comparedIn } from '../words/compared';
import type { Say } from '../words/say';
import {
  gapsIn,
  offersIn,
  ownUses,
  PEERS,
  type Mine,
  type OfferEdge,
  type Provided,
  type Stand,
} from './mine';

/** Something that is asked whether it is so: a relation, as from~RELATION~to and the day on which it began where it has one. */
export type MineAsk = Readonly<{
  key: string;
  text: string;
  /** How it is known so far, or that nobody looked. */
  why: string;
  certainty: Certainty | undefined;
  things: readonly ThingRef[];
}>;

type Words = Readonly<{ t: Say; lang: Lang }>;
type Related = Readonly<{
  from: ThingRef;
  relation: string;
  to: ThingRef;
  validFrom?: string | null | undefined;
}>;

const askOf = (
  { from, relation, to, validFrom }: Related,
  why: string,
  certainty: Certainty | undefined,
  { lang }: Words,
): MineAsk => ({
  key: [from.id, relation, to.id, ...(validFrom ? [validFrom] : [])].join('~'),
  // Its name is one of the model that is running.
  text: claimText(
    from,
    phraseOf({ relation, direction: 'FORWARD' } as Parameters<typeof phraseOf>[0], lang),
    to,
    lang,
  ),
  why,
  certainty,
  things: [from, to],
});

/** What follows by a rule is written by nobody: a use that is said to be so stands beside it. */
const isWritten = (step: Stand['through'][number]): boolean =>
  !('derivedBy' in step) || step.derivedBy === null || step.derivedBy === undefined;

/** Of what it uses, or is taken to use, all but what a source says as a fact, and what was looked for and not found. */
const usesOf = ({ entity, data }: Mine, words: Words): readonly MineAsk[] =>
  (data.standings?.nodes ?? []).flatMap((stand): readonly MineAsk[] => {
    const own = ownUses(stand, entity.id);
    const isSettled = own.some(step => step.certainty === 'FACT' && isWritten(step));
    if (isSettled || stand.all.includes('NOT_FOUND')) return [];
    const written = own.find(isWritten);
    const related = { from: entity, relation: asked.uses, to: stand.resource, validFrom: written?.validFrom };
    // How sure it is that it may is not how sure it is that it does.
    const certainty = (written ?? own[0])?.certainty;
    return [askOf(related, words.t(`mine-ask-${stand.standing}`), certainty, words)];
  });

/** Of what few use, most is of no concern: those with most users are asked about. */
const MOST_GAPS = 8;

/** What others like it use and nobody looked for here. */
const gapsOf = (mine: Mine, words: Words): readonly MineAsk[] =>
  gapsIn(mine)
    .filter(({ isLookedUp }) => !isLookedUp)
    .slice(0, MOST_GAPS)
    .map(({ resource, users: n }) => {
      const why = words.t('mine-ask-gap', { n, all: PEERS, ...comparedIn(words.lang) });
      return askOf({ from: mine.entity, relation: asked.uses, to: resource }, why, undefined, words);
    });

const isOpen = ({ certainty, verdict }: OfferEdge): boolean =>
  certainty !== 'FACT' && (verdict === null || verdict === undefined || verdict === 'UNCHECKED');

const offerAsks = (entity: ThingRef, { of, edges }: Provided, words: Words): readonly MineAsk[] =>
  edges.flatMap(({ node, ...edge }): readonly MineAsk[] => {
    const [from, to] = of.isForward ? [entity, node] : [node, entity];
    const had = isOpen({ node, ...edge })
      ? [
          askOf(
            { from, relation: of.by, to, validFrom: edge.validFrom },
            words.t(`mine-ask-offer-${edge.certainty}`),
            edge.certainty,
            words,
          ),
        ]
      : [];
    const users = (node.users?.edges ?? [])
      .filter(isOpen)
      .map(user =>
        askOf(
          { from: user.node, relation: of.used, to: node, validFrom: user.validFrom },
          words.t(`mine-ask-offer-${user.certainty}`),
          user.certainty,
          words,
        ),
      );
    return [...had, ...users];
  });

/** The least certain first: what is uncertain, what nobody looked up, what is deduced. */
const RANK: readonly (Certainty | undefined)[] = ['UNCERTAIN', undefined, 'DEDUCTION', 'FACT'];

/** All that is asked about one, the least certain first. */
export const asksOf = (mine: Mine, words: Words): readonly MineAsk[] => {
  const all = [
    ...usesOf(mine, words),
    ...gapsOf(mine, words),
    ...offersIn(mine.entity).flatMap(offers => offerAsks(mine.entity, offers, words)),
  ];
  const once = [...new Map(all.map(one => [one.key, one])).values()];
  return once.sort((a, b) => RANK.indexOf(a.certainty) - RANK.indexOf(b.certainty));
};

/** A capability that is rated, and what was said last. */
export type Rating = Readonly<{ thing: ThingRef; now: number | undefined }>;

/** What is rated in the light of a field, in the order of the model. */
export const ratingsOf = ({ entity, data }: Mine): readonly Rating[] => {
  const rated = 'rated' in entity ? (entity.rated?.nodes ?? []) : [];
  const last = new Map<string, Readonly<{ on: string; level: number | undefined }>>();
  for (const one of rated) {
    if (!('coverageCurrent' in one)) continue;
    const [of] = one.of.nodes;
    const on = one.on ?? '';
    if (of && on >= (last.get(of.id)?.on ?? ''))
      last.set(of.id, { on, level: one.coverageCurrent ?? undefined });
  }
  return (data.capabilities?.nodes ?? []).map(thing => ({ thing, now: last.get(thing.id)?.level }));
};

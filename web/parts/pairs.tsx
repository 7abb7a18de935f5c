import { StandingsDocument, type StandingPair, type StandingsQuery } from '../gql/graphql';
import { nameOfStep, type StepFact, type ThingRef } from '../model/answer';
import { grouped } from '../model/grouped';
import type { PageContext } from '../pages/page';
import { keyOf, stepOf } from '../views/parts';
import { Linked } from './linked';
import { Steps } from './steps';

/** How two stand to the same resources: each of these once, with all that is said of it. */
export type Pairs = NonNullable<StandingsQuery['standings']>;
type Pair = Pairs['nodes'][number];

/** The operation that the page of two things asks, where the model has it. */
export const PAIRS_ASKS = [StandingsDocument];

const ALIKE: readonly StandingPair[] = ['BOTH_MUST', 'BOTH_DO', 'BOTH_ALIKE'];

/** What is told of two: the heading, which says in how much they are alike, and what else is said of it. */
export const toldOf = (
  { told, pairs, totalCount: all }: Pairs,
  [own, other]: readonly [string, string],
  t: PageContext['t'],
): Readonly<{ heading: string; rest: string }> => {
  const alike = (pairs ?? []).reduce((sum, { pair, count }) => sum + (ALIKE.includes(pair) ? count : 0), 0);
  const heading = all == null ? told : t('standing-pairs', { own, other, alike, all });
  return told.startsWith(heading)
    ? { heading, rest: told.slice(heading.length).trim() }
    : { heading: told, rest: '' };
};

/** Asks how two stand to the same on a day; undefined where nothing is known of either, or the model knows of no such thing. */
export const askPairs = async (
  [of, beside]: readonly [string, string],
  { ask, has, lang, state: { asOf } }: PageContext,
): Promise<Pairs | undefined> => {
  if (of === beside || !has(...PAIRS_ASKS)) return undefined;
  const { data } = await ask(StandingsDocument, { of, beside, asOf, lang });
  return data?.standings && data.standings.nodes.length > 0 ? data.standings : undefined;
};

/** The relations that are told of by these: they are not told once more. */
export const relationsTold = ({ nodes }: Pairs): ReadonlySet<string> =>
  new Set(nodes.flatMap(pair => stepsOf(pair).map(nameOfStep)));

/** What is said of both, each relation once: what a group has, both may have. */
const stepsOf = ({ through, beside }: Pair): readonly StepFact[] => {
  const steps = [...through, ...(beside?.through ?? [])].map(stepOf);
  return [...new Map(steps.map(step => [keyOf([step]), step])).values()];
};

const HEADINGS = {
  BOTH_MUST: 'compare-both-must',
  BOTH_DO: 'compare-both-do',
  BOTH_ALIKE: 'compare-both-alike',
  BY_RULE: 'compare-by-rule',
  CHOSEN: 'compare-chosen',
  NOT_LOOKED_UP: 'compare-not-looked-up',
} as const satisfies Readonly<Record<StandingPair, string>>;

/** How two stand to what is shared, by what tells them apart. */
export const PairsOf = ({
  pairs: { nodes, pairs },
  ends,
  context,
}: Readonly<{ pairs: Pairs; ends: readonly ThingRef[]; context: PageContext }>) => {
  const groups = grouped(nodes, ({ pair }) => pair);
  const counts = new Map((pairs ?? []).map(({ pair, count }) => [pair, count]));
  return (
    <>
      {[...groups].map(([pair, all]) =>
        pair ? (
          <section key={pair}>
            <h2>
              {context.t(HEADINGS[pair])} ({counts.get(pair) ?? all.length})
            </h2>
            <ul class="sg-uses sg-uses-short">
              {all.map(one => (
                <li key={one.resource.id}>
                  <p class="sg-text">
                    <Linked text={one.explanation} things={[one.resource, ...ends]} along={context.along} />
                  </p>
                  <Steps steps={stepsOf(one)} reading={context} />
                </li>
              ))}
            </ul>
          </section>
        ) : null,
      )}
    </>
  );
};

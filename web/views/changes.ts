import { DifferenceAroundDocument, type DifferenceAroundQuery, type DifferingFragment } from '../gql/graphql';
import { weakestOf, type PageAnswer, type Group, type Honesty, type Claim } from '../model/answer';
import type { NoAnswer } from '../model/asking';
import { amountOf, countOf, leastOf, type Count } from '../model/counted';
import { conditionsOf } from '../model/state';
import { grouped } from '../model/grouped';
import { entityHref } from '../model/state';
import type { Sketch, Space } from '../pictures/sketch';
import { timelineSketch, type TimelineMoment } from '../pictures/timeline';
import { claimText, manyPhrase, phraseOf } from '../words/claims';
import { countedKind } from '../words/kinds';
import { capital } from '../words/texts';
import type { Say } from '../words/say';
import { numberOf, titleOf } from '../words/titles';
import { keyOf, nothingCame, outcomeOf, stepOf } from './parts';
import { slotOf, type ViewInput, type View } from './view';

/** As many relations as the operation counts. */
const MOST = 400;

const sentenceOf = (of: DifferingFragment, key: (typeof KEYS)[number], { t, lang }: ViewInput): Claim => {
  const steps = of.through.map(stepOf);
  const distance =
    typeof of.before === 'number' && typeof of.after === 'number' && of.before !== of.after
      ? t('answer-change-distance', { before: of.before, after: of.after })
      : '';
  const through = steps
    .map(step => `${claimText(step.from, phraseOf(step, lang), step.to, lang)}.`)
    .join(' ');
  const left = of.all.length - steps.length;
  const isCut = of.all.length >= MOST;
  return {
    key: of.node?.id ?? keyOf(steps),
    text: [
      through === '' && of.node
        ? capital(t(`answer-change-of-${key}`, { name: titleOf(of.node, lang) }))
        : through,
      left > 0 ? t('answer-change-more', { n: leastOf(left, !isCut) }) : '',
      distance,
    ]
      .filter(Boolean)
      .join(' '),
    certainty: weakestOf(steps.map(({ certainty }) => certainty)),
    steps,
    ...(of.node ? { about: [of.node] } : {}),
  };
};

type Found = NonNullable<DifferenceAroundQuery['difference']>;

/** Around something is what it is itself related to. */
const NEAR = 1;
const KEYS = ['came', 'went', 'changed'] as const;

/** What went was there on the first day; the rest is there on the last. */
const groupsOf = (found: Found, input: ViewInput): readonly Group[] =>
  KEYS.map(key => ({
    key,
    heading: input.t(`answer-change-${key}`),
    count: amountOf(countIn(found, key)),
    day: slotOf(input, key === 'went' ? 'fraDag' : 'tilDag').value,
    sentences: found[key].map(of => sentenceOf(of, key, input)),
  })).filter(({ sentences }) => sentences.length > 0);

const countIn = (found: Found, key: (typeof KEYS)[number]): Count =>
  countOf({ totalCount: found[`${key}Count`], nodes: found[key] });

const honestyOf = (found: Found): Honesty => {
  const total = KEYS.reduce((sum, key) => sum + amountOf(countIn(found, key)), 0);
  return {
    outcome: outcomeOf(total, found.truncated),
    cut: found.truncated?.explanation,
    unit: 'change',
    total,
    hops: NEAR,
    shown: KEYS.reduce((sum, key) => sum + found[key].length, 0),
    undated: found.undated ?? undefined,
    warning: found.warning ?? undefined,
    unmatched: [],
  };
};

/** That what is asked about did not hold on one of the days. */
const absentOn = (input: ViewInput, slot: string): string => {
  const { name: day, value } = slotOf(input, slot);
  const { title: name } = slotOf(input, 'hva');
  const isPast = value < input.today ? 'yes' : 'no';
  return capital(input.t('answer-change-absent', { name, number: numberOf(name, input.lang), day, isPast }));
};

type Event = NonNullable<DifferenceAroundQuery['history']>['nodes'][number];

/** As many days as are told in the picture. */
const MOST_MOMENTS = 14;

/** What is said of the events of one day that are alike: “six obligations follow from one act”. */
const momentOf = (events: readonly Event[], input: ViewInput): TimelineMoment | undefined => {
  const { lang, t, along } = input;
  const [one] = events;
  if (!one) return undefined;
  const { date: day, change: mark, step, other } = one;
  if (!step || !other)
    return {
      day,
      mark,
      text: t(`answer-change-of-${mark === 'CAME' ? 'began' : 'ended'}`, {
        name: capital(slotOf(input, 'hva').title),
      }),
    };
  const end = step.from.id === other.id ? step.to : step.from;
  const isForward = (step.direction === 'FORWARD') === (step.from.id === other.id);
  const said = { relation: step.relation, direction: isForward ? 'FORWARD' : 'BACKWARD' } as const;
  const text =
    events.length === 1
      ? claimText(other, phraseOf(said, lang), end, lang)
      : `${capital(countedKind(events.length, other.__typename, lang))} ${manyPhrase(said, lang)} ${titleOf(end, lang)}`;
  return {
    day,
    mark,
    text: mark === 'CAME' ? text : `${t('answer-change-ended')}: ${text}`,
    ...(events.length === 1 ? { href: entityHref(other.id, along) } : {}),
  };
};

/** The dated events between the two days, alike ones of a day together; where they are many, the latest. */
const momentsOf = ({ history }: DifferenceAroundQuery, input: ViewInput): readonly TimelineMoment[] => {
  const [first, last] = [slotOf(input, 'fraDag').value, slotOf(input, 'tilDag').value];
  const within = (history?.nodes ?? []).filter(({ date }) => date > first && date <= last);
  const alike = grouped(within, ({ date, change, step, other }) =>
    [date, change, step?.relation, other?.__typename].join(' '),
  );
  return [...alike.values()]
    .flatMap(events => momentOf(events, input) ?? [])
    .sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)))
    .slice(-MOST_MOMENTS);
};

/** The line of time, and what must be said beside it. */
const picturedOf = (data: DifferenceAroundQuery, input: ViewInput): Pick<PageAnswer, 'points' | 'figure'> => {
  const { t, lang } = input;
  const moments = momentsOf(data, input);
  const points = [
    data.atFirst.totalCount === 0 ? absentOn(input, 'fraDag') : '',
    data.atLast.totalCount === 0 ? absentOn(input, 'tilDag') : '',
    moments.length === 0 ? '' : t('answer-change-dated'),
  ].filter(Boolean);
  const draw = (space: Space): Sketch => timelineSketch(moments, lang, space);
  return moments.length === 0 ? { points } : { points, figure: { draw, wide: { width: 900, columns: 2 } } };
};

const read = async (input: ViewInput): Promise<PageAnswer | NoAnswer> => {
  const { ask, state, lang, t } = input;
  const what = slotOf(input, 'hva');
  const { certainty, undated, assuming } = conditionsOf(state);
  const { data, fault, sent } = await ask(DifferenceAroundDocument, {
    id: what.value,
    from: slotOf(input, 'fraDag').value,
    to: slotOf(input, 'tilDag').value,
    certainty,
    undated,
    assuming,
    lang,
  });
  if (fault) return fault;
  const found = data.difference;
  if (!found) return nothingCame;
  return {
    lead: leadOf(found, what.title, t),
    ...picturedOf(data, input),
    groups: groupsOf(found, input),
    tables: [],
    honesty: honestyOf(found),
    assumed: found.assumed,
    sent,
    next: undefined,
  };
};

const leadOf = (found: Found, name: string, t: Say): string => {
  const [came, went, changed] = [countIn(found, 'came'), countIn(found, 'went'), countIn(found, 'changed')];
  return [came, went, changed].every(of => amountOf(of) === 0)
    ? t('answer-lead-changes-none', { name })
    : t('answer-lead-changes', { came, went, changed, name });
};

/** What changed around something between two days? */
export const changes: View = {
  name: 'endret',
  question: t => t('question-changes', { what: '{hva}', from: '{fraDag}', to: '{tilDag}' }),
  slots: [
    { name: 'hva', type: 'entity', kinds: [] },
    { name: 'fraDag', type: 'day', kinds: [], example: '2023-01-01' },
    { name: 'tilDag', type: 'day', kinds: [], example: '2026-01-01' },
  ],
  days: ({ slots }) => [slots['fraDag'], ...(slots['tilDag'] ? [slots['tilDag']] : [])],
  onDay: () => undefined,
  isDated: false,
  asks: [DifferenceAroundDocument],
  read,
};

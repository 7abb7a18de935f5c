import type {
  AbsenceFragment,
  CitedFragment,
  Direction,
  EntitySelector,
  Graph,
  WayFragment,
} from '../gql/graphql';
import {
  nameOfStep,
  type Absence,
  type Cited,
  type Figure,
  type GraphAsked,
  type Honesty,
  type Claim,
  type StepFact,
  type ThingRef,
  type Unit,
} from '../model/answer';
import type { NoAnswer } from '../model/asking';
import { amountOf, countOf } from '../model/counted';
import type { Filled } from '../model/slots';
import { acrossOf, type State } from '../model/state';
import { drawnOn } from '../model/drawn-ways';
import { foldedEnds } from '../model/folded-ways';
import { togetherOf } from '../model/roles';
import { phraseOf } from '../words/claims';
import { titleOf } from '../words/titles';
import { MOST_WAYS, waysSketch } from '../pictures/ways';
import type { ViewInput } from './view';
import { suresText } from '../words/sure';

/** What a slot selects: a thing by its id, or what is meant together. */
export const selectorOf = ({ value, special }: Filled): EntitySelector =>
  togetherOf(special) ?? { id: value };

/** Hops by which a thing here meets one of another graph: each rests on what both have. */
export const HOPS_ACROSS = 5;

/**
 * What is asked of other graphs too. To a thing of another graph there is no way along relations as they point: what both have is what
 * both rest on.
 */
export const acrossIn = (
  state: State,
  ends: readonly Filled[],
): Readonly<{ across: Graph[] | undefined; direction?: Direction; maxHops?: number }> => ({
  across: acrossOf(state),
  ...(ends.some(({ thing }) => thing?.graph !== undefined) ? { direction: 'ANY', maxHops: HOPS_ACROSS } : {}),
});

/**
 * Tells whether it is known that there is nothing in several graphs: only then it is asked why. That reads much more, which together with
 * other graphs is so much that what there is may not be found.
 */
export const isAbsentAcross = (
  { outcome }: Readonly<{ outcome: Honesty['outcome'] }>,
  { across }: State,
): boolean => across.length > 0 && outcome === 'ABSENT_IN_GRAPH';

/** The cursor of the page that follows; undefined if none does. */
export const nextOf = ({
  pageInfo,
}: Readonly<{
  pageInfo: Readonly<{ hasNextPage: boolean; endCursor?: string | null | undefined }>;
}>): string | undefined => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined);

/** What nothing found means: a search that was cut has proved nothing, and neither has one of a graph that was not asked. */
export const outcomeOf = (
  total: number,
  truncated: unknown,
  graphs: readonly GraphAsked[] = [],
): Honesty['outcome'] => {
  if (total > 0) return 'FOUND';
  if (graphs.some(({ asked }) => !asked)) return 'UNKNOWN';
  return truncated ? 'NOT_FOUND_WITHIN_BOUNDS' : 'ABSENT_IN_GRAPH';
};

/** How far an answer goes: of a list of so many, what was cut, and what else there is to say of it. */
export const honestyOf = (
  found: Readonly<{
    totalCount?: number | null | undefined;
    nodes: readonly unknown[];
    truncated?: Readonly<{ explanation: string }> | null | undefined;
    graphs?: readonly GraphAsked[];
  }>,
  unit: Unit,
  more: Partial<Honesty> = {},
): Honesty => ({
  outcome: outcomeOf(amountOf(countOf(found)), found.truncated, found.graphs),
  cut: found.truncated?.explanation,
  unit,
  total: amountOf(countOf(found)),
  shown: found.nodes.length,
  undated: undefined,
  unmatched: [],
  ...(found.graphs ? { graphs: found.graphs } : {}),
  ...more,
});

type Step = WayFragment['steps'][number];

const citedOf = ({
  id,
  title,
  name,
  standing,
  url,
  license,
  publisher,
  checkedOn,
  recordedAt,
}: CitedFragment): Cited => ({
  id,
  title,
  name,
  standing: standing ?? null,
  checkedOn: checkedOn ?? null,
  url: url ?? null,
  license: license ?? null,
  publisher: publisher ?? null,
  recordedAt,
});

export const stepOf = (step: Step): StepFact => ({
  ...step,
  sources: step.sources.map(citedOf),
  seen: 'seen' in step ? (step.seen ?? null) : null,
  quote: 'quote' in step ? (step.quote ?? null) : null,
  checkedOn: 'checkedOn' in step ? (step.checkedOn ?? null) : null,
  obligation: 'obligation' in step ? (step.obligation ?? null) : null,
  rule: 'rule' in step ? (step.rule ?? null) : null,
  derivedBy: 'derivedBy' in step ? (step.derivedBy ?? null) : null,
  condition: 'condition' in step ? (step.condition ?? null) : null,
});

/** The rule by which something is so, in the words of the first step that names one. */
export const ruleOf = (steps: readonly (object | Readonly<{ rule?: string | null }>)[]): string =>
  steps.flatMap(step => ('rule' in step ? (step.rule ?? []) : []))[0] ?? '';

/** The ends of each step name a path whatever the day and the language; what follows by a rule stands beside what is recorded. */
export const keyOf = (steps: readonly StepFact[]): string =>
  steps
    .map(step => {
      const { from, to, derivedBy } = step;
      return [from.id, nameOfStep(step), to.id, ...(derivedBy ? [derivedBy] : [])].join('~');
    })
    .join('~~');

export const sentenceOf = (path: WayFragment, text = path.explanation): Claim => {
  const steps = crossed(path.steps.map(stepOf), path.crossings);
  const { certainty, undated, crossings = [] } = path;
  const isLikeness = crossings.some(({ likeness }) => likeness);
  return { key: keyOf(steps), text, certainty, steps, undated, ...(isLikeness ? { isLikeness } : {}) };
};

/** The steps, each border among them with what the API says of it: they come in the order in which it is crossed. */
const crossed = (
  steps: readonly StepFact[],
  crossings: WayFragment['crossings'] = [],
): readonly StepFact[] => {
  const left = [...crossings];
  return steps.map(step => {
    const crossing = step.by === undefined ? undefined : left.shift()?.explanation;
    return crossing === undefined ? step : { ...step, crossing };
  });
};

export const absenceOf = (why: AbsenceFragment | null | undefined): Absence | undefined => why ?? undefined;

/** Undefined where there is no relation that could have a date. */
export const undatedIn = (sentences: readonly Claim[]): number | undefined => {
  const steps = new Map(
    sentences.flatMap(({ steps }) => steps.map((step): [string, StepFact] => [keyOf([step]), step])),
  );
  const dated = [...steps.values()].filter(({ by }) => by === undefined);
  if (dated.length === 0) return undefined;
  return dated.filter(({ validFrom, validTo }) => !validFrom && !validTo).length;
};

/** The API gives null only with an error, which is told before. */
export const nothingCame: NoAnswer = { code: 'INTERNAL', detail: 'No answer came.', hint: undefined };

/** What else than the ends most of the ways go through; undefined where it is no more than one. */
const busiest = (ways: readonly Claim[]): (ThingRef & Readonly<{ n: number }>) | undefined => {
  const counts = new Map<string, ThingRef & Readonly<{ n: number }>>();
  for (const { steps } of ways)
    for (const { from } of steps.slice(1))
      counts.set(from.id, { ...from, n: (counts.get(from.id)?.n ?? 0) + 1 });
  const [most] = [...counts.values()].sort((a, b) => b.n - a.n);
  return most && most.n > 1 ? most : undefined;
};

/** Says that all of the ways only compare, where that is so; empty where it is not. */
export const likenessText = (ways: readonly Claim[], t: ViewInput['t']): string =>
  ways.length > 0 && ways.every(({ isLikeness }) => isLikeness) ? t('elsewhere-only-alike') : '';

/**
 * How sure the ways are, what most of them go through, and their least certain relation; `isWhole` where these are all of them.
 * `sure` is how sure each is that they are counted by, where that is not the way that is shown.
 */
export const waysPoints = (
  ways: readonly Claim[],
  { t, lang }: ViewInput,
  isWhole: boolean,
  sure: readonly Pick<Claim, 'certainty'>[] = ways,
): readonly string[] => {
  const most = busiest(ways);
  const step = ways.flatMap(({ steps }) => steps).find(({ certainty }) => certainty === 'UNCERTAIN');
  return [
    likenessText(ways, t),
    suresText(sure, isWhole ? sure.length : undefined, t),
    most ? t('answer-points-carries', { name: titleOf(most, lang), n: most.n }) : '',
    step
      ? t('answer-points-uncertain', {
          claim: [titleOf(step.from, lang), phraseOf(step, lang), titleOf(step.to, lang)].join(' '),
        })
      : '',
  ].filter(Boolean);
};

/** The picture of ways: what they go through, and where they lead. Undefined where there is none. */
export const waysFigure = (sentences: readonly Claim[], input: ViewInput): Figure | undefined => {
  const { lang, t } = input;
  const ways = foldedEnds(
    sentences.filter(({ steps }) => steps.length > 0),
    lang,
  );
  if (ways.length === 0) return undefined;
  const drawn = drawnOn(input, ways);
  return {
    draw: space => waysSketch(ways, drawn, space),
    wide: { width: 1200, columns: 2 },
    hasWays: true,
    ...(ways.length > MOST_WAYS
      ? { note: t('answer-ways-some', { shown: MOST_WAYS, all: ways.length }) }
      : {}),
  };
};

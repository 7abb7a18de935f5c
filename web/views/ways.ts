import { defaults } from '../gql/labels';
import { grouped } from '../model/grouped';
import {
  ObligationsDocument,
  PathsDocument,
  type RelatedFragment,
  type AbsenceFragment,
  type WayFragment,
} from '../gql/graphql';
import type { PageAnswer, Figure, Group, Honesty } from '../model/answer';
import type { Filled } from '../model/slots';
import { barsSketch, ofCount, type Bars } from '../pictures/bars';
import type { NoAnswer } from '../model/asking';
import { amountOf, countOf, leastOf, type Count } from '../model/counted';
import { kindsOf } from '../model/roles';
import { conditionsOf } from '../model/state';
import { countedKind } from '../words/kinds';
import type { Say } from '../words/say';
import { capital } from '../words/texts';
import { numberOf } from '../words/titles';
import {
  acrossIn,
  HOPS_ACROSS,
  honestyOf,
  isAbsentAcross,
  likenessText,
  nextOf,
  nothingCame,
  sentenceOf,
  undatedIn,
  waysFigure,
  waysPoints,
} from './parts';
import { PAGE, slotOf, type ViewInput, type View } from './view';

/** Ways on a page of requirements: many lead to the same act or obligation, and these are what is counted. */
export const MANY = 50;

/** As many ends of a kind are told one by one. */
const FEW = 4;

/** What is reached, most ways first; ends of a kind that are many and reached in one way each stand together. */
const together = (groups: readonly Group[], { lang }: ViewInput): readonly Group[] => {
  const single = grouped(
    groups.filter(({ about, sentences }) => about && sentences.length === 1),
    ({ about }) => about?.__typename ?? '',
  );
  const many = [...single].filter(([, own]) => own.length > FEW);
  const inMany = new Set(many.flatMap(([, own]) => own));
  return [
    ...groups.filter(group => !inMany.has(group)),
    ...many.map(([kind, own]): Group => ({
      key: kind,
      heading: capital(countedKind(own.length, kind, lang)),
      count: own.length,
      sentences: own.flatMap(({ sentences }) => sentences),
    })),
  ].sort((a, b) => b.sentences.length - a.sentences.length);
};

/** Paths by what they lead to. */
const byTarget = (paths: readonly WayFragment[]): readonly Group[] =>
  [...grouped(paths, ({ to }) => to.id)].map(([id, ways]) => ({
    key: id,
    ...(ways[0] ? { heading: ways[0].to.name, about: ways[0].to } : {}),
    unit: 'path',
    sentences: ways.map(way => sentenceOf(way)),
  }));

type Told = RelatedFragment & Readonly<{ whyNot?: AbsenceFragment | null }>;

const honestyOfWays = (found: Told, groups: readonly Group[]): Honesty =>
  honestyOf(found, 'path', {
    outcome: found.outcome,
    hops: defaults.paths.maxHops,
    undated: undatedIn(groups.flatMap(({ sentences }) => sentences)),
    absence: found.whyNot ?? undefined,
    unmatched: found.unmatched,
  });

/** Ways to duties and to acts are one list: an answer is only absent when both are. */
const counted = (duties: Told, acts: Told, groups: readonly Group[]): Honesty => {
  const [toActs, toDuties] = [amountOf(countOf(acts)), amountOf(countOf(duties))];
  const rest = honestyOfWays(toActs > 0 || toDuties === 0 ? acts : duties, groups);
  const shown = duties.nodes.length + acts.nodes.length;
  return {
    ...rest,
    cut: acts.truncated?.explanation ?? duties.truncated?.explanation,
    total: toDuties + toActs,
    shown,
    absence: toDuties + toActs === 0 ? rest.absence : undefined,
  };
};

type Ended = Readonly<{
  totalCount?: number | null | undefined;
  nodes: readonly Readonly<{ to: Readonly<{ id: string }> }>[];
}>;

/** How many ends ways lead to: known where all the ways are here. */
export const endsOf = (found: Ended, { state }: Pick<ViewInput, 'state'>): Count =>
  leastOf(
    new Set(found.nodes.map(({ to }) => to.id)).size,
    found.totalCount === found.nodes.length && state.after === undefined,
  );

const readObligations = async (input: ViewInput): Promise<PageAnswer | NoAnswer> => {
  const { ask, state, lang, t } = input;
  const who = slotOf(input, 'hvem');
  const { data, fault, sent } = await ask(ObligationsDocument, {
    from: { id: who.value },
    first: MANY,
    after: state.after,
    ...conditionsOf(state),
    lang,
    whyNot: true,
  });
  if (fault) return fault;
  const { obligations: duties, acts } = data;
  if (!duties || !acts) return nothingCame;
  const groups = byTarget([...(state.after ? [] : duties.nodes), ...acts.nodes]);
  const best = groups.flatMap(({ sentences }) => sentences.slice(0, 1));
  const figure = waysFigure(best, input);
  return {
    ...(figure ? { figure } : {}),
    lead: demandsText(endsOf(acts, input), endsOf(duties, input), who.title, t),
    points: waysPoints(
      best,
      input,
      [duties, acts].every(found => typeof endsOf(found, input) === 'number'),
    ),
    groups: together(groups, input),
    tables: [],
    honesty: counted(duties, acts, groups),
    assumed: acts.assumed,
    sent,
    next: nextOf(acts),
  };
};

/** How far each side reaches without meeting the other, in bars of how many are so far away. */
const reachFigure = (
  why: AbsenceFragment | null | undefined,
  ends: readonly Filled[],
  { t, lang }: ViewInput,
): Figure | undefined => {
  const sides = [why?.reachedFrom ?? [], why?.reachedTo ?? []];
  if (sides.every(side => side.length === 0)) return undefined;
  const bars: Bars = sides.map((side, i) => ({
    heading: t(`answer-ways-reach-${i === 0 ? 'from' : 'to'}`, { name: ends[i]?.title ?? '' }),
    bars: side
      .filter(({ distance }) => distance > 0)
      .map(({ distance, count }) => ({
        label: t('answer-ways-away', { n: distance }),
        ...ofCount(count),
      })),
  }));
  return {
    draw: space => barsSketch(bars, lang, space),
    wide: { width: 1000, columns: 2 },
    note: t('answer-ways-apart'),
  };
};

const absenceLead = (
  found: Parameters<typeof countOf>[0],
  from: string,
  to: string,
  { t, lang }: ViewInput,
): string => capital(t('answer-lead-absence', { n: countOf(found), from, number: numberOf(from, lang), to }));

/** The ways from one thing to another, and, where there is none, why. */
const askWays = async ({ ask, state, lang }: ViewInput, from: Filled, to: Filled) => {
  const asked = {
    from: { id: from.value },
    to: { id: to.value },
    first: PAGE,
    after: state.after,
    ...acrossIn(state, [from, to]),
    ...conditionsOf(state),
    lang,
    whyNot: state.across.length === 0,
  };
  const { data, fault, sent } = await ask(PathsDocument, asked);
  if (fault) return fault;
  if (!data.paths) return nothingCame;
  const why = isAbsentAcross(data.paths, state)
    ? await ask(PathsDocument, { ...asked, whyNot: true })
    : undefined;
  const found = why?.data?.paths ? { ...data.paths, whyNot: why.data.paths.whyNot ?? null } : data.paths;
  return { found, sent };
};

const readAbsence = async (input: ViewInput): Promise<PageAnswer | NoAnswer> => {
  const [from, to] = [slotOf(input, 'fra'), slotOf(input, 'til')];
  const asked = await askWays(input, from, to);
  if ('code' in asked) return asked;
  const { found, sent } = asked;
  const ways = found.nodes.map(way => sentenceOf(way));
  const figure = ways.length > 0 ? waysFigure(ways, input) : reachFigure(found.whyNot, [from, to], input);
  const groups = ways.length > 0 ? [{ key: 'ways', sentences: ways }] : [];
  return {
    ...(figure ? { figure } : {}),
    lead: absenceLead(found, from.title, to.title, input),
    points: [likenessText(ways, input.t)].filter(Boolean),
    groups,
    tables: [],
    honesty: {
      ...honestyOfWays(found, groups),
      graphs: found.graphs,
      ...(sent.variables['maxHops'] === undefined ? {} : { hops: HOPS_ACROSS }),
    },
    assumed: found.assumed,
    sent,
    next: nextOf(found),
  };
};

/** How many acts and how many obligations reach someone: they are not added up. */
export const demandsText = (acts: Count, duties: Count, name: string, t: Say): string => {
  if (amountOf(acts) === 0)
    return amountOf(duties) === 0
      ? t('answer-lead-obligations-none', { name })
      : t('answer-lead-obligations-duties', { duties, name });
  return amountOf(duties) === 0
    ? t('answer-lead-obligations-acts', { acts, name })
    : t('answer-lead-obligations-both', { acts, duties, name });
};

/** Which demands of those that are meant together reach someone? */
export const obligations: View = {
  name: 'krav',
  question: t => t('question-obligations', { who: '{hvem}' }),
  slots: [
    {
      name: 'hvem',
      type: 'entity',
      kinds: kindsOf('krav', 'hvem', 'ACTORS'),
    },
  ],
  isDated: true,
  asks: [ObligationsDocument],
  read: readObligations,
};

/** Why is one thing not connected to another? */
export const absence: View = {
  name: 'hvorfor-ikke',
  question: t => t('question-absence', { from: '{fra}', to: '{til}' }),
  slots: [
    { name: 'fra', type: 'entity', kinds: [] },
    { name: 'til', type: 'entity', kinds: [] },
  ],
  isDated: true,
  goesAcross: true,
  asks: [PathsDocument],
  read: readAbsence,
};

import { grouped } from '../model/grouped';
import { defaults, enums } from '../gql/labels';
import { ImpactDocument, type Consequence, type ImpactQuery } from '../gql/graphql';
import { areasSketch } from '../maps/areas';
import { hasOutlines } from '../maps/country';
import type { PageAnswer, Figure, Group, SentOperation, Claim, PageTable } from '../model/answer';
import type { NoAnswer } from '../model/asking';
import { leastOf } from '../model/counted';
import { isLaw, knownOf } from '../model/roles';
import { acrossOf, conditionsOf, entityHref } from '../model/state';
import { barsSketch, type Bar, type Bars } from '../pictures/bars';
import { kindsWord } from '../words/kinds';
import { countedKinds } from '../words/many';
import { capital, dayOf } from '../words/texts';
import { numberOf, titleOf } from '../words/titles';
import { honestyOf, nextOf, nothingCame, sentenceOf, undatedIn } from './parts';
import { slotOf, type ViewInput, type View } from './view';
import { wordIn } from '../words/say';
import { comparedIn } from '../words/compared';
import type { Filled } from '../model/slots';
import { suresIn, suresText } from '../words/sure';

type Found = NonNullable<ImpactQuery['impact']>;
type Affected = Found['nodes'][number];

/** The API gives no more at a time. */
const ALL = 1000;

const withinOf = ({ node }: Affected): string | undefined =>
  'within' in node ? node.within.nodes[0]?.name : undefined;

const claim = (affected: Affected): Claim => {
  const within = withinOf(affected);
  return {
    ...sentenceOf(affected.path, affected.explanation),
    key: `${affected.consequence}:${affected.node.id}`,
    about: [affected.node],
    ...(within ? { within } : {}),
  };
};

/** What has nothing else on record, or cannot do without. */
const isAlone = ({ extent }: Affected): boolean => extent === 'WHOLLY' || extent === 'ONLY_RECORDED';

/** What follows, by what is lost: kinds of consequence are never added up. */
const byConsequence = (nodes: readonly Affected[], { t }: ViewInput): readonly Group[] =>
  [...grouped(nodes, ({ consequence }) => consequence)].map(([consequence, all]) => ({
    key: consequence,
    heading: t(`answer-consequence-${consequence}`),
    sentences: all.map(claim),
  }));

/** How much it is used and costs, each figure with its source. */
const weightsIn = ({ weights }: Found, { t }: ViewInput): readonly Group[] =>
  weights.length === 0
    ? []
    : [
        {
          key: 'WEIGHT',
          heading: t('answer-retire-weights'),
          sentences: weights.map(({ figure, path, explanation }) => ({
            ...sentenceOf(path, explanation),
            key: `WEIGHT:${figure.id}`,
            about: [figure],
          })),
        },
      ];

/** Who depends, by how much is lost, whoever has least left first. */
const byExtent = (nodes: readonly Affected[], { t }: ViewInput): readonly Group[] =>
  [...grouped(nodes, ({ extent }) => extent ?? 'PARTLY')].map(([extent, all]) => ({
    key: extent,
    heading: t(`answer-extent-${extent}`),
    sentences: [...all].sort((a, b) => (a.left ?? 0) - (b.left ?? 0)).map(claim),
  }));

/** By what is lost, and then by what loses it: most first. */
const barsOf = (nodes: readonly Affected[], { t, lang }: ViewInput): Bars =>
  [...grouped(nodes, ({ consequence }) => consequence)].map(([consequence, all]) => ({
    heading: t(`answer-consequence-${consequence}`),
    bars: [...grouped(all, ({ node }) => node.__typename)]
      .sort(([, a], [, b]) => b.length - a.length)
      .map(([kind, own]): Bar => {
        const alone = own.filter(isAlone).length;
        return {
          label:
            own.length <= 2
              ? own.map(({ node }) => node.name).join(', ')
              : capital(kindsWord(kind, own.length, lang)),
          parts: suresIn(own.map(({ path }) => path.certainty)),
          ...(alone > 0 ? { note: t('answer-fold-alone', { n: alone }), isLack: true } : {}),
        };
      }),
  }));

type Place = Affected & Readonly<{ node: Readonly<{ number: string }> }>;
const isPlace = (of: Affected): of is Place => 'number' in of.node;

/** Those that are compared, on the map, darker the less else they have. */
const mapOf = (nodes: readonly Affected[], { t, lang, along }: ViewInput): Figure['beside'] => {
  const places = nodes.filter(isPlace);
  if (places.length < 2 || !hasOutlines()) return undefined;
  const all = places.map(({ left }) => left ?? 0).sort((a, b) => a - b);
  const lefts = [...new Set(all)];
  const quarters = [0, 1, 2, 3].map(i => all[Math.floor((i * all.length) / 4)] ?? 0);
  const steps = lefts.length <= 4 ? lefts : [...new Set(quarters)];
  const stepOf = (left: number): number => steps.filter(least => left >= least).length - 1;
  const compared = comparedIn(lang);
  return {
    title: t('answer-impact-title', compared),
    sketch: areasSketch(
      new Map(
        places.map(({ node, left }) => [
          node.number,
          {
            step: stepOf(left ?? 0),
            title: `${node.name}: ${t('answer-impact-left', { n: left ?? 0 })}`,
            href: entityHref(node.id, along),
          },
        ]),
      ),
      steps.map((least, i) => {
        const n = places.filter(({ left }) => stepOf(left ?? 0) === i).length;
        const next = steps[i + 1];
        const to = next === undefined ? (lefts.at(-1) ?? least) : next - 1;
        return to === least
          ? t('answer-impact-step', { n, from: least, ...compared })
          : t('answer-impact-steps', { n, from: least, to, ...compared });
      }),
      lang,
    ),
  };
};

const figureOf = (nodes: readonly Affected[], input: ViewInput): Figure | undefined => {
  if (nodes.length === 0) return undefined;
  const bars = barsOf(nodes, input);
  const beside = mapOf(nodes, input);
  return {
    draw: space => barsSketch(bars, input.lang, space),
    wide: beside ? { width: 660, columns: 1 } : { width: 1200, columns: Math.min(3, bars.length) },
    ...(beside ? { beside } : {}),
  };
};

const leftText = (name: string, n: number, { t, lang }: Pick<ViewInput, 't' | 'lang'>): string =>
  t('answer-points-left', { name, number: numberOf(name, lang), n });

/** What has least else on record, where they differ; the closest to taking over. */
const pointsOf = (found: Found, losers: Losers | undefined, { t, lang }: ViewInput): readonly string[] => {
  const { nodes, substitutes, totalCount, atRisk } = found;
  const sorted = nodes
    .filter(({ consequence }) => consequence === 'FUNCTION')
    .filter(({ left }) => typeof left === 'number')
    .sort((a, b) => (a.left ?? 0) - (b.left ?? 0));
  const [least] = sorted;
  const [closest] = substitutes;
  return [
    aloneText(found, losers, t),
    atRisk?.explanation ?? '',
    least && sorted.length > 1
      ? least.left === sorted.at(-1)?.left
        ? t('answer-points-same')
        : leftText(titleOf(least.node, lang), least.left ?? 0, { t, lang })
      : '',
    closest
      ? t('answer-points-substitute', {
          name: titleOf(closest.node, lang),
          capabilities: closest.capabilities,
        })
      : '',
    suresText(
      nodes.map(({ path }) => path),
      totalCount,
      t,
    ),
  ].filter(Boolean);
};

const countsTable = ({ counts }: Found, { t, lang }: ViewInput): PageTable => ({
  caption: t('answer-retire-counts'),
  columns: [
    t('answer-retire-consequence'),
    t('answer-retire-kind'),
    t('answer-retire-wholly'),
    t('answer-retire-only-recorded'),
    t('answer-retire-partly'),
  ],
  rows: (counts ?? []).map(({ consequence, kind, wholly, onlyRecorded, partly }) => [
    wordIn(enums['Consequence']?.[consequence], lang) ?? t(`answer-consequence-${consequence}`),
    capital(kindsWord(kind, wholly + onlyRecorded + partly, lang)),
    wholly,
    onlyRecorded,
    partly,
  ]),
});

const substitutesTable = ({ substitutes }: Found, { t }: ViewInput): PageTable => ({
  caption: t('answer-retire-substitutes'),
  columns: [
    t('answer-retire-name'),
    t('answer-retire-capabilities'),
    t('answer-retire-specifications'),
    t('answer-retire-users'),
  ],
  rows: substitutes.map(({ node, capabilities, specifications, users }) => [
    node,
    capabilities,
    specifications,
    users,
  ]),
});

type Asked = Readonly<{ asOf: string | undefined; consequences?: Consequence[]; input: ViewInput }>;

const ask = async ({ asOf, consequences, input }: Asked) =>
  input.ask(ImpactDocument, {
    of: { id: slotOf(input, 'hva').value },
    consequences,
    across: acrossOf(input.state),
    first: ALL,
    after: input.state.after,
    ...conditionsOf(input.state),
    asOf,
    lang: input.lang,
  });

const answerOf = (
  found: Found,
  sent: SentOperation,
  input: ViewInput,
  {
    losers,
    ...parts
  }: Pick<PageAnswer, 'lead' | 'groups' | 'tables'> & Readonly<{ losers: Losers | undefined }>,
): PageAnswer => {
  const figure = figureOf(found.nodes, input);
  return {
    ...parts,
    points: pointsOf(found, losers, input),
    ...(figure ? { figure } : {}),
    tables: parts.tables.filter(({ rows }) => rows.length > 0),
    honesty: honestyOf(found, 'consequence', {
      hops: defaults.impact.maxHops,
      undated: undatedIn(parts.groups.flatMap(({ sentences }) => sentences)),
    }),
    assumed: found.assumed,
    sent,
    next: nextOf(found),
  };
};

/** Who loses something of one kind of consequence: by their kinds, and how many of them have nothing else on record. */
type Losers = Readonly<{ consequence: Consequence; kinds: readonly string[]; alone: number }>;

/**
 * The losers of each kind of consequence, most first: as the API counts all of them, or, where that is not known, as many as
 * are listed. Kinds of consequence are never added up.
 */
const losersIn = ({ counts, nodes }: Found): readonly Losers[] => {
  const all = counts
    ? [...grouped(counts, ({ consequence }) => consequence)].map(([consequence, own]) => ({
        consequence,
        kinds: own.flatMap(({ kind, ...of }) =>
          Array<string>(of.wholly + of.onlyRecorded + of.partly + of.unknown).fill(kind),
        ),
        alone: own.reduce((sum, of) => sum + of.wholly + of.onlyRecorded, 0),
      }))
    : [...grouped(nodes, ({ consequence }) => consequence)].map(([consequence, own]) => ({
        consequence,
        kinds: own.map(({ node }) => node.__typename),
        alone: own.filter(isAlone).length,
      }));
  return all.sort((a, b) => b.kinds.length - a.kinds.length);
};

/** A heading names the kind of which most are, and counts the others. */
const KINDS_IN_LEAD = 1;

/** Whether the API counts them: it does not where something was left out, and then there may be more. */
const isCounted = ({ counts }: Found): boolean => Boolean(counts);

/** How many of them nothing else is known for; empty where there are none. */
const aloneText = (found: Found, losers: Losers | undefined, t: ViewInput['t']): string => {
  const { alone = 0 } = losers ?? {};
  return alone > 0 ? t('answer-lead-alone', { n: leastOf(alone, isCounted(found)) }) : '';
};

const retireLead = (found: Found, losers: Losers | undefined, of: Filled, input: ViewInput): string => {
  const { t, lang } = input;
  const what = t(isLaw(of.thing) ? 'answer-lead-repealed' : 'answer-lead-retired', {
    name: of.title,
    number: numberOf(of.title, lang),
  });
  if (losers === undefined) return t('answer-lead-retire-none', { what });
  const counted = countedKinds(losers.kinds, lang, { isWhole: isCounted(found), most: KINDS_IN_LEAD });
  const loses = t(`answer-loses-${losers.consequence}`, { n: losers.kinds.length });
  return t('answer-lead-retire', { counted, loses, what });
};

const dependentsLead = (found: Found, losers: Losers | undefined, name: string, input: ViewInput): string => {
  const { t, lang } = input;
  if (losers === undefined) return t('answer-lead-dependents-none', { name });
  const counted = countedKinds(losers.kinds, lang, { isWhole: isCounted(found), most: KINDS_IN_LEAD });
  return t('answer-lead-dependents', { counted, n: losers.kinds.length, name });
};

const readRetire = async (input: ViewInput): Promise<PageAnswer | NoAnswer> => {
  const { data, fault, sent } = await ask({ asOf: input.slots['dag']?.value ?? input.state.asOf, input });
  if (fault) return fault;
  const found = data.impact;
  if (!found) return nothingCame;
  const [losers] = losersIn(found);
  return answerOf(found, sent, input, {
    losers,
    lead: retireLead(found, losers, slotOf(input, 'hva'), input),
    groups: [...weightsIn(found, input), ...byConsequence(found.nodes, input)],
    tables: [countsTable(found, input), substitutesTable(found, input)],
  });
};

const readDependents = async (input: ViewInput): Promise<PageAnswer | NoAnswer> => {
  const { data, fault, sent } = await ask({ asOf: input.state.asOf, consequences: ['FUNCTION'], input });
  if (fault) return fault;
  const found = data.impact;
  if (!found) return nothingCame;
  const [losers] = losersIn(found);
  return answerOf(found, sent, input, {
    losers,
    lead: dependentsLead(found, losers, slotOf(input, 'hva').title, input),
    groups: [...weightsIn(found, input), ...byExtent(found.nodes, input)],
    tables: [countsTable(found, input)],
  });
};

/** Acts are repealed; everything else is phased out. */
/** What happens if something is phased out? */
export const retire: View = {
  name: 'fases-ut',
  question: (t, _, about) =>
    t(isLaw(about) ? 'question-repeal' : 'question-retire', { what: '{hva}', day: '{dag}' }),
  slots: [
    {
      name: 'hva',
      type: 'entity',
      kinds: knownOf('fases-ut', 'hva'),
    },
    { name: 'dag', type: 'day', kinds: [], optional: true, example: '2028-01-01' },
  ],
  days: ({ slots, asOf }) => [slots['dag'] || asOf],
  onDay: (state, day) =>
    state.slots['dag'] ? { ...state, slots: { ...state.slots, dag: day } } : { ...state, asOf: day },
  isDated: true,
  goesAcross: true,
  asks: [ImpactDocument],
  ownDay: ({ slots }) => dayOf(slots['dag'] ?? ''),
  read: readRetire,
};

/** Who depends most on something? */
export const dependents: View = {
  name: 'avhengig',
  question: t => t('question-dependents', { what: '{hva}' }),
  slots: [
    {
      name: 'hva',
      type: 'entity',
      kinds: knownOf('avhengig', 'hva'),
    },
  ],
  isDated: true,
  goesAcross: true,
  asks: [ImpactDocument],
  read: readDependents,
};

import { asked, defaults } from '../gql/labels';
import { BoundDocument, type BoundQuery, type KindName } from '../gql/graphql';
import { areasSketch } from '../maps/areas';
import { hasOutlines } from '../maps/country';
import type { PageAnswer, Figure, Claim, StepFact, ThingRef } from '../model/answer';
import type { NoAnswer } from '../model/asking';
import type { Filled } from '../model/slots';
import { grouped } from '../model/grouped';
import { conditionsOf, entityHref } from '../model/state';
import { barsSketch, ofCount, type Bars } from '../pictures/bars';
import { countedKinds } from '../words/many';
import { isLaw, knownOf } from '../model/roles';
import { capital } from '../words/texts';
import { kindsWord } from '../words/kinds';
import { titleOf } from '../words/titles';
import { honestyOf, nextOf, nothingCame, sentenceOf, undatedIn } from './parts';
import { slotOf, type ViewInput, type View } from './view';
import { comparedIn } from '../words/compared';
import { messages } from '../words/messages';
import { suresText } from '../words/sure';

type Found = NonNullable<BoundQuery['bound']>;
type Bound = Found['nodes'][number];

/** The API gives no more at a time. */
const ALL = 1000;
/** So many that are bound themselves are named. */
const NAMED = 4;
/** As many colours as a map has. */
const STEPS = 4;

/** Whom the provision itself names, on the way to someone: the group that one belongs to, or oneself. */
const throughOf = ({ node, path }: Bound): ThingRef =>
  path.steps.find(({ relation }) => relation === asked.binds)?.to ?? node;

const isNamed = (bound: Bound): boolean => throughOf(bound).id === bound.node.id;

const turned = (step: StepFact): StepFact => ({
  ...step,
  from: step.to,
  to: step.from,
  direction: step.direction === 'FORWARD' ? 'BACKWARD' : 'FORWARD',
});

/** A way as it is told of whom it leads to: from there. */
const claim = (bound: Bound): Claim => {
  const sentence = sentenceOf(bound.path);
  const within = 'within' in bound.node ? bound.node.within.nodes[0]?.name : undefined;
  return {
    ...sentence,
    about: [bound.node],
    steps: isNamed(bound) ? sentence.steps : sentence.steps.map(turned).reverse(),
    ...(within === undefined ? {} : { within }),
  };
};

/** By kind: how many of each. */
const barsOf = (nodes: readonly Bound[], { t, lang }: ViewInput): Bars => [
  {
    heading: t('answer-bound-kinds'),
    bars: [...grouped(nodes, ({ node }) => node.__typename)]
      .sort(([, a], [, b]) => b.length - a.length)
      .map(([kind, own]) => ({
        label: capital(kindsWord(kind, own.length, lang)),
        ...ofCount(own.length),
      })),
  },
];

type Place = Bound & Readonly<{ node: Readonly<{ number: string }> }>;
const isPlace = (of: Bound): of is Place => 'number' in of.node;

const throughText = (bound: Bound, { t, lang }: Pick<ViewInput, 't' | 'lang'>): string =>
  isNamed(bound)
    ? t('answer-bound-named')
    : t('answer-bound-through', { name: titleOf(throughOf(bound), lang) });

/** Those that are compared, on the map, by whom the provision names. */
const mapOf = (nodes: readonly Bound[], { t, lang, along }: ViewInput): Figure['beside'] => {
  const places = nodes.filter(isPlace);
  if (places.length < 2 || !hasOutlines()) return undefined;
  const ways = [...grouped(places, bound => (isNamed(bound) ? '' : throughOf(bound).id)).values()].sort(
    (a, b) => b.length - a.length,
  );
  const areas = ways.flatMap((own, i) =>
    own.map(bound => {
      const title = `${bound.node.name}: ${throughText(bound, { t, lang })}`;
      const step = Math.min(i, STEPS - 1);
      return [bound.node.number, { step, title, href: entityHref(bound.node.id, along) }] as const;
    }),
  );
  const legend = ways.slice(0, STEPS).flatMap(([first, ...rest]) => {
    if (!first) return [];
    return [`${rest.length + 1} ${throughText(first, { t, lang })}`];
  });
  return {
    title: t('answer-bound-map', comparedIn(lang)),
    sketch: areasSketch(new Map(areas), legend, lang),
  };
};

const figureOf = (nodes: readonly Bound[], input: ViewInput): Figure | undefined => {
  if (nodes.length === 0) return undefined;
  const [bars, beside] = [barsOf(nodes, input), mapOf(nodes, input)];
  return {
    draw: space => barsSketch(bars, input.lang, space),
    wide: { width: beside ? 660 : 1000, columns: 1 },
    ...(beside ? { beside } : {}),
  };
};

/** Those whom it names themselves, whoever stands for most others first. */
const namedIn = (nodes: readonly Bound[]): readonly ThingRef[] => {
  const through = grouped(nodes, bound => throughOf(bound).id);
  return nodes
    .filter(isNamed)
    .map(({ node }) => node)
    .sort((a, b) => (through.get(b.id)?.length ?? 0) - (through.get(a.id)?.length ?? 0));
};

const leadOf = (found: Found, { thing, title }: Filled, { t, lang }: ViewInput): string => {
  const { nodes, totalCount } = found;
  const named = namedIn(nodes);
  const kindsOf = (all: readonly ThingRef[]): string =>
    countedKinds(
      all.map(({ __typename }) => __typename),
      lang,
      { isWhole: totalCount === nodes.length },
    );
  const names =
    named.length <= NAMED ? messages.in(lang).list(named.map(node => titleOf(node, lang))) : kindsOf(named);
  const others = nodes.filter(bound => !isNamed(bound)).map(({ node }) => node);
  const said = { what: isAct(thing) ? 'act' : 'duty', name: title } as const;
  if (names === '') return t('answer-lead-bound-none', said);
  return [
    t('answer-lead-bound', { ...said, names }),
    ...(others.length > 0 ? [t('answer-lead-bound-members', { members: kindsOf(others) })] : []),
  ].join(' ');
};

const isAct = (thing: ThingRef | undefined): boolean => isLaw(thing) && thing?.__typename !== asked.provision;

/** So many of those whom obligations address are quoted. */
const QUOTED = 5;

/** Whom those obligations of an act address in words that are joined to nobody: it is not so that they bind nobody. */
const inWordsOf = (provision: BoundQuery['provision'], { t }: ViewInput): string => {
  if (!provision || !('provisions' in provision)) return '';
  const { totalCount, nodes } = provision.provisions;
  const unjoined = nodes.filter(({ bound: of }) => of.totalCount === 0);
  const said = [...new Set(unjoined.flatMap(({ addressed }) => addressed ?? []))];
  if (unjoined.length === 0) return '';
  const n = unjoined.length;
  const quoted = said.slice(0, QUOTED).map(text => t('language-quoted', { text }));
  return [
    n === totalCount
      ? t('answer-bound-unjoined-all', { n })
      : t('answer-bound-unjoined', { n, all: totalCount }),
    ...(quoted.length > 0
      ? [t('answer-bound-addressed', { n, said: quoted.join(', '), others: said.length - quoted.length })]
      : []),
  ].join(' ');
};

/** Whom the provision says that it addresses, and what it asks for first, in its own words; how sure it is. */
const pointsOf = (data: BoundQuery, input: ViewInput): readonly string[] => {
  const { t } = input;
  const { provision, bound } = data;
  const nodes = bound?.nodes ?? [];
  const said = provision && 'addressed' in provision ? provision : undefined;
  return [
    said?.addressed ? t('answer-bound-addressee', { said: said.addressed }) : '',
    said?.condition ? t('answer-bound-only-if', { said: said.condition }) : '',
    inWordsOf(provision, input),
    suresText(
      nodes.map(({ path }) => path),
      bound?.totalCount,
      t,
    ),
  ].filter(Boolean);
};

const read = async (input: ViewInput): Promise<PageAnswer | NoAnswer> => {
  const { ask, state, lang } = input;
  const what = slotOf(input, 'hva');
  const { data, fault, sent } = await ask(BoundDocument, {
    of: what.value,
    kinds: [asked.actor as KindName],
    first: ALL,
    after: state.after,
    ...conditionsOf(state),
    lang,
  });
  if (fault) return fault;
  const found = data.bound;
  if (!found) return nothingCame;
  const sentences = found.nodes.map(claim);
  const figure = figureOf(found.nodes, input);
  return {
    ...(figure ? { figure } : {}),
    lead: leadOf(found, what, input),
    points: pointsOf(data, input),
    groups: sentences.length > 0 ? [{ key: 'bound', sentences }] : [],
    tables: [],
    honesty: honestyOf(found, 'bound', { hops: defaults.reach.maxHops, undated: undatedIn(sentences) }),
    assumed: found.assumed,
    sent,
    next: nextOf(found),
  };
};

/** Whom does a provision apply to? */
export const bound: View = {
  name: 'gjelder-for',
  question: (t, _, about) => t(isAct(about) ? 'question-bound-by-act' : 'question-bound', { what: '{hva}' }),
  slots: [
    {
      name: 'hva',
      type: 'entity',
      kinds: knownOf('gjelder-for', 'hva'),
    },
  ],
  isDated: true,
  asks: [BoundDocument],
  read,
};

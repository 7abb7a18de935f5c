import { defaults, members } from '../gql/labels';
import { DependenciesDocument, type DependenciesQuery, type EntitySelector } from '../gql/graphql';
import type { PageAnswer, Figure, Group, Claim, ThingRef } from '../model/answer';
import type { NoAnswer } from '../model/asking';
import { amountOf, countOf, type Count } from '../model/counted';
import { acrossOf, conditionsOf, thingHref } from '../model/state';
import { barsSketch, ofCount } from '../pictures/bars';
import { capital } from '../words/texts';
import { numberOf, titleOf } from '../words/titles';
import { honestyOf, nothingCame } from './parts';
import { slotOf, type ViewInput, type View } from './view';

type Loss = 'FUNCTION' | 'COVERAGE' | 'DUTY' | 'LEGAL_BASIS';
type Needed = NonNullable<DependenciesQuery[Loss]>;
type Dependency = Needed['nodes'][number];
type Lost = Readonly<{ loss: Loss; needed: Needed }>;

/** The API gives no more at a time. */
const ALL = 1000;
/** Bars of one kind of consequence. */
const BARS = 12;

/** What has members loses nothing itself: those in it are asked about. */
const isMany = ({ __typename }: ThingRef): boolean => Object.hasOwn(members, __typename);

const selectorOf = (thing: ThingRef): EntitySelector => {
  const [actor, field] = members[thing.__typename] ?? [];
  if (actor === undefined || field === undefined) return { id: thing.id };
  // One of those of the schema that is running, which the types of another say nothing of.
  const selector: object = { [actor]: { [field]: { some: { node: { id: { eq: thing.id } } } } } };
  return selector as EntitySelector;
};

const countIn = ({ needed }: Lost): Count => countOf(needed);

/** How many lose something: of those asked about, or, where that is one, of all that lies between. */
const losersOf = ({ dependentCount, dominated }: Dependency, what: ThingRef): number =>
  (isMany(what) ? dependentCount : dominated) ?? 1;

const sorted = ({ nodes }: Needed, what: ThingRef): readonly Dependency[] =>
  [...nodes].sort((a, b) => losersOf(b, what) - losersOf(a, what));

const lossText = (
  loss: Loss,
  found: Dependency,
  what: ThingRef,
  { lang, t }: Pick<ViewInput, 'lang' | 't'>,
): string => {
  const [thing, name] = [titleOf(found.node, lang), titleOf(what, lang)];
  const [n, lost] = [losersOf(found, what), t(`answer-dependencies-lost-${loss}`)];
  return isMany(what)
    ? t('answer-dependencies-many', { thing, n, name, lost })
    : t('answer-dependencies-one', {
        ...{ thing, name, lost, number: numberOf(name, lang) },
        others: Math.max(0, n - 1),
      });
};

const sentenceOf = (loss: Loss, found: Dependency, what: ThingRef, { lang, t }: ViewInput): Claim => ({
  key: `${loss}:${found.node.id}`,
  text: lossText(loss, found, what, { lang, t }),
  // It is reckoned: no source says what is left.
  certainty: 'DEDUCTION',
  steps: [],
  about: [found.node, what],
});

const figureOf = (
  all: readonly Lost[],
  what: ThingRef,
  { lang, t, along }: ViewInput,
): Figure | undefined => {
  const groups = all.map(({ loss, needed }) => ({
    heading: t(`answer-consequence-${loss}`),
    bars: sorted(needed, what)
      .slice(0, BARS)
      .map(found => ({
        label: capital(found.node.name),
        href: thingHref(found.node, along),
        ...ofCount(losersOf(found, what)),
      })),
  }));
  if (groups.length === 0) return undefined;
  const most = Math.max(...all.map(({ needed }) => needed.nodes.length));
  return {
    draw: space => barsSketch(groups, lang, space),
    wide: { width: 400 * Math.min(3, groups.length) + 200, columns: Math.min(3, groups.length) },
    note: [
      most > BARS ? t('answer-ways-some', { shown: BARS, all: most }) : '',
      t(isMany(what) ? 'answer-dependencies-note-many' : 'answer-dependencies-note', {
        name: titleOf(what, lang),
      }),
    ].join(' '),
  };
};

const groupsOf = (all: readonly Lost[], what: ThingRef, input: ViewInput): readonly Group[] =>
  all.map(({ loss, needed }) => ({
    key: loss,
    heading: input.t(`answer-consequence-${loss}`),
    sentences: sorted(needed, what).map(found => sentenceOf(loss, found, what, input)),
  }));

const answerOf = (asked: readonly Lost[], what: ThingRef, input: ViewInput): Omit<PageAnswer, 'sent'> => {
  const { lang, t } = input;
  const all = asked.filter(({ needed }) => needed.nodes.length > 0);
  const [most] = [...all].sort((a, b) => amountOf(countIn(b)) - amountOf(countIn(a)));
  const [first] = most ? sorted(most.needed, what) : [];
  const listed = {
    totalCount: all.reduce((sum, of) => sum + amountOf(countIn(of)), 0),
    nodes: all.flatMap(({ needed }) => needed.nodes),
    truncated: asked.find(({ needed }) => needed.truncated)?.needed.truncated,
    graphs: asked[0]?.needed.graphs ?? [],
  };
  const figure = figureOf(all, what, input);
  const notes = all.map(({ needed }) => needed.note ?? '').filter(Boolean);
  return {
    lead: t('answer-lead-dependencies', {
      n: most ? countIn(most) : 0,
      name: titleOf(what, lang),
      number: numberOf(titleOf(what, lang), lang),
      who: isMany(what) ? 'members' : 'itself',
      most: first ? titleOf(first.node, lang) : '',
    }),
    points: [...new Set(notes)],
    ...(figure ? { figure } : {}),
    groups: groupsOf(all, what, input),
    tables: [],
    honesty: honestyOf(listed, 'sentence', { hops: defaults.dependencies.maxHops }),
    assumed: asked[0]?.needed.assumed ?? [],
    next: undefined,
  };
};

const LOSSES: readonly Loss[] = ['FUNCTION', 'COVERAGE', 'DUTY', 'LEGAL_BASIS'];

const read = async (input: ViewInput): Promise<PageAnswer | NoAnswer> => {
  const { ask, state, lang } = input;
  const { thing } = slotOf(input, 'hva');
  if (!thing) return nothingCame;
  const { data, fault, sent } = await ask(DependenciesDocument, {
    of: selectorOf(thing),
    first: ALL,
    across: acrossOf(state),
    ...conditionsOf(state),
    lang,
  });
  if (fault) return fault;
  const asked = LOSSES.flatMap(loss => {
    const needed = data[loss];
    return needed ? [{ loss, needed }] : [];
  });
  return { ...answerOf(asked, thing, input), sent };
};

/** What can something not do without? */
export const dependencies: View = {
  name: 'hviler-pa',
  question: (t, _, about) =>
    t(about && isMany(about) ? 'question-dependencies-in' : 'question-dependencies', { what: '{hva}' }),
  slots: [{ name: 'hva', type: 'entity', kinds: [] }],
  isDated: true,
  goesAcross: true,
  asks: [DependenciesDocument],
  read,
};

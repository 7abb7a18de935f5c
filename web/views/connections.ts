import { defaults } from '../gql/labels';
import { ConnectionsDocument, type ConnectionsQuery } from '../gql/graphql';
import type { PageAnswer, Group, SentOperation, Claim, ThingRef } from '../model/answer';
import type { NoAnswer } from '../model/asking';
import { countOf } from '../model/counted';
import { TOGETHER, allOf, isCompared, kindsOf } from '../model/roles';
import { conditionsOf } from '../model/state';
import { titleOf } from '../words/titles';
import {
  absenceOf,
  acrossIn,
  HOPS_ACROSS,
  honestyOf,
  isAbsentAcross,
  nextOf,
  nothingCame,
  selectorOf,
  sentenceOf,
  undatedIn,
  waysFigure,
  waysPoints,
} from './parts';
import { PEERS, slotOf, type ViewInput, type View } from './view';

type Found = NonNullable<ConnectionsQuery['connections']>;
type Connecting = Found['nodes'][number];

/** As many are read at a time; more than these follow on the next page. */
const ALL = 100;

/** What the ways lead to, and the resources of each: where most lead first. */
const byTarget = (found: Found): readonly Readonly<{ target: ThingRef; all: readonly Connecting[] }>[] => {
  const targets = new Map(found.nodes.flatMap(({ targets }) => targets.map(one => [one.id, one] as const)));
  return [...targets.values()]
    .map(target => ({
      target,
      all: found.nodes.filter(({ targets }) => targets.some(({ id }) => id === target.id)),
    }))
    .sort((a, b) => b.all.length - a.all.length);
};

/** A way by two of the resources is told once. */
const once = (sentences: readonly Claim[]): readonly Claim[] => [
  ...new Map(sentences.map(sentence => [sentence.key, sentence])).values(),
];

/** Each resource stands with each thing that it leads to, by the best of its ways there. */
const groupOf = (target: ThingRef, all: readonly Connecting[], { t }: ViewInput): Group => {
  const ways = all.flatMap(({ paths }) => paths.filter(({ to }) => to.id === target.id));
  const [only, second] = all;
  const left = only && !second && only.targetCount === 1 ? (only.pathCount ?? 0) - ways.length : 0;
  const hidden = all.filter(({ paths }) => paths.every(({ to }) => to.id !== target.id)).length;
  return {
    key: target.id,
    heading: target.name,
    about: target,
    count: all.length,
    unit: 'resource',
    ...(left > 0 ? { note: t('answer-ways-more', { n: left }) } : {}),
    ...(hidden > 0 ? { note: t('answer-ways-not-here', { n: hidden }) } : {}),
    sentences: once(ways.map(path => sentenceOf(path))),
  };
};

/** The best way of a resource, to what most others lead to if one of its ways goes there. */
const wayOf = (
  paths: Connecting['paths'],
  targets: readonly Readonly<{ target: ThingRef }>[],
): Claim | undefined => {
  const order = targets.map(({ target }) => target.id);
  const [best] = [...paths].sort((a, b) => order.indexOf(a.to.id) - order.indexOf(b.to.id));
  return best && sentenceOf(best);
};

/** One way to each end that no way of those has: the picture has all that the headline and the folds count. */
const waysToOthers = (ways: readonly Claim[], groups: readonly Group[]): readonly Claim[] => {
  const reached = new Set(ways.map(({ steps }) => steps.at(-1)?.to.id));
  return groups.filter(({ key }) => !reached.has(key)).flatMap(({ sentences }) => sentences.slice(0, 1));
};

/** Whether all of them are here, on one page: then what is counted of them is counted of all. */
const isWhole = (found: Found): boolean => found.totalCount === found.nodes.length;

/** How many there are, and what most of them lead to. */
const leadOf = (found: Found, targets: ReturnType<typeof byTarget>, input: ViewInput): string => {
  const [most] = targets.length > 1 && isWhole(found) ? targets : [];
  const { t, lang } = input;
  const [n, from, to] = [countOf(found), slotOf(input, 'fra').title, slotOf(input, 'til').title];
  const [count, name] = [most?.all.length ?? 0, most ? titleOf(most.target, lang) : ''];
  return t('answer-lead-connections', { n, from, to, most: count, name });
};

const answerOf = (found: Found, input: ViewInput, sent: SentOperation): PageAnswer => {
  const targets = byTarget(found);
  const groups = targets.map(({ target, all }) => groupOf(target, all, input));
  const best = found.nodes.flatMap(({ paths }) => wayOf(paths, targets) ?? []);
  const figure = waysFigure(once([...best, ...waysToOthers(best, groups)]), input);
  return {
    ...(figure ? { figure } : {}),
    lead: leadOf(found, targets, input),
    points: [
      ...waysPoints(best, input, isWhole(found), found.nodes),
      ...(found.particular ? [found.particular] : []),
    ],
    groups,
    tables: [],
    honesty: honestyOf(found, 'resource', {
      outcome: found.outcome,
      hops: sent.variables['maxHops'] === undefined ? defaults.connections.maxHops : HOPS_ACROSS,
      undated: undatedIn(groups.flatMap(({ sentences }) => sentences)),
      absence: absenceOf(found.whyNot),
      unmatched: found.unmatched,
    }),
    assumed: found.assumed,
    sent,
    next: nextOf(found),
  };
};

const read = async (input: ViewInput): Promise<PageAnswer | NoAnswer> => {
  const { ask, state, lang } = input;
  const asked = {
    from: selectorOf(slotOf(input, 'fra')),
    via: allOf('knytter', 'via', 'RESOURCES'),
    to: selectorOf(slotOf(input, 'til')),
    peers: isCompared(slotOf(input, 'fra').thing) ? PEERS : undefined,
    first: ALL,
    after: state.after,
    ...acrossIn(state, [slotOf(input, 'fra'), slotOf(input, 'til')]),
    ...conditionsOf(state),
    lang,
    whyNot: state.across.length === 0,
  };
  const { data, fault, sent } = await ask(ConnectionsDocument, asked);
  if (fault) return fault;
  const found = data.connections;
  if (!found) return nothingCame;
  if (!isAbsentAcross(found, state)) return answerOf(found, input, sent);
  const why = await ask(ConnectionsDocument, { ...asked, whyNot: true });
  const whyNot = why.data?.connections?.whyNot ?? null;
  return answerOf({ ...found, whyNot }, input, sent);
};

/** Which shared resources connect one thing to another, and how do we know? */
export const connections: View = {
  name: 'knytter',
  question: t => t('question-connections', { from: '{fra}', to: '{til}' }),
  slots: [
    {
      name: 'fra',
      type: 'entity',
      kinds: kindsOf('knytter', 'fra', 'ACTORS'),
    },
    {
      name: 'til',
      type: 'entity',
      kinds: kindsOf('knytter', 'til', 'FRAMEWORKS'),
      specials: TOGETHER,
      ...(TOGETHER[0] === undefined ? {} : { example: TOGETHER[0] }),
    },
  ],
  isDated: true,
  goesAcross: true,
  asks: [ConnectionsDocument],
  read,
};

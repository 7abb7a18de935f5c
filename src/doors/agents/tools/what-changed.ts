import { z } from 'zod';
import { type ToolAnswer, deduced, sourced, type ToolSentence } from '../answer';
import { today } from '../../../engine/model/scalars';
import { day, thing, telling } from '../inputs';
import { Refused } from '../faults';
import { tool, type AskTool } from '../tool';
import {
  keyOf,
  PATH,
  pathSentence,
  PROOF,
  type NamedThing,
  type ListPage,
  type Path,
  type StepRead,
  certaintyOf,
  cutSentences,
  sourcesOf,
  type Cut,
  countOf,
  countSaid,
  isAny,
} from '../read';
import { say, type Speaker } from '../words';

const HISTORY = `
  query History($of: ID!, $first: Int, $after: String, $lang: Language) {
    history(of: {id: $of}, first: $first, after: $after) {
      totalCount
      warning(lang: $lang)
      pageInfo { hasNextPage }
      edges { cursor node { date change other { __typename id name(lang: $lang) } step { relation direction from { id } to { id } ...Proof } } }
    }
  }
  ${PROOF}`;

/** The relations between two ends in the API's own sentences. */
const SENTENCES = `
  query Sentences($of: ID!, $others: [ID!]!, $asOf: Date, $lang: Language) {
    paths(from: { id: $of }, to: { ids: $others }, direction: ANY, maxHops: 1, first: 200, asOf: $asOf) { nodes { ...Told } }
  }
  ${PATH}`;

type Event = Readonly<{
  date: string;
  change: 'CAME' | 'WENT';
  other: NamedThing | null;
  step: StepRead | null;
}>;
type History = Readonly<{
  history: ListPage<Event> & Readonly<{ warning: string | null }>;
}>;
type HistoryOf = Readonly<{
  of: string;
  until: string | undefined;
  speaker: Speaker;
  after: string | undefined;
}>;

/** What came and went around an entity, the latest first. */
const told = async ({ of, until, speaker, after }: HistoryOf, ask: AskTool): Promise<ToolAnswer> => {
  const { data, cost } = await ask(HISTORY, { of, first: 20, after, lang: speaker.language });
  const { history } = data as History;
  const events = history.edges.filter(({ node }) => until === undefined || node.date <= until);
  // The latest day on which something came: what came before mostly still holds.
  const came = events.filter(({ node }) => node.change === 'CAME' && node.other !== null);
  const others = came.flatMap(({ node }) => node.other?.id ?? []);
  const known = await sentencesOf({ of, others, asOf: came[0]?.node.date ?? '', speaker }, ask);
  return {
    outcome: isAny(history) ? 'FOUND' : 'NOTHING_MATCHES',
    head: [
      deduced(say('tool-events', speaker, { count: countOf(history, speaker) }), 'dates'),
      ...(history.warning ? [deduced(history.warning, 'dates')] : []),
    ],
    items: events.map(({ cursor, node }) => eventOf(node, cursor, known, speaker)),
    ...(history.totalCount === null ? {} : { total: history.totalCount }),
    more: history.pageInfo.hasNextPage,
    complete: true,
    cost,
  };
};

/** Sentences of the relations to others that hold on a day, by the relation. */
const sentencesOf = async (
  {
    of,
    others,
    asOf,
    speaker,
  }: Readonly<{ of: string; others: readonly string[]; asOf: string; speaker: Speaker }>,
  ask: AskTool,
): Promise<ReadonlyMap<string, Path>> => {
  // The entity may itself be what came: no path leads from it to itself.
  const ends = [...new Set(others)].filter(id => id !== of);
  if (ends.length === 0) return new Map();
  const { data } = await ask(SENTENCES, { of, others: ends.slice(0, 50), asOf, lang: speaker.language });
  const { paths } = data as Readonly<{ paths: Readonly<{ nodes: readonly Path[] }> }>;
  return new Map(paths.nodes.flatMap(path => path.steps.map(step => [keyOf(step), path] as const)));
};

const eventOf = (
  { date, change, other, step }: Event,
  next: string,
  known: ReadonlyMap<string, Path>,
  speaker: Speaker,
): ToolSentence => {
  const when = `${date}: ${say(`tool-change-${change}`, speaker)}`;
  const more = {
    next,
    facts: { date, change },
    ...(other ? { id: other.id, kind: other.__typename ?? '' } : {}),
  };
  if (!step) return deduced(`${when}.`, 'dates', more);
  const path = known.get(keyOf(step));
  if (path) return pathSentence({ ...path, explanation: `${when}: ${path.explanation}` }, more);
  return sourced(`${when}: ${keyOf(step)}${other ? ` (${other.name})` : ''}.`, step, more);
};

const PART = `{
  before after
  node { __typename id name(lang: $lang) }
  path { ...Told }
  through(first: 3) { relation direction from { id } to { id } ...Proof }
}`;

const DIFFERENCE = `
  query Difference($of: EntitySelector, $paths: PathsOf, $since: Date!, $until: Date!, $lang: Language) {
    difference(of: $of, paths: $paths, since: $since, until: $until) {
      cameCount wentCount changedCount
      warning(lang: $lang)
      came(first: 50) ${PART}
      went(first: 50) ${PART}
      changed(first: 50) ${PART}
      truncated { explanation(lang: $lang) }
    }
  }
  ${PATH}`;

type Changed = Readonly<{ node: NamedThing | null; path: Path | null; through: readonly StepRead[] }>;
type Differences = Readonly<{
  difference: Readonly<{
    /** Null where something was left out. */
    cameCount: number | null;
    wentCount: number | null;
    changedCount: number | null;
    warning: string | null;
    came: readonly Changed[];
    went: readonly Changed[];
    changed: readonly Changed[];
    truncated: Cut['truncated'];
  }>;
}>;
type DaysOf = Readonly<{
  of?: Readonly<{ id: string }>;
  paths?: object;
  since: string;
  until: string;
  speaker: Speaker;
}>;

/** What differs between two days: of an entity what it is related to, or the paths between two ends. */
const compared = async ({ speaker, ...asked }: DaysOf, ask: AskTool): Promise<ToolAnswer> => {
  const { data, cost } = await ask(DIFFERENCE, { ...asked, lang: speaker.language });
  const { difference: found } = data as Differences;
  const [came, went, changed] = [
    found.cameCount ?? found.came.length,
    found.wentCount ?? found.went.length,
    found.changedCount ?? found.changed.length,
  ];
  const values = {
    ...{ from: asked.since, to: asked.until },
    came: countSaid(found.cameCount, found.came.length, speaker),
    went: countSaid(found.wentCount, found.went.length, speaker),
    changed: countSaid(found.changedCount, found.changed.length, speaker),
  };
  const isCounted = ![found.cameCount, found.wentCount, found.changedCount].includes(null);
  const known = await knownOf(found, { speaker, ...asked }, ask);
  const items = (['CAME', 'WENT', 'CHANGED'] as const).flatMap(change =>
    found[LIST[change]].map(one => changedOf(one, change, known, speaker)),
  );
  return {
    outcome:
      came + went + changed > 0 ? 'FOUND' : found.truncated ? 'NOT_FOUND_WITHIN_BOUNDS' : 'NO_DIFFERENCE',
    head: [
      deduced(say('tool-differences', speaker, values), 'dates'),
      ...(found.warning ? [deduced(found.warning, 'dates')] : []),
      ...cutSentences({ truncated: found.truncated }),
    ],
    items,
    ...(isCounted ? { total: came + went + changed } : {}),
    whole: true,
    more: false,
    complete: found.truncated === null && items.length === came + went + changed,
    cost,
  };
};

const LIST = { CAME: 'came', WENT: 'went', CHANGED: 'changed' } as const;

/** Of an entity: the relations that came as they hold on the later day, and those that went as on the earlier one. */
const knownOf = async (
  { came, went }: Differences['difference'],
  { of, since, until, speaker }: DaysOf,
  ask: AskTool,
): Promise<ReadonlyMap<string, Path>> => {
  if (of === undefined) return new Map();
  const asked = { of: of.id, speaker };
  const idsOf = (changed: readonly Changed[]): readonly string[] =>
    changed.flatMap(({ node }) => node?.id ?? []);
  const later = await sentencesOf({ ...asked, others: idsOf(came), asOf: until }, ask);
  const earlier = await sentencesOf({ ...asked, others: idsOf(went), asOf: since }, ask);
  return new Map([...earlier, ...later]);
};

const changedOf = (
  { node, path, through }: Changed,
  change: keyof typeof LIST,
  known: ReadonlyMap<string, Path>,
  speaker: Speaker,
): ToolSentence => {
  const what = say(`tool-change-${change}`, speaker);
  const about = { ...(node ? { id: node.id, kind: node.__typename ?? '' } : {}), facts: { change } };
  const [step] = through;
  const way = path ?? (step && through.length === 1 ? known.get(keyOf(step)) : undefined);
  if (way) return pathSentence({ ...way, explanation: `${what}: ${way.explanation}` }, about);
  const by = through.map(keyOf).join('; ');
  return {
    text: `${what}: ${node?.name ?? ''}${by === '' ? '' : ` (${by})`}.`,
    sources: sourcesOf(through),
    deduced: 'dates',
    ...certaintyOf(through),
    ...about,
  };
};

export const whatChanged = tool({
  name: 'what_changed',
  title: 'What changed',
  description:
    'Of a thing: what came and went, and since a day what differs. Of from and to: which paths came or went.',
  input: z.object({
    id: thing('of what').optional(),
    from: thing('where paths start').optional(),
    to: thing('where they end').optional(),
    since: day.optional().describe('since this day, or year; the whole history if left out'),
    until: day.optional().describe('until this day; today if left out'),
    ...telling,
  }),
  documents: [HISTORY, DIFFERENCE, SENTENCES],
  run: ({ id: of, from, to, since, until, lang, after }, ask, model): Promise<ToolAnswer> => {
    const speaker = model.messages.in(lang);
    const end = until ?? today();
    if (since !== undefined && since >= end)
      throw new Refused('BAD_INPUT', `since (${since}) must be before until (${end}).`, 'Swap the days.');
    if (of !== undefined && from === undefined && to === undefined)
      return since === undefined
        ? told({ of, until, speaker, after }, ask)
        : compared({ of: { id: of }, since, until: end, speaker }, ask);
    if (from === undefined || to === undefined || of !== undefined)
      throw new Refused(
        'BAD_INPUT',
        'Give either id, or from and to.',
        'For example {"id": "NAME", "since": "2015"} or {"from": "NAME", "to": "NAME", "since": "2015"}.',
      );
    if (since === undefined)
      throw new Refused('BAD_INPUT', 'since is missing: paths of two days are compared.', 'As "2015".');
    return compared({ paths: { from: { id: from }, to: { id: to } }, since, until: end, speaker }, ask);
  },
});

import { deduced, sourced, type Answer, type Sentence } from '../answer';
import { keyOf, PATH, pathSentence, PROOF, type Named, type Page, type Path, type Step } from '../read';
import type { Question } from '../tool';
import { say, type Lang } from '../words';

export const HISTORY = `
  query History($of: ID!, $first: Int, $after: String, $lang: Language) {
    history(of: $of, first: $first, after: $after) {
      totalCount
      warning(lang: $lang)
      pageInfo { hasNextPage }
      edges { cursor node { date change other { __typename id name(lang: $lang) } step { relation direction from { id } to { id } ...Proof } } }
    }
  }
  ${PROOF}`;

/** The relations between two ends in the API's own sentences. */
export const SENTENCES = `
  query Sentences($of: ID!, $others: [ID!]!, $asOf: Date, $lang: Language) {
    paths(from: { id: $of }, to: { ids: $others }, direction: ANY, maxHops: 1, first: 200, asOf: $asOf) { nodes { ...Told } }
  }
  ${PATH}`;

type Event = Readonly<{ date: string; change: 'CAME' | 'WENT'; other: Named | null; step: Step | null }>;
type History = Readonly<{
  history: Page<Event> & Readonly<{ warning: string | null }>;
}>;
type Asked = Readonly<{
  of: string;
  until: string | undefined;
  lang: Lang;
  after: string | undefined;
}>;

/** What came and went around an entity, the latest first. */
export const told = async ({ of, until, lang, after }: Asked, ask: Question): Promise<Answer> => {
  const { data, cost } = await ask(HISTORY, { of, first: 20, after, lang });
  const { history } = data as History;
  const events = history.edges.filter(({ node }) => until === undefined || node.date <= until);
  // The latest day on which something came: what came before mostly still holds.
  const came = events.filter(({ node }) => node.change === 'CAME' && node.other !== null);
  const others = came.flatMap(({ node }) => node.other?.id ?? []);
  const known = await sentencesOf({ of, others, asOf: came[0]?.node.date ?? '', lang }, ask);
  return {
    outcome: history.totalCount > 0 ? 'FOUND' : 'NOTHING_MATCHES',
    head: [
      deduced(say('events', lang, { count: history.totalCount }), 'dates'),
      ...(history.warning ? [deduced(history.warning, 'dates')] : []),
    ],
    items: events.map(({ cursor, node }) => eventOf(node, cursor, known, lang)),
    total: history.totalCount,
    more: history.pageInfo.hasNextPage,
    complete: true,
    ...(cost === undefined ? {} : { cost }),
  };
};

/** Sentences of the relations to others that hold on a day, by the relation. */
export const sentencesOf = async (
  { of, others, asOf, lang }: Readonly<{ of: string; others: readonly string[]; asOf: string; lang: Lang }>,
  ask: Question,
): Promise<ReadonlyMap<string, Path>> => {
  if (others.length === 0) return new Map();
  const { data } = await ask(SENTENCES, { of, others: [...new Set(others)].slice(0, 50), asOf, lang });
  const { paths } = data as Readonly<{ paths: Readonly<{ nodes: readonly Path[] }> }>;
  return new Map(paths.nodes.flatMap(path => path.steps.map(step => [keyOf(step), path] as const)));
};

const eventOf = (
  { date, change, other, step }: Event,
  next: string,
  known: ReadonlyMap<string, Path>,
  lang: Lang,
): Sentence => {
  const when = `${date}: ${say(change, lang)}`;
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

import type { AbsenceFragment, CitedFragment, EntitySelector, WayFragment } from '../gql/graphql';
import type { Absence, Cited, Honesty, Sentence, StepFact, Unit } from '../model/answer';
import type { Fault } from '../model/asking';
import type { Filled } from '../model/slots';

/** What a slot selects: a thing by its id, or all acts of the EU. */
export const selectorOf = ({ value, special }: Filled): EntitySelector =>
  special === 'eu' ? { framework: { jurisdiction: { eq: 'EU' } } } : { id: value };

/** The cursor of the page that follows; undefined if none does. */
export const nextOf = ({
  pageInfo,
}: Readonly<{
  pageInfo: Readonly<{ hasNextPage: boolean; endCursor?: string | null | undefined }>;
}>): string | undefined => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined);

/** What nothing found means: a search that was cut has proved nothing. */
export const outcomeOf = (total: number, truncated: unknown): Honesty['outcome'] =>
  total > 0 ? 'FOUND' : truncated ? 'NOT_FOUND_WITHIN_BOUNDS' : 'ABSENT_IN_GRAPH';

/** How many there are; of what was cut, as many as are shown: that there may be more is said by the cut. */
export const totalOf = ({
  totalCount,
  nodes,
}: Readonly<{ totalCount?: number | null | undefined; nodes: readonly unknown[] }>): number =>
  totalCount ?? nodes.length;

/** How far a page goes whose question either has something to compare or matches nothing. */
export const honestyOfPage = (
  found: Readonly<{
    totalCount?: number | null | undefined;
    nodes: readonly unknown[];
    truncated?: Readonly<{ explanation: string }> | null | undefined;
  }>,
  isFound: boolean,
  unit: Unit,
): Honesty => ({
  outcome: isFound ? 'FOUND' : 'NOTHING_MATCHES',
  cut: found.truncated?.explanation,
  unit,
  total: totalOf(found),
  shown: found.nodes.length,
  undated: undefined,
  unmatched: [],
});

type Step = WayFragment['steps'][number];

const citedOf = ({ id, title, url, license, publisher, recordedAt }: CitedFragment): Cited => ({
  id,
  title,
  url: url ?? null,
  license: license ?? null,
  publisher: publisher ?? null,
  recordedAt,
});

export const stepOf = (step: Step): StepFact => ({
  ...step,
  sources: step.sources.map(citedOf),
  lastSeen: 'lastSeen' in step ? (step.lastSeen ?? null) : null,
  quote: 'quote' in step ? (step.quote ?? null) : null,
  obligation: 'obligation' in step ? (step.obligation ?? null) : null,
  legalBasis: 'legalBasis' in step ? (step.legalBasis ?? null) : null,
});

/** The ends of each step name a path whatever the day and the language. */
export const keyOf = (steps: readonly Pick<StepFact, 'from' | 'relation' | 'to'>[]): string =>
  steps.map(({ from, relation, to }) => `${from.id}~${relation}~${to.id}`).join('~~');

export const sentenceOf = (path: WayFragment, text = path.explanation): Sentence => ({
  key: keyOf(path.steps),
  text,
  certainty: path.certainty,
  steps: path.steps.map(stepOf),
  undated: path.undated,
});

export const absenceOf = (why: AbsenceFragment | null | undefined): Absence | undefined => why ?? undefined;

/** Undefined where there is no relation that could have a date. */
export const undatedIn = (sentences: readonly Sentence[]): number | undefined => {
  const steps = new Map(
    sentences.flatMap(({ steps }) => steps.map((step): [string, StepFact] => [keyOf([step]), step])),
  );
  if (steps.size === 0) return undefined;
  return [...steps.values()].filter(({ validFrom, validTo }) => !validFrom && !validTo).length;
};

/** The API gives null only with an error, which is told before. */
export const nothingCame: Fault = { code: 'INTERNAL', detail: 'No answer came.', hint: undefined };

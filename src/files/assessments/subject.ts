import { SamgrafError, quoted } from '../../engine/errors';
import type { Model } from '../../engine/model/model';

/** Asks the API as whoever wants a report; throws what it refuses. */
export type AskReport = (query: string, variables: object) => Promise<Readonly<Record<string, unknown>>>;

/** A relation of a planned change. */
export type ChangedEdge = Readonly<{ from: string; relation: string; to: string }>;

/** What a report is of: what was chosen, and what whoever asks says of it. */
export type ReportSubject = Readonly<{
  /** Ids of acts, specifications, resources and whatever else a form lets one choose. */
  of: readonly string[];
  title?: string | undefined;
  /** The words of a draft. */
  text?: string | undefined;
  /** The id of the body that gives the report. */
  body?: string | undefined;
  /** A planned change: ids of what is to be gone, and relations that are to be there. */
  without?: readonly string[];
  with?: readonly ChangedEdge[];
}>;

/** A thing that a report names. */
export type ReportThing = Readonly<{ id: string; kind: string; name: string }>;

/** Most things of a report, and characters of what is written of it. */
export const MOST_CHOSEN = 40;
export const MOST_WRITTEN = 20_000;

/** @throws TOO_LARGE if more is chosen or written than a report has room for */
export const checkSubject = ({
  of,
  title = '',
  text = '',
  without = [],
  with: more = [],
}: ReportSubject): void => {
  const chosen = of.length + without.length + more.length;
  if (chosen > MOST_CHOSEN)
    throw new SamgrafError(
      'TOO_LARGE',
      `${chosen} things are chosen; a report is of ${MOST_CHOSEN} at most.`,
      'Make a report of each part.',
    );
  if (title.length + text.length > MOST_WRITTEN)
    throw new SamgrafError(
      'TOO_LARGE',
      `Title and text have more than ${MOST_WRITTEN} characters.`,
      'Give the words that are binding, and refer to the rest.',
    );
};

const NAMED = `query Named($ids: [ID!]!, $first: Int!, $lang: Language!, $asOf: Date) {
  entities(where: {id: {in: $ids}}, first: $first, asOf: $asOf) { nodes { __typename id name(lang: $lang) } } }`;

type Named = Readonly<{
  entities: { nodes: readonly Readonly<{ __typename: string; id: string; name: string }>[] };
}>;

/**
 * Returns the things of a subject by their ids.
 *
 * @throws NOT_FOUND if one of them is not there on the day
 */
export const thingsOf = async (
  { of, body, without = [], with: more = [] }: ReportSubject,
  ask: AskReport,
  on: Readonly<{ lang: string; asOf: string }>,
): Promise<ReadonlyMap<string, ReportThing>> => {
  const ends = more.flatMap(({ from, to }) => [from, to]);
  const ids = [...new Set([...of, ...without, ...ends, ...(body === undefined ? [] : [body])])];
  if (ids.length === 0) return new Map();
  const { entities } = (await ask(NAMED, { ids, first: ids.length, ...on })) as Named;
  const found = new Map(entities.nodes.map(({ __typename: kind, id, name }) => [id, { id, kind, name }]));
  const absent = ids.find(id => !found.has(id));
  if (absent === undefined) return found;
  throw new SamgrafError(
    'NOT_FOUND',
    `There is nothing with the id ${quoted(absent)} on ${on.asOf}.`,
    'Search for it; it may be there on another day.',
  );
};

/** Returns the ids of those of some kinds, or that have one of them as an interface. */
export const idsOfKinds = (
  things: Iterable<ReportThing>,
  wanted: readonly string[],
  { kinds }: Model,
): readonly string[] =>
  [...things]
    .filter(({ kind }) => wanted.some(of => of === kind || kinds.get(kind)?.interfaces.includes(of)))
    .map(({ id }) => id);

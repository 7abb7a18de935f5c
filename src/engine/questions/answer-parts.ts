import { createHash } from 'node:crypto';
import { SamgrafError, required } from '../errors';
import type { Found, FoundEdge, Hop } from '../graph/found';
import type { FoundPath } from '../graph/paths';
import type { FoundElsewhere } from '../graph/union';
import type { UpTo, Whole } from '../graph/up-to';
import type { Model } from '../model/model';
import { THING_ELSEWHERE } from '../plan/elsewhere';
import { encodeCursor } from '../plan/cursor';
import type { RowMap } from '../plan/plan';
import type { Traversal } from '../plan/traversal';
import { crossingsOf, stepsAcross } from './elsewhere';
import type { AskedQuestion } from './question';
import type { Fetched } from '../shape/shape';
import { explainUndated, truncated } from '../words/cut';
import { counted } from '../words/grammar';
import { explainPath } from '../words/path';

/**
 * Before anything is fetched, an answer is made of plain objects: a node is represented by its id, an edge by
 * an object as made here. A sentence is a function of its arguments and of what was fetched; `speaks` lists
 * the nodes it names.
 */
export type SentenceOf = (args: RowMap, parts: Fetched) => string;

/** What an answer needs to know about an edge. Its facts are fetched, unless the edge is only assumed. */
export type NamedEdge = Pick<FoundEdge, 'key' | 'relation' | 'from' | 'to'> &
  Partial<Pick<FoundEdge, 'certainty' | 'assumed'>>;

/** An edge as it appears in an answer, with the `direction` in which it was followed. */
export const stepObject = (
  edge: NamedEdge,
  model: Model,
  direction: Hop['direction'] = 'FORWARD',
): RowMap => ({
  relation: edge.relation,
  direction,
  key: edge.key,
  edgeFrom: edge.from,
  assumed: edge.assumed ? edge.certainty : undefined,
  from: direction === 'FORWARD' ? edge.from : edge.to,
  to: direction === 'FORWARD' ? edge.to : edge.from,
  typename: `${model.relations.get(edge.relation)?.type ?? ''}Step`,
});

/** What a path is told by: the words of the Model, and the facts that were read of its edges. */
export type Telling = Readonly<{
  model: Model;
  traversal: Pick<Traversal, 'edgeFacts'>;
  elsewhere?: FoundElsewhere;
}>;

export const pathObject = (path: FoundPath, { model, traversal, elsewhere }: Telling): RowMap => ({
  length: path.hops.length,
  certainty: path.certainty,
  from: path.hops[0]?.from,
  to: path.hops[path.hops.length - 1]?.to,
  undated: undatedIn(path),
  steps: elsewhere
    ? stepsAcross(path, elsewhere, model, hop => stepObject(hop.edge, model, hop.direction))
    : path.hops.map(hop => stepObject(hop.edge, model, hop.direction)),
  crossings: elsewhere ? crossingsOf(path, elsewhere, model) : [],
  speaks: nodesOf(path),
  explanation: ((args, parts) => {
    const said = explainPath(path, args['lang'], parts.nodes, model, {
      ofAnotherDay: parts.ofAnotherDay,
      facts: traversal.edgeFacts,
    });
    return elsewhere ? withCrossings(said, path, { model, elsewhere }, args, parts) : said;
  }) satisfies SentenceOf,
});

/** A path in words, and what it means that it crosses borders. */
const withCrossings = (
  said: string,
  path: FoundPath,
  { model, elsewhere }: Readonly<{ model: Model; elsewhere: FoundElsewhere }>,
  args: RowMap,
  parts: Fetched,
): string =>
  [
    said,
    ...crossingsOf(path, elsewhere, model).map(({ explanation }) => (explanation as SentenceOf)(args, parts)),
  ].join(' ');

/** Counts how many of its relations have no known dates. */
export const undatedIn = ({ hops }: FoundPath): number => hops.filter(({ edge }) => edge.undated).length;

/** Says how many relations have no dates and what that means for an answer about days; nothing where some were left out. */
export const undatedOf = (count: Whole<number> | null, question: 'difference' | 'history'): RowMap => ({
  undated: count,
  warning: count
    ? (((args: RowMap, { messages }) =>
        explainUndated(count, question, messages.in(args['lang']))) satisfies SentenceOf)
    : null,
});

export const nodesOf = (path: FoundPath): readonly string[] => [
  path.hops[0]?.from ?? '',
  ...path.hops.map(hop => hop.to),
];

/** Identifies a path in a cursor. */
export const pathId = (path: FoundPath): string =>
  createHash('sha256')
    .update(path.hops.map(hop => `${hop.direction} ${hop.edge.key}`).join('\n'))
    .digest('base64url')
    .slice(0, 16);

/** The page that is asked for, and how much was read. */
type Paging = Readonly<{
  traversal: Pick<AskedQuestion, 'after' | 'hash' | 'page'>;
  found: Pick<Found, 'visited' | 'layerCap'>;
}>;

/**
 * A page of an answer, starting after the item that the cursor names. If that item no longer exists, the list
 * has changed and the cursor is rejected. With a cut, how many there are is not known.
 */
export const pageOf = <T>(
  list: UpTo<readonly T[]>,
  idOf: (item: T) => string,
  { traversal, found }: Paging,
  objectOf: (item: T) => RowMap,
): RowMap => {
  const items = list.seen;
  const {
    after,
    hash,
    page: { size },
  } = traversal;
  const at = after === undefined ? 0 : items.findIndex(item => idOf(item) === String(after)) + 1;
  if (after !== undefined && at === 0)
    throw new SamgrafError(
      'BAD_CURSOR',
      'The cursor points to something that is no longer in the answer.',
      'The graph or the arguments have changed. Start again without `after`.',
    );
  const edges = items
    .slice(at, at + size)
    .map(item => ({ node: objectOf(item), cursor: () => encodeCursor(hash, [idOf(item)]) }));
  return {
    edges,
    nodes: edges.map(edge => edge.node),
    totalCount: list.ofAll(({ length }) => length),
    truncated: truncation(list, found),
    pageInfo: {
      hasNextPage: at + edges.length < items.length,
      hasPreviousPage: at > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges[edges.length - 1]?.cursor ?? null,
    },
  };
};

/** Says what was cut, and the distance to which the answer is still complete. */
export const truncation = (
  { cut: reason, completeTo }: Pick<UpTo<unknown>, 'cut' | 'completeTo'>,
  { visited, layerCap }: Pick<Found, 'visited' | 'layerCap'>,
): RowMap | null =>
  reason ? truncated(reason === 'LAYER_CAP' ? { reason, visited, layerCap } : { reason }, completeTo) : null;

/** The number of each kind, the most common first. */
export const countsOf = (kinds: Whole<readonly string[]>, model: Model): readonly RowMap[] =>
  numbersOf(kinds).map(([kind, count]) => ({ kind, count, explanation: inWords(kind, count, model) }));

/** Counts what is seen of each kind, the most common first. What is of other graphs is of none of ours: `graphs` counts it. */
export const numbersOf = (kinds: readonly string[]): readonly (readonly [kind: string, count: number])[] => {
  const counts = new Map<string, number>();
  for (const kind of kinds) if (kind !== THING_ELSEWHERE) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
};

/** Says how many of a kind, as a field that takes `lang`. */
export const inWords =
  (kind: string, count: number, model: Model) =>
  (args: RowMap): string =>
    counted(count, required(model.kinds.get(kind), kind).noun, model.messages.in(args['lang']));

import type { Traversal } from '../plan/traversal';
import { BOUNDS } from '../plan/bounds';
import { neighbours, sharedBy } from '../graph/around';
import { compare, edgeOfKey, edgesOf, hopsOf, isCapped, isOfKind, isTaken, wholeTo, type Found, type Hops } from '../graph/found';
import { reachOf } from '../graph/reach';
import type { Parts, RowMap } from '../shape/shape';
import { readsAmong } from './fetch';
import { countsOf, pageOf, pathObject, stepObject, truncation, type Computing, type NamedEdge } from './objects';

type Around = Traversal['asked'] & { question: 'reach' | 'neighbourhood' | 'common' };

/** What was found going outward: hops, and how far they are all there. */
const outward = (asked: Around, found: Found): Readonly<{ hops: Hops; whole: number; capped: boolean }> =>
  ({ hops: hopsOf(edgesOf(found, 'Out'), [asked.around]), whole: wholeTo(found, asked.around.hops, 'Out'), capped: isCapped(found, 'Out') });

const kindsOf = (ids: readonly string[], found: Found): readonly string[] => ids.map(id => found.nodes.get(id)?.kind ?? '');

export const reach = (asked: Around & { question: 'reach' }, { traversal, found, model }: Computing): RowMap => {
  const { hops, whole, capped } = outward(asked, found);
  const all = reachOf(hops, found.sets.get('Of') ?? new Set(), whole).filter(({ id }) => isOfKind(found, id, asked.around.kinds));
  return {
    ...pageOf(all, item => item.id, traversal, item => ({ node: item.id, distance: item.distance, certainty: item.path.certainty, path: pathObject(item.path, model) })),
    counts: countsOf(kindsOf(all.map(item => item.id), found)),
    truncated: truncation(capped ? 'LAYER_CAP' : undefined, whole, found),
  };
};

export const common = (asked: Around & { question: 'common' }, { traversal, found }: Computing): RowMap => {
  const { hops, whole, capped } = outward(asked, found);
  const all = sharedBy(hops, [...found.sets.get('Of') ?? []], whole, asked.atLeast).filter(({ id }) => isOfKind(found, id, asked.around.kinds));
  return {
    ...pageOf(all, item => item.id, traversal, item => ({ node: item.id, distances: item.distances, count: item.distances.length, total: item.total })),
    truncated: truncation(capped ? 'LAYER_CAP' : undefined, whole, found),
  };
};

/** Relations among the nodes of a page are read by *fetch*, also those between two nodes at the rim. */
export const neighbourhood = (asked: Around & { question: 'neighbourhood' }, { traversal, found, model }: Computing): Readonly<{ value: RowMap; among: readonly string[] }> => {
  const { hops, whole, capped } = outward(asked, found);
  const of = found.sets.get('Of') ?? new Set();
  const all = neighbours(hops, of, whole).filter(({ id }) => of.has(id) || isOfKind(found, id, asked.around.kinds));
  const page = all.slice(0, traversal.page.size);
  const ids = page.map(({ id }) => id);
  const here = new Set(ids);
  const followed = new Set(asked.around.relations.map(relation => relation.name));
  const assumed = found.added.filter(edge => followed.has(edge.relation) && here.has(edge.from) && here.has(edge.to));
  const relations = (_: RowMap, parts: Parts): readonly RowMap[] => [...amongOf(parts, found, here), ...assumed].sort((a, b) => compare(a.key, b.key)).map(edge => stepObject(edge, model));
  return {
    value: {
      nodes: page.map(({ id, distance, degree }) => ({ node: id, distance, degree })), relations, totalCount: all.length,
      omitted: countsOf(kindsOf(all.slice(traversal.page.size).map(({ id }) => id), found)),
      truncated: (_: RowMap, { scanned }: Parts) => truncation(capped || scanned > BOUNDS.amongCap ? 'LAYER_CAP' : undefined, whole, found),
    },
    among: readsAmong(traversal) ? ids : [],
  };
};

/** The edges that *fetch* read among the nodes; what a what-if takes away is not there. */
const amongOf = (parts: Parts, found: Found, here: ReadonlySet<string>): readonly NamedEdge[] =>
  [...parts.edges.keys()].map(edgeOfKey).filter(({ key, from, to }) => here.has(from) && here.has(to) && !isTaken(found, key));
